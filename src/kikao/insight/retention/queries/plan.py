"""The periods of a group, its holds, and the lines of its plan of erasure."""

from uuid import UUID

from kikao.foundation.access.actor import Actor
from kikao.foundation.base.paging import Page, page_of
from kikao.foundation.base.stops import Unknown
from kikao.insight.retention.enums import HoldState, LineState, PeriodKind, PeriodState, Unit
from kikao.insight.retention.models import ErasureLine, Hold, Period
from kikao.insight.retention.policy import periods_seen_by, seen_by
from kikao.insight.retention.reckoning import DEFAULTS
from kikao.insight.retention.schemas import HoldLine, PeriodLine, PlanLine

OPEN = (LineState.PLANNED, LineState.STARTED)


def period_of(working_group_id: UUID) -> dict[PeriodKind, int]:
    """Return how long each kind of record is kept in a group."""
    found = {kind: default.length for kind, default in DEFAULTS.items()}
    rows = Period.objects.filter(working_group_id=working_group_id, state=PeriodState.IN_FORCE)
    return found | {PeriodKind(row.kind): row.length for row in rows}


def periods(by: Actor) -> tuple[PeriodLine, ...]:
    """Return every period with its default, its reason and what is proposed instead."""
    rows = list(
        Period.objects.filter(periods_seen_by(by), state__in=(PeriodState.IN_FORCE, PeriodState.PROPOSED))
    )
    standing = {row.kind: row for row in rows if row.state == PeriodState.IN_FORCE}
    proposed = {row.kind: row for row in rows if row.state == PeriodState.PROPOSED}
    return tuple(_period(kind, standing.get(kind), proposed.get(kind)) for kind in PeriodKind)


def _period(kind: PeriodKind, standing: Period | None, proposal: Period | None) -> PeriodLine:
    default = DEFAULTS[kind]
    return PeriodLine(
        kind=kind,
        kind_label=str(kind.label),
        length=standing.length if standing else default.length,
        unit_label=str(Unit(default.unit).label),
        most=default.most,
        why=default.why,
        default=default.length,
        proposal_id=proposal.id if proposal else None,
        proposed=proposal.length if proposal else None,
        proposed_by=proposal.proposed_by if proposal else None,
    )


def holds(by: Actor, *, after: str | None = None, size: int = 50) -> Page[HoldLine]:
    """Return the holds that stand, newest first."""
    rows = Hold.objects.filter(seen_by(by)).exclude(state=HoldState.LIFTED)
    return page_of(rows, order=("-placed_on", "-id"), after=after, size=size).map(HoldLine.of)


def hold(by: Actor, hold_id: UUID) -> HoldLine:
    """Return one hold, lifted or not."""
    row = Hold.objects.filter(seen_by(by), id=hold_id).first()
    if row is None:
        raise Unknown
    return HoldLine.of(row)


def plan(by: Actor, state: str, *, after: str | None = None, size: int = 50) -> Page[PlanLine]:
    """Return the lines of the plan in one state, the longest due first."""
    rows = ErasureLine.objects.filter(seen_by(by), state=state if state in OPEN else LineState.PLANNED)
    return page_of(rows, order=("due_on", "id"), after=after, size=size).map(PlanLine.of)
