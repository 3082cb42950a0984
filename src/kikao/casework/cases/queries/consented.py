"""The reports behind a case, and what their sources agreed to."""

from uuid import UUID

from kikao.casework.cases.models import CaseIncident
from kikao.casework.incidents.queries import reports_behind
from kikao.casework.reports.enums import ConsentScope
from kikao.casework.reports.queries import require_consent
from kikao.foundation.access.actor import Actor


def reports_behind_case(case_id: UUID) -> list[UUID]:
    """Return the reports that the incidents of a case were made from, for an act that uses what they told."""
    links = CaseIncident.objects.filter(case_id=case_id)
    return reports_behind(links.values_list("incident_id", flat=True))


def require_case_consent(by: Actor, case_id: UUID, scope: ConsentScope) -> None:
    """Refuse a use of a case to which the source of one of its reports did not agree; there is no way around it."""
    require_consent(by, reports_behind_case(case_id), scope)
