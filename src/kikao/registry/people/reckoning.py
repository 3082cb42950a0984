"""How far an accusation reaches over the web of organisations.

A seat is walled when its own organisation, one above it or one below it is accused; not when a sister is. The wall
never passes through the State, the group's host body or a federation as a parent: it would wall half the table.
Merged organisations are one and the same here, so that an old mark keeps holding.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.utils.translation import gettext as _

from kikao.foundation.access.wall import COMPANY_GUARD, UNIFORM, organisation_key, place_key
from kikao.foundation.base.searching import fold
from kikao.foundation.base.stops import Invalid


@dataclass(frozen=True, slots=True)
class Node:
    """What the wall needs to know of one organisation."""

    id: UUID
    security_body: bool = False
    is_company: bool = False
    barred: bool = False
    merged_into: UUID | None = None


@dataclass(frozen=True, slots=True)
class Tie:
    """One organisation belongs to another."""

    parent: UUID
    child: UUID
    walls: bool = True


@dataclass(frozen=True)
class Web:
    """All organisations of a group and how they belong together, ready to be walked."""

    nodes: Mapping[UUID, Node]
    ties: tuple[Tie, ...]
    _roots: dict[UUID, UUID] = field(init=False, default_factory=dict)
    _same: dict[UUID, set[UUID]] = field(init=False, default_factory=lambda: defaultdict(set))
    _up: dict[UUID, set[UUID]] = field(init=False, default_factory=lambda: defaultdict(set))
    _down: dict[UUID, set[UUID]] = field(init=False, default_factory=lambda: defaultdict(set))

    def __post_init__(self) -> None:
        """Draw merged organisations together and keep the ties through which the wall passes."""
        for node_id in self.nodes:
            root = self._roots[node_id] = root_of(self.nodes, node_id)
            self._same[root].add(node_id)
        for tie in self.ties:
            parent, child = self._roots[tie.parent], self._roots[tie.child]
            if tie.walls and parent != child and not self.nodes[parent].barred:
                self._up[child].add(parent)
                self._down[parent].add(child)

    def root(self, organisation_id: UUID) -> UUID:
        """Return the organisation that stands for this one after merges."""
        return self._roots.get(organisation_id, organisation_id)

    def reach(self, organisation_id: UUID) -> frozenset[UUID]:
        """Return every organisation whose accusation walls this one's seats."""
        if organisation_id not in self._roots:
            return frozenset((organisation_id,))
        root = self._roots[organisation_id]
        reached = _walk(self._up, root) | _walk(self._down, root)
        return frozenset(one for here in reached for one in self._same[here])

    def keys(self, organisations: Iterable[UUID], places: Iterable[UUID] = ()) -> frozenset[str]:
        """Return the wall keys of somebody who belongs to, or has an interest in, these organisations and places.

        An unknown uniform counts as every security body: to identify it can then only lift the wall, never raise it.
        """
        reached = {one for organisation_id in organisations for one in self.reach(organisation_id)}
        keys = {organisation_key(one) for one in reached} | {place_key(place) for place in places}
        known = [self.nodes[one] for one in reached if one in self.nodes]
        if any(node.security_body for node in known):
            keys.add(UNIFORM)
        if any(node.is_company for node in known):
            keys.add(COMPANY_GUARD)
        return frozenset(keys)


def root_of(nodes: Mapping[UUID, Node], node_id: UUID) -> UUID:
    """Follow merges to the organisation that stands for this one."""
    seen = {node_id}
    here = nodes[node_id]
    while (after := here.merged_into) and after in nodes and after not in seen:
        seen.add(after)
        here = nodes[after]
    return here.id


def makes_circle(ties: Iterable[tuple[UUID, UUID]], parent: UUID, child: UUID) -> bool:
    """Tell whether a new tie (parent above child) would let an organisation stand above itself."""
    down: dict[UUID, set[UUID]] = defaultdict(set)
    for above, below in ties:
        down[above].add(below)
    return parent in _walk(down, child)


def has_circle(ties: Iterable[tuple[UUID, UUID]]) -> bool:
    """Tell whether some organisation stands above itself."""
    kept: list[tuple[UUID, UUID]] = []
    for parent, child in ties:
        if makes_circle(kept, parent, child):
            return True
        kept.append((parent, child))
    return False


def _walk(ways: Mapping[UUID, set[UUID]], start: UUID) -> set[UUID]:
    reached = {start}
    waiting = deque((start,))
    while waiting:
        for following in ways.get(waiting.popleft(), ()):
            if following not in reached:
                reached.add(following)
                waiting.append(following)
    return reached


Keys = Mapping[UUID, frozenset[str]]
"""The wall keys of each account."""


def risen(before: Keys, after: Keys) -> dict[UUID, frozenset[str]]:
    """Return the accounts whose wall has grown, with the keys that are new."""
    none: frozenset[str] = frozenset()
    grown = {account_id: keys - before.get(account_id, none) for account_id, keys in after.items()}
    return {account_id: keys for account_id, keys in grown.items() if keys}


def lowered(before: Keys, after: Keys, account_id: UUID | None) -> bool:
    """Tell whether somebody's wall has shrunk."""
    if account_id is None:
        return False
    none: frozenset[str] = frozenset()
    return not before.get(account_id, none) <= after.get(account_id, none)


def clean_line(name: str, text: str, *, longest: int, needed: bool = True) -> str:
    """Return one line of plain text without blanks around it, or refuse it under the name of its field."""
    text = " ".join(text.split()) if text.isprintable() else text
    if not text.isprintable():
        raise Invalid({name: _("Write one line of plain text.")})
    if needed and not text:
        raise Invalid({name: _("Write something here.")})
    if len(text) > longest:
        raise Invalid({name: _("This is too long: %(longest)d letters at most.") % {"longest": longest}})
    return text


def prefix_of(province: str) -> str:
    """Return the letters with which a province's references begin: SK for Sud-Kivu, HK for Haut-Katanga."""
    words = "".join(letter if letter.isalpha() else " " for letter in fold(province)).split()
    letters = "".join(word[0] for word in words) if len(words) > 1 else "".join(words)[:2]
    return letters[:4].upper() or "WG"
