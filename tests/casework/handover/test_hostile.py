"""What comes from outside is refused with a code and a cure, and nothing of it is kept."""

import json
import os
from collections.abc import Callable
from uuid import uuid4

import pytest

from kikao.casework.handover.actions import receive_handover
from kikao.casework.handover.models import Arrival, OwnKeys
from kikao.casework.handover.queries.cards import halves_of, keys_of
from kikao.foundation.base.stops import Stop
from kikao.foundation.sealing.handing import HEAD, seal_package
from kikao.foundation.sealing.handkeys import HandKeys, new_hand_keys
from kikao.foundation.sealing.models import SealedItem
from tests.casework.handover.groups import Groups, pieces_of

KINDS = ("handover.contents", "handover.file")


def refused(groups: Groups, raw: bytes, name: str = "frank") -> str:
    """Return the code with which a file is refused; nothing of it is kept, and there is a cure."""
    before = Arrival.objects.count(), SealedItem.objects.filter(kind__in=KINDS).count()
    with pytest.raises(Stop) as stop:
        receive_handover(groups.by(name), source=lambda: pieces_of(raw))
    assert str(stop.value.cure)
    assert before == (Arrival.objects.count(), SealedItem.objects.filter(kind__in=KINDS).count())
    return stop.value.code


def test_each_fault_has_its_own_code(groups: Groups) -> None:
    raw = groups.send()
    flipped = bytearray(raw)
    flipped[-1] ^= 1
    signed = bytearray(raw)
    signed[HEAD - 1] ^= 1
    newer = raw[:8] + b"\x00\x02" + raw[10:]
    assert refused(groups, b"PK\x03\x04" + os.urandom(3000)) == "handover.not_a_file"
    assert refused(groups, b"") == "handover.not_a_file"
    assert refused(groups, bytes(flipped)) == "handover.damaged"
    assert refused(groups, raw[:-1]) == "handover.damaged"
    assert refused(groups, raw + b"more") == "handover.damaged"
    assert refused(groups, bytes(signed)) == "handover.wrong_signature"
    assert refused(groups, newer) == "handover.newer_version"
    assert refused(groups, raw, name="anne") == "handover.wrong_receiver"


def test_the_same_file_is_known_again(groups: Groups) -> None:
    raw = groups.send()
    receive_handover(groups.by("frank"), source=lambda: pieces_of(raw))
    assert refused(groups, raw) == "handover.known"
    assert refused(groups, raw, name="fiona") == "handover.known"


def test_a_file_of_a_group_that_nobody_compared_is_refused(groups: Groups) -> None:
    assert (
        refused(groups, _package(groups, new_hand_keys(), b"\x00\x00\x00\x02{}")) == "handover.unknown_sender"
    )


@pytest.mark.parametrize(
    "change",
    [
        lambda told: [],
        lambda told: {},
        lambda told: told | {"title": 5},
        lambda told: told | {"reference": "half a letter \ud800"},
        lambda told: told | {"title": "x" * 200_000},
        lambda told: told | {"parties": [{"body": 99, "role": "PARTY"}]},
        lambda told: told | {"bodies": "all"},
        lambda told: told | {"files": [{"name": "a", "media_type": "b", "size": 2**50, "sha256": ""}]},
        lambda told: told | {"files": [{"name": "a", "media_type": "b", "size": 10, "sha256": ""}]},
        lambda told: told | {"bodies": [{"name": f"{n}"} for n in range(3000)]},
    ],
)
def test_a_known_group_that_sends_nonsense_is_refused_whole(
    groups: Groups, change: Callable[[dict[str, object]], object]
) -> None:
    words = json.dumps(change(_told())).encode()
    content = len(words).to_bytes(4) + words
    assert refused(groups, _package(groups, _keys(groups), content)) == "handover.damaged"


@pytest.mark.parametrize("content", [b"", b"\x00", b"\xff\xff\xff\xff{}", b"\x00\x00\x10\x00" + b"[" * 4096])
def test_words_that_are_none_are_refused(groups: Groups, content: bytes) -> None:
    assert refused(groups, _package(groups, _keys(groups), content)) == "handover.damaged"


def _told() -> dict[str, object]:
    texts = "reference group handed_on basis purpose case title summary status tabled_on level severity"
    more = "request_nature requester_type place territory"
    rows = "bodies parties forums steps decisions agreements checks incidents files"
    return dict.fromkeys(f"{texts} {more}".split(), "") | {name: [] for name in rows.split()}


def _keys(groups: Groups) -> HandKeys:
    row = OwnKeys.objects.get(working_group_id=groups.cast.group_id)
    return keys_of(groups.by(), row)


def _package(groups: Groups, sender: HandKeys, content: bytes) -> bytes:
    there = halves_of(OwnKeys.objects.get(working_group_id=groups.cast.other_group_id))
    sealed: list[bytes] = []
    head = seal_package(sender, there, uuid4(), len(content), [content], sealed.append)
    return head + b"".join(sealed)
