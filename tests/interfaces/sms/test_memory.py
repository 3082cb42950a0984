"""The memory that processes share: nothing of a number in it, nobody locked out by the dead, nothing half written read."""

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator

import pytest

from kikao.casework.texts.enums import Say, Step
from kikao.casework.texts.reckoning.dialogue import Position
from kikao.foundation.base.ids import random_id
from kikao.interfaces.sms import memory as remembering
from kikao.interfaces.sms.memory import SEEN, Memory, Seen, fresh_token
from kikao.interfaces.sms.shared import DAY, Room, Shelf

NUMBER = "243812345678"
REPORT = random_id()
HERE = Position(Step.WHEN, "sw", REPORT, 1234.5)


@pytest.fixture
def memory() -> Iterator[Memory]:
    made = Memory()
    yield made
    made.room.close()


def in_a_child(deed: Callable[[], None]) -> int:
    """Do something in a copy of this process, as a server's workers are; return how it ended."""
    child = os.fork()
    if not child:
        try:
            deed()
        finally:
            os._exit(0)
    return os.waitpid(child, 0)[1]


def stand(memory: Memory, position: Position = HERE, number: str = NUMBER) -> None:
    with memory.talk("group", number) as talk:
        talk.note("a message", Seen(fresh_token(), is_done=True, say=Say.WHO, language="sw"))
        talk.stand(position, reported=True)


def where(memory: Memory, number: str = NUMBER) -> Position:
    with memory.talk("group", number) as talk:
        return talk.position


def test_what_one_process_takes_the_others_know(memory: Memory) -> None:
    assert in_a_child(lambda: stand(memory)) == 0
    assert where(memory) == HERE
    with memory.talk("group", NUMBER) as talk:
        seen = talk.seen("a message")
        assert seen
        assert (seen.is_done, seen.say, seen.language) == (True, Say.WHO, "sw")
        assert talk.seen("another message") is None
    with memory.talk("another group", NUMBER) as talk:
        assert (talk.position, talk.seen("a message")) == (Position(), None)


def test_nothing_of_a_number_stands_in_it_and_a_restart_knows_nobody(memory: Memory) -> None:
    stand(memory)
    everything = memory.room.read(0, memory.room._width * memory.room.parts)
    assert any(everything)
    assert NUMBER.encode() not in everything
    assert int(NUMBER).to_bytes(8, "little") not in everything
    other = Memory()
    assert other.room.tag("number", "group", NUMBER) != memory.room.tag("number", "group", NUMBER)
    assert where(other) == Position()
    other.room.close()


def test_who_is_killed_locks_nobody_out_and_leaves_nothing_half_written(memory: Memory) -> None:
    stand(memory)

    def die() -> None:
        write = memory.room.write

        def half(at: int, content: bytes) -> None:
            write(at, content[: len(content) // 2])
            os.kill(os.getpid(), signal.SIGKILL)

        memory.room.write = half  # type: ignore[method-assign]
        stand(memory, Position(Step.DONE, "en", random_id(), 99.0))

    before = time.monotonic()
    assert in_a_child(die) == signal.SIGKILL
    with memory.talk("group", NUMBER) as talk:
        assert time.monotonic() - before < 5
        assert talk.seen("a message") is None
        assert talk.position == HERE
    stand(memory)
    assert where(memory) == HERE


def test_it_lasts_a_day_at_most_however_much_is_written(
    memory: Memory, monkeypatch: pytest.MonkeyPatch
) -> None:
    start = time.monotonic()
    for hours in (0, 10, 20, 23):
        monkeypatch.setattr(time, "monotonic", lambda hours=hours: start + hours * 3600)
        stand(memory)
    assert where(memory) == HERE
    monkeypatch.setattr(time, "monotonic", lambda: start + DAY + 1)
    assert where(memory) == Position()
    monkeypatch.setattr(time, "monotonic", lambda: start + 2 * DAY)
    memory.sweep()
    assert not any(memory.room.read(0, memory.room._width * memory.room.parts))


def test_reports_of_one_number_are_counted_by_the_hour(
    memory: Memory, monkeypatch: pytest.MonkeyPatch
) -> None:
    start = time.monotonic() // 3600 * 3600 + 1
    monkeypatch.setattr(time, "monotonic", lambda: start)
    for _one in range(remembering.HOURLY):
        with memory.talk("group", NUMBER) as talk:
            assert not talk.is_flood
        stand(memory)
    with memory.talk("group", NUMBER) as talk:
        assert talk.is_flood
    monkeypatch.setattr(time, "monotonic", lambda: start + 3600)
    with memory.talk("group", NUMBER) as talk:
        assert not talk.is_flood


def test_a_full_part_forgets_the_oldest() -> None:
    shelf = Shelf(places=3, length=1)
    room = Room((Shelf(places=1, length=4), shelf), parts=1)
    tags = [room.tag(str(number)) for number in range(4)]
    with room.part(tags[0]) as part:
        for number, tag in enumerate(tags):
            part.put(shelf, tag, bytes([number]))
        assert [part.find(shelf, tag) for tag in tags] == [None, b"\x01", b"\x02", b"\x03"]
        part.put(shelf, tags[1], b"x")
        assert part.find(shelf, tags[1]) == b"x"
        part.wipe(shelf, tags[1])
        assert part.find(shelf, tags[1]) is None
    room.close()
    assert SEEN.places > 100


def test_two_processes_that_wait_for_each_other_in_two_parts_are_no_circle() -> None:
    """Each holds a part with one thread and waits with another for the part that the other process holds."""
    room, here, there = Room((Shelf(1, 8),)), os.pipe(), os.pipe()
    child = os.fork()
    if not child:
        ended = 1
        try:
            hold_one_and_want_the_other(room, bytes([2]), bytes([1]), there[1], here[0])
            ended = 0
        finally:
            os._exit(ended)
    hold_one_and_want_the_other(room, bytes([1]), bytes([2]), here[1], there[0])
    assert os.waitpid(child, 0)[1] == 0
    room.close()


def hold_one_and_want_the_other(room: Room, mine: bytes, other: bytes, tell: int, wait: int) -> None:
    taken = threading.Event()

    def want() -> None:
        with room.part(other):
            taken.set()

    waiting = threading.Thread(target=want)
    with room.part(mine):
        os.write(tell, b".")
        os.read(wait, 1)
        waiting.start()
        time.sleep(0.3)  # by now both wait; whoever is slower finds the part free, and no circle
    waiting.join(10)
    assert taken.is_set(), "the part was never given"
