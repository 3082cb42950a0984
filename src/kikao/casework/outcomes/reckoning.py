"""How near something that happened is to a closed case or a signed agreement, by what stands plain of both."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from kikao.casework.outcomes.enums import Reason
from kikao.registry.context.reckoning import kilometres

NEAR_KM = 10
"""Places no further apart than a morning's walk are one neighbourhood."""
SOON, YEAR = timedelta(days=92), timedelta(days=366)
POINTS = {
    Reason.PLACE: 40,
    Reason.NEAR: 25,
    Reason.TERRITORY: 5,
    Reason.SOON: 20,
    Reason.YEAR: 10,
    Reason.ACTOR: 30,
    Reason.CLASS: 15,
    Reason.KIND: 20,
    Reason.AGREED: 10,
}
"""What each reason weighs: the same territory says little by itself, the same pit says much."""
LEAST = 50
"""Points under which nothing is flagged: no single reason reaches it."""
GROUND = frozenset({Reason.PLACE, Reason.NEAR, Reason.TERRITORY})
CONFLICT = frozenset({"HR", "SF", "PS", "AG", "CF", "LD"})
"""Families of categories that parties make peace about: abuse, armed men, a site, land; no accident, no pollution."""

Spot = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Ground:
    """Where something is, as well as it is known."""

    place_id: UUID | None = None
    territory_id: UUID | None = None
    spot: Spot | None = None

    @property
    def known(self) -> bool:
        """Tell whether anything is known of where it is."""
        return bool(self.place_id or self.territory_id or self.spot)


@dataclass(frozen=True, slots=True)
class Happening:
    """What is plain of an incident."""

    id: UUID
    ground: Ground
    opened_on: date
    days: tuple[date, date] | None = None
    accused: frozenset[UUID] = frozenset()
    classes: frozenset[str] = frozenset()
    categories: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Anchor:
    """What is plain of a closed case or a signed agreement, from the day on which it was closed or signed.

    `agreed`: an agreement holds there, or the case was closed because one was kept.
    """

    day: date
    ground: Ground
    case_id: UUID | None = None
    instrument_id: UUID | None = None
    actors: frozenset[UUID] = frozenset()
    classes: frozenset[str] = frozenset()
    categories: frozenset[str] = frozenset()
    incidents: frozenset[UUID] = frozenset()
    agreed: bool = False


@dataclass(frozen=True, slots=True)
class Nearness:
    """How near two are, of a hundred, why, and how many kilometres apart if their places differ."""

    score: int
    reasons: tuple[Reason, ...]
    kilometres: int | None = None


def nearness(one: Happening, other: Anchor) -> Nearness | None:
    """Return how near an incident is to a closed case or a signed agreement; None when it is not near, or came before."""
    found = likeness(one, other)
    return found if found and found.score >= LEAST else None


def likeness(one: Happening, other: Anchor) -> Nearness | None:
    """Return what two have in common, however little; None for what came before, is part of it, or is elsewhere.

    Something that has no place at all is near by who is in it; everything else must be on the same ground.
    """
    last = one.days[1] if one.days else one.opened_on
    if last < other.day or one.id in other.incidents:
        return None
    apart = _apart(one.ground, other.ground)
    found = [reason for weigh in _WEIGHED if (reason := weigh(one, other))]
    if other.ground.known and not GROUND.intersection(found):
        return None
    score = min(100, sum(POINTS[reason] for reason in found))
    return Nearness(score, tuple(found), apart if Reason.NEAR in found else None)


def _ground(one: Happening, other: Anchor) -> Reason | None:
    here, there = one.ground, other.ground
    if here.place_id and here.place_id == there.place_id:
        return Reason.PLACE
    apart = _apart(here, there)
    if apart is not None and apart <= NEAR_KM:
        return Reason.NEAR
    same = here.territory_id is not None and here.territory_id == there.territory_id
    return Reason.TERRITORY if same else None


def _apart(here: Ground, there: Ground) -> int | None:
    return round(kilometres(*here.spot, *there.spot)) if here.spot and there.spot else None


def _time(one: Happening, other: Anchor) -> Reason | None:
    """What nobody dated is not said to have come soon."""
    if one.days is None:
        return None
    after = one.days[0] - other.day
    if after <= SOON:
        return Reason.SOON
    return Reason.YEAR if after <= YEAR else None


def _actors(one: Happening, other: Anchor) -> Reason | None:
    if one.accused & other.actors:
        return Reason.ACTOR
    return Reason.CLASS if one.classes & other.classes else None


def _kind(one: Happening, other: Anchor) -> Reason | None:
    return Reason.KIND if one.categories & other.categories else None


def _agreed(one: Happening, other: Anchor) -> Reason | None:
    """A conflict of the same family at the very site where peace was made is looked at, however many years later.

    Where nothing says what an agreement was about, any conflict counts.
    """
    if not other.agreed or _ground(one, other) != Reason.PLACE:
        return None
    about = _families(other.categories) or CONFLICT
    return Reason.AGREED if _families(one.categories) & about & CONFLICT else None


def _families(categories: frozenset[str]) -> frozenset[str]:
    return frozenset(code.partition("-")[0] for code in categories)


_WEIGHED: tuple[Callable[[Happening, Anchor], Reason | None], ...] = (
    _ground,
    _time,
    _actors,
    _kind,
    _agreed,
)
