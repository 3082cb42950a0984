"""The addresses of sittings."""

from django.urls import path

from kikao.interfaces.office.meetings.views import (
    agenda,
    deciding,
    holding,
    minutes,
    papers,
    past,
    planning,
    reading,
    rules,
    scans,
    urgent,
)

_ONE = "<uuid:sitting_id>/"
_ITEM = f"{_ONE}items/<uuid:item_id>/"

urlpatterns = [
    path("", reading.listed, name="meetings-list"),
    path("plan/", planning.planned, name="meetings-plan"),
    path("closed/", planning.closed, name="meetings-closed"),
    path("past/", past.entered, name="meetings-past"),
    path("urgent/", urgent.chosen, name="meetings-urgent"),
    path("urgent/<uuid:case_id>/", urgent.decided, name="meetings-urgent-case"),
    path("rules/", rules.shown, name="meetings-rules"),
    path("rules/set/", rules.settled, name="meetings-rules-set"),
    path("rules/hosts/", rules.rotated, name="meetings-hosts"),
    path(_ONE, reading.one, name="meetings-sitting"),
    path(f"{_ONE}papers/", scans.files, name="meetings-papers"),
    path(f"{_ONE}move/", planning.moved, name="meetings-move"),
    path(f"{_ONE}invite/", planning.invited, name="meetings-invite"),
    path(f"{_ONE}call/", planning.called, name="meetings-call"),
    path(f"{_ONE}cancel/", planning.cancelled, name="meetings-cancel"),
    path(f"{_ONE}propose/", agenda.proposed, name="meetings-propose"),
    path(f"{_ONE}items/", agenda.put, name="meetings-put"),
    path(f"{_ITEM}up/", agenda.raised_up, name="meetings-up"),
    path(f"{_ITEM}down/", agenda.moved_down, name="meetings-down"),
    path(f"{_ITEM}off/", agenda.taken_off, name="meetings-off"),
    path(f"{_ITEM}note/", agenda.noted, name="meetings-note"),
    path(f"{_ITEM}close/", agenda.closed, name="meetings-close-item"),
    path(f"{_ITEM}link/", holding.linked, name="meetings-link"),
    path(f"{_ITEM}decide/", deciding.decided, name="meetings-decide"),
    path(f"{_ITEM}ratify/<uuid:decision_id>/", deciding.ratified, name="meetings-ratify"),
    path(f"{_ONE}held/", holding.held, name="meetings-held"),
    path(f"{_ONE}attendance/", holding.corrected, name="meetings-attendance"),
    path(f"{_ONE}raised/", holding.raised, name="meetings-raised"),
    path(f"{_ONE}guests/", holding.guest_added, name="meetings-guest"),
    path(f"{_ONE}heads/", holding.heads_counted, name="meetings-heads"),
    path(f"{_ONE}minutes/", minutes.read, name="meetings-minutes"),
    path(f"{_ONE}minutes/draft/", minutes.drafted, name="meetings-draft"),
    path(f"{_ONE}minutes/edit/", minutes.written, name="meetings-write"),
    path(f"{_ONE}minutes/adopt/", minutes.adopted, name="meetings-adopt"),
    path(f"{_ONE}minutes/addendum/", minutes.added, name="meetings-addendum"),
    path(f"{_ONE}agenda/print/", papers.agenda_printed, name="meetings-agenda-print"),
    path(f"{_ONE}agenda.docx", papers.agenda_file, name="meetings-agenda-docx"),
    path(f"{_ONE}minutes/print/", papers.minutes_printed, name="meetings-minutes-print"),
    path(f"{_ONE}minutes.docx", papers.minutes_file, name="meetings-minutes-docx"),
]
