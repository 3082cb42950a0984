"""The ways between the pages of a case."""

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from kikao.casework.cases.queries import case_seen
from kikao.casework.cases.schemas import CaseLine
from kikao.foundation.access.actor import Actor


def back_to(by: Actor, case_id: UUID, part: str = "") -> str:
    """Return the case's page, or the register for somebody who was walled by the act itself."""
    if case_seen(by, case_id):
        return reverse("office:cases-case", args=[case_id]) + part
    return reverse("office:cases-list")


def trail_of(line: CaseLine | None = None) -> list[tuple[str, str]]:
    """Return the way up from a page of a case."""
    trail = [(_("Cases"), reverse("office:cases-list"))]
    if line:
        trail.append((line.reference, reverse("office:cases-case", args=[line.id])))
    return trail
