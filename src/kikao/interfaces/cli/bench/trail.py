"""The questions of the trail that are measured."""

import resource
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from uuid import UUID

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit import chain, pins
from kikao.foundation.audit.chain import Line, append_all
from kikao.foundation.audit.door import read_note, read_notes
from kikao.foundation.audit.enums import Outcome
from kikao.foundation.audit.queries import entries_about, every_entry, own_entries
from kikao.foundation.base.ids import new_id, random_id
from kikao.foundation.sealing.actions import take_checkpoint
from kikao.interfaces.cli.bench.register import Measure, measured
from kikao.interfaces.cli.trail import lines
from kikao.registry.people.actions import set_up_group

STEP = 10_000
PEOPLE = 40
VERBS = ("sealed.read", "case.table", "minutes.print", "task.report_back", "page.open")


def draw(by: Actor, count: int, say: Callable[[str], None]) -> None:
    """Set a group up and fill its trail with what forty people did and read."""
    set_up_group(by, name="Measured group", province="Sud-Kivu", is_demo=True)
    people = [f"account:{new_id()}" for _one in range(PEOPLE)]
    things = [str(random_id()) for _one in range(500)]
    for start in range(0, count, STEP):
        numbers = range(start, min(start + STEP, count))
        append_all(
            [
                Line(
                    by.working_group_id,
                    people[number % PEOPLE],
                    VERBS[number % len(VERBS)],
                    things[number * 7 % len(things)],
                    Outcome.DONE,
                )
                for number in numbers
            ]
        )
        if numbers.stop % (STEP * 10) == 0 or numbers.stop == count:
            say(f"  {numbers.stop} entries")


def measures(group_id: UUID) -> Iterator[Measure]:
    """Write, read, walk and write out the trail."""
    drawn = list(islice((said for said in every_entry() if said.actor.startswith("account:")), 2))
    reader = Actor(
        group_id, UUID(drawn[0].actor.removeprefix("account:")), roles=frozenset({Role.SECRETARIAT})
    )
    thing = UUID(drawn[1].object_ref)
    deep = _cursor(reader)
    yield measured("one entry written", partial(_one, reader))
    yield measured("100 readings noted at once", partial(_hundred, reader))
    yield measured("a checkpoint taken and signed", lambda: bool(take_checkpoint(Actor.system(group_id))))
    yield measured("own acts: first page", lambda: len(own_entries(reader).items))
    yield measured("own acts: deep page", lambda: len(own_entries(reader, after=deep).items))
    yield measured("acts on one matter: first page", lambda: len(entries_about(reader, [thing]).items))
    yield measured("whole chain walked", lambda: sum(1 for _fault in chain.faults()), times=1)
    yield measured("all that was fixed compared", lambda: sum(1 for _fault in pins.faults()), times=1)
    yield measured("whole trail written out", lambda: sum(1 for _line in lines()), times=1)


def memory() -> int:
    """Return the most memory this program has held, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _one(by: Actor) -> int:
    read_note(by, "bench.read", random_id())
    return 1


def _hundred(by: Actor) -> int:
    read_notes(by, "bench.read", [random_id() for _one in range(100)])
    return 100


def _cursor(by: Actor) -> str | None:
    """Return where a page far down begins."""
    after: str | None = None
    for _page in range(10):
        following = own_entries(by, after=after, size=1000).next_cursor
        if following is None:
            break
        after = following
    return after
