"""Who is in the task force of a case."""

from uuid import UUID

from kikao.casework.cases.models import CaseIncident
from kikao.casework.cases.queries import reports_behind_case, require_case
from kikao.casework.incidents.queries import incidents_withheld
from kikao.casework.reports.enums import ConsentScope
from kikao.casework.reports.queries import lacking
from kikao.casework.tasks.enums import ForceRole
from kikao.casework.tasks.models import ForceMember
from kikao.casework.tasks.policy import works_on
from kikao.casework.tasks.schemas import ForceLine
from kikao.foundation.access.actor import Actor
from kikao.foundation.sealing.vault import readers_of
from kikao.registry.people.queries import account_names


def force_of_case(by: Actor, case_id: UUID) -> tuple[ForceLine, ...]:
    """Return everybody who is or was in the task force, and whether the case's narrative opens for them."""
    require_case(by, case_id)
    rows = list(ForceMember.objects.filter(case_id=case_id).order_by("joined_on", "id"))
    names = account_names(by.working_group_id, [row.account_id for row in rows])
    readers = readers_of(case_id)
    return tuple(
        ForceLine(
            row.id,
            row.account_id,
            names.get(row.account_id, ""),
            row.role,
            str(ForceRole(row.role).label),
            row.joined_on,
            row.left_on,
            row.left_on is None and row.account_id in readers,
        )
        for row in rows
    )


def in_force_for(by: Actor, case_id: UUID) -> bool:
    """Tell whether the reader acts for a case: the secretariat, or its task force; so that no page offers more."""
    require_case(by, case_id)
    return works_on(by, case_id)


def withheld_from_force(by: Actor, case_id: UUID) -> dict[UUID, str]:
    """Return the reports, and the incidents claimed from them, that their sources do not let the task force read.

    A report is named by its reference, for the secretariat; an incident that waits for the same answer by nothing.
    """
    links = list(CaseIncident.objects.filter(case_id=case_id).values_list("incident_id", flat=True))
    reports = lacking(by, reports_behind_case(case_id), ConsentScope.FACTS)
    return {**dict.fromkeys(incidents_withheld(by, links, ConsentScope.FACTS), ""), **reports}
