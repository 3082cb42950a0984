"""What sealing costs: opening sealed texts in one page beside reading as many plain rows, and searching through them."""

import statistics
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random
from time import perf_counter
from uuid import UUID

from kikao.casework.cases.actions import draw_register
from kikao.casework.cases.queries import cases
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.base.ids import new_id, random_id
from kikao.foundation.sealing.keys import unlock
from kikao.foundation.sealing.searching import MOST, search_items
from kikao.foundation.sealing.signin import create_account
from kikao.foundation.sealing.vault import open_compartments, put, read_many
from kikao.interfaces.cli.bench.register import BODIES
from kikao.registry.people.actions import add_organisation, set_up_group

MEASURED = " ".join(("sept", "pirogues", "vertes", "au", "large"))
WORDS = ["barrier", "soldiers", "money", "night", "river", "pit", "miners", "guard", "village", "road"]
LETTERS = 1_200
TIMES = 5


@dataclass(frozen=True, slots=True)
class Cost:
    """How long something took for all of its items, and for one."""

    what: str
    items: int
    seconds: float

    @property
    def each(self) -> float:
        """Return the milliseconds that one item took."""
        return 1000 * self.seconds / self.items


def costs(count: int, searched: int = MOST) -> Iterator[Cost]:
    """Draw plain rows and sealed texts, and measure both as a page reads them; trail entries are part of it."""
    by = _secretary()
    draw_register(Actor.system(by.working_group_id), count=count, start=0, total=count)
    apart = [_sealed(by, 1)[0] for _item in range(count)]
    together = _sealed(by, count)
    yield _timed("plain rows, one page", count, lambda: len(cases(by, size=count).items))
    yield _timed("sealed texts of as many reports", count, lambda: len(read_many(by, apart)))
    yield _timed("sealed texts of one incident", count, lambda: len(read_many(by, together)))
    many = together + _sealed(by, searched - count) if searched > count else together
    yield _timed(
        "sealed texts searched for a word",
        len(many),
        lambda: search_items(by, many, lambda _item, text: float(text.count("river"))).searched,
    )


def _secretary() -> Actor:
    group_id = new_id()
    clock = Actor.system(group_id)
    set_up_group(clock, name="Measured group", province="Sud-Kivu", is_demo=True)
    for name in BODIES:
        add_organisation(clock, name=name, actor_type="NGO", pillar="CSO")
    account = create_account(clock, username="measured", name="Secretariat", passphrase=MEASURED)
    roles = frozenset({Role.SECRETARIAT})
    return Actor(group_id, account, name="Bench", roles=roles, key=unlock(account, MEASURED))


def _sealed(by: Actor, count: int) -> list[UUID]:
    subject, lot = random_id(), Random(7)  # noqa: S311 - a draw of words, no secret
    open_compartments(by.working_group_id, subject, readers=[by.person], identity=False)
    return [put(by.working_group_id, subject, "report.words", _text(lot)) for _item in range(count)]


def _text(lot: Random) -> str:
    words = [lot.choice(WORDS) for _word in range(LETTERS // 6)]
    return " ".join(words)


def _timed(what: str, items: int, ask: Callable[[], int]) -> Cost:
    ask()
    took = []
    for _time in range(TIMES):
        begun = perf_counter()
        ask()
        took.append(perf_counter() - begun)
    return Cost(what, items, statistics.median(took))
