"""The addresses of reports in the office."""

from django.urls import path

from kikao.interfaces.office.reports.views import reading, sorting, taking, talking

_ONE = "<uuid:report_id>/"

urlpatterns = [
    path("", reading.listed, name="reports-list"),
    path("take/", taking.taken, name="reports-take"),
    path(_ONE, reading.one, name="reports-report"),
    path(f"{_ONE}words/", reading.words, name="reports-words"),
    path(f"{_ONE}screen/", sorting.screened, name="reports-screen"),
    path(f"{_ONE}set-aside/", sorting.set_aside, name="reports-set-aside"),
    path(f"{_ONE}bring-back/", sorting.brought_back, name="reports-bring-back"),
    path(f"{_ONE}admit/", sorting.admitted, name="reports-admit"),
    path(f"{_ONE}accused/", sorting.accused, name="reports-accuse"),
    path(f"{_ONE}accused/<uuid:accused_id>/clear/", sorting.cleared, name="reports-clear"),
    path(f"{_ONE}share/", sorting.shared, name="reports-share"),
    path(f"{_ONE}ask/", talking.asked, name="reports-ask"),
    path(f"{_ONE}consent/", talking.consented, name="reports-consent"),
    path(f"{_ONE}withdrawal/", talking.settled, name="reports-settle"),
]
