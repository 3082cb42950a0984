"""Forms with files: sealed while they arrive, limited in words, gone with the request unless somebody kept them."""

import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import BadRequest
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpRequest
from django.test import RequestFactory

from kikao.foundation.base.stops import Invalid
from kikao.foundation.files import limits
from kikao.foundation.files.coming import IN_MEMORY, Coming
from kikao.foundation.files.limits import Limits
from kikao.foundation.files.stops import NoRoom
from kikao.foundation.files.uploads import SealedUpload, check, ready
from tests.foundation.files.conftest import MARK, photograph

SMALL = Limits(each=100_000, together=150_000, count=2)


def posted(*files: tuple[str, bytes, str]) -> HttpRequest:
    """Return a form as a browser sends it."""
    parts = b"".join(
        b'--x\r\nContent-Disposition: form-data; name="attached"; filename="%s"\r\nContent-Type: %s\r\n\r\n%s\r\n'
        % (name.encode(), kind.encode(), content)
        for name, content, kind in files
    )
    body = b'--x\r\nContent-Disposition: form-data; name="words"\r\n\r\ntold\r\n' + parts + b"--x--\r\n"
    return RequestFactory().generic("POST", "/", body, content_type="multipart/form-data; boundary=x")


def sent(request: HttpRequest) -> list[SealedUpload]:
    return request.FILES.getlist("attached")  # type: ignore[return-value]


def coming_of(request: HttpRequest) -> list[Coming]:
    return [upload.coming for upload in sent(request)]


@pytest.fixture(autouse=True)
def _home(home: Path) -> None:
    del home


def test_a_form_gives_its_files_sealed_and_forgets_them(home: Path) -> None:
    large = MARK * (2 * IN_MEMORY // len(MARK))
    request = posted(("../../voix.m4a", large, "audio/mp4"), ("b.jpg", photograph(), "image/jpeg"))
    assert request.POST["words"] == "told"
    first, second = ready(coming_of(request))
    assert (first.name, first.media_type, first.size) == ("voix.m4a", "audio/mp4", len(large))
    assert second.copy
    assert b"".join(sent(request)[0].chunks()) == large
    assert sent(request)[0].read(6) == MARK[:6]
    on_disk = [path for path in home.rglob("*") if path.is_file()]
    assert len(on_disk) == 1
    assert MARK not in on_disk[0].read_bytes()
    request.close()
    assert [path for path in home.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize(
    ("sizes", "code"),
    [((100_001,), "file.too_large"), ((90_000, 90_000), "file.too_much"), ((1, 1, 1), "file.too_much")],
)
def test_what_is_too_much_is_said_in_words(sizes: tuple[int, ...], code: str) -> None:
    request = posted(*(("a.bin", bytes(length), "") for length in sizes))
    with pytest.raises(Invalid) as stop:
        check(coming_of(request), SMALL)
    assert stop.value.code == code
    assert "attached" in stop.value.fields
    request.close()


def test_beyond_the_limit_nothing_is_held(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kikao.foundation.files.uploads.OFFICE", Limits(3_000_000, 4_000_000, 10))
    request = posted(("a.bin", bytes(3_500_000), ""), ("b.bin", bytes(1_000_000), ""), ("c.bin", b"c", ""))
    one, two, three = sent(request)
    assert (one.coming.is_too_large, two.coming.is_too_large, three.coming.is_too_large) == (True, True, True)
    assert [path for path in home.rglob("*") if path.is_file()] == []
    request.close()


@pytest.mark.parametrize("length", [200, 3_000_000])
def test_a_sending_that_broke_off_is_not_taken_for_the_whole(home: Path, length: int) -> None:
    body = b'--x\r\nContent-Disposition: form-data; name="attached"; filename="a.bin"\r\n\r\n' + bytes(length)
    said = {
        "REQUEST_METHOD": "POST",
        "CONTENT_TYPE": "multipart/form-data; boundary=x",
        "CONTENT_LENGTH": str(len(body) + 1_000),
        "wsgi.input": BytesIO(body),
    }
    request = WSGIRequest(said)
    with pytest.raises(BadRequest):
        sent(request)
    request.close()
    assert [path for path in home.rglob("*") if path.is_file()] == []


def test_a_full_disk_is_said_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_blob_id: Any) -> Any:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("kikao.foundation.files.store.begin", full)
    request = posted(("a.bin", bytes(2 * IN_MEMORY), ""))
    with pytest.raises(NoRoom):
        check(coming_of(request), limits.OFFICE)


PROGRAM = """
import os, resource, sys
sys.path[:0] = ["src", "."]
import django; django.setup()
from kikao.foundation.files.coming import of_pieces
piece = os.urandom(64 * 1024)
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
made = of_pieces((piece for _ in range(16 * 45)), "film.mp4", "video/mp4")
for one in made.pieces(): pass
print(made.size, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
made.drop()
"""


def test_memory_does_not_grow_with_the_file() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True)
    length, grown = map(int, done.stdout.split())
    assert length == 45 * 1024 * 1024
    assert grown < 8 * 1024, "kibibytes"
