"""The thief's look finds what is there, in whatever shape; otherwise finding nothing would say nothing."""

import base64
import gzip
import io
import zipfile
import zlib
from pathlib import Path

import pytest

from tests.kit.thief import Markers, needles_of, search, search_bytes


def _zip(raw: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("inner.txt", raw)
    return packed.getvalue()


@pytest.mark.parametrize(
    "hide",
    [
        lambda raw: raw,
        lambda raw: raw[::-1],
        lambda raw: raw.decode().upper().encode(),
        lambda raw: raw.decode().encode("utf-16-le"),
        lambda raw: raw.decode().encode("utf-16-be"),
        lambda raw: raw.hex().encode(),
        base64.b64encode,
        lambda raw: base64.b64encode(b"x" + raw),
        lambda raw: base64.b64encode(b"xx" + raw),
        lambda raw: base64.b64encode(raw.decode().encode("utf-16-le")),
        zlib.compress,
        gzip.compress,
        _zip,
        lambda raw: b"junk " + zlib.compress(raw) + b" more",
        lambda raw: gzip.compress(base64.b64encode(raw)),
        lambda raw: _zip(zlib.compress(raw)),
    ],
)
def test_the_look_finds_a_word_in_every_shape(hide: object, tmp_path: Path) -> None:
    markers = Markers()
    word = markers.word("report.words")
    (tmp_path / "file").write_bytes(b"before " + hide(f"we saw {word} there".encode()))  # type: ignore[operator]
    assert search(tmp_path, needles_of(markers))


def test_the_look_finds_a_name_of_a_file_and_a_plain_digest(tmp_path: Path) -> None:
    markers = Markers()
    (tmp_path / f"{markers.word('file.about')}.jpg").write_bytes(b"x")
    assert search(tmp_path, needles_of(markers))
    (hit,) = search_bytes(
        "x", __import__("hashlib").sha256(b"video").digest(), needles_of(markers, [b"video"])
    )
    assert hit.shape == "digest 0 sha256 raw"


def test_the_look_finds_nothing_where_nothing_is(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(bytes(range(256)) * 4000)
    assert search(tmp_path, needles_of(Markers(), [b"video"])) == []
