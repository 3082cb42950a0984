"""Files that belong to an incident itself: publications, plans, what a mission brought home."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.incidents.actions.ground import open_row
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit.door import action
from kikao.foundation.base.stops import Invalid
from kikao.foundation.files.coming import Coming
from kikao.foundation.files.keeping import Shelf, keep_files

OFFICE = "OFFICE"


@action("incident.attach_files", to={Role.SECRETARIAT})
def attach_incident_files(by: Actor, *, incident_id: UUID, files: Sequence[Coming]) -> UUID:
    """Add files to an incident, sealed to whoever reads its claims."""
    row = open_row(by, incident_id)
    if not files:
        raise Invalid({"attached": _("Choose at least one file.")})
    keep_files(by, files, Shelf(row.id, row.reference), channel=OFFICE)
    return row.id
