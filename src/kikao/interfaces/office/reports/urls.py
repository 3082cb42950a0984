"""The addresses of reports in the office."""

from django.urls import path

from kikao.interfaces.office.reports.views import (
    alerting,
    caring,
    filing,
    likening,
    reading,
    sorting,
    taking,
    talking,
    triage,
    withdrawing,
)

_ONE = "<uuid:report_id>/"

urlpatterns = [
    path("", reading.listed, name="reports-list"),
    path("triage/", triage.first, name="reports-triage"),
    path("triage/<uuid:report_id>/", triage.one, name="reports-triage-one"),
    path("take/", taking.taken, name="reports-take"),
    path("take-apart/", caring.taken_apart, name="reports-take-apart"),
    path("circle/", caring.circle, name="reports-circle"),
    path("circle/name/", caring.circle_named, name="reports-circle-name"),
    path("circle/<uuid:circle_id>/confirm/", caring.circle_confirmed, name="reports-circle-confirm"),
    path("circle/<uuid:circle_id>/end/", caring.circle_ended, name="reports-circle-end"),
    path(_ONE, reading.one, name="reports-report"),
    path(f"{_ONE}words/", reading.words, name="reports-words"),
    path(f"{_ONE}files/", filing.files, name="reports-files"),
    path(f"{_ONE}screen/", sorting.screened, name="reports-screen"),
    path(f"{_ONE}set-aside/", sorting.set_aside, name="reports-set-aside"),
    path(f"{_ONE}bring-back/", sorting.brought_back, name="reports-bring-back"),
    path(f"{_ONE}admit/", sorting.admitted, name="reports-admit"),
    path(f"{_ONE}accused/", sorting.accused, name="reports-accuse"),
    path(f"{_ONE}accused/<uuid:accused_id>/clear/", sorting.cleared, name="reports-clear"),
    path(f"{_ONE}share/", sorting.shared, name="reports-share"),
    path(f"{_ONE}ask/", talking.asked, name="reports-ask"),
    path(f"{_ONE}consent/", talking.consented, name="reports-consent"),
    path(f"{_ONE}withdraw/", withdrawing.withdrawn, name="reports-withdraw"),
    path(f"{_ONE}withdrawal/", withdrawing.settled, name="reports-settle"),
    path(f"{_ONE}places/", withdrawing.places, name="reports-places"),
    path(f"{_ONE}places/redress/", withdrawing.redressed, name="reports-redress"),
    path(f"{_ONE}similar/", likening.similar, name="reports-similar"),
    path(f"{_ONE}similar/compare/", likening.compared, name="reports-compare"),
    path(f"{_ONE}alert/", alerting.alerted, name="reports-alert"),
    path(f"{_ONE}restrict/", caring.restricted, name="reports-restrict"),
    path(f"{_ONE}refer/", caring.referred, name="reports-refer"),
]
