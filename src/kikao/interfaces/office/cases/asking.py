"""The ways between the pages of a case."""

from collections.abc import Callable
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from kikao.casework.cases.queries import case_seen
from kikao.casework.cases.schemas import CaseLine
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.stops import NotAllowed, Unknown
from kikao.interfaces.office.asking import may
from kikao.interfaces.office.doorway import OfficeRequest


def open_for(request: OfficeRequest, act: Callable[..., object]) -> Actor:
    """Return the reader, to whom the act of this page is open; its form is not shown to anybody else."""
    if not may(request.actor, act):
        raise NotAllowed
    return request.actor


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


def named(request: OfficeRequest, name: str) -> list[UUID]:
    """Return the ids that an address names; what is no id is not there."""
    try:
        return [UUID(text) for text in request.GET.getlist(name)]
    except ValueError as error:
        raise Unknown from error
