"""What a mission goes to look at and what it found, case by case: for its page, its sheet and its report."""

from collections.abc import Collection
from uuid import UUID

from kikao.casework.agreements.enums import ClauseStatus, InstrumentState
from kikao.casework.agreements.models import Clause
from kikao.casework.agreements.policy import seen_by as instruments_seen_by
from kikao.casework.missions.enums import NoAccessReason
from kikao.casework.missions.queries.one_row import mission_seen
from kikao.casework.monitoring.enums import CheckState, FollowUpFinding, Proof
from kikao.casework.monitoring.models import Check, CheckResult
from kikao.casework.monitoring.policy import seen_by
from kikao.casework.monitoring.queries.lines import about_of
from kikao.casework.monitoring.schemas.visits import ComingCheck, PromiseToSee, VisitFinding
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.stops import Unknown
from kikao.registry.people.schemas import in_language

_ABOUT = ("clause", "instrument", "recommendation", "task", "place")
_STILL = (CheckState.PLANNED, CheckState.NOT_MADE)


def promises_to_see(by: Actor, case_ids: Collection[UUID]) -> tuple[PromiseToSee, ...]:
    """Return the clauses of the signed agreements of some cases, in the order of the sheets (one query)."""
    rows = Clause.objects.filter(
        instruments_seen_by(by, "instrument__"),
        instrument__state=InstrumentState.SIGNED,
        instrument__case_id__in=list(case_ids),
    ).exclude(status=ClauseStatus.VOID)
    ordered = rows.select_related("instrument", "obligor__organisation")
    return tuple(_promise(row) for row in ordered.order_by("instrument__reference", "number"))


def _promise(row: Clause) -> PromiseToSee:
    held, body = row.instrument, row.obligor.organisation
    return PromiseToSee(
        case_id=held.case_id,
        instrument_id=held.id,
        instrument=held.reference,
        title=held.title,
        place_id=held.place_id,
        clause_id=row.id,
        number=row.number,
        words=row.words,
        obligor=in_language(body.name, body.name_fr),
        indicator=row.indicator,
        due_on=row.due_on,
        status_words=str(ClauseStatus(row.status).label),
    )


def findings_of_mission(by: Actor, mission_id: UUID) -> tuple[VisitFinding, ...]:
    """Return what a mission found, as it stands today: no result that a later one corrects (two queries)."""
    if not mission_seen(by, mission_id):
        raise Unknown
    rows = CheckResult.objects.filter(
        mission_id=mission_id, corrected_by__isnull=True, check_made__in=Check.objects.filter(seen_by(by))
    )
    around = rows.select_related(*(f"check_made__{name}" for name in _ABOUT))
    ordered = around.order_by("check_made__instrument__reference", "check_made__clause__number", "id")
    return tuple(_finding(row) for row in ordered)


def _finding(row: CheckResult) -> VisitFinding:
    held = row.check_made
    return VisitFinding(
        case_id=held.case_id,
        check_id=held.id,
        check=held.reference,
        instrument=held.instrument.reference if held.instrument else "",
        number=held.clause.number if held.clause else None,
        about=about_of(held),
        place_id=held.place_id,
        place=held.place.name if held.place else "",
        finding_words=str(FollowUpFinding(row.finding).label),
        standing_words=str(ClauseStatus(row.standing).label) if row.standing else "",
        proof=row.proof,
        proof_words=str(Proof(row.proof).label),
        no_access_words=str(NoAccessReason(row.no_access).label) if row.no_access else "",
        observed=row.observed,
        from_phone=row.came_from_id is not None,
    )


def coming_checks(by: Actor, case_ids: Collection[UUID]) -> tuple[ComingCheck, ...]:
    """Return the checks of some cases that are still to be made, by their day (one query)."""
    rows = Check.objects.filter(seen_by(by), case_id__in=list(case_ids), state__in=_STILL)
    return tuple(
        ComingCheck(row.id, row.case_id, row.reference, row.clause_id, about_of(row), row.due_on)
        for row in rows.select_related(*_ABOUT).order_by("due_on", "id")
    )
