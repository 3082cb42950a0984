"""Hostile files: whatever they are, nothing but pixels comes out, nothing falls over, and they stay sealed."""

import struct
import time
import zlib
from io import BytesIO
from random import Random
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from PIL import Image

from kikao.foundation.files import picture
from tests.foundation.files.conftest import photograph
from tests.kit.sizes import size

SCRIPT = b"<script>alert('SECRET')</script>"
LIMIT = 25_000_000


def drawn(content: bytes) -> bytes | None:
    return picture.drawn_anew([content[:70_000], content[70_000:]], len(content))


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def bomb(width: int, height: int, *extra: bytes) -> bytes:
    """Return a PNG of very few bytes that wants very many pixels."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    packer = zlib.compressobj(9)
    rows = b"".join(packer.compress(bytes(1 + 3 * width)) for _ in range(min(height, 200))) + packer.flush()
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(extra) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def macros() -> bytes:
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as paper:
        paper.writestr("[Content_Types].xml", "<Types/>")
        paper.writestr("word/vbaProject.bin", b"\xd0\xcf\x11\xe0AutoOpen" * 100)
        paper.writestr("word/zeros.bin", bytes(5_000_000))
    return written.getvalue()


HOSTILE = {
    "script in a GIF": b"GIF89a/*\x01\x00*/=1;alert('SECRET')",
    "bomb of 36 million pixels": bomb(6000, 6000),
    "bomb of 900 million pixels": bomb(30_000, 30_000),
    "bomb in a comment": bomb(10, 10, chunk(b"zTXt", b"a\x00\x00" + zlib.compress(bytes(80_000_000), 9))),
    "office paper with macros": macros(),
    "SVG with a script": b'<svg xmlns="http://www.w3.org/2000/svg">' + SCRIPT + b"</svg>",
    "HTML called a photograph": b"<!doctype html>" + SCRIPT,
    "half a photograph": photograph(size=(800, 600))[:1500],
    "a head and nothing else": b"\xff\xd8\xff\xe0",
    "nothing": b"",
    "PDF": b"%PDF-1.7 /JavaScript (app.alert)",
    "TIFF called WebP": b"RIFF\x00\x00\x00\x00WEBPII*\x00" + bytes(100),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_no_sound_photograph_is_never_drawn(name: str) -> None:
    begun = time.monotonic()
    assert drawn(HOSTILE[name]) is None
    assert time.monotonic() - begun < 5


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_what_the_camera_wrote_is_gone_and_the_picture_stands_upright(kind: str) -> None:
    content = photograph(kind, (64, 48))
    assert b"SECRET-CAMERA" in content
    made = drawn(content)
    assert made
    assert b"SECRET" not in made
    with Image.open(BytesIO(made)) as shown:
        assert shown.format == "JPEG"
        assert set(shown.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
        assert not shown.getexif()
        assert shown.size == (48, 64)


def test_a_script_that_hides_in_a_photograph_does_not_come_along() -> None:
    content = photograph()
    for polyglot in (content + SCRIPT, content[:20] + content[20:].replace(b"SECRET-COMMENT", SCRIPT[:14])):
        made = drawn(polyglot)
        assert made
        assert b"script" not in made


def test_the_largest_photograph_is_drawn_small_and_one_larger_is_not() -> None:
    written = BytesIO()
    Image.new("RGBA", (5000, LIMIT // 5000), (0, 90, 0, 128)).save(written, "PNG")
    made = drawn(written.getvalue())
    assert made
    with Image.open(BytesIO(made)) as shown:
        assert max(shown.size) == 2560
        assert shown.mode == "RGB"
    written = BytesIO()
    Image.new("L", (5001, LIMIT // 5000)).save(written, "PNG")
    assert drawn(written.getvalue()) is None


def test_a_file_too_long_to_be_a_photograph_is_not_even_tried() -> None:
    assert picture.drawn_anew(iter([photograph()]), picture.LONGEST + 1) is None


@pytest.mark.sized
def test_whatever_is_changed_in_a_photograph_something_clean_or_nothing_comes_out() -> None:
    lot = Random(20261121)  # noqa: S311 - a lot, no secret
    sound = [photograph(kind) for kind in ("JPEG", "PNG", "WEBP")]
    for _ in range(size(6, 2000)):
        content = bytearray(lot.choice(sound))
        for _ in range(lot.randint(1, 12)):
            content[lot.randrange(3, len(content))] = lot.randrange(256)
        made = drawn(bytes(content[: lot.randint(20, len(content))]))
        assert made is None or (made.startswith(b"\xff\xd8\xff") and b"SECRET" not in made)
