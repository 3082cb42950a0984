"""Somebody who opens address after address, by browser and by program, and remembers every answer."""

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import import_module
from typing import Any
from unittest.mock import patch

from django.conf import settings
from django.db import transaction
from django.template import Context, Template
from django.test import Client, override_settings
from django.utils.safestring import SafeString

from kikao.interfaces.office.said import SaidStorage
from tests.kit.addresses import Address, Rows, fillings
from tests.kit.cast import Cast
from tests.kit.door import bearer, let_in
from tests.kit.sizes import FULL

JSON = "application/json"
_FRESH = (
    re.compile(rb'name="(?:csrfmiddlewaretoken|once|seed)" value="[^"]*"'),
    re.compile(rb"after=[0-9a-f]{64}"),
    re.compile(rb"nonce=\"[^\"]*\"|'nonce-[^']*'"),
)
"""What differs from one answer to the next and says nothing: the proof of origin, the mark against sending twice, the
place in the trail where the next page begins (a digest of all entries before it)."""
_DROPPED = ("Date", "Set-Cookie", "Expires")


PLAIN = "django.contrib.staticfiles.storage.StaticFilesStorage"


@contextmanager
def plain_static() -> Iterator[None]:
    """Let pages be made before a test begins, where the fixture of every test does not reach yet."""
    with override_settings(STORAGES={**settings.STORAGES, "staticfiles": {"BACKEND": PLAIN}}):
        yield


@contextmanager
def forgotten() -> Iterator[None]:
    """Take back what was written meanwhile: what somebody reads leaves an entry in the trail, which somebody reads."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


STANDING = (
    "kikao.interfaces.office.doorway.session_shown",
    "kikao.interfaces.office.doorway.actor_for",
    "kikao.interfaces.api.door.session_shown",
    "kikao.interfaces.api.door.actor_for",
    "kikao.interfaces.office.frame.open_alerts",
    "kikao.interfaces.office.frame.unread_count",
)
"""What every page asks anew about its reader: who it is, and what stands in the frame around the page."""


@contextmanager
def swift() -> Iterator[None]:
    """Ask who a reader is once for many pages, while nothing changes; at full size every page asks anew.

    Nobody looks at the contexts of templates here, of which Django's tests else keep a copy for each part of a page.
    """
    with ExitStack() as held:
        held.enter_context(patch.object(Template, "_render", _drawn))
        for name in () if FULL else STANDING:
            held.enter_context(patch(name, _once(name)))
        yield


def _drawn(template: Template, context: Context) -> SafeString:
    return template.nodelist.render(context)


def _once(name: str) -> Callable[..., Any]:
    module, _, word = name.rpartition(".")
    return lru_cache(maxsize=None)(getattr(import_module(module), word))


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, without what is fresh in every answer."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    @property
    def text(self) -> str:
        """Return everything that can be read in the answer, also inside a packed document."""
        if self.body.startswith(b"PK"):
            with zipfile.ZipFile(io.BytesIO(self.body)) as pack:
                return "\n".join(pack.read(name).decode("utf-8", "replace") for name in pack.namelist())
        return self.body.decode("utf-8", "replace")


@dataclass
class Walker:
    """Somebody of the cast at a browser, with the session of a program beside it."""

    cast: Cast
    name: str
    client: Client = field(default_factory=lambda: Client(raise_request_exception=False))
    headers: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Let them in."""
        if self.name in self.cast.accounts:
            let_in(self.client, self.cast, self.name)
            self.headers = bearer(self.cast, self.name)

    def get(self, path: str, *typed: object) -> Answer:
        """Open an address; what one typed into it oneself says nothing when it comes back."""
        return self.send("get", path, *typed)

    def send(self, verb: str, path: str, *typed: object) -> Answer:
        """Open an address, or send an empty form or message to it."""
        message = {"content_type": JSON} if path.startswith("/api/") else {}
        more = {} if verb == "get" else {"data": {}, **message}
        given = getattr(self.client, verb)(path, headers=self.headers, **more)
        self.client.cookies.pop(SaidStorage.cookie_name, None)  # a word about this act, for the next page
        return self._kept(given, typed)

    def walk(self, ways: Iterable[Address], rows: Rows, most: int = 3) -> dict[str, Answer]:
        """Open every address, filled in with rows, and return what came back."""
        paths = {way.filled(values): values for way in ways for values in fillings(way, rows, most)}
        return {path: self.get(path) for path in paths}

    def try_out(self, way: Address, values: Mapping[str, object], verb: str = "get") -> Answer:
        """Open an address or send to it, and forget the ids that were typed."""
        return self.send(verb, way.filled(values), *values.values())

    def _kept(self, given: object, typed: Iterable[object]) -> Answer:
        answer = given
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
        words = [str(one).encode() for one in typed]
        headers = [pair for pair in answer.headers.items() if pair[0] not in _DROPPED]  # type: ignore[attr-defined]
        for fresh in _FRESH:
            body = fresh.sub(b"fresh", body)
        for word in words:
            body = body.replace(word, b"typed")
            headers = [(name, value.replace(word.decode(), "typed")) for name, value in headers]
        return Answer(answer.status_code, tuple(sorted(headers)), body)  # type: ignore[attr-defined]
