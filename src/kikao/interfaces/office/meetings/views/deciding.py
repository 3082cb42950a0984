"""Recording what was decided on an item, and what a sitting makes of an urgent decision."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from kikao.casework.meetings.actions import ratify_decision, record_decision
from kikao.casework.meetings.queries import decision
from kikao.casework.meetings.schemas import ItemLine, SittingPage
from kikao.interfaces.office.asking import Question, ask, open_for
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.meetings import offers
from kikao.interfaces.office.meetings.asking import to_sitting, trail_of, with_item
from kikao.interfaces.office.meetings.recording import RecordForm
from kikao.interfaces.office.meetings.settling import RatifyForm


@page
def decided(request: OfficeRequest, sitting_id: UUID, item_id: UUID) -> HttpResponse:
    """Record what the sitting decided on an item."""
    by = open_for(request, record_decision)
    seen, item = with_item(by, sitting_id, item_id)
    form = RecordForm(
        request.POST or None,
        offered={"joined_to": offers.open_cases(by)} if item.case_id else {},
        present=offers.present_seats(seen),
        invited=offers.invited_seats(seen),
        on_a_case=item.case_id is not None,
        closed=seen.line.closed,
    )

    def act(answers: dict[str, Any]) -> UUID:
        return record_decision(
            by,
            item_id=item_id,
            code=answers["code"],
            reason=answers["reason"],
            joined_to=answers.get("joined_to"),
            dissents=form.dissents({one.seat_id: one.pillar for one in seen.attendances if one.seat_id}),
            recusals=form.recusals(),
        )

    return ask(
        request,
        Question(
            title=_("Record the decision"),
            lead=f"{item.position}. {item.words}",
            submit=_("Record the decision"),
            form=form,
            act=act,
            after=lambda _made: to_sitting(sitting_id, f"#item-{item_id}"),
            done=_("The decision is recorded with who was there. It cannot be overwritten."),
            note=_(
                "Consensus is noted unless another view is written. A position is named only if the speaker asks."
            ),
            trail=trail_of(seen.line),
            template="office/meetings/decide.html",
            more={"page": seen, "item": item, "steps": _steps(seen, item)},
        ),
    )


def _steps(seen: SittingPage, item: ItemLine) -> list[dict[str, object]]:
    """Return the items of the sitting as steps: decided, now, still to decide."""
    return [
        {
            "label": _("Item %(number)d") % {"number": one.position},
            "state": "current" if one.id == item.id else "done" if one.decisions else "todo",
        }
        for one in seen.items
    ]


@page
def ratified(request: OfficeRequest, sitting_id: UUID, item_id: UUID, decision_id: UUID) -> HttpResponse:
    """Record what the sitting made of an urgent decision."""
    by = open_for(request, ratify_decision)
    seen, item = with_item(by, sitting_id, item_id)
    urgent = decision(by, decision_id)
    return ask(
        request,
        Question(
            title=_("Ratify the urgent decision"),
            lead=f"{item.words}: {urgent.code_words}. {urgent.reason}",
            submit=_("Record"),
            form=RatifyForm(request.POST or None),
            act=lambda answers: ratify_decision(by, decision_id=decision_id, item_id=item_id, **answers),
            after=lambda _made: to_sitting(sitting_id, f"#item-{item_id}"),
            done=_("What the sitting made of the urgent decision is recorded."),
            note=_("The urgent decision stays in the record as it was taken."),
            trail=trail_of(seen.line),
        ),
    )
