"""The addresses of what waits apart."""

from django.urls import path

from kikao.interfaces.office.intake.views import comparing, opening, reading, sorting

_ONE = "<uuid:submission_id>/"

urlpatterns = [
    path("", reading.listed, name="intake-list"),
    path("open/", opening.all_opened, name="intake-open-all"),
    path(_ONE, reading.one, name="intake-submission"),
    path(f"{_ONE}words/", reading.words, name="intake-words"),
    path(f"{_ONE}files/", reading.files, name="intake-files"),
    path(f"{_ONE}open/", opening.opened, name="intake-open"),
    path(f"{_ONE}late/", opening.late_opened, name="intake-open-late"),
    path(f"{_ONE}take/", opening.taken, name="intake-take"),
    path(f"{_ONE}share/", sorting.shared, name="intake-share"),
    path(f"{_ONE}settle/", sorting.settled, name="intake-settle"),
    path(f"{_ONE}beside/", comparing.side_by_side, name="intake-beside"),
    path(f"{_ONE}beside/first/", comparing.first_kept, name="intake-keep-first"),
    path(f"{_ONE}beside/later/", comparing.later_taken, name="intake-take-later"),
]
