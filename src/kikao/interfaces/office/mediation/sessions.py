"""Sessions: planned, changed, held, not held, and the invitation of each side on paper."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kikao.casework.mediation.actions import change_session, hold_session, note_not_held, plan_session
from kikao.casework.mediation.queries import invitation, room, session
from kikao.casework.mediation.schemas import RoomPage, SessionLine
from kikao.foundation.access.actor import Actor
from kikao.foundation.audit.door import read_note
from kikao.interfaces.office.asking import Question, ask
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.mediation.saying import ChangeForm, HoldForm, NotHeldForm, PlanForm
from kikao.interfaces.office.mediation.trails import Trail, led, room_trail
from kikao.registry.places.queries import place_choices


def _address(session_id: object) -> str:
    return reverse("office:mediation-session", args=[session_id])


def _trail(held: RoomPage, line: SessionLine) -> Trail:
    return [*room_trail(held.line.id, held.line.title), (f"{line.planned_on:%d/%m/%Y}", _address(line.id))]


def _offers(by: Actor, held: RoomPage) -> dict[str, Any]:
    speaking = [(str(one.id), one.languages) for one in held.interpreters]
    return {"places": place_choices(by), "interpreters": speaking}


def _planned(by: Actor, session_id: UUID) -> tuple[RoomPage, SessionLine]:
    line = session(by, session_id)
    return led(by, line.room_id), line


@require_safe
@page
def one(request: OfficeRequest, room_session_id: UUID) -> HttpResponse:
    """Show one session with who was there and what came of it."""
    by = request.actor
    line = session(by, room_session_id)
    held = room(by, line.room_id, words=False)
    context = {"session": line, "room": held, "trail": room_trail(held.line.id, held.line.title)}
    return render(request, "office/mediation/session.html", context)


@require_safe
@page
def invited(request: OfficeRequest, room_session_id: UUID, side_id: UUID) -> HttpResponse:
    """Print the invitation of one side."""
    shown = invitation(request.actor, room_session_id, side_id)
    read_note(request.actor, "room.print_invitation", room_session_id)
    return render(request, "office/mediation/invitation.html", {"invitation": shown})


@page
def planned(request: OfficeRequest, room_id: UUID) -> HttpResponse:
    """Plan a session."""
    by = request.actor
    held = led(by, room_id)
    question = Question(
        title=_("Plan a session"),
        submit=_("Plan it"),
        form=PlanForm(request.POST or None, **_offers(by, held)),
        act=lambda answers: plan_session(by, room_id=room_id, **answers),
        after=_address,
        done=_("The session is planned. Print an invitation for each side; seats find a notice."),
        trail=room_trail(room_id, held.line.title),
    )
    return ask(request, question)


@page
def changed(request: OfficeRequest, room_session_id: UUID) -> HttpResponse:
    """Plan a session otherwise."""
    by = request.actor
    held, line = _planned(by, room_session_id)
    names = "planned_on begins_at place_id venue about languages interpreter_id version"
    question = Question(
        title=_("Change the session"),
        submit=_("Change it"),
        form=ChangeForm(
            request.POST or None,
            initial={name: getattr(line, name) for name in names.split()},
            **_offers(by, held),
        ),
        act=lambda answers: change_session(by, session_id=line.id, **answers),
        after=_address,
        done=_("The session is changed. Seats find a notice; print the invitations again."),
        trail=_trail(held, line),
    )
    return ask(request, question)


@page
def held(request: OfficeRequest, room_session_id: UUID) -> HttpResponse:
    """Write down how a session went."""
    by = request.actor
    around, line = _planned(by, room_session_id)
    form = HoldForm(
        request.POST or None,
        sides=around.sides,
        interpreters=_offers(by, around)["interpreters"],
        initial={"version": line.version, "interpreter_id": line.interpreter_id},
    )

    def act(answers: dict[str, Any]) -> UUID:
        said = {name: answers[name] for name in ("held_on", "interpreter_id", "words", "version")}
        return hold_session(by, session_id=line.id, presences=form.presences(), **said)

    question = Question(
        title=_("The sides met"),
        submit=_("Write it down"),
        form=form,
        act=act,
        after=_address,
        done=_("The session stands in the record."),
        trail=_trail(around, line),
    )
    return ask(request, question)


@page
def not_held(request: OfficeRequest, room_session_id: UUID) -> HttpResponse:
    """Write down that the sides did not meet."""
    by = request.actor
    around, line = _planned(by, room_session_id)
    question = Question(
        title=_("The sides did not meet"),
        submit=_("Write it down"),
        form=NotHeldForm(request.POST or None, initial={"version": line.version}),
        act=lambda answers: note_not_held(by, session_id=line.id, **answers),
        after=_address,
        done=_("It stands in the record that the session was not held, and why."),
        trail=_trail(around, line),
    )
    return ask(request, question)
