"""Recording that a sitting was held, who was there, and what was raised aloud."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from kikao.casework.meetings.actions import (
    add_guest,
    correct_attendance,
    count_heads,
    hold_sitting,
    link_said_item,
    raise_in_session,
)
from kikao.casework.meetings.queries import sitting
from kikao.foundation.base.clock import today
from kikao.interfaces.office.asking import Question, ask, open_for
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.meetings import offers
from kikao.interfaces.office.meetings.asking import to_sitting, trail_of, with_item
from kikao.interfaces.office.meetings.forms import GuestForm, HeadsForm, LinkForm, RaisedForm
from kikao.interfaces.office.meetings.presence import ALTERNATE, PRESENT, HeldForm, noted_before


@page
def held(request: OfficeRequest, sitting_id: UUID) -> HttpResponse:
    """Record that the sitting was held and who was there."""
    by = open_for(request, hold_sitting)
    seen = sitting(by, sitting_id)
    form = HeldForm(request.POST or None, page=seen, initial={"held_on": min(seen.line.day, today())})

    def act(answers: dict[str, Any]) -> UUID:
        return hold_sitting(
            by,
            sitting_id=sitting_id,
            held_on=answers["held_on"],
            present=form.noted(PRESENT),
            alternates=form.noted(ALTERNATE),
            guests=form.came(),
        )

    return ask(
        request,
        Question(
            title=_("Who was there"),
            lead=_("From now on the agenda does not change; decisions can be recorded."),
            submit=_("Record the sitting as held"),
            form=form,
            act=act,
            after=to_sitting,
            done=_("The sitting is recorded as held. Record now what was decided."),
            trail=trail_of(seen.line),
            template="office/meetings/attendance.html",
        ),
    )


@page
def corrected(request: OfficeRequest, sitting_id: UUID) -> HttpResponse:
    """Correct who was there."""
    by = open_for(request, correct_attendance)
    seen = sitting(by, sitting_id)
    initial = {"held_on": seen.line.day, **noted_before(seen.attendances)}
    form = HeldForm(request.POST or None, page=seen, initial=initial)
    form.fields["held_on"].disabled = True

    def act(_answers: dict[str, Any]) -> UUID:
        return correct_attendance(
            by,
            sitting_id=sitting_id,
            present=form.noted(PRESENT),
            alternates=form.noted(ALTERNATE),
            guests=form.came(),
        )

    return ask(
        request,
        Question(
            title=_("Correct who was there"),
            submit=_("Keep the changes"),
            form=form,
            act=act,
            after=to_sitting,
            done=_("Who was there is corrected."),
            trail=trail_of(seen.line),
            template="office/meetings/attendance.html",
        ),
    )


@page
def raised(request: OfficeRequest, sitting_id: UUID) -> HttpResponse:
    """Record something raised aloud and who heard it."""
    by = open_for(request, raise_in_session)
    seen = sitting(by, sitting_id)
    there = offers.present_seats(seen)
    offered = {"case_id": offers.open_cases(by), "heard_by": there}
    initial = {"heard_by": [seat_id for seat_id, _who in there]}

    def act(answers: dict[str, Any]) -> UUID:
        reserved = bool(answers.pop("reserved"))
        return raise_in_session(by, sitting_id=sitting_id, reserved=reserved, **answers)

    return ask(
        request,
        Question(
            title=_("Raised in session"),
            lead=_(
                "Who was in the room keeps what was said there, whatever wall comes later. Everything after is walled."
            ),
            submit=_("Record it"),
            form=RaisedForm(request.POST or None, offered=offered, initial=initial),
            act=act,
            after=lambda _made: to_sitting(sitting_id, "#agenda"),
            done=_("It is recorded with who heard it."),
            trail=trail_of(seen.line),
        ),
    )


@page
def linked(request: OfficeRequest, sitting_id: UUID, item_id: UUID) -> HttpResponse:
    """Say which case came of something raised aloud."""
    by = open_for(request, link_said_item)
    seen, item = with_item(by, sitting_id, item_id)
    return ask(
        request,
        Question(
            title=_("Which case came of it"),
            lead=item.words,
            submit=_("Link the case"),
            form=LinkForm(request.POST or None, offered={"case_id": offers.open_cases(by)}),
            act=lambda answers: link_said_item(by, item_id=item_id, **answers),
            after=lambda _made: to_sitting(sitting_id, "#agenda"),
            done=_("The case is linked. Its wall decides from now on who else may read this."),
            trail=trail_of(seen.line),
        ),
    )


@page
def guest_added(request: OfficeRequest, sitting_id: UUID) -> HttpResponse:
    """Invite a guest."""
    by = open_for(request, add_guest)
    seen = sitting(by, sitting_id)
    return ask(
        request,
        Question(
            title=_("Invite a guest"),
            lead=_("A guest has a voice on some items and no part in decisions."),
            submit=_("Invite"),
            form=GuestForm(request.POST or None, offered={"item_ids": offers.items_of(seen)}),
            act=lambda answers: add_guest(by, sitting_id=sitting_id, **answers),
            after=lambda _made: to_sitting(sitting_id, "#people"),
            done=_("The guest is noted."),
            trail=trail_of(seen.line),
        ),
    )


@page
def heads_counted(request: OfficeRequest, sitting_id: UUID) -> HttpResponse:
    """Note how many of a group were there."""
    by = open_for(request, count_heads)
    seen = sitting(by, sitting_id)
    return ask(
        request,
        Question(
            title=_("Count a group"),
            lead=_("Without names: only how many of which group."),
            submit=_("Note"),
            form=HeadsForm(request.POST or None),
            act=lambda answers: count_heads(by, sitting_id=sitting_id, **answers),
            after=lambda _made: to_sitting(sitting_id, "#people"),
            done=_("The number is noted."),
            trail=trail_of(seen.line),
        ),
    )
