"""The addresses of openings of identities."""

from django.urls import path

from kikao.interfaces.office.openings.views import answering, asking, carrying, reading, stopping

_ONE = "<uuid:opening_id>/"

urlpatterns = [
    path("", reading.listed, name="openings-list"),
    path("ask/<uuid:subject_id>/", asking.asked, name="openings-ask"),
    path("danger/<uuid:subject_id>/", asking.in_danger, name="openings-danger"),
    path("stop/", stopping.stopped, name="openings-stop"),
    path("stop/ask-to-lift/", stopping.lift_asked, name="openings-ask-lift"),
    path("stop/lift/", stopping.lifted, name="openings-lift"),
    path("keys/", carrying.keys, name="openings-keys"),
    path("keys/keep/", carrying.kept, name="openings-keep"),
    path(_ONE, reading.one, name="openings-opening"),
    path(f"{_ONE}approve/", answering.approved, name="openings-approve"),
    path(f"{_ONE}refuse/", answering.refused, name="openings-refuse"),
    path(f"{_ONE}close/", answering.closed, name="openings-close"),
    path(f"{_ONE}request-file/", carrying.requested, name="openings-request-file"),
    path(f"{_ONE}identity-file/", carrying.carried, name="openings-identity-file"),
    path(f"{_ONE}identity/", reading.shown, name="openings-identity"),
]
