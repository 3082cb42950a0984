"""Photographs, voice notes and papers of a report: sealed with it as they come, or added later."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.reports.actions._files import keep_files_told
from kikao.casework.reports.actions._rows import seen, unlocked
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit.door import action
from kikao.foundation.base.stops import Invalid
from kikao.foundation.files.coming import Coming

OFFICE = "OFFICE"


@action("report.attach_files", to={Role.SECRETARIAT})
def attach_report_files(by: Actor, *, report_id: UUID, files: Sequence[Coming]) -> UUID:
    """Add files that a source handed over to a report that is kept already."""
    row = unlocked(seen(by, report_id))
    if not files:
        raise Invalid({"attached": _("Choose at least one file.")})
    keep_files_told(by, row, files, channel=OFFICE)
    return row.id
