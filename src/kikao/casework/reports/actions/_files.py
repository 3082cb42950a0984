"""Keeping the files of a report, sealed to its readers; none where no story may be kept."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.reports.models import Report
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.stops import Invalid
from kikao.foundation.files.coming import Coming
from kikao.foundation.files.keeping import Shelf, keep_files


def keep_files_told(
    by: Actor, row: Report, files: Sequence[Coming], *, channel: str, hangs_on: UUID | None = None
) -> None:
    """Keep files with a report: a picture or a voice names its source, so facts alone and the restricted form take none."""
    if not files:
        return
    if row.facts_only or row.restricted:
        words = _("No file is kept with this report: a picture or a voice could give somebody away.")
        raise Invalid({"attached": words})
    keep_files(by, files, Shelf(row.id, row.reference, hangs_on=hangs_on), channel=channel)
