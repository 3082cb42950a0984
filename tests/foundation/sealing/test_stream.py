"""Files are sealed while they pass by: whole or not at all, in their own place, their length hidden."""

import json
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kikao.foundation.sealing import box

KEY, ABOUT = bytes(range(32)), "blob|one|v1"
CHUNK, FILLED = box.CHUNK, box.CHUNK + 17
VECTORS = json.loads((Path(__file__).parent / "vectors.json").read_text())


def sealed(content: bytes, piece: int = 100_000, about: str = ABOUT) -> bytes:
    sealer = box.StreamSealer(KEY, about)
    passing = (content[start : start + piece] for start in range(0, len(content), piece))
    return b"".join(sealer.add(one) for one in passing) + sealer.finish()


def opened(blob: bytes, key: bytes = KEY, about: str = ABOUT) -> bytes:
    return b"".join(box.open_stream(key, BytesIO(blob).read, about))


def test_file_made_by_an_earlier_version_opens() -> None:
    one = VECTORS["file"]
    content = opened(bytes.fromhex(one["blob"]), bytes.fromhex(one["key"]), one["about"])
    assert content.decode() == one["text"]


@given(
    st.sampled_from([0, 1, 4095, 4096, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK + 7]), st.integers(1, 200_000)
)
def test_a_file_of_any_length_in_pieces_of_any_length_opens(length: int, piece: int) -> None:
    content = bytes(number % 251 for number in range(length))
    assert opened(sealed(content, max(piece, length // 50))) == content


def test_the_length_is_hidden_up_to_four_kibibytes() -> None:
    lengths = {len(sealed(bytes(length))) for length in (0, 1, 2000, 4095)}
    assert lengths == {26 + 4096 + 17}
    assert len(sealed(bytes(4096))) == 26 + 8192 + 17
    assert len(sealed(bytes(CHUNK))) == 26 + FILLED + 4096 + 17


def altered(blob: bytes) -> Iterator[bytes]:
    for place in [0, 1, 2, 25, 26, 40, 26 + FILLED - 1, 26 + FILLED, len(blob) - 1]:
        yield blob[:place] + bytes([blob[place] ^ 1]) + blob[place + 1 :]
    for cut in [0, 1, 2, 10, 26, 30, 26 + FILLED, 26 + 2 * FILLED, len(blob) - 1]:
        yield blob[:cut]
    yield blob + b"\x00"
    yield blob + blob[26:]
    yield blob[:26] + blob[26 + FILLED : 26 + 2 * FILLED] + blob[26 : 26 + FILLED] + blob[26 + 2 * FILLED :]


def test_every_altered_byte_every_cut_and_every_exchange_is_noticed() -> None:
    for wrong in altered(sealed(bytes(2 * CHUNK + 5))):
        with pytest.raises(box.SealBroken):
            opened(wrong)


def test_another_key_or_another_place_opens_nothing() -> None:
    blob = sealed(b"temoin")
    for key, about in ((bytes(32), ABOUT), (KEY, "blob|two|v1"), (b"short", ABOUT)):
        with pytest.raises(box.SealBroken):
            opened(blob, key, about)
    with pytest.raises(box.SealBroken):
        box.StreamSealer(b"short", ABOUT)


def test_an_end_padded_for_another_bucket_is_refused() -> None:
    sealer = box.StreamSealer(KEY, ABOUT)
    sealer._push(bytes(4096), box._ENDS)
    with pytest.raises(box.SealBroken):
        opened(sealer._taken())
