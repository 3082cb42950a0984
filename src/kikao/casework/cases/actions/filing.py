"""Files of a case: added by those who work on it, let out to the members by a person who says why that is safe."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.cases.queries import require_case
from kikao.casework.cases.queries.evidence import subjects_of_case, works_on_case
from kikao.casework.reports.enums import ConsentScope
from kikao.casework.reports.queries import require_consent
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import CASE_READERS, Role
from kikao.foundation.audit.door import action
from kikao.foundation.base.stops import Invalid, NotAllowed, Unknown
from kikao.foundation.files.coming import Coming
from kikao.foundation.files.keeping import Shelf, keep_files
from kikao.foundation.files.models import FileRelease
from kikao.foundation.files.queries import file_of
from kikao.foundation.files.releasing import hand_out, take_back
from kikao.registry.people.queries import accounts_with

OFFICE = "OFFICE"


@action("case.attach_files", to={Role.SECRETARIAT, Role.TASK_FORCE})
def attach_case_files(by: Actor, *, case_id: UUID, files: Sequence[Coming]) -> UUID:
    """Add files to a case, sealed to the secretariat and the task force."""
    case = require_case(by, case_id)
    if by.kind != "system" and not works_on_case(by, case.id):
        raise NotAllowed
    if not files:
        raise Invalid({"attached": _("Choose at least one file.")})
    keep_files(by, files, Shelf(case.id, case.reference), channel=OFFICE)
    return case.id


@action("file.release", to={Role.SECRETARIAT}, system=False)
def release_file(by: Actor, *, case_id: UUID, file_id: UUID, reason: str) -> UUID:
    """Mark a file of a case safe: the members who are not walled from the case can read a copy of it."""
    case = require_case(by, case_id)
    subject_id, behind = file_of(by, file_id).subject_id, subjects_of_case(case.id)
    if subject_id not in behind.everything:
        raise Unknown
    if subject_id in behind.reports:
        require_consent(by, [subject_id], ConsentScope.PHOTO)
    readers = accounts_with(by.working_group_id, *sorted(CASE_READERS))
    release = hand_out(
        by, file_id, subject_id=case.id, reference=case.reference, readers=readers, reason=reason
    )
    return release.id


@action("file.withdraw", to={Role.SECRETARIAT}, system=False)
def withdraw_file(by: Actor, *, case_id: UUID, file_release_id: UUID) -> UUID:
    """Take a file that was released to the members of a case back; the copy they read is erased."""
    case = require_case(by, case_id)
    release = (
        FileRelease.objects.select_for_update(of=("self",))
        .filter(subject_id=case.id, id=file_release_id, withdrawn_on=None)
        .select_related("original", "copy")
        .first()
    )
    if release is None:
        raise Unknown
    take_back(by, release)
    return case.id
