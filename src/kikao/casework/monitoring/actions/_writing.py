"""Keeping a result and what follows from it: how the promise stands then, and follow-up where it does not hold."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.agreements.actions import set_clause_status
from kikao.casework.agreements.enums import ChangeCause, InstrumentState
from kikao.casework.intake.models import Finding
from kikao.casework.monitoring.actions._breach import open_follow_up, same_thing
from kikao.casework.monitoring.actions._parts import mission_behind, seal
from kikao.casework.monitoring.enums import CheckState, FollowUpFinding, Proof
from kikao.casework.monitoring.lifecycle import CHECK
from kikao.casework.monitoring.models import Check, CheckResult
from kikao.casework.monitoring.policy import still_open
from kikao.casework.monitoring.reckoning.meaning import Said, status_after
from kikao.casework.tasks.actions import move_recommendation
from kikao.casework.tasks.enums import RecommendationStatus
from kikao.casework.tasks.lifecycle import RECOMMENDATION
from kikao.casework.tasks.models import Recommendation
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.base.clock import today
from kikao.foundation.base.moments import Moment
from kikao.foundation.base.stops import Stop
from kikao.foundation.base.turns import one_alone
from kikao.foundation.notices.inbox import take_back_notices


@dataclass(frozen=True, slots=True)
class Told:
    """A result as it is to be written down, read and in order."""

    said: Said
    no_access: str
    words: str
    observed: Moment
    sources: int = 0
    source_body_id: UUID | None = None
    mission_id: UUID | None = None
    came_from: Finding | None = None
    corrects: CheckResult | None = None
    correction: str = ""


def write(by: Actor, check: Check, told: Told) -> CheckResult:
    """Keep a result, move on what it is about, and open follow-up where something does not hold."""
    if not still_open(check):
        message, cure = _("This check was cancelled."), _("Plan another one.")
        raise Stop("check.over", message, cure=cure)
    with one_alone(CheckResult.objects.filter(corrects=told.corrects, corrects__isnull=False)):
        result = CheckResult.objects.create(
            working_group_id=check.working_group_id,
            check_made=check,
            proof=told.said.proof,
            finding=told.said.finding,
            standing=told.said.standing,
            no_access=told.no_access,
            sources=told.sources,
            source_body_id=told.source_body_id,
            words_item_id=seal(check, "check.result", told.words),
            observed_from=told.observed.start,
            observed_until=told.observed.end,
            observed_precision=told.observed.precision,
            recorded_by=by.account_id,
            recorded_on=today(),
            mission=mission_behind(
                by, check, told.mission_id, seen=told.said.finding != FollowUpFinding.NO_ACCESS
            ),
            came_from=told.came_from,
            corrects=told.corrects,
            correction_item_id=seal(check, "check.correction", told.correction),
        )
    _settle(check, told)
    if _is_latest(check, result):
        _move_on(by, check, told)
    if told.said.broken:
        open_follow_up(by, check, result)
    return result


def _settle(check: Check, told: Told) -> None:
    """A check is made once somebody was there or heard of it; without access it is not made, and can be still."""
    no_access = told.said.finding == FollowUpFinding.NO_ACCESS
    if check.state == CheckState.DONE or (no_access and check.state == CheckState.NOT_MADE):
        return
    state = CheckState.NOT_MADE if no_access else CheckState.DONE
    CHECK.check(check.state, state)
    Check.objects.filter(id=check.id).update(
        state=state, no_access=told.no_access, ended_on=today(), version=check.version + 1
    )
    check.refresh_from_db()
    if check.assigned_id:
        take_back_notices([check.assigned_id], about="check", about_id=check.id)


def _is_latest(check: Check, result: CheckResult) -> bool:
    """What was seen earlier than something that is written down already does not move the promise back."""
    rows = CheckResult.objects.filter(**same_thing(check, "check_made__"), corrected_by__isnull=True)
    later = rows.exclude(id=result.id).exclude(finding=FollowUpFinding.NO_ACCESS)
    return not later.filter(observed_from__gt=result.observed_from).exists()


def _move_on(by: Actor, check: Check, told: Told) -> None:
    clock = Actor.system(check.working_group_id)
    day = told.observed.start or today()
    if check.clause:
        clause = check.clause
        clause.refresh_from_db()
        holds = clause.instrument.state == InstrumentState.SIGNED
        if holds and (new := status_after(told.said, clause.status, clause.due_on, day)):
            set_clause_status(
                clock,
                clause_id=clause.id,
                status=new,
                cause=ChangeCause.CHECK,
                cause_reference=check.reference,
            )
    if check.recommendation_id:
        _move_recommendation(by, check, told.said)


def _move_recommendation(by: Actor, check: Check, said: Said) -> None:
    """Claimed becomes claimed, verified verified (by a secretary's word); what fell back is in progress again."""
    row = check.recommendation
    if row is None:
        return
    row.refresh_from_db()
    clock = Actor.system(by.working_group_id)
    person = by if by.is_(Role.SECRETARIAT) else clock
    if said.broken:
        if row.status in _IMPLEMENTED:
            _step(row, RecommendationStatus.IN_PROGRESS, clock, check)
    elif said.kept and said.proof != Proof.VERIFIED:
        _step(row, RecommendationStatus.CLAIMED, person, check)
    elif said.kept:
        _step(row, RecommendationStatus.CLAIMED, clock, check)
        if person is by:
            _step(row, RecommendationStatus.VERIFIED, by, check)


def _step(row: Recommendation, new: RecommendationStatus, who: Actor, check: Check) -> None:
    row.refresh_from_db()
    if new in RECOMMENDATION.allowed(row.status):
        move_recommendation(who, recommendation_id=row.id, new=new, check_reference=check.reference)


_IMPLEMENTED = (RecommendationStatus.CLAIMED, RecommendationStatus.VERIFIED)
