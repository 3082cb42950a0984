"""Walking the whole trail, a few entries in memory at a time, and comparing it with checkpoints."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kikao.foundation.audit.entries import START, Said, hash_of
from kikao.foundation.audit.models import TrailEntry, TrailHead
from kikao.foundation.audit.notes import Anchor

AT_A_TIME = 5000


@dataclass(frozen=True, slots=True)
class Fault:
    """A place where the trail does not hold, and why."""

    n: int
    reason: str


@dataclass(slots=True)
class Walk:
    """How far the trail was walked."""

    n: int = 0
    hash: str = START


def faults(anchors: Iterable[Anchor] = (), walk: Walk | None = None) -> Iterator[Fault]:
    """Walk the whole chain and yield every place where it does not hold, or does not agree with a checkpoint.

    Acts go on meanwhile: what they append is walked too. From the chain alone nobody can tell a trail whose end was
    cut off together with its head, which was written anew as a whole, or which is of an older database.
    """
    walk = walk or Walk()
    waiting: dict[int, list[Anchor]] = defaultdict(list)
    for anchor in anchors:
        waiting[anchor.n].append(anchor)
    yield from _compared(walk, waiting)
    while True:
        before = walk.n
        for said in _entries(after=walk.n):
            yield from _step(walk, said)
            yield from _compared(walk, waiting)
        head = TrailHead.objects.filter(id=1).first() or TrailHead()
        if (head.n, head.hash) == (walk.n, walk.hash):
            break
        if head.n <= walk.n or walk.n == before:
            yield Fault(walk.n, f"the trail ends here, but its head speaks of entry {head.n}")
            break
    for n, missing in sorted(waiting.items()):
        for anchor in missing:
            reason = f"the trail ends here: entry {n} is missing, of which {anchor.words} speaks"
            yield Fault(walk.n, f"{reason} (its end was cut off, or an older database was put back)")


def _entries(after: int) -> Iterator[Said]:
    rows = TrailEntry.objects.order_by("n").values_list(*Said._fields)
    if after:
        rows = rows.filter(n__gt=after)
    yield from map(Said._make, rows.iterator(chunk_size=AT_A_TIME))


def _step(walk: Walk, said: Said) -> Iterator[Fault]:
    if said.n > walk.n + 1:
        which = (
            f"entry {walk.n + 1} is" if said.n == walk.n + 2 else f"entries {walk.n + 1} to {said.n - 1} are"
        )
        yield Fault(walk.n + 1, f"{which} missing")
    elif said.n != walk.n + 1:
        yield Fault(said.n, "was inserted before the first entry")
    if said.previous != walk.hash:
        yield Fault(said.n, "does not follow the entry before it")
    if hash_of(said) != said.hash:
        yield Fault(said.n, "was changed")
    walk.n, walk.hash = said.n, said.hash


def _compared(walk: Walk, waiting: dict[int, list[Anchor]]) -> Iterator[Fault]:
    for anchor in waiting.pop(walk.n, ()) if waiting else ():
        if not anchor.agrees(walk.hash):
            reason = f"does not agree with {anchor.words}"
            yield Fault(walk.n, f"{reason}: the trail up to here was written anew, or this is another trail")
