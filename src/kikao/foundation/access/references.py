"""Under what a group speaks of what it keeps: its own letters, the letter of the kind, the year, and chance."""

from uuid import UUID

from kikao.foundation.access.models import WorkingGroup
from kikao.foundation.base.clock import today
from kikao.foundation.base.ids import new_reference


def fresh_reference(working_group_id: UUID, letter: str = "", year: int | None = None) -> str:
    """Return a new reference of a group, such as SK-I-2026-7QF4KD; of this year unless told otherwise."""
    prefix = WorkingGroup.objects.get(id=working_group_id).prefix
    return new_reference(f"{prefix}-{letter}" if letter else prefix, year or today().year)
