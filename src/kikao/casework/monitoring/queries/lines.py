"""Cutting checks and results to their reader."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from kikao.casework.agreements.enums import ClauseStatus
from kikao.casework.cases.queries import titles
from kikao.casework.missions.enums import NoAccessReason
from kikao.casework.missions.models import Mission
from kikao.casework.missions.policy import seen_by as missions_seen_by
from kikao.casework.monitoring.enums import CheckKind, CheckState, FollowUpFinding, Proof
from kikao.casework.monitoring.models import Check, CheckResult
from kikao.casework.monitoring.policy import seen_by
from kikao.casework.monitoring.schemas import CheckLine, ResultLine
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.clock import today
from kikao.registry.people.queries import account_names
from kikao.registry.people.schemas import in_language

SHORT = 160


@dataclass(frozen=True, slots=True)
class Around:
    """What checks are shown with: cases and missions that the reader may see, what people are called."""

    cases: Mapping[UUID, str]
    missions: Mapping[UUID, str]
    names: Mapping[UUID, str]


def rows_of(by: Actor) -> "QuerySet[Check]":
    """Return the checks of this reader with what their lines need."""
    rows = Check.objects.filter(seen_by(by)).select_related(
        "clause", "instrument", "recommendation", "task", "place"
    )
    return rows.prefetch_related("results__source_body", "results__corrected_by")


def around(by: Actor, rows: Iterable[Check]) -> Around:
    """Return what these checks are shown with (three queries)."""
    held = list(rows)
    results = [one for row in held for one in row.results.all()]
    missions = {row.mission_id for row in held} | {one.mission_id for one in results}
    people = {row.assigned_id for row in held} | {one.recorded_by for one in results}
    return Around(
        titles(by, [row.case_id for row in held if row.case_id]),
        mission_names(by, missions),
        account_names(by.working_group_id, people),
    )


def mission_names(by: Actor, mission_ids: Iterable[UUID | None]) -> dict[UUID, str]:
    """Return the references of those missions that the reader may see: a mission can go for other cases too."""
    asked = {one for one in mission_ids if one}
    rows = Mission.objects.filter(missions_seen_by(by), id__in=asked)
    return dict(rows.values_list("id", "reference")) if asked else {}


def standing_results(row: Check) -> list[CheckResult]:
    """Return the results that no other has corrected, by the day on which it was seen."""
    held = [one for one in row.results.all() if not is_corrected(one)]
    return sorted(held, key=lambda one: (str(one.observed_from), one.id))


def is_corrected(one: CheckResult) -> bool:
    """Tell whether a later result stands for this one."""
    return hasattr(one, "corrected_by")


def about_of(row: Check) -> str:
    """Say in plain words what is looked at; what is sealed of it is opened on its own page."""
    if row.clause:
        return row.clause.words[:SHORT]
    if row.recommendation:
        return row.recommendation.words[:SHORT]
    if row.task:
        return row.task.title
    return str(CheckKind.SITUATION.label)


def line_of(row: Check, shown: Around) -> CheckLine:
    """Cut one check."""
    held = standing_results(row)
    last = held[-1].finding if held else ""
    mission = shown.missions.get(row.mission_id, "") if row.mission_id else ""
    return CheckLine(
        id=row.id,
        reference=row.reference,
        kind=row.kind,
        kind_words=str(CheckKind(row.kind).label),
        about=about_of(row),
        case_id=row.case_id if row.case_id in shown.cases else None,
        case=shown.cases.get(row.case_id, "") if row.case_id else "",
        instrument_id=row.instrument_id,
        instrument=row.instrument.reference if row.instrument else "",
        clause=row.clause.number if row.clause else None,
        place_id=row.place_id,
        place=row.place.name if row.place else "",
        due_on=row.due_on,
        step=row.step,
        state=row.state,
        state_words=str(CheckState(row.state).label),
        late=row.state == CheckState.PLANNED and row.due_on < today(),
        assigned_id=row.assigned_id,
        assigned=shown.names.get(row.assigned_id, "") if row.assigned_id else "",
        mission_id=row.mission_id if mission else None,
        mission=mission,
        no_access_words=str(NoAccessReason(row.no_access).label) if row.no_access else "",
        finding=last,
        finding_words=str(FollowUpFinding(last).label) if last else "",
        proofs=counts_of(held),
    )


def counts_of(held: Iterable[CheckResult]) -> tuple[tuple[str, str, int], ...]:
    """Return how many results there are of each proof, apart; what nobody reached counts for none."""
    proofs = [one.proof for one in held if one.finding != FollowUpFinding.NO_ACCESS]
    return tuple((proof.value, str(proof.label), proofs.count(proof)) for proof in Proof)


def result_of(one: CheckResult, shown: Around, opened: Mapping[UUID, str | None]) -> ResultLine:
    """Cut one result."""
    body = one.source_body
    mission = shown.missions.get(one.mission_id, "") if one.mission_id else ""
    return ResultLine(
        id=one.id,
        proof=one.proof,
        proof_words=str(Proof(one.proof).label),
        finding=one.finding,
        finding_words=str(FollowUpFinding(one.finding).label),
        standing=one.standing,
        standing_words=str(ClauseStatus(one.standing).label) if one.standing else "",
        no_access_words=str(NoAccessReason(one.no_access).label) if one.no_access else "",
        sources=one.sources,
        source_body=in_language(body.name, body.name_fr) if body else "",
        observed=one.observed,
        recorded_by=shown.names.get(one.recorded_by, "") if one.recorded_by else "",
        recorded_on=one.recorded_on,
        mission_id=one.mission_id if mission else None,
        mission=mission,
        from_phone=one.came_from_id is not None,
        corrected=is_corrected(one),
        is_correction=one.corrects_id is not None,
        has_words=one.words_item_id is not None,
        words=opened.get(one.words_item_id) if one.words_item_id else None,
        correction=opened.get(one.correction_item_id) if one.correction_item_id else None,
    )
