"""Who may see an incident and what hangs on it."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import CASE_READERS, Role
from kikao.foundation.access.wall import unwalled


def seen_by(by: Actor, field: str = "pk") -> Q:
    """Keep the incidents (or the rows whose incident is `field`) this reader may see by role alone.

    The secretariat sees all it is not walled from; everybody else sees an incident only behind a case.
    """
    if by.kind == "system" or by.is_(Role.SECRETARIAT):
        return Q(working_group_id=by.working_group_id) & unwalled(by, field)
    return Q(pk__in=())


def seen_behind_case(by: Actor, incident_ids: Iterable[UUID], field: str = "pk") -> Q:
    """Keep those incidents that the register of cases has already cleared for this reader.

    The wall is asked again here: an incident may accuse somebody its case does not name yet.
    """
    if by.kind == "system" or by.is_(*CASE_READERS, Role.TASK_FORCE):
        cleared = Q(**{f"{field}__in": list(incident_ids)})
        return Q(working_group_id=by.working_group_id) & cleared & unwalled(by, field)
    return Q(pk__in=())


def reads_drafts(by: Actor) -> bool:
    """Tell whether the reader sees a title that no second person has checked yet."""
    return by.kind == "system" or by.is_(Role.SECRETARIAT)
