"""Places and territories as they go out."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any
from uuid import UUID

from kikao.registry.places.enums import Certainty, Commodity, PlaceKind, PlacePrecision, TerritoryKind
from kikao.registry.places.models import Place, Spelling, Territory
from kikao.registry.places.reckoning.sites import told_of


@dataclass(frozen=True, slots=True)
class TerritoryLine:
    """A territory with the way that leads to it from the province down."""

    id: UUID
    kind: str
    kind_label: str
    name: str
    parent_id: UUID | None
    way: tuple[str, ...]

    @property
    def depth(self) -> int:
        """Return how many territories lie above."""
        return len(self.way) - 1

    @property
    def full_name(self) -> str:
        """Return the names from the territoire down, as people say where something lies."""
        return " · ".join(self.way[1:] or self.way)

    @property
    def above(self) -> str:
        """Return the names of what it lies in, from the territoire down (the province for a territoire)."""
        return " · ".join(self.way[1:-1] or self.way[:-1])


@dataclass(frozen=True, slots=True)
class Tree:
    """All territories of a group, read at once; each stands after the one it lies in."""

    lines: dict[UUID, TerritoryLine]

    @classmethod
    def of(cls, rows: Iterable[Territory]) -> "Tree":
        """Order the rows from the provinces down, by name."""
        below: dict[UUID | None, list[Territory]] = {}
        for row in rows:
            below.setdefault(row.parent_id, []).append(row)
        return cls({line.id: line for line in _walk(below, None, ())})

    def under(self, territory_id: UUID) -> frozenset[UUID]:
        """Return a territory and all that lie in it; nothing for a territory that the group has not."""
        inside = {territory_id} & self.lines.keys()
        for line in self.lines.values():
            if line.parent_id in inside:
                inside.add(line.id)
        return frozenset(inside)

    def territoire(self, territory_id: UUID) -> str:
        """Return the name of the territoire (or city) that a territory belongs to, as outsiders may know it."""
        way = self.lines[territory_id].way
        return way[1] if len(way) > 1 else way[0]


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """A place in a list, or named beside a case."""

    id: UUID
    name: str
    kind: str
    kind_label: str
    territory_id: UUID
    territory: str
    territoire: str
    precision: str
    precision_label: str
    commodities: tuple[str, ...]
    pcode: str
    active: bool

    @property
    def full_name(self) -> str:
        """Return the name with where it lies."""
        return f"{self.name} ({self.territory})"

    @classmethod
    def of(cls, place: Place, tree: Tree) -> "PlaceLine":
        """Cut a row to what a list shows."""
        return cls(
            id=place.id,
            name=place.name,
            kind=place.kind,
            kind_label=str(PlaceKind(place.kind).label),
            territory_id=place.territory_id,
            territory=tree.lines[place.territory_id].full_name,
            territoire=tree.territoire(place.territory_id),
            precision=place.precision,
            precision_label=str(PlacePrecision(place.precision).label),
            commodities=tuple(str(Commodity(code).label) for code in place.commodities),
            pcode=place.pcode,
            active=place.active,
        )


@dataclass(frozen=True, slots=True)
class SpellingLine:
    """Another way in which a name is written."""

    id: UUID
    text: str

    @classmethod
    def of(cls, spelling: Spelling) -> "SpellingLine":
        """Cut a row to its words."""
        return cls(spelling.id, spelling.text)


@dataclass(frozen=True, slots=True)
class PlacePage:
    """Everything the register holds on one place."""

    line: PlaceLine
    village: str
    latitude: Decimal | None
    longitude: Decimal | None
    certainty: str
    certainty_label: str
    origin: str
    commodity_codes: tuple[str, ...]
    workers: int | None
    workers_year: int | None
    spellings: tuple[SpellingLine, ...]
    version: int

    @classmethod
    def of(cls, place: Place, tree: Tree, spellings: Iterable[Spelling]) -> "PlacePage":
        """Cut a row to what its page shows."""
        return cls(
            line=PlaceLine.of(place, tree),
            village=place.village,
            latitude=place.latitude,
            longitude=place.longitude,
            certainty=place.certainty,
            certainty_label=str(Certainty(place.certainty).label) if place.certainty else "",
            origin=place.origin,
            commodity_codes=tuple(place.commodities),
            workers=place.workers,
            workers_year=place.workers_year,
            spellings=tuple(SpellingLine.of(spelling) for spelling in spellings),
            version=place.version,
        )


@dataclass(frozen=True, slots=True)
class PlaceMatch:
    """A place that may be the one somebody wrote, and how alike the names are (100 is the same)."""

    line: PlaceLine
    likeness: int


@dataclass(frozen=True, slots=True)
class SitePlan:
    """What one line of the register of sites would do; `fault` says why it is refused."""

    number: int
    pcode: str
    name: str
    place_id: UUID | None = None
    territory_id: UUID | None = None
    said: Mapping[str, Any] = field(default_factory=dict)
    taken: Mapping[str, Any] = field(default_factory=dict)
    kept: Mapping[str, Any] = field(default_factory=dict)
    spellings: tuple[str, ...] = ()
    is_silent: bool = False
    fault: str = ""

    @property
    def is_new(self) -> bool:
        """Tell whether the group has no such place yet."""
        return self.place_id is None and not self.fault

    @property
    def is_changed(self) -> bool:
        """Tell whether something of a place that is there would change."""
        return self.place_id is not None and bool(self.taken or self.spellings)

    @property
    def taken_words(self) -> tuple[str, ...]:
        """Return in words what would change."""
        return told_of(self.taken)

    @property
    def kept_words(self) -> tuple[str, ...]:
        """Return in words what stays as the group wrote it."""
        return told_of(self.kept)


@dataclass(frozen=True, slots=True)
class SitesLooked:
    """What a file of sites would do, line by line."""

    plans: tuple[SitePlan, ...]

    @property
    def new(self) -> int:
        """Return how many places would be entered."""
        return sum(plan.is_new for plan in self.plans)

    @property
    def changed(self) -> int:
        """Return how many places would change."""
        return sum(plan.is_changed for plan in self.plans)

    @property
    def refused(self) -> tuple[SitePlan, ...]:
        """Return the lines that cannot be taken."""
        return tuple(plan for plan in self.plans if plan.fault)

    @property
    def kept(self) -> tuple[SitePlan, ...]:
        """Return the places of which something stays as the group wrote it."""
        return tuple(plan for plan in self.plans if plan.kept)

    @property
    def unchanged(self) -> int:
        """Return how many places are there already as the file has them."""
        return len(self.plans) - self.new - self.changed - len(self.refused)


@dataclass(frozen=True, slots=True)
class TerritoryMatch:
    """A territory that may be the one somebody wrote."""

    line: TerritoryLine
    likeness: int


def _walk(
    below: dict[UUID | None, list[Territory]], parent_id: UUID | None, way: tuple[str, ...]
) -> Iterator[TerritoryLine]:
    for row in sorted(below.get(parent_id, ()), key=lambda row: (row.key, row.kind)):
        here = (*way, row.name)
        label = str(TerritoryKind(row.kind).label)
        yield TerritoryLine(row.id, row.kind, label, row.name, row.parent_id, here)
        yield from _walk(below, row.id, here)
