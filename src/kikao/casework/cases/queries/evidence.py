"""Where the files of a case hang: on itself, on its incidents, on the reports behind them."""

from dataclasses import dataclass
from uuid import UUID

from kikao.casework.cases.models import CaseIncident
from kikao.casework.cases.queries.consented import reports_behind_case
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.sealing.vault import readers_of


@dataclass(frozen=True, slots=True)
class CaseSubjects:
    """The subjects whose files are evidence in a case."""

    case_id: UUID
    incidents: tuple[UUID, ...]
    reports: tuple[UUID, ...]

    @property
    def everything(self) -> tuple[UUID, ...]:
        """Return all of them."""
        return (self.case_id, *self.incidents, *self.reports)


def works_on_case(by: Actor, case_id: UUID) -> bool:
    """Tell whether the reader is of the secretariat or of the task force that holds the key of this case."""
    return by.is_(Role.SECRETARIAT) or by.account_id in readers_of(case_id)


def subjects_of_case(case_id: UUID) -> CaseSubjects:
    """Return what the files of a case may hang on; the case itself was cleared for the reader."""
    links = CaseIncident.objects.filter(case_id=case_id).order_by("id")
    incidents = tuple(links.values_list("incident_id", flat=True))
    return CaseSubjects(case_id, incidents, tuple(reports_behind_case(case_id)))
