"""Keyed digests by which a sending is known again: only this installation can make them, and none means anything elsewhere.

Each purpose has a key of its own, so that no tag can be compared with one of another kind. Names and contents of files
are tagged within their sending: the same photograph sent twice in two reports leaves nothing that says so.
"""

import json
import unicodedata
from uuid import UUID

from kikao.foundation.sealing.unattended import tag_for_house


def instance_tag(working_group_id: UUID, form_id: str, instance_id: str) -> str:
    """Return the tag of one filled-in form, by the ids that the phone gave."""
    return _tag("instance", str(working_group_id), form_id, instance_id)


def nameless_tag(working_group_id: UUID, form_id: str, content: bytes) -> str:
    """Return the tag of a form whose phone gave no id: the same content again is the same sending."""
    return _tag("nameless", str(working_group_id), form_id, content.hex())


def content_tag(instance: str, content: bytes) -> str:
    """Return the tag of what was answered, within its sending."""
    return _tag("content", instance, content.hex())


def name_tag(instance: str, name: str) -> str:
    """Return the tag of a file's name, within its sending."""
    return _tag("name", instance, unicodedata.normalize("NFC", name))


def file_tag(instance: str, digest: bytes) -> str:
    """Return the tag of a file's content, within its sending."""
    return _tag("file", instance, digest.hex())


def _tag(purpose: str, *parts: str) -> str:
    return tag_for_house(
        json.dumps(parts, ensure_ascii=False).encode(errors="surrogatepass"), f"intake|{purpose}"
    )
