"""Opening what only a reader can open: by the machine, in a reader's session, for the act that makes a report of it.

What comes out is for `open_arrival` alone and for no page: nobody reads it before the walls of what it says stand.
"""

import mimetypes
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from kikao.casework.forms.models import FormVersion
from kikao.casework.forms.policy import seen_by as forms_seen_by
from kikao.casework.intake.enums import AttachmentState, HeldReason, SubmissionState
from kikao.casework.intake.models import Attachment, Submission
from kikao.casework.intake.queries.drop import open_offline
from kikao.casework.intake.queries.waiting import rows_seen
from kikao.casework.intake.reckoning.arrived import Answer, Arrived
from kikao.casework.intake.reckoning.manifest import manifest_of
from kikao.casework.intake.reckoning.offline import payload_of, told_of
from kikao.casework.intake.reckoning.whole import arrived_of
from kikao.casework.reports.schemas import Told
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.stops import Stop, Unknown
from kikao.foundation.base.xforms import LARGEST, read_instance
from kikao.foundation.files.coming import Coming, of_pieces
from kikao.foundation.files.queries import opened as opened_file
from kikao.foundation.files.schemas import OpenedFile
from kikao.foundation.files.uploads import ready
from kikao.foundation.sealing import vault
from kikao.foundation.sealing.phones import Manifest, PhoneBroken, PhoneOpener, plain_name
from kikao.foundation.sealing.stops import Broken

OPENED_HERE = frozenset({HeldReason.ENCRYPTED, HeldReason.OFFLINE})
"""What waits for nothing but a reader's key."""
READ_BY_PERSONS = frozenset(
    {
        HeldReason.UNKNOWN_FORM,
        HeldReason.UNKNOWN_VERSION,
        HeldReason.CLOSED,
        HeldReason.NOT_ENCRYPTED,
    }
)
"""What a person reads and takes in."""
UNKNOWN = "application/octet-stream"


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedArrival:
    """What came out of a seal. Neither `arrived` nor `told`: it does not open. `is_whole` False: damaged on the way."""

    submission_id: UUID
    arrived: Arrived | None = field(default=None, repr=False)
    told: Told | None = field(default=None, repr=False)
    how: dict[str, Any] = field(default_factory=dict, repr=False)
    files: tuple[Coming, ...] = field(default=(), repr=False)
    is_whole: bool | None = None
    is_incomplete: bool = False

    @property
    def is_readable(self) -> bool:
        """Tell whether anything came out."""
        return self.arrived is not None or self.told is not None

    def close(self) -> None:
        """Forget every file that was not kept."""
        for one in self.files:
            one.drop()


class FilesMissing(Stop):
    """Some of what the phone encrypted has not come yet."""

    def __init__(self) -> None:
        """Wait, or go on without them."""
        super().__init__(
            "intake.files_missing",
            _("Not all of its files have come yet: the phone sends the others when it has network again."),
            cure=_(
                "Wait for them, or open it without them: files that come later are then opened from its page."
            ),
        )


def opened_arrival(by: Actor, submission_id: UUID, *, incomplete: bool = False) -> OpenedArrival:
    """Open an arrival for the act that splits it; who had it opened stands in the trail before.

    `incomplete` goes on without files that have not come.
    """
    row = _row(by, submission_id, OPENED_HERE)
    if row.held_reason == HeldReason.OFFLINE:
        return _from_browser(by, row)
    return _from_phone(by, row, row.version, incomplete=incomplete)


def opened_apart(
    by: Actor, submission_id: UUID, *, version_id: UUID | None = None, incomplete: bool = False
) -> OpenedArrival:
    """Open what came plain and waits apart, for the act that takes it in; one that a phone encrypted, by a version's key."""
    row = _row(by, submission_id, READ_BY_PERSONS)
    came = _came(by, row)
    if came is None:
        return OpenedArrival(submission_id=row.id)
    if came.is_encrypted:
        version = FormVersion.objects.filter(forms_seen_by(by), id=version_id).first() if version_id else None
        return _from_phone(by, row, version, incomplete=incomplete)
    first, twice = _files(by, row)
    files = tuple(
        of_pieces(one.pieces, _name(one), _media_type(_name(one))) for one in (*first.values(), *twice)
    )
    return OpenedArrival(submission_id=row.id, arrived=came, files=ready(files))


