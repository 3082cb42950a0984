"""Opening files that came after the form that names them: in the session of a reader, with what opened the form."""

import mimetypes
from dataclasses import dataclass, field
from uuid import UUID

from kikao.casework.intake.enums import AttachmentState
from kikao.casework.intake.models import Attachment, Submission
from kikao.casework.intake.queries.waiting import rows_seen
from kikao.casework.intake.reckoning.manifest import manifest_of
from kikao.casework.intake.reckoning.whole import arrived_of
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.stops import Unknown
from kikao.foundation.files.coming import Coming, of_pieces
from kikao.foundation.files.queries import opened as opened_file
from kikao.foundation.files.uploads import ready
from kikao.foundation.sealing import vault
from kikao.foundation.sealing.phones import Manifest, PhoneBroken, PhoneOpener, plain_name

_ANY = "application/octet-stream"


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedLate:
    """Files that came out of the phone's seal, the lines that they lay on, and the names of all that the form has."""

    submission_id: UUID
    lines: tuple[UUID, ...] = ()
    looked_at: tuple[UUID, ...] = ()
    names: tuple[str, ...] = field(default=(), repr=False)
    files: tuple[Coming, ...] = field(default=(), repr=False)

    def close(self) -> None:
        """Forget every file that was not kept."""
        for one in self.files:
            one.drop()


def opened_late(by: Actor, submission_id: UUID) -> OpenedLate:
    """Open what came late, for the act that keeps it; what does not open stays as it came."""
    row = rows_seen(by).filter(id=submission_id).exclude(around_item_id=None).first()
    if row is None or row.version is None or row.version.key_item_id is None:
        raise Unknown
    around = _around(by, row)
    opener = PhoneOpener(vault.read_bytes(by, row.version.key_item_id), around)
    late = Attachment.objects.filter(submission=row, state=AttachmentState.LATE).exclude(file_id=None)
    lines: list[UUID] = []
    looked_at: list[UUID] = []
    files: list[Coming] = []
    for one in late.order_by("id"):
        looked_at.append(one.id)
        if coming := _opened(by, opener, around, one):
            files.append(coming)
            lines.append(one.id)
    return OpenedLate(
        submission_id=row.id,
        lines=tuple(lines),
        looked_at=tuple(looked_at),
        names=around.files,
        files=ready(files),
    )


def _around(by: Actor, row: Submission) -> Manifest:
    if row.around_item_id is None:
        raise Unknown
    came = arrived_of(vault.read_bytes(by, row.around_item_id))
    return manifest_of(came.content, form_id=came.form_id, version=came.version, instance_id=came.instance_id)


def _opened(by: Actor, opener: PhoneOpener, around: Manifest, one: Attachment) -> Coming | None:
    file = opened_file(by, one.file_id)  # type: ignore[arg-type]
    name = file.line.about.name if file.line.about else ""
    if name not in around.files:
        return None
    there = plain_name(name)
    try:
        return of_pieces(opener.pieces(name, file.pieces), there, mimetypes.guess_type(there)[0] or _ANY)
    except PhoneBroken:
        return None
