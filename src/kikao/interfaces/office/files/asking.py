"""The ways between the pages of a file and what it hangs on."""

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from kikao.casework.agreements.queries import agreement_seen
from kikao.casework.cases.queries import case_seen
from kikao.casework.incidents.queries import still_seen
from kikao.casework.intake.queries.apart import is_apart
from kikao.casework.missions.queries.one_row import mission_seen
from kikao.foundation.access.actor import Actor
from kikao.foundation.files.enums import FileRole
from kikao.foundation.files.queries import matter_of
from kikao.foundation.files.schemas import FileLine


def address_of(file_id: UUID) -> str:
    """Return the page of a file."""
    return reverse("office:files-file", args=[file_id])


def trail_of(by: Actor, line: FileLine) -> list[tuple[str, str]]:
    """Return the way up to the files of what this one hangs on."""
    if line.role is FileRole.PAPER:
        return [(_("The sitting"), reverse("office:meetings-sitting", args=[line.subject_id]))]
    subject_id = matter_of(by, line)
    if case_seen(by, subject_id):
        return [(_("Files"), reverse("office:cases-files", args=[subject_id]))]
    if mission_seen(by, subject_id):
        return [(_("Money"), reverse("office:money-mission", args=[subject_id]))]
    if agreement_seen(by, subject_id):
        return [(_("The agreement"), reverse("office:agreements-agreement", args=[subject_id]))]
    if is_apart(by, subject_id):
        return [(_("Files"), reverse("office:intake-files", args=[subject_id]))]
    name = "office:incidents-files" if still_seen(by, subject_id) else "office:reports-files"
    return [(_("Files"), reverse(name, args=[subject_id]))]
