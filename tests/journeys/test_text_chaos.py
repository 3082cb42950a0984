"""A broken gateway: messages doubled, overtaken, sent again while the server is killed; each is kept once (R14).

100 messages in every run, 1,000 with --full; 30 in 100 are doubled, 10 in 100 overtaken.
"""

import random
import re
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.client import HTTPException
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.journeys.texting import SECRET, Texting
from tests.kit.machine import LONG
from tests.kit.sizes import size

pytestmark = [pytest.mark.slow, pytest.mark.sqlite, pytest.mark.xdist_group("text chaos"), pytest.mark.sized]

EACH = 5
"""Messages of one number: the story with its keyword, and four answers."""
PATIENCE = 2 * LONG
"""Seconds for which a gateway tries again: longer than the server may be away, shorter than any real one's day."""
LIMIT = 30.0
"""Seconds that a gateway waits for an acknowledgement."""
DRAWN = random.Random(20)  # noqa: S311 - the same chaos in every run


@dataclass(frozen=True)
class Message:
    """One message as the gateway holds it."""

    number: str
    text: str
    date: str
    id: str

    @property
    def body(self) -> bytes:
        """Return it as it is handed over."""
        return urlencode({"from": self.number, "text": self.text, "date": self.date, "id": self.id}).encode()


@dataclass
class Sender:
    """A gateway that tries again until it is answered."""

    machine: Texting
    waits: list[float] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)
    strange: list[str] = field(default_factory=list)
    """What a living server answered that is neither an acknowledgement nor a request to come again."""

    def hand(self, message: Message) -> None:
        """Hand a message over, again and again."""
        first, heard = time.monotonic(), list[str]()
        while time.monotonic() - first < PATIENCE:
            begun = time.monotonic()
            answer = self._once(message)
            if answer == "200":
                with self.lock:
                    self.waits.append(time.monotonic() - begun)
                return
            heard.append(f"after {begun - first:.1f} s for {time.monotonic() - begun:.1f} s: {answer}")
            time.sleep(min(0.25 * 2 ** len(heard), 3))
        told = "\n".join(["a message was handed over in vain:", *heard[-30:], self.machine.said()])
        raise AssertionError(told)

    def hand_all(self, messages: list[Message]) -> None:
        """Hand over one after the other."""
        for message in messages:
            self.hand(message)

    def _once(self, message: Message) -> str:
        """Hand a message over once; return the status and, unless it is 200, the words, or what became of the line."""
        try:
            kind = {"Content-Type": "application/x-www-form-urlencoded"}
            answer = self.machine.ask("POST", f"/sms/{SECRET}/receive", message.body, kind)
        except (OSError, HTTPException) as error:
            return repr(error)
        if answer.status == 200:
            return "200"
        told = f"{answer.status} {answer.text[:300]!r}"
        if answer.status != 503:
            with self.lock:
                self.strange.append(told)
        return told


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Texting]:
    made = Texting(tmp_path_factory.mktemp("texting") / "home").found()
    made.serve()
    yield made
    made.kill()


def talks(count: int) -> list[list[Message]]:
    """Return what each number sends, in its order."""
    start = datetime(2026, 1, 5, 8, tzinfo=UTC)
    made = []
    for one in range(count // EACH):
        texts = [f"RIPOTI story x{one}x0", *(f"answer x{one}x{turn}" for turn in range(1, EACH))]
        made.append(
            [
                Message(
                    f"+24381{one:07}",
                    text,
                    (start + timedelta(minutes=one, seconds=turn * 7)).isoformat(),
                    f"{one * EACH + turn}",
                )
                for turn, text in enumerate(texts)
            ]
        )
    return made


def disturbed(talk: list[Message]) -> list[Message]:
    """Return the messages of one number as a broken gateway hands them over."""
    found: list[Message] = []
    for message in talk:
        found += [message] * (2 if DRAWN.random() < 0.3 else 1)
    for place in range(len(found) - 1):
        if DRAWN.random() < 0.1:
            found[place], found[place + 1] = found[place + 1], found[place]
    return found


@dataclass(frozen=True)
class Chaos:
    """What went wrong and came right: who handed over what, and what the secretaries read afterwards."""

    sender: Sender
    told: set[str]
    kept: Counter[str]


@pytest.fixture(scope="module")
def chaos(machine: Texting) -> Chaos:
    """Let it happen once, whichever test asks first: tests come in any order."""
    everything = talks(size(100, 1000))
    handed = [disturbed(talk) for talk in everything]
    half, sender = len(handed) // 2, Sender(machine)

    def go(lines: list[list[Message]]) -> None:
        with ThreadPoolExecutor(8) as pool:
            list(pool.map(sender.hand_all, lines))

    go(handed[:half])
    with ThreadPoolExecutor(1) as beside:
        rest = beside.submit(go, handed[half:])
        time.sleep(1.5)
        machine.kill()
        machine.serve()
        rest.result()
    go([[message for message in line if DRAWN.random() < 0.3] for line in handed])
    told = {text for talk in everything for message in talk for text in re.findall(r"x\d+x\d+", message.text)}
    kept = Counter(found for text in machine.look() for found in re.findall(r"x\d+x\d+", text))
    return Chaos(sender, told, kept)


def test_every_message_is_kept_once(
    machine: Texting, chaos: Chaos, record_property: Callable[[str, object], None]
) -> None:
    assert {name: times for name, times in chaos.kept.items() if times != 1} == {}
    assert set(chaos.kept) == chaos.told
    assert chaos.sender.strange == [], machine.said()
    waits = sorted(chaos.sender.waits)
    record_property("p50", round(waits[len(waits) // 2], 2))
    record_property("p95", round(waits[len(waits) * 95 // 100], 2))
    assert waits[-1] < LIMIT


def test_nothing_of_it_stands_in_the_log_or_beside_the_seals(machine: Texting, chaos: Chaos) -> None:
    assert chaos.told
    machine.kill()
    for path in (one for one in Path(machine.home).rglob("*") if one.is_file()):
        content = path.read_bytes()
        assert b"24381000" not in content, path.name
        if path.name not in {"gateway.json"}:
            assert SECRET.encode() not in content, path.name
