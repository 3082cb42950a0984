"""Into which incidents reports were taken, for pages that show several reports at once."""

from collections.abc import Iterable
from uuid import UUID

from kikao.casework.incidents.models import IncidentReport
from kikao.casework.incidents.policy import seen_by
from kikao.foundation.access.actor import Actor


def incidents_of_reports(by: Actor, report_ids: Iterable[UUID]) -> dict[UUID, tuple[UUID, str]]:
    """Return for each of the reports an open incident that it belongs to, with its reference (one query)."""
    rows = IncidentReport.objects.filter(seen_by(by, "incident_id"), report_id__in=set(report_ids))
    found = rows.filter(incident__state="OPEN").order_by("incident__reference")
    return {
        report_id: (incident_id, reference)
        for report_id, incident_id, reference in found.values_list(
            "report_id", "incident_id", "incident__reference"
        )
    }
