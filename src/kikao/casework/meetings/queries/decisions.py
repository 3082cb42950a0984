"""Decisions of a sitting or on a case, with who was there."""

from collections.abc import Iterable
from uuid import UUID

from kikao.casework.meetings.enums import DecisionCode, Manner, Ratification
from kikao.casework.meetings.models import Decision
from kikao.casework.meetings.policy import decisions_seen_by
from kikao.casework.meetings.schemas import DecisionLine, DissentLine
from kikao.foundation.access.actor import Actor


def decisions_of_case(by: Actor, case_id: UUID) -> tuple[DecisionLine, ...]:
    """Return what was decided on a case, in order."""
    rows = Decision.objects.filter(decisions_seen_by(by), case_id=case_id)
    return lines(rows.order_by("decided_on", "entered_on", "id"), by)


def decisions_of_sitting(by: Actor, sitting_id: UUID) -> tuple[DecisionLine, ...]:
    """Return what a sitting decided, as far as the reader may see it."""
    rows = Decision.objects.filter(decisions_seen_by(by), sitting_id=sitting_id)
    return lines(rows.order_by("item__position", "id"), by)


def unratified(by: Actor) -> tuple[DecisionLine, ...]:
    """Return the urgent decisions that no sitting has ratified, changed or cancelled."""
    rows = Decision.objects.filter(decisions_seen_by(by), ratification=Ratification.UNRATIFIED)
    return lines(rows.order_by("decided_on", "id")[:100], by)


def lines(rows: Iterable[Decision], by: Actor) -> tuple[DecisionLine, ...]:
    """Cut decisions to their reader: recusals are for the closed sitting's own record."""
    found = list(rows)
    ids = [row.id for row in found]
    full = Decision.objects.filter(id__in=ids).prefetch_related(
        "presences__seat", "dissents__seat", "recusals__seat"
    )
    known = {row.id: row for row in full.select_related("sitting")}
    return tuple(_line(known[one]) for one in ids)


def _line(row: Decision) -> DecisionLine:
    presences = sorted(row.presences.all(), key=lambda one: str(one.seat))
    closed = row.sitting is not None and row.sitting.closed
    return DecisionLine(
        id=row.id,
        code=row.code,
        code_words=str(DecisionCode(row.code).label),
        case_id=row.case_id,
        sitting_id=row.sitting_id,
        reason=row.reason,
        manner=row.manner,
        manner_words=str(Manner(row.manner).label),
        decided_on=row.decided_on,
        entered_on=row.entered_on,
        ratification=row.ratification,
        ratification_words=str(Ratification(row.ratification).label) if row.ratification else "",
        present=tuple(str(one.seat) for one in presences),
        dissents=tuple(
            DissentLine(one.pillar, str(one.seat) if one.seat else "", one.words)
            for one in row.dissents.all()
        ),
        recusals=tuple(f"{one.seat}: {one.reason}" for one in row.recusals.all()) if closed else (),
    )
