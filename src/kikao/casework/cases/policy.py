"""Who sees a case: members, advisers and secretariat who are not walled; a task force its own."""

from django.db.models import Exists, OuterRef, Q

from kikao.casework.cases.enums import SummaryState
from kikao.casework.cases.models import Case
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import CASE_READERS, Role
from kikao.foundation.access.wall import unwalled
from kikao.foundation.sealing.models import Wrap


def seen_by(by: Actor, field: str = "pk") -> Q:
    """Return the cases this reader may see; `field` leads from the row at hand to the case's id."""
    own_group = Q(working_group_id=by.working_group_id)
    if by.kind == "system" or by.is_(*CASE_READERS):
        return own_group & unwalled(by, field)
    if by.is_(Role.TASK_FORCE):
        held = Wrap.objects.filter(account_id=by.person, compartment__subject_id=OuterRef(field))
        return own_group & unwalled(by, field) & Q(Exists(held))
    return Q(pk__in=())


def reads_drafts(by: Actor) -> bool:
    """Tell whether the reader sees words that a second person has not yet checked for re-identification."""
    return by.kind == "system" or by.is_(Role.SECRETARIAT)


def words_open(by: Actor, case: Case) -> bool:
    """Tell whether title and summary of this case are for this reader."""
    return case.summary_state == SummaryState.CHECKED or reads_drafts(by)
