"""Letting the members of a matter read a file: a copy under a key of their own, walled as the matter is.

The acts stand with the matter, which knows who its readers are; they call these inner steps.
"""

from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext as _

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.wall import join_subjects
from kikao.foundation.base.clock import today
from kikao.foundation.base.ids import random_id
from kikao.foundation.base.stops import Invalid, Stop, Unknown
from kikao.foundation.files.coming import of_pieces
from kikao.foundation.files.custody import Said, note
from kikao.foundation.files.enums import CustodyKind, FileRole
from kikao.foundation.files.erasing import erase_file
from kikao.foundation.files.keeping import Shelf, put_on
from kikao.foundation.files.models import FileRelease
from kikao.foundation.files.opening import key_to, pieces_of
from kikao.foundation.files.rows import about_of, seen
from kikao.foundation.sealing import roster, vault
from kikao.foundation.sealing.compartments import new_narrative
from kikao.foundation.sealing.stops import Sealed

SAFE = "RELEASE"
LONGEST = 2000
RELEASABLE = frozenset({FileRole.ORIGINAL, FileRole.DERIVED})


def hand_out(
    by: Actor, file_id: UUID, *, subject_id: UUID, reference: str, readers: Iterable[UUID], reason: str
) -> FileRelease:
    """Copy a file for those readers of a matter whom no wall keeps from it, with the reason why it is safe."""
    row = seen(by, file_id)
    if row.role not in RELEASABLE:
        raise Unknown
    if not reason.strip():
        raise Invalid({"reason": _("Say why it is safe.")})
    if FileRelease.objects.filter(subject_id=subject_id, original=row, withdrawn_on=None).exists():
        raise Stop("file.released_already", _("The members of this case can read this file already."))
    key, about = key_to(by, row), about_of(by, [row]).get(row.id)
    if about is None:
        raise Sealed
    release = FileRelease(working_group_id=by.working_group_id, subject_id=subject_id, original=row)
    copy_subject = random_id()
    join_subjects(by.working_group_id, copy_subject, subject_id, release.id)
    free = roster.unwalled_of(by.working_group_id, subject_id, readers)
    new_narrative(by.working_group_id, copy_subject, free)
    coming = of_pieces(pieces_of(row, key), about.name, about.media_type)
    shelf = Shelf(copy_subject, reference, FileRole.RELEASED)
    copy = put_on(by, coming, shelf, original=row, tool=row.tool, is_picture=row.is_picture)
    release.copy, release.released_by, release.released_on = copy, by.person, today()
    release.reason_item_id = vault.put(
        by.working_group_id, copy_subject, "file.reason", reason.strip()[:LONGEST]
    )
    release.save(force_insert=True)
    note(by, row, CustodyKind.RELEASED, Said(SAFE, copy.id))
    note(by, copy, CustodyKind.RECEIVED, Said(SAFE, row.id))
    return release


def standing_releases(subject_id: UUID, asked: Iterable[UUID]) -> list[FileRelease]:
    """Return the files of a matter that a person marked safe to leave the house, while each of them stands."""
    wanted = set(asked)
    found = list(FileRelease.objects.filter(subject_id=subject_id, id__in=wanted, withdrawn_on=None))
    if len(found) != len(wanted):
        raise Unknown
    return found


def take_back(by: Actor, release: FileRelease) -> None:
    """Take a released file from the members again: the copy is erased, the account of it stays."""
    note(by, release.original, CustodyKind.WITHDRAWN, Said(SAFE, release.copy_id))
    vault.revoke(release.copy.subject_id, vault.readers_of(release.copy.subject_id))
    erase_file(by, release.copy_id, ground=SAFE)
    FileRelease.objects.filter(id=release.id).update(withdrawn_by=by.account_id, withdrawn_on=today())
