"""The group in which a history happens, and the numbers that choose what happens in it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import count
from random import Random
from typing import Any
from unittest.mock import patch
from uuid import UUID

from kikao.foundation.access.actor import Actor
from kikao.foundation.base import ids
from kikao.registry.people.models import Holding, RoleGrant
from kikao.registry.people.queries.walls import keys_of
from tests.journeys.histories.prepared import Prepared, Row
from tests.kit.cast import Cast

MARK = "ZQH8816"
SHORTEST, LONGEST = 6, 14
CHOICES, HIGHEST = 5, 11
Step = tuple[int, ...]
"""Which deed, and the numbers that fill it in."""


class Numbers:
    """The numbers of one deed: every choice takes the next."""

    def __init__(self, given: tuple[int, ...]) -> None:
        """Take the numbers."""
        self.given = list(given)

    def next(self) -> int:
        """Return the next number."""
        return self.given.pop(0) if self.given else 0

    def one(self, of: Any) -> Any:
        """Choose one; nothing when there is nothing to choose from."""
        choices = list(of)
        return choices[self.next() % len(choices)] if choices else None


@dataclass
class World:
    """The group: who and what a history can touch."""

    cast: Cast
    bodies: list[UUID]
    places: list[UUID]
    seats: list[UUID]
    people: list[str]
    made: int = field(default=0)
    keys: Mapping[UUID, frozenset[str]] = field(default_factory=dict)
    known: dict[str, Actor] = field(default_factory=dict)
    signs: dict[str, object] = field(default_factory=dict)

    @property
    def everybody(self) -> list[str]:
        """Return everybody whose eyes look; the first secretary, who does everything, is walled from nothing."""
        return ["alice", *self.people]

    @property
    def anne(self) -> Actor:
        """Return the secretary who does everything; nothing in a history touches her own organisation."""
        return self.actor("anne")

    def actor(self, name: str) -> Actor:
        """Return somebody as they stood when they were last reckoned."""
        if name not in self.known:
            self.known[name] = self.cast.actor(name)
        return self.known[name]

    def again(self) -> "World":
        """Return the world as it was before anything happened."""
        return replace(self, bodies=list(self.bodies), known=dict(self.known), signs=dict(self.signs))

    def reckon(self) -> None:
        """Reckon the wall keys of everybody, and who somebody is anew where seats or roles changed."""
        self.keys = keys_of(self.cast.group_id)
        rows: dict[UUID, list[Row]] = {}
        for account, *row in (*_held().ask(), *_granted().ask()):
            rows.setdefault(account, []).append(tuple(row))
        for name in ("anne", *self.everybody):
            account = self.cast.accounts[name]
            sign = sorted(rows.get(account, ()), key=str)
            if self.signs.get(name) != sign:
                self.signs[name] = sign
                self.known.pop(name, None)
            else:
                self.known[name] = replace(self.actor(name), wall_keys=self.keys.get(account, frozenset()))

    def ids(self, model: Any, **where: Any) -> list[UUID]:
        """Return the ids of a model's rows, oldest first."""
        return sorted(model.objects.filter(**where).values_list("id", flat=True))


def history(number: int, deeds: int) -> list[Step]:
    """Return the history of this number: always the same one."""
    draw = Random(number)  # noqa: S311 - a draw of deeds, no secret
    steps = draw.randint(SHORTEST, LONGEST)
    return [
        (draw.randrange(deeds), *(draw.randint(0, HIGHEST) for _choice in range(CHOICES)))
        for _step in range(steps)
    ]


@contextmanager
def ids_in_order() -> Iterator[None]:
    """Let ids rise instead of being random, so that the same numbers always choose the same rows."""
    numbers = count(1)
    with (
        patch.object(ids, "_drawn_today", lambda: next(numbers) << 80),
        patch.object(ids, "uuid7", lambda: _numbered(next(numbers))),
    ):
        yield


def _numbered(number: int) -> UUID:
    """Return an id that its first bits tell from every other: the last ones count within a family (random_family)."""
    return UUID(int=number << 80 | 7 << 76 | 0b10 << 62)


@cache
def _held() -> Prepared:
    now = Holding.objects.filter(until_on=None)
    return Prepared(now.values_list("account_id", "id", "seat_id", "seat__organisation_id", "alternate"))


@cache
def _granted() -> Prepared:
    now = RoleGrant.objects.filter(ended_at=None, confirmed_at__isnull=False)
    return Prepared(now.values_list("account_id", "id", "role"))
