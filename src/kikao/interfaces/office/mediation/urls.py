"""The addresses of mediation."""

from django.urls import URLPattern, path

from kikao.interfaces.office.mediation import people, records, rooms, sessions

_ROOM = "<uuid:room_id>/"
_SIDE = "sides/<uuid:side_id>/"
_SESSION = "sessions/<uuid:room_session_id>/"
_RECORD = "records/<uuid:record_id>/"

urlpatterns: list[URLPattern] = [
    path("", rooms.listed, name="mediation-list"),
    path("open/<uuid:case_id>/", rooms.opened, name="mediation-open"),
    path(_ROOM, rooms.one, name="mediation-room"),
    path(f"{_ROOM}title/", rooms.retitled, name="mediation-title"),
    path(f"{_ROOM}chairs/", rooms.chairs, name="mediation-chairs"),
    path(f"{_ROOM}end/", rooms.ended, name="mediation-end"),
    path(f"{_ROOM}resume/", rooms.resumed, name="mediation-resume"),
    path(f"{_ROOM}share/", rooms.shared, name="mediation-share"),
    path(f"{_ROOM}sides/", people.side_added, name="mediation-side"),
    path(f"{_ROOM}interpreters/", people.interpreter_added, name="mediation-interpreter"),
    path(f"{_ROOM}mediators/", people.mediator_appointed, name="mediation-mediator"),
    path(f"{_SIDE}bodies/", people.body_seated, name="mediation-body"),
    path(f"{_SIDE}contacts/", people.contact_added, name="mediation-contact"),
    path("bodies/<uuid:body_id>/leave/", people.body_left, name="mediation-body-leaves"),
    path("contacts/<uuid:contact_id>/leave/", people.contact_dropped, name="mediation-contact-leaves"),
    path(
        "interpreters/<uuid:interpreter_id>/leave/",
        people.interpreter_dropped,
        name="mediation-interpreter-leaves",
    ),
    path("mediators/<uuid:mediator_id>/leave/", people.mediator_dismissed, name="mediation-mediator-leaves"),
    path(f"{_ROOM}sessions/", sessions.planned, name="mediation-plan"),
    path(_SESSION, sessions.one, name="mediation-session"),
    path(f"{_SESSION}change/", sessions.changed, name="mediation-change"),
    path(f"{_SESSION}held/", sessions.held, name="mediation-held"),
    path(f"{_SESSION}not-held/", sessions.not_held, name="mediation-not-held"),
    path(f"{_SESSION}invitation/<uuid:side_id>/", sessions.invited, name="mediation-invitation"),
    path(f"{_ROOM}records/", records.listed, name="mediation-records"),
    path(f"{_ROOM}records/write/", records.written, name="mediation-record"),
    path(f"{_RECORD}settle/", records.settled, name="mediation-settle"),
    path(f"{_RECORD}share/", records.shared, name="mediation-record-share"),
    path(f"{_RECORD}refusal/", records.refused, name="mediation-refusal"),
    path(f"{_ROOM}answer/", records.answered, name="mediation-answer"),
    path(f"{_ROOM}notes/", records.noted, name="mediation-notes"),
]
