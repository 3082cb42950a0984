"""Who sees agreements: the readers of their case, of those without a case everybody at the table.

A party's seat that is walled from the case reads the texts that were shown to it, and learns nothing else.
"""

from django.db.models import Q

from kikao.casework.agreements.models import Instrument
from kikao.casework.cases.policy import seen_by as cases_seen_by
from kikao.casework.tasks.policy import works_on
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import CASE_READERS, Role

NOBODY = Q(pk__in=())
WRITERS = frozenset({Role.SECRETARIAT, Role.MEMBER, Role.TASK_FORCE})
"""Who can act for an agreement; of a case only whoever is in its task force, besides the secretariat."""


def seen_by(by: Actor, through: str = "") -> Q:
    """Return the agreements this reader may see; `through` leads from the row at hand ("instrument__")."""
    on_a_case = Q(**{f"{through}case__isnull": False}) & cases_seen_by(by, f"{through}case_id")
    if by.kind != "system" and not by.is_(*CASE_READERS):
        return on_a_case
    return on_a_case | Q(**{f"{through}case__isnull": True, "working_group_id": by.working_group_id})


def writes_on(by: Actor, row: Instrument) -> bool:
    """Tell whether somebody acts for an agreement: who acts for its case; without a case the secretariat."""
    if row.case_id:
        return works_on(by, row.case_id)
    return by.kind == "system" or by.is_(Role.SECRETARIAT)


def shown_to(by: Actor) -> Q:
    """Return the texts that stand shown to the reader's own seat."""
    if by.seat_id is None:
        return NOBODY
    return Q(working_group_id=by.working_group_id, seat_id=by.seat_id, taken_back_on__isnull=True)
