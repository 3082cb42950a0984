"""The files of a ceremony: what two holders of papers take off the server, and what they bring back.

The offline tool reads and writes the same; docs/guide-keys.md tells people what to do, docs/sealing-format.md what
the bytes mean.
"""

import base64
import binascii
import json
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from kikao.foundation.base.stops import Invalid, Words
from kikao.foundation.sealing import box
from kikao.foundation.sealing.models import Ceremony, PaperKey, RecoveryBox, RecoveryKey, RecoveryWrap
from kikao.foundation.sealing.offline import check_words

WHAT = "kikao ceremony"
VERSION = 1
LONGEST = 64 * 1024


@dataclass(frozen=True, slots=True)
class CeremonyFile:
    """A file to carry to the holders of the papers; the words are compared by voice."""

    ceremony_id: UUID
    name: str
    words: str
    content: bytes = field(repr=False)


def about_ceremony(ceremony_id: UUID, recovery_id: UUID) -> str:
    """Return what a recovery key is bound to when it is sealed to who asked for the ceremony."""
    return f"ceremony|{ceremony_id}|{recovery_id}"


def keys_in_use(working_group_id: UUID) -> list[RecoveryKey]:
    """Return the recovery keys that open something: that of now, and older ones not yet replaced everywhere."""
    used = RecoveryWrap.objects.filter(working_group_id=working_group_id).values("recovery_key_id")
    return list(RecoveryKey.objects.filter(working_group_id=working_group_id, id__in=used).order_by("-round"))


def file_of(ceremony: Ceremony) -> CeremonyFile:
    """Write the file that the first holder of a paper takes."""
    recoveries = keys_in_use(ceremony.working_group_id)
    boxes = RecoveryBox.objects.filter(recovery_key__in=recoveries).order_by("id")
    papers = PaperKey.objects.filter(
        working_group_id=ceremony.working_group_id, round__in=[one.round for one in recoveries]
    )
    said = {
        "what": WHAT,
        "version": VERSION,
        "ceremony": str(ceremony.id),
        "to": _text(bytes(ceremony.public_key)),
        "papers": [
            {"id": str(one.id), "label": one.label, "public": _text(bytes(one.public_key))}
            for one in papers.order_by("round", "id")
        ],
        "keys": [{"id": str(one.id), "public": _text(bytes(one.public_key))} for one in recoveries],
        "boxes": [
            {
                "key": str(one.recovery_key_id),
                "outer": str(one.outer_paper_id),
                "inner": str(one.inner_paper_id),
                "blob": _text(bytes(one.blob)),
            }
            for one in boxes
        ],
    }
    return CeremonyFile(
        ceremony.id,
        f"kikao-ceremony-{str(ceremony.id)[:8]}.json",
        check_words(bytes(ceremony.public_key)),
        json.dumps(said, indent=1).encode(),
    )


def opened_by(ceremony: Ceremony, key: bytes, content: bytes) -> dict[UUID, bytes]:
    """Return the recovery keys that the holders sealed to who asked, each proved to be the one that it says."""
    known = {one.id: bytes(one.public_key) for one in keys_in_use(ceremony.working_group_id)}
    opened: dict[UUID, bytes] = {}
    for recovery_id, blob in _brought(ceremony, content).items():
        try:
            private = box.open_with(key, blob, about_ceremony(ceremony.id, recovery_id))
        except box.SealBroken as error:
            raise _unfit(
                _("It is not sealed to the key that you have now, or it was changed on the way.")
            ) from error
        if known.get(recovery_id) != box.public_of(private):
            raise _unfit(_("What was brought does not belong to this group's papers."))
        opened[recovery_id] = private
    return opened


def _brought(ceremony: Ceremony, content: bytes) -> dict[UUID, bytes]:
    if len(content) > LONGEST:
        raise _unfit(_("The file is too long."))
    try:
        said: Any = json.loads(content)
        right = said["what"] == WHAT and said["version"] == VERSION
        ceremony_id = UUID(said["ceremony"])
        found = {
            UUID(one["key"]): base64.b64decode(one["blob"], validate=True) for one in said.get("result", [])
        }
    except (ValueError, KeyError, TypeError, AttributeError, binascii.Error) as error:
        raise _unfit(_("This is not a file of a ceremony.")) from error
    if not right or ceremony_id != ceremony.id:
        raise _unfit(_("This file is of another ceremony."))
    if not found:
        raise _unfit(_("A paper is still missing: the second holder has not yet worked on this file."))
    return found


def _unfit(words: Words) -> Invalid:
    return Invalid({"file": words}, code="sealing.ceremony_file")


def _text(content: bytes) -> str:
    return base64.b64encode(content).decode()
