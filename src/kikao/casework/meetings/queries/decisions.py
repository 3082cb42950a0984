"""Decisions of a sitting or on a case, with who was there."""

from uuid import UUID

from django.db.models import F, QuerySet

from kikao.casework.cases.policy import seen_by as cases_seen_by
from kikao.casework.cases.queries import cases_by_id
from kikao.casework.meetings.enums import DecisionCode, Manner, Ratification
from kikao.casework.meetings.models import Decision, Sitting
from kikao.casework.meetings.policy import decisions_seen_by, seen_by
from kikao.casework.meetings.schemas import DecisionLine, DissentLine
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.stops import Unknown
from kikao.registry.people.models import Seat
from kikao.registry.people.schemas import in_language


def decisions_of_case(by: Actor, case_id: UUID) -> tuple[DecisionLine, ...]:
    """Return what was decided on a case, in order, to who may read the case."""
    rows = Decision.objects.filter(decisions_seen_by(by), cases_seen_by(by, "case_id"), case_id=case_id)
    first_the_urgent = F("ratifies").asc(nulls_first=True)
    return lines(by, rows.order_by("decided_on", "entered_on", first_the_urgent, "id"))


def decisions_of_sitting(by: Actor, sitting_id: UUID) -> tuple[DecisionLine, ...]:
    """Return what a sitting decided, as far as the reader may see it."""
    rows = Decision.objects.filter(decisions_seen_by(by), seen_by(by, "sitting_id"), sitting_id=sitting_id)
    return lines(by, rows.order_by("item__position", "id"))


def unratified(by: Actor) -> tuple[DecisionLine, ...]:
    """Return the urgent decisions that no sitting has ratified, changed or cancelled."""
    rows = Decision.objects.filter(decisions_seen_by(by), ratification=Ratification.UNRATIFIED)
    return lines(by, rows.order_by("decided_on", "id")[:100])


def decision(by: Actor, decision_id: UUID) -> DecisionLine:
    """Return one decision."""
    found = lines(by, Decision.objects.filter(decisions_seen_by(by), id=decision_id))
    if not found:
        raise Unknown
    return found[0]


def lines(by: Actor, rows: "QuerySet[Decision]") -> tuple[DecisionLine, ...]:
    """Cut decisions to their reader: who was there and who stood aside is for those who may open the sitting."""
    found = list(rows.prefetch_related("presences__seat", "dissents__seat", "recusals__seat"))
    seen = cases_by_id(by, [one for row in found for one in (row.case_id, row.joined_to_id) if one])
    asked = {row.sitting_id for row in found if row.sitting_id}
    opened = set(Sitting.objects.filter(seen_by(by), id__in=asked).values_list("id", flat=True))
    references = {case_id: line.reference for case_id, line in seen.items()}
    return tuple(
        _line(row, references, inside=row.sitting_id is None or row.sitting_id in opened) for row in found
    )


def _line(row: Decision, references: dict[UUID, str], *, inside: bool) -> DecisionLine:
    presences = sorted(_named(one.seat) for one in row.presences.all()) if inside else []
    dissents = row.dissents.all() if inside else ()
    recusals = row.recusals.all() if inside else ()
    return DecisionLine(
        id=row.id,
        code=row.code,
        code_words=str(DecisionCode(row.code).label) if row.code else "",
        case_id=row.case_id if row.case_id in references else None,
        sitting_id=row.sitting_id if inside else None,
        reason=row.reason,
        manner=row.manner,
        manner_words=str(Manner(row.manner).label),
        decided_on=row.decided_on,
        entered_on=row.entered_on,
        ratification=row.ratification,
        ratification_words=str(Ratification(row.ratification).label) if row.ratification else "",
        present=tuple(presences),
        dissents=tuple(
            DissentLine(one.pillar, _named(one.seat) if one.seat else "", one.words) for one in dissents
        ),
        recusals=tuple(sorted(f"{_named(one.seat)}: {one.reason}" for one in recusals)),
        item_id=row.item_id if inside else None,
        joined_to=references.get(row.joined_to_id, "") if row.joined_to_id else "",
        begun_at=row.begun_at,
        ratifies=row.ratifies_id,
    )


def _named(seat: Seat) -> str:
    return in_language(seat.title, seat.title_fr)
