"""The agenda: proposing it, putting items on and taking them off, their order, what was said on them."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kikao.casework.cases.queries import case
from kikao.casework.meetings.actions import (
    move_item,
    move_to_closed,
    note_item,
    put_on_agenda,
    take_off_agenda,
)
from kikao.casework.meetings.queries import closed_sittings_for, preparation, sitting
from kikao.casework.tasks.actions import propose_full_agenda
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.stops import Unknown
from kikao.interfaces.office.asking import Question, ask, do, named, open_for
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.meetings import offers
from kikao.interfaces.office.meetings.asking import to_sitting, trail_of, with_item
from kikao.interfaces.office.meetings.forms import ItemForm, NoteForm, ToClosedForm
from kikao.interfaces.ui.words import day_words


@require_POST
@page
def proposed(request: OfficeRequest, sitting_id: UUID) -> HttpResponse:
    """Fill the agenda with new cases, tasks to report back on, what is overdue and what is to be ratified."""
    by = open_for(request, propose_full_agenda)
    return do(
        request,
        lambda: propose_full_agenda(by, sitting_id=sitting_id),
        after=to_sitting(sitting_id, "#agenda"),
        done=_("The agenda is proposed. Put it in order, add or take off."),
    )


@page
def put(request: OfficeRequest, sitting_id: UUID) -> HttpResponse:
    """Put something on the agenda."""
    by = open_for(request, put_on_agenda)
    seen = sitting(by, sitting_id)
    offered = {"case_id": offers.open_cases(by), "release_id": offers.standing_releases(by)}
    asked = named(request, "case")[:1]

    def act(answers: dict[str, Any]) -> UUID:
        reference = answers.pop("reference")
        if reference and not answers["case_id"]:
            answers["case_id"] = offers.case_by_reference(by, reference)
        return put_on_agenda(by, sitting_id=sitting_id, **answers)

    return ask(
        request,
        Question(
            title=_("Put on the agenda"),
            submit=_("Put it on"),
            form=ItemForm(
                request.POST or None, offered=offered, initial={"case_id": asked[0] if asked else None}
            ),
            act=act,
            after=lambda _made: to_sitting(sitting_id, "#agenda"),
            done=_("It stands on the agenda."),
            trail=trail_of(seen.line),
        ),
    )


@require_POST
@page
def raised_up(request: OfficeRequest, sitting_id: UUID, item_id: UUID) -> HttpResponse:
    """Move an item up."""
    return _moved(request, sitting_id, item_id, up=True)


@require_POST
@page
def moved_down(request: OfficeRequest, sitting_id: UUID, item_id: UUID) -> HttpResponse:
    """Move an item down."""
    return _moved(request, sitting_id, item_id, up=False)


def _moved(request: OfficeRequest, sitting_id: UUID, item_id: UUID, *, up: bool) -> HttpResponse:
    by = open_for(request, move_item)
    with_item(by, sitting_id, item_id)
    return do(
        request,
        lambda: move_item(by, item_id=item_id, up=up),
        after=to_sitting(sitting_id, "#agenda"),
        done=_("The order is changed."),
    )


@require_POST
@page
def taken_off(request: OfficeRequest, sitting_id: UUID, item_id: UUID) -> HttpResponse:
    """Take an item off."""
    by = open_for(request, take_off_agenda)
    with_item(by, sitting_id, item_id)
    return do(
        request,
        lambda: take_off_agenda(by, item_id=item_id),
        after=to_sitting(sitting_id, "#agenda"),
        done=_("It is off the agenda."),
    )


@page
def noted(request: OfficeRequest, sitting_id: UUID, item_id: UUID) -> HttpResponse:
    """Write what was said on an item."""
    by = open_for(request, note_item)
    seen, item = with_item(by, sitting_id, item_id)
    return ask(
        request,
        Question(
            title=_("What was said"),
            lead=f"{item.position}. {item.words}",
            submit=_("Keep the note"),
            form=NoteForm(request.POST or None, initial={"note": item.note}),
            act=lambda answers: note_item(by, item_id=item_id, **answers),
            after=lambda _made: to_sitting(sitting_id, "#agenda"),
            done=_("The note is kept for the minutes."),
            trail=trail_of(seen.line),
        ),
    )


@page
def closed(request: OfficeRequest, sitting_id: UUID, item_id: UUID) -> HttpResponse:
    """Move a matter to a closed sitting."""
    by = open_for(request, move_to_closed)
    seen = sitting(by, sitting_id)
    case_id = _case_of(by, sitting_id, item_id)
    shown = case(by, case_id).line
    choices = [
        (str(line.id), f"{day_words(line.day)} {line.venue}".strip())
        for line in closed_sittings_for(by, case_id)
    ]
    return ask(
        request,
        Question(
            title=_("Move to a closed sitting"),
            lead=offers.named(shown),
            submit=_("Move it"),
            form=ToClosedForm(request.POST or None, offered={"sitting_id": choices}),
            act=lambda answers: move_to_closed(by, item_id=item_id, **answers),
            after=to_sitting,
            done=_("It stands on the closed sitting. This agenda keeps no sign of it."),
            trail=trail_of(seen.line),
            template="office/meetings/to_closed.html",
            more={"case_id": case_id, "choices": choices},
        ),
    )


def _case_of(by: Actor, sitting_id: UUID, item_id: UUID) -> UUID:
    """Return the case of an item that stands on a coming agenda, or had to leave it."""
    for back in preparation(by, sitting_id).held_back:
        if back.item_id == item_id:
            return back.case_id
    _page, item = with_item(by, sitting_id, item_id)
    if item.case_id is None:
        raise Unknown
    return item.case_id
