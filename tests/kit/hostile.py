"""Sendings that were made to do harm, drawn by lot and the same for the same number."""

import gzip
import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from random import Random

from tests.kit.sender import filled, multipart

MB = 1024 * 1024
XML = 'name="xml_submission_file"; filename="facts.xml"'
MANY_BYTES = 200 * MB
NAMES = (
    "../../../../etc/passwd",
    "..\\..\\windows\\system32",
    "/dev/null",
    "a\x00b.jpg",
    "",
    ".",
    "x" * 3000,
    "; rm -rf ~",
    "$(id).jpg",
    "<script>.jpg",
    "\u202egpj.exe",
    "con.txt",
    "xml_submission_file",
    "é\ufffdè.jpg",
)


@dataclass(frozen=True, slots=True)
class Hostile:
    """One sending: of which kind it is, its kind of body, and its bytes."""

    kind: str
    content_type: str
    pieces: Callable[[], Iterator[bytes]] = field(repr=False)
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def body(self) -> bytes:
        """Return all of it; of the largest ones nobody asks that."""
        return b"".join(self.pieces())


def sendings(number: int, huge: int = 0) -> Iterator[Hostile]:
    """Yield so many sendings, of which `huge` are as large as anything may be."""
    lot = Random(7731)  # noqa: S311 - a test must be repeatable
    ways = (_forms, _cut, _named, _twice, _bombs, _bodies, _noise)
    for one in range(number - huge):
        yield ways[one % len(ways)](lot, one)
    for one in range(huge):
        yield _huge(one)


def _form(number: int, **answers: str) -> bytes:
    return filled("kikao_small", "1", f"uuid:hostile-{number}", {"told/what_happened": "A story.", **answers})


def _whole(kind: str, *parts: tuple[str, str, bytes], content_type: str = "") -> Hostile:
    between = "between"
    return Hostile(
        kind, content_type or f"multipart/form-data; boundary={between}", lambda: multipart(between, parts)
    )


def _forms(lot: Random, number: int) -> Hostile:
    """Forms that are none, or that unfold, reach out, go deep, or speak in strange letters."""
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    made = {
        "entity bomb": f'<!DOCTYPE d [<!ENTITY l0 "ha">{laughs}]><data id="kikao_small"><a>&l9;</a></data>'.encode(),
        "outside": b'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><data id="a"><b>&x;</b></data>',
        "outside by name": b'<!DOCTYPE d SYSTEM "http://192.0.2.1/x.dtd"><data id="a"/>',
        "parameter": b'<!DOCTYPE d [<!ENTITY % x SYSTEM "http://192.0.2.1/">%x;]><data id="a"/>',
        "included": b'<data id="a" xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="/etc/passwd" parse="text"/></data>',
        "wide outside": '<!DOCTYPE d SYSTEM "file:///etc/passwd"><data id="a"/>'.encode("utf-16"),
        "deep": b"<a>" * lot.choice((70, 300, 100_000)) + b"</a>" * 70,
        "broad": b'<data id="kikao_small" version="1">'
        + b"<b>x</b>" * lot.choice((20_000, 80_000))
        + b"</data>",
        "attributes": b"<data " + b" ".join(b'a%d="x"' % n for n in range(lot.choice((500, 30_000)))) + b"/>",
        "long answer": _form(number, **{"told/weather": "x" * lot.choice((30_000, 1_500_000, 2_200_000))}),
        "letters": _form(number).decode().encode(lot.choice(("utf-16", "utf-32", "cp037", "utf-7"))),
        "half letters": _form(number).replace(b"A story.", b"\xff\xfe\xc3\x28"),
        "signs": _form(number).replace(
            b"A story.", b"&#x202e;&#xFEFF;\xf0\x9f\x98\x80&#0;"[: lot.randint(1, 40)]
        ),
        "long ids": filled("f" * 5000, "v" * 5000, "uuid:" + "i" * 5000, {"a": "b"}),
        "strange codes": _form(number, **{"told/category": "'; DROP TABLE report; --", "told/site": "%s"}),
        "strange days": _form(
            number, **{"told/happened_on": lot.choice(("0000-00-00", "9999-99-99", "٢٠٢٦", "-1"))}
        ),
    }
    kind = lot.choice(sorted(made))
    return _whole(kind, (XML, "text/xml", made[kind]))


