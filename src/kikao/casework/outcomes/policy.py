"""Who sees outcomes: the readers of their case; who records them: the secretariat and its task force.

A flag of relapse is for those who are walled from neither side of it; outside the secretariat only an incident that
stands behind a case of theirs is told of.
"""

from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from kikao.casework.agreements.policy import seen_by as agreements_seen_by
from kikao.casework.cases.models import CaseIncident
from kikao.casework.cases.policy import seen_by as cases_seen_by
from kikao.casework.mediation.models import RoomMediator
from kikao.casework.outcomes.models import Accountability, Lesson, Outcome, RelapseFlag
from kikao.casework.outcomes.models.struck import Strikeable
from kikao.casework.tasks.enums import ForceRole
from kikao.casework.tasks.models import ForceMember
from kikao.casework.tasks.policy import works_on
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.access.wall import unwalled


def seen_by(by: Actor) -> Q:
    """Return the rows of cases that the reader may see."""
    return cases_seen_by(by, "case_id")


def flags_seen_by(by: Actor) -> Q:
    """Return the flags this reader may see: of matters that are both open to them, the incident as well as the rest."""
    own_group = Q(working_group_id=by.working_group_id)
    if by.kind == "system":
        return own_group
    there = Q(case__isnull=False) & cases_seen_by(by, "case_id")
    there |= Q(instrument__isnull=False) & agreements_seen_by(by, "instrument__")
    both = own_group & unwalled(by, "pk") & unwalled(by, "incident_id") & there
    if by.is_(Role.SECRETARIAT):
        return both
    behind = CaseIncident.objects.filter(cases_seen_by(by, "case_id"), incident_id=OuterRef("incident_id"))
    return both & Q(Exists(behind))


def judges(by: Actor, row: RelapseFlag) -> bool:
    """Tell whether somebody may judge a flag: the secretariat, for as far as it sees it."""
    return by.is_(Role.SECRETARIAT) and row.working_group_id == by.working_group_id


def strikes(by: Actor, row: Strikeable) -> bool:
    """Tell whether somebody may strike an entry that was wrong: who acts for its case."""
    return row.struck_on is None and works_on(by, row.case_id)


def shares(by: Actor, row: Lesson) -> bool:
    """Tell whether somebody may share a lesson: another person than the one who wrote it down."""
    another = row.recorded_by != by.account_id
    return row.struck_on is None and not row.shared_words and another and works_on(by, row.case_id)


def verifies(by: Actor, row: Outcome | Accountability) -> bool:
    """Tell whether somebody may verify what was claimed: who acts for the case and did not record the claim."""
    return row.recorded_by != by.account_id and works_on(by, row.case_id)


def mediated(by: Actor, case_id: UUID) -> bool:
    """Tell whether somebody is, or was, the mediator of a case, in its task force or in a room of talks."""
    if by.account_id is None:
        return False
    in_force = ForceMember.objects.filter(case_id=case_id, account_id=by.account_id, role=ForceRole.MEDIATOR)
    in_room = RoomMediator.objects.filter(room__case_id=case_id, account_id=by.account_id)
    return in_force.exists() or in_room.exists()
