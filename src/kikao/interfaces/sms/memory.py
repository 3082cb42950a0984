"""What the door remembers for a day: where somebody stands in the dialogue, and which messages it took already.

A number is known by a keyed tag that dies with the server; the key of what was done lies beside it before it is done,
so that a repetition finds out whether it was, whoever was killed in between.
"""

import secrets
import struct
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID

from kikao.casework.texts.enums import Say, Step
from kikao.casework.texts.reckoning.dialogue import Position
from kikao.interfaces.sms.shared import DAY, Part, Room, Shelf

HOURLY = 5
"""Reports from one number in an hour before the next ones are held apart."""
SWEEPING = 15 * 60.0
NOBODY = bytes(16)
_LANGUAGES = ("", "fr", "sw", "en")
_TALK = struct.Struct("<BB16sddIH")
_SEEN = struct.Struct("<16sBBB")
TALKS = Shelf(places=32, length=_TALK.size)
SEEN = Shelf(places=160, length=_SEEN.size)


@dataclass(frozen=True, slots=True)
class Seen:
    """A message that came: the random key of what was done for it, and what was answered once that was done."""

    token: bytes
    is_done: bool = False
    say: Say = Say.NOTHING
    language: str = ""


@dataclass
class Talk:
    """What is remembered of one number while a message of it is being taken."""

    part: Part
    names: tuple[str, str]
    position: Position
    began: float = 0.0
    hour: int = 0
    told: int = 0

    def seen(self, message: str) -> Seen | None:
        """Return what is known of a message, if it came before."""
        found = self.part.find(SEEN, self._tag(message))
        if found is None:
            return None
        token, is_done, say, language = _SEEN.unpack(found)
        return Seen(token, bool(is_done), Say(say), _LANGUAGES[language])

    def note(self, message: str, seen: Seen) -> None:
        """Remember a message."""
        fields = (seen.token, seen.is_done, seen.say, _LANGUAGES.index(seen.language))
        self.part.put(SEEN, self._tag(message), _SEEN.pack(*fields))

    def forget(self, message: str) -> None:
        """Remember a message no longer."""
        self.part.wipe(SEEN, self._tag(message))

    def _tag(self, message: str) -> bytes:
        return self.part.room.tag("message", *self.names, message)

    def stand(self, position: Position, *, reported: bool) -> None:
        """Remember where the sender stands now, for no longer than a day after it began."""
        now, hour = time.monotonic(), _hour()
        goes_on = self.began and position.report_id == self.position.report_id
        began = self.began if goes_on else now
        told = (self.told if hour == self.hour else 0) + reported
        report = position.report_id.bytes if position.report_id else NOBODY
        language = _LANGUAGES.index(position.language)
        content = _TALK.pack(position.step, language, report, position.last, began, hour, min(told, 0xFFFF))
        self.part.put(TALKS, self.part.room.tag("number", *self.names), content, began + DAY - now)

    @property
    def is_flood(self) -> bool:
        """Tell whether this number made more reports in this hour than anybody does who tells what happened."""
        return self.hour == _hour() and self.told >= HOURLY


class Memory:
    """The memory of one server."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.room = Room((TALKS, SEEN))
        self._sweeper: threading.Thread | None = None

    @contextmanager
    def talk(self, door: str, number: str) -> Iterator[Talk]:
        """Hold what is remembered of a number: its next message waits until this one is done."""
        self._keep_clean()
        tag = self.room.tag("number", door, number)
        with self.room.part(tag) as part:
            part.sweep()
            yield _talk(part, tag, (door, number))

    def sweep(self) -> None:
        """Wipe everything that is older than a day."""
        for number in range(self.room.parts):
            with self.room.part(bytes([number])) as part:
                part.sweep()

    def _keep_clean(self) -> None:
        """Have a quiet thread of this process wipe what grows old, also when no message comes any more."""
        if self._sweeper is None or not self._sweeper.is_alive():
            self._sweeper = threading.Thread(target=self._sweep_on, daemon=True, name="sms-memory")
            self._sweeper.start()

    def _sweep_on(self) -> None:
        while True:
            time.sleep(SWEEPING)
            self.sweep()


def _talk(part: Part, tag: bytes, names: tuple[str, str]) -> Talk:
    found = part.find(TALKS, tag)
    if found is None:
        return Talk(part, names, Position())
    step, language, report, last, began, hour, told = _TALK.unpack(found)
    known = UUID(bytes=report) if report != NOBODY else None
    return Talk(part, names, Position(Step(step), _LANGUAGES[language], known, last), began, hour, told)


def fresh_token() -> bytes:
    """Return a random key for what is about to be done."""
    return secrets.token_bytes(16)


def _hour() -> int:
    return int(time.monotonic() // 3600)


memory = Memory()
"""The memory of this server; made in the process whose copies answer."""
