"""What a reader does with a file; each leaves an event of custody and its entry in the trail."""

from uuid import UUID

from django.utils.translation import gettext as _

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit.door import action
from kikao.foundation.base.stops import Invalid
from kikao.foundation.files.custody import Said, note
from kikao.foundation.files.enums import CustodyKind
from kikao.foundation.files.opening import key_to, state_of
from kikao.foundation.files.policy import READERS
from kikao.foundation.files.rows import about_of, seen
from kikao.foundation.sealing.stops import Sealed

KEEPERS = frozenset({Role.SECRETARIAT, Role.TASK_FORCE})
"""Who answers for files: exports, transfers, checks."""
METHOD = "SHA-256"
LONGEST = 500


@action("file.open", to=READERS, system=False)
def open_file(by: Actor, *, file_id: UUID) -> UUID:
    """Note that a file is opened; only after this is its content given out."""
    row = seen(by, file_id)
    key_to(by, row)
    note(by, row, CustodyKind.OPENED)
    return row.id


@action("file.export", to=KEEPERS, system=False)
def export_file(by: Actor, *, file_id: UUID, to_whom: str, purpose: str, report: str) -> UUID:
    """Note to whom a custody report is given out and what for; `report` is the digest that fixes what it says."""
    return _given(by, file_id, CustodyKind.EXPORTED, to_whom, purpose, report)


@action("file.transfer", to=KEEPERS, system=False)
def transfer_file(by: Actor, *, file_id: UUID, to_whom: str, purpose: str) -> UUID:
    """Note that what a file was made from, or a carrier with it, passed into other hands."""
    return _given(by, file_id, CustodyKind.TRANSFERRED, to_whom, purpose, "")


@action("file.verify", to=KEEPERS, system=False)
def verify_file(by: Actor, *, file_id: UUID) -> UUID:
    """Read a file from end to end and note whether it still is what was received."""
    row = seen(by, file_id)
    key, about = key_to(by, row), about_of(by, [row]).get(row.id)
    if about is None:
        raise Sealed
    result = state_of(row, key, about.sha256)
    return note(by, row, CustodyKind.VERIFIED, Said(f"{METHOD} {result.value}")).id


def _given(by: Actor, file_id: UUID, kind: CustodyKind, to_whom: str, purpose: str, code: str) -> UUID:
    row = seen(by, file_id)
    key_to(by, row)
    said = {"to_whom": to_whom.strip()[:LONGEST], "purpose": purpose.strip()[:LONGEST]}
    missing = {field: _("Fill this in.") for field, words in said.items() if not words}
    if missing:
        raise Invalid(missing)
    return note(by, row, kind, Said(code, words=said)).id
