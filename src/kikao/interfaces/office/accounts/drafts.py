"""The form that arrives after its session ended: sealed for its writer, offered after the next sign-in."""

import json
from dataclasses import dataclass

from django.http import HttpRequest, QueryDict

from kikao.foundation.access.actor import Actor
from kikao.foundation.sealing.drafts import drafts_of, drop_draft, put_draft, read_draft
from kikao.foundation.sealing.signin import Opened

FIELD = "kikao_draft"
LARGEST = 1024 * 1024
NEVER = ("csrfmiddlewaretoken", "passkey_answer", FIELD)
LONG = 80
ONCE = "once"


@dataclass(frozen=True, slots=True)
class Piece:
    """One answer of a form as it was being written."""

    name: str
    value: str

    @property
    def label(self) -> str:
        """Return the field's name in readable words."""
        return self.name.replace("_", " ").capitalize()

    @property
    def hidden(self) -> bool:
        """Tell whether it is the form's own mark and nothing that somebody wrote."""
        return self.name == ONCE

    @property
    def long(self) -> bool:
        """Tell whether the answer needs several lines."""
        return len(self.value) > LONG or "\n" in self.value


@dataclass(frozen=True, slots=True)
class Kept:
    """A kept form: where it was going, what it said, and which files must be chosen again."""

    path: str
    pieces: tuple[Piece, ...]
    files: tuple[str, ...]


def keep(opened: Opened, request: HttpRequest) -> bool:
    """Seal a posted form to the account whose session ended; False when there was nothing to keep."""
    pairs = [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name not in NEVER and isinstance(value, str)
    ]
    if not any(value.strip() for _name, value in pairs):
        return False
    path = request.get_full_path()
    files = [file.name for _name, found in request.FILES.lists() for file in found if file.name]
    content = json.dumps({"path": path, "pairs": pairs, "files": files}).encode()
    return len(content) <= LARGEST and put_draft(opened.account_id, path, content)


def kept_form(by: Actor, name: str) -> Kept | None:
    """Open a kept form for its writer."""
    content = read_draft(by, name)
    if content is None:
        return None
    said = json.loads(content)
    pieces = tuple(Piece(field, value) for field, value in said["pairs"])
    return Kept(said["path"], pieces, tuple(said["files"]))


def drop_sent(by: Actor, posted: QueryDict) -> None:
    """Forget a kept form once it was sent and accepted."""
    if name := posted.get(FIELD):
        drop_draft(by, name)


def names(by: Actor) -> tuple[str, ...]:
    """Return which kept forms wait for this reader."""
    return tuple(name for name in drafts_of(by) if name.startswith("/")) if by.account_id else ()
