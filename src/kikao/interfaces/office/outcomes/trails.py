"""The way back from the pages of what came of a case."""

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from kikao.casework.cases.schemas import CaseLine
from kikao.interfaces.office.tasks.trails import Trail, case_trail

__all__ = ["Trail", "after_case", "flag_at", "flag_trail", "outcome_trail"]


def after_case(case_id: UUID, part: str = "") -> str:
    """Return the page of what came of a case."""
    return reverse("office:outcomes-case", args=[case_id]) + part


def outcome_trail(line: CaseLine) -> Trail:
    """Return the way back to what came of a case."""
    return [*case_trail(line), (_("What came of it"), after_case(line.id))]


def flag_at(flag_id: object) -> str:
    """Return the page of one flag."""
    return reverse("office:outcomes-flag", args=[flag_id])


def flag_trail(flag_id: UUID | None = None) -> Trail:
    """Return the way back to the flags, or to one of them."""
    trail = [(_("May have happened again"), reverse("office:outcomes-flags"))]
    return [*trail, (_("This flag"), flag_at(flag_id))] if flag_id else trail
