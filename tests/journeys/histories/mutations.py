"""Walls with one stone missing: what the histories must find out."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from datetime import date
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch
from uuid import UUID

from django.db.models import Q

from kikao.casework.cases.actions import joining, parties, words
from kikao.casework.incidents.actions import accusing, describing, merging, opening
from kikao.casework.meetings import policy as meetings
from kikao.foundation.access import wall
from kikao.foundation.access.wall import UNIFORM
from kikao.foundation.sealing import vault
from kikao.registry.people import reckoning
from kikao.registry.people.models import Interest
from kikao.registry.people.queries import actors, walls
from kikao.registry.people.reckoning import Web

Missing = Callable[[], AbstractContextManager[Any]]


def _walking(*, up: bool, down: bool) -> Missing:
    """Let the wall pass only upwards, or only downwards."""

    def reach(web: Web, organisation_id: UUID) -> frozenset[UUID]:
        root = web._roots.get(organisation_id)
        if root is None:
            return frozenset((organisation_id,))
        above = reckoning._walk(web._up, root) if up else {root}
        below = reckoning._walk(web._down, root) if down else {root}
        return frozenset(one for here in above | below for one in web._same[here])

    return lambda: patch.object(Web, "reach", reach)


def _without(key: str) -> Missing:
    keys = Web.keys

    def fewer(web: Web, bodies: Iterable[UUID], places: Iterable[UUID] = ()) -> frozenset[str]:
        return keys(web, bodies, places) - {key}

    return lambda: patch.object(Web, "keys", fewer)


@contextmanager
def _no_interests() -> Iterator[None]:
    nothing = SimpleNamespace(objects=Interest.objects.none())
    with patch.object(walls, "Interest", nothing), patch.object(actors, "Interest", nothing):
        yield


@contextmanager
def _nothing_parted() -> Iterator[None]:
    with ExitStack() as stack:
        for module in (joining, merging, opening):
            stack.enter_context(patch.object(module, "part_subjects", lambda *_: None))
        yield


@contextmanager
def _nothing_taken_back() -> Iterator[None]:
    with ExitStack() as stack:
        for module in (wall, words, parties, describing, accusing):
            stack.enter_context(patch.object(module, "lower_wall", lambda *_: None))
        yield


def _open_node(own: UUID, merged_into: UUID | None, *flags: bool) -> reckoning.Node:
    return reckoning.Node(own, flags[0], flags[1], barred=False, merged_into=merged_into)


MISSING: dict[str, Missing] = {
    "it climbs to no body above": _walking(up=False, down=True),
    "it reaches no body below": _walking(up=True, down=False),
    "it climbs to the State": lambda: patch.object(walls, "_node", _open_node),
    "interests do not count": _no_interests,
    "merged bodies are two": lambda: patch.object(reckoning, "root_of", lambda _nodes, own: own),
    "an unknown uniform is nobody": _without(UNIFORM),
    "what is joined does not share": lambda: patch.object(wall, "_joined", lambda subject_id: {subject_id}),
    "what is parted stays walled": _nothing_parted,
    "what is taken back stays": _nothing_taken_back,
    "keys stay where a wall rose": lambda: patch.object(vault, "drop_walled", lambda *_: None),
    "a released text never ends": lambda: patch.object(meetings, "today", lambda: date.min),
    "decisions are for all": lambda: patch.object(meetings, "cases_seen_by", lambda *_: Q()),
    "reports are for all": lambda: patch.object(wall, "unwalled", lambda *_: Q()),
}
"""What is missing, in words, and how it is taken out."""