def words_apart(by: Actor, submission_id: UUID) -> Arrived | None:
    """Open what came plain and waits apart, to be read; the reading is in the trail. None: sealed for this reader, or unreadable."""
    row = rows_seen(by).filter(id=submission_id).exclude(held_reason__in=OPENED_HERE).first()
    if row is None:
        raise Unknown
    return _came(by, row)


def _row(by: Actor, submission_id: UUID, reasons: frozenset[HeldReason]) -> Submission:
    rows = rows_seen(by).filter(id=submission_id, state=SubmissionState.HELD)
    row = rows.filter(held_reason__in=reasons).first()
    if row is None:
        raise Unknown
    return row


def _came(by: Actor, row: Submission) -> Arrived | None:
    if row.whole_item_id is None:
        return None
    try:
        return arrived_of(vault.read_bytes(by, row.whole_item_id))
    except ValueError:
        return None


def _from_browser(by: Actor, row: Submission) -> OpenedArrival:
    try:
        told, how = told_of(payload_of(open_offline(by, row.id)))
    except (ValueError, TypeError, Broken):
        return OpenedArrival(submission_id=row.id)
    return OpenedArrival(submission_id=row.id, told=told, how=how)


def _from_phone(
    by: Actor, row: Submission, version: FormVersion | None, *, incomplete: bool
) -> OpenedArrival:
    around = _around(by, row)
    if version is None or version.key_item_id is None or around is None:
        return OpenedArrival(submission_id=row.id)
    came, twice = _files(by, row)
    absent = [name for name in around.files if name not in came]
    if around.xml in absent or (absent and not incomplete):
        raise FilesMissing
    private = vault.read_bytes(by, version.key_item_id)
    try:
        opener = PhoneOpener(private, around)
        arrived = _arrived(around, opener.pieces(around.xml, came.pop(around.xml).pieces))
    except (PhoneBroken, ValueError):
        return OpenedArrival(submission_id=row.id)
    files = [_again(by, opener, around, file) for file in came.values()]
    is_whole = opener.is_undamaged()
    files += [_again(by, opener, around, file) for file in twice]
    return OpenedArrival(
        submission_id=row.id,
        arrived=arrived,
        files=ready(files),
        is_whole=is_whole,
        is_incomplete=bool(absent),
    )


def _around(by: Actor, row: Submission) -> Manifest | None:
    came = _came(by, row)
    if came is None:
        return None
    try:
        return manifest_of(
            came.content, form_id=came.form_id, version=came.version, instance_id=came.instance_id
        )
    except ValueError:
        return None


def _files(by: Actor, row: Submission) -> tuple[dict[str, OpenedFile], list[OpenedFile]]:
    """Open the seals in which the files arrived: each name once, the one that the form names first; and the others."""
    rows = Attachment.objects.filter(submission=row).exclude(file_id=None).order_by("id")
    came: dict[str, OpenedFile] = {}
    twice = []
    for one in sorted(rows, key=lambda one: one.state == AttachmentState.ANOTHER):
        file = opened_file(by, one.file_id)  # type: ignore[arg-type]
        if came.setdefault(_name(file), file) is not file:
            twice.append(file)
    return came, twice


def _name(file: OpenedFile) -> str:
    return file.line.about.name if file.line.about else ""


def _arrived(around: Manifest, pieces: Iterable[bytes]) -> Arrived:
    """Return the form that was inside, as it would have come plain."""
    content = bytearray()
    for piece in pieces:
        content += piece
        if len(content) > LARGEST:
            raise PhoneBroken
    found = read_instance(bytes(content))
    if found.is_encrypted:
        raise PhoneBroken
    return Arrived(
        form_id=around.form_id,
        version=around.version,
        instance_id=around.instance_id,
        earlier_id=found.earlier_id,
        answers=tuple(Answer(path=path, value=value) for path, value in found.answers),
        media=found.media,
        content=found.canonical,
    )


def _again(by: Actor, opener: PhoneOpener, around: Manifest, file: OpenedFile) -> Coming:
    """Return a file under a new seal: opened if it can be, else as it came; nothing is lost."""
    name = _name(file)
    if name in around.files:
        there = plain_name(name)
        try:
            return of_pieces(opener.pieces(name, file.pieces), there, _media_type(there))
        except PhoneBroken:
            file = opened_file(by, file.line.id)
    return of_pieces(file.pieces, name, UNKNOWN)


def _media_type(name: str) -> str:
    return mimetypes.guess_type(name)[0] or UNKNOWN
