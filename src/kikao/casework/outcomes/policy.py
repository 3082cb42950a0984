"""Who sees outcomes: the readers of their case; who records them: the secretariat and its task force."""

from uuid import UUID

from django.db.models import Q

from kikao.casework.cases.policy import seen_by as cases_seen_by
from kikao.casework.outcomes.models import Outcome
from kikao.casework.tasks.enums import ForceRole
from kikao.casework.tasks.models import ForceMember
from kikao.casework.tasks.policy import works_on
from kikao.foundation.access.actor import Actor


def seen_by(by: Actor) -> Q:
    """Return the rows of cases that the reader may see."""
    return cases_seen_by(by, "case_id")


def verifies(by: Actor, row: Outcome) -> bool:
    """Tell whether somebody may verify an outcome: who acts for the case and did not record the claim."""
    return row.recorded_by != by.account_id and works_on(by, row.case_id)


def mediated(by: Actor, case_id: UUID) -> bool:
    """Tell whether somebody is, or was, the mediator of a case."""
    if by.account_id is None:
        return False
    return ForceMember.objects.filter(
        case_id=case_id, account_id=by.account_id, role=ForceRole.MEDIATOR
    ).exists()
