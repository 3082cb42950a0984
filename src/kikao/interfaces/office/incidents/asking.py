"""The ways between the pages of an incident."""

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from kikao.casework.incidents.queries import still_seen
from kikao.casework.incidents.schemas import IncidentLine
from kikao.foundation.access.actor import Actor


def back_to(by: Actor, incident_id: UUID, part: str = "") -> str:
    """Return the incident's page, or the list for somebody who was walled by the act itself."""
    if still_seen(by, incident_id):
        return reverse("office:incidents-incident", args=[incident_id]) + part
    return reverse("office:incidents-list")


def trail_of(line: IncidentLine | None = None) -> list[tuple[str, str]]:
    """Return the way up from a page of an incident."""
    trail = [(_("Incidents"), reverse("office:incidents-list"))]
    if line:
        trail.append((line.reference, reverse("office:incidents-incident", args=[line.id])))
    return trail
