"""How the risks were weighed and what became of each clearance, cut to the reader."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from kikao.casework.incidents.models import Incident
from kikao.casework.incidents.policy import seen_by as incidents_seen_by
from kikao.casework.missions.enums import ClearanceState, LapseReason, RiskLevel
from kikao.casework.missions.models import Clearance, RiskAssessment
from kikao.casework.missions.queries.lines import Names, name_in
from kikao.casework.missions.schemas.mission import ClearanceLine, RiskLine
from kikao.casework.reports.models import Report
from kikao.casework.reports.policy import words_seen_by
from kikao.foundation.access.actor import Actor


def risk_of(row: RiskAssessment | None, names: Names, opened: Mapping[UUID, str | None]) -> RiskLine | None:
    """Cut the newest assessment to its line."""
    if row is None:
        return None
    return RiskLine(
        level=row.level,
        level_words=str(RiskLevel(row.level).label),
        threats=opened.get(row.threats_item_id),
        measures=opened.get(row.measures_item_id),
        made_by=name_in(names, row.made_by),
        made_on=row.made_on,
        valid_until_on=row.valid_until_on,
    )


def clearances_of(
    by: Actor, rows: Iterable[Clearance], names: Names, opened: Mapping[UUID, str | None]
) -> tuple[ClearanceLine, ...]:
    """Cut clearances to their lines: what happened is named only to who may see it, so that no wall shows."""
    found = list(rows)
    events = _seen(by, {row.event_id for row in found if row.event_id})
    return tuple(
        ClearanceLine(
            id=row.id,
            state=row.state,
            state_words=str(ClearanceState(row.state).label),
            asked_on=row.asked_on,
            decided_by=name_in(names, row.decided_by),
            decided_at=row.decided_at,
            valid_until_on=row.valid_until_on,
            lapse_words=str(LapseReason(row.lapse).label) if row.lapse else "",
            lapsed_at=row.lapsed_at,
            reason=opened.get(row.reason_item_id) if row.reason_item_id else None,
            has_reason=row.reason_item_id is not None,
            event_about=events.get(row.event_id, "") if row.event_id else "",
            event_id=row.event_id if row.event_id in events else None,
        )
        for row in found
    )


def _seen(by: Actor, event_ids: set[UUID]) -> dict[UUID, str]:
    incidents = Incident.objects.filter(incidents_seen_by(by), id__in=event_ids)
    reports = Report.objects.filter(words_seen_by(by), id__in=event_ids)
    return {
        **dict.fromkeys(incidents.values_list("id", flat=True), "incident"),
        **dict.fromkeys(reports.values_list("id", flat=True), "report"),
    }
