"""What going back found, as the story of a case tells it: a line for each visit, not one for each clause."""

from collections.abc import Iterable
from itertools import groupby
from uuid import UUID

from kikao.casework.agreements.enums import ClauseStatus
from kikao.casework.cases.queries import require_case
from kikao.casework.monitoring.enums import FollowUpFinding, Proof, Qualification, SiteEventKind
from kikao.casework.monitoring.models import Check, CheckResult, SiteEvent
from kikao.casework.monitoring.policy import events_seen_by, seen_by
from kikao.casework.monitoring.queries.lines import about_of, mission_names
from kikao.casework.monitoring.queries.presence import in_order
from kikao.casework.monitoring.schemas import SiteEventTold, VisitTold
from kikao.foundation.access.actor import Actor
from kikao.registry.people.schemas import in_language

MOST = 300
WORST = (
    FollowUpFinding.RECURRENCE,
    FollowUpFinding.WORSENED,
    FollowUpFinding.NO_ACCESS,
    FollowUpFinding.UNCHANGED,
    FollowUpFinding.IMPROVED,
)
"""A visit is told by the worst of what it found."""


def visits_of_case(by: Actor, case_id: UUID) -> tuple[VisitTold, ...]:
    """Return what was found on each day, agreement by agreement and proof by proof; corrected results stand aside."""
    require_case(by, case_id)
    made = Check.objects.filter(seen_by(by), case_id=case_id)
    rows = CheckResult.objects.filter(check_made__in=made)
    named = rows.filter(corrected_by=None).select_related(
        "check_made__clause", "check_made__instrument", "check_made__recommendation", "check_made__task"
    )
    found = sorted(named.order_by("id")[:MOST], key=_together)
    missions = mission_names(by, [one.mission_id for one in found])
    return tuple(_visit(list(rows), missions) for _key, rows in groupby(found, key=_together))


def _together(one: CheckResult) -> tuple[str, str, str]:
    made = one.check_made
    about = made.instrument_id or made.recommendation_id or made.task_id or made.id
    return str(one.observed_from or one.recorded_on), str(about), one.proof


def _visit(rows: list[CheckResult], missions: dict[UUID, str]) -> VisitTold:
    first = rows[0]
    made = first.check_made
    findings = [one.finding for one in rows]
    gone = next((missions[one.mission_id] for one in rows if one.mission_id in missions), "")
    return VisitTold(
        observed=first.observed,
        about=made.instrument.title if made.instrument else about_of(made),
        proof=first.proof,
        proof_words=str(Proof(first.proof).label),
        finding=next(code for code in WORST if code in findings),
        counts=tuple((str(code.label), findings.count(code)) for code in WORST if code in findings),
        broken=tuple(_broken(rows)),
        mission=gone,
        check_id=made.id,
        instrument_id=made.instrument_id,
    )


def _broken(rows: Iterable[CheckResult]) -> Iterable[str]:
    bad = (FollowUpFinding.RECURRENCE, FollowUpFinding.WORSENED)
    for one in rows:
        if one.finding in bad or one.standing == ClauseStatus.BREACHED:
            yield about_of(one.check_made)


def site_events_of_case(by: Actor, case_id: UUID) -> tuple[SiteEventTold, ...]:
    """Return what happened at the sites of a case and was entered for it, in the order of its days."""
    require_case(by, case_id)
    rows = SiteEvent.objects.filter(events_seen_by(by), case_id=case_id, struck_on=None, corrected_by=None)
    named = in_order(rows.select_related("place", "organisation"))
    return tuple(
        SiteEventTold(
            place_id=row.place_id,
            place=row.place.name,
            kind_words=str(SiteEventKind(row.kind).label),
            happened=row.happened,
            organisation=in_language(row.organisation.name, row.organisation.name_fr)
            if row.organisation
            else "",
            accuses=row.accuses,
            colour=str(Qualification(row.qualification).label) if row.qualification else "",
        )
        for row in named[:MOST]
    )