def _cut(lot: Random, number: int) -> Hostile:
    """A sending that stops anywhere."""
    whole = _whole(
        "", (XML, "text/xml", _form(number)), ('name="1.jpg"; filename="1.jpg"', "image/jpeg", b"x" * 5000)
    )
    body = whole.body
    end = lot.randrange(len(body))
    return Hostile("cut", whole.content_type, lambda: iter([body[:end]]))


def _named(lot: Random, number: int) -> Hostile:
    """Names that lead elsewhere."""
    name, other = lot.choice(NAMES), lot.choice(NAMES)
    head = f'name="{name}"; filename="{other}"'
    return _whole(
        "names",
        (XML, "text/xml", _form(number, photo=name.replace("\0", "")[:100])),
        (head, "image/jpeg", b"x"),
    )


def _twice(lot: Random, number: int) -> Hostile:
    """One name many times, or two forms in one sending."""
    parts = [(XML, "text/xml", _form(number))] * lot.randint(1, 3)
    parts += [
        ('name="a"; filename="a"', "image/png", bytes([one % 256])) for one in range(lot.choice((3, 60, 500)))
    ]
    lot.shuffle(parts)
    return _whole("twice", *parts)


def _bombs(lot: Random, number: int) -> Hostile:
    """Files that are small until somebody opens them."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("../../bomb", b"\0" * 5 * MB)
    wide = (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", b"\x00\x00\xff\xff" * 2 + b"\x08\x06\0\0\0")
        + _chunk(b"IDAT", b"x")
    )
    content, name = lot.choice(
        ((made.getvalue(), "a.zip"), (wide, "a.png"), (gzip.compress(b"\0" * 5 * MB), "a.jpg"))
    )
    return _whole(
        "bomb",
        (XML, "text/xml", _form(number, photo=name)),
        (f'name="{name}"; filename="{name}"', "image/png", content),
    )


def _chunk(kind: bytes, content: bytes) -> bytes:
    crc = zlib.crc32(kind + content).to_bytes(4, "big")
    return len(content).to_bytes(4, "big") + kind + content + crc


def _bodies(lot: Random, number: int) -> Hostile:
    """Bodies that are written otherwise than they say."""
    good = _whole("body", (XML, "text/xml", _form(number)))
    kinds = (
        "",
        "text/xml",
        "multipart/form-data",
        "multipart/form-data; boundary=",
        "multipart/form-data; boundary=" + "b" * 300,
        "multipart/mixed; boundary=between",
        "application/x-www-form-urlencoded",
        'multipart/form-data; boundary="other"',
    )
    if lot.random() < 0.3:
        return Hostile(
            "packed",
            good.content_type,
            lambda: iter([gzip.compress(good.body)]),
            {"Content-Encoding": "gzip"},
        )
    return Hostile("body", lot.choice(kinds), good.pieces)


def _noise(lot: Random, number: int) -> Hostile:
    """A good sending in which some bytes were changed."""
    good = _whole(
        "", (XML, "text/xml", _form(number)), ('name="1.jpg"; filename="1.jpg"', "image/jpeg", b"x" * 300)
    )
    body = bytearray(good.body)
    for _sign in range(lot.randint(1, 12)):
        body[lot.randrange(len(body))] = lot.randrange(256)
    changed = bytes(body)
    return Hostile("noise", good.content_type, lambda: iter([changed]))


def _huge(number: int) -> Hostile:
    """A sending as large as anything may be, or a little larger."""
    size = MANY_BYTES - MB if number % 2 else MANY_BYTES + 8 * MB
    head = b'--between\r\nContent-Disposition: form-data; name="a.mp4"; filename="a.mp4"\r\nContent-Type: video/mp4\r\n\r\n'

    def whole() -> Iterator[bytes]:
        form = multipart("between", [(XML, "text/xml", _form(number, photo="a.mp4"))])
        yield b"".join(form).removesuffix(b"--between--\r\n") + head
        for _piece in range(size // MB):
            yield b"\x01" * MB
        yield b"\r\n--between--\r\n"

    return Hostile("huge" if number % 2 else "too large", "multipart/form-data; boundary=between", whole)
