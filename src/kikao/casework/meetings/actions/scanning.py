"""The signed paper of a sitting: scanned, sealed to those who may see all that was said there."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.meetings.enums import WAS_HELD
from kikao.casework.meetings.models import Sitting
from kikao.casework.meetings.policy import at_desk, seen_by
from kikao.casework.meetings.queries.scans import readers_of_paper
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit.door import SYSTEM_ONLY, action
from kikao.foundation.base.stops import Invalid, Stop, Unknown
from kikao.foundation.files.coming import Coming
from kikao.foundation.files.enums import FileRole
from kikao.foundation.files.keeping import Shelf, keep_files
from kikao.foundation.sealing import vault
from kikao.foundation.sealing.compartments import new_narrative
from kikao.foundation.sealing.models import Compartment

PAPER = "PAPER"


@action("sitting.attach_scan", to={Role.SECRETARIAT})
def attach_scan(by: Actor, *, sitting_id: UUID, files: Sequence[Coming]) -> UUID:
    """Keep the signed paper of a sitting that was held, for those who may see everything that it says."""
    row = Sitting.objects.select_for_update().filter(seen_by(by), id=sitting_id).first()
    if row is None or not at_desk(by):
        raise Unknown
    if row.state not in WAS_HELD:
        raise Stop("sitting.not_held", _("Only a sitting that was held has a signed paper."))
    if not files:
        raise Invalid({"attached": _("Choose at least one file.")})
    if not Compartment.objects.filter(subject_id=row.id).exists():
        new_narrative(row.working_group_id, row.id, readers_of_paper(row))
    shelf = Shelf(row.id, f"{(row.held_on or row.planned_on):%Y-%m-%d}", FileRole.PAPER)
    keep_files(by, files, shelf, channel=PAPER)
    return row.id


@action("sitting.settle_papers", to=SYSTEM_ONLY)
def settle_papers(by: Actor, *, case_ids: frozenset[UUID]) -> int:
    """Take the papers of sittings from whoever is now walled from something that they say, and was not in the room."""
    held = Compartment.objects.filter(working_group_id=by.working_group_id).values("subject_id")
    rows = Sitting.objects.filter(items__case_id__in=case_ids, items__taken_off=False, id__in=held).distinct()
    gone = 0
    for row in rows:
        lost = vault.readers_of(row.id) - readers_of_paper(row)
        vault.revoke(row.id, lost)
        gone += len(lost)
    return gone
