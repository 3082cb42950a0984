"""Who sits, speaks, interprets and leads in a room."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kikao.casework.mediation.actions import (
    add_contact,
    add_interpreter,
    add_side,
    appoint_mediator,
    dismiss_mediator,
    drop_contact,
    drop_interpreter,
    seat_body,
    unseat_body,
)
from kikao.casework.mediation.queries import room_of_body, room_of_mediator, room_of_side
from kikao.casework.mediation.schemas import RoomPage
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.stops import Unknown
from kikao.interfaces.office.asking import Question, SureForm, ask, do, hidden_from_others, open_for
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.mediation.forms import (
    BodyForm,
    ContactForm,
    InterpreterForm,
    MediatorForm,
    SideForm,
)
from kikao.interfaces.office.mediation.trails import led, room_address, room_trail, rooms_trail
from kikao.registry.people.queries import account_choices, organisation_choices, seat_choices


def _side(by: Actor, side_id: UUID) -> tuple[RoomPage, str]:
    with hidden_from_others():
        held = led(by, room_of_side(by, side_id))
    return held, next(side.name for side in held.sides if side.id == side_id)


@page
def side_added(request: OfficeRequest, room_id: UUID) -> HttpResponse:
    """Bring another side to the table."""
    by = open_for(request, add_side)
    held = led(by, room_id)
    question = Question(
        title=_("Another side"),
        submit=_("Add the side"),
        form=SideForm(request.POST or None),
        act=lambda answers: add_side(by, room_id=room_id, **answers),
        after=lambda _made: room_address(room_id),
        done=_("The side sits at the table, with as many chairs as the others."),
        trail=room_trail(room_id, held.line.title),
    )
    return ask(request, question)


@page
def body_seated(request: OfficeRequest, side_id: UUID) -> HttpResponse:
    """Put an organisation on a side."""
    by = open_for(request, seat_body)
    held, name = _side(by, side_id)
    question = Question(
        title=_("Who sits on this side"),
        submit=_("Put it on this side"),
        form=BodyForm(request.POST or None, organisations=organisation_choices(by), seats=seat_choices(by)),
        act=lambda answers: seat_body(by, side_id=side_id, **answers),
        after=lambda _made: room_address(held.line.id),
        done=_("It sits on this side. Its seat finds a notice."),
        trail=room_trail(held.line.id, held.line.title),
        lead=name,
    )
    return ask(request, question)


@page
def body_left(request: OfficeRequest, body_id: UUID) -> HttpResponse:
    """Take an organisation from a side, once one is sure."""
    by = open_for(request, unseat_body)
    with hidden_from_others():
        held = led(by, room_of_body(by, body_id))
    name = next(one.organisation for side in held.sides for one in side.bodies if one.id == body_id)
    question = Question(
        title=_("Take it from the table"),
        submit=_("Take it from the table"),
        form=SureForm(request.POST or None),
        act=lambda _answers: unseat_body(by, body_id=body_id),
        after=room_address,
        done=_("It sits here no more, and its seat finds nothing."),
        trail=room_trail(held.line.id, held.line.title),
        lead=name,
        danger=True,
        consequences=(
            _("From now on its seat finds nothing of this room, and its keys are taken back."),
            _("What it has read is not forgotten; what it said stays in the record."),
        ),
    )
    return ask(request, question)


@page
def contact_added(request: OfficeRequest, side_id: UUID) -> HttpResponse:
    """Note who speaks for a side without an account."""
    by = request.actor
    held, name = _side(by, side_id)
    question = Question(
        title=_("Who speaks for this side"),
        submit=_("Note it"),
        form=ContactForm(request.POST or None),
        act=lambda answers: add_contact(by, side_id=side_id, **answers),
        after=lambda _made: room_address(held.line.id),
        done=_("Noted, sealed for those who prepare and lead the talks."),
        trail=room_trail(held.line.id, held.line.title),
        lead=name,
        note=_("Name and telephone are sealed. They stand on no invitation, and no side reads them."),
    )
    return ask(request, question)


@page
def interpreter_added(request: OfficeRequest, room_id: UUID) -> HttpResponse:
    """Note who interprets."""
    by = request.actor
    held = led(by, room_id)
    question = Question(
        title=_("An interpreter"),
        submit=_("Note it"),
        form=InterpreterForm(request.POST or None),
        act=lambda answers: add_interpreter(by, room_id=room_id, **answers),
        after=lambda _made: room_address(room_id),
        done=_("Noted, sealed for those who prepare and lead the talks."),
        trail=room_trail(room_id, held.line.title),
        note=_("Who it is and the links to the sides are sealed. The languages stand plain."),
    )
    return ask(request, question)


@page
def mediator_appointed(request: OfficeRequest, room_id: UUID) -> HttpResponse:
    """Let another person lead the talks."""
    by = open_for(request, appoint_mediator)
    held = led(by, room_id)
    question = Question(
        title=_("Another mediator"),
        submit=_("Let them lead"),
        form=MediatorForm(request.POST or None, people=account_choices(by)),
        act=lambda answers: appoint_mediator(by, room_id=room_id, **answers),
        after=lambda _made: room_address(room_id),
        done=_("This person leads the talks too, and finds a notice."),
        trail=room_trail(room_id, held.line.title),
        lead=_("Who leads is walled from nothing here and belongs to none of the sides."),
    )
    return ask(request, question)


@page
def mediator_dismissed(request: OfficeRequest, mediator_id: UUID) -> HttpResponse:
    """Let somebody lead no more, once one is sure."""
    by = open_for(request, dismiss_mediator)
    with hidden_from_others():
        held = led(by, room_of_mediator(by, mediator_id))
    name = next((one.name for one in held.mediators if one.id == mediator_id and not one.until_on), None)
    if name is None:
        raise Unknown
    question = Question(
        title=_("Leads no more"),
        submit=_("Leads no more"),
        form=SureForm(request.POST or None),
        act=lambda _answers: dismiss_mediator(by, mediator_id=mediator_id),
        after=room_address,
        done=_("This person leads these talks no more."),
        trail=room_trail(held.line.id, held.line.title),
        lead=name,
        danger=True,
        consequences=(_("The keys of the room are taken back. Own notes stay that person's own."),),
    )
    return ask(request, question)


@require_POST
@page
def contact_dropped(request: OfficeRequest, contact_id: UUID) -> HttpResponse:
    """Note that somebody speaks for a side no more."""
    by = request.actor
    return _gone(request, lambda: drop_contact(by, contact_id=contact_id))


@require_POST
@page
def interpreter_dropped(request: OfficeRequest, interpreter_id: UUID) -> HttpResponse:
    """Note that somebody interprets no more."""
    by = request.actor
    return _gone(request, lambda: drop_interpreter(by, interpreter_id=interpreter_id))


def _gone(request: OfficeRequest, act: Callable[[], UUID]) -> HttpResponse:
    made: list[UUID] = []

    def after() -> str:
        return room_address(made[0]) if made else rooms_trail()[0][1]

    return do(request, lambda: made.append(act()), after=after, done=_("Noted."))
