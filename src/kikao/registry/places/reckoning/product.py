"""The territories and places that the product brings."""

import csv
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

_DATA = Path(__file__).parent.parent / "data"
PRODUCT_TERRITORIES = _DATA / "territories.csv"
PRODUCT_PLACES = _DATA / "places.csv"


@dataclass(frozen=True, slots=True)
class ProductTerritory:
    """One line of the product's territories; `parent` is the path of names down from the province."""

    kind: str
    name: str
    parent: str
    spellings: tuple[str, ...]

    @property
    def path(self) -> str:
        """Return the path of names that leads to this territory."""
        return f"{self.parent}/{self.name}" if self.parent else self.name


@dataclass(frozen=True, slots=True)
class ProductPlace:
    """One line of the product's places, with the source of its position."""

    kind: str
    pcode: str
    name: str
    territory: str
    village: str
    latitude: Decimal | None
    longitude: Decimal | None
    precision: str
    certainty: str
    commodities: tuple[str, ...]
    workers: int | None
    workers_year: int | None
    origin: str
    spellings: tuple[str, ...]


def product_territories(path: Path = PRODUCT_TERRITORIES) -> tuple[ProductTerritory, ...]:
    """Return the product's territories, each after the one it lies in."""
    return tuple(
        ProductTerritory(line["kind"], line["name"], line["parent"], _split(line["spellings"]))
        for line in _lines(path)
    )


def product_places(path: Path = PRODUCT_PLACES) -> tuple[ProductPlace, ...]:
    """Return the product's places."""
    return tuple(
        ProductPlace(
            kind=line["kind"],
            pcode=line["pcode"],
            name=line["name"],
            territory=line["territory"],
            village=line["village"],
            latitude=Decimal(line["lat"]) if line["lat"] else None,
            longitude=Decimal(line["lon"]) if line["lon"] else None,
            precision=line["precision"],
            certainty=line["certainty"],
            commodities=_split(line["commodities"]),
            workers=int(line["workers"]) if line["workers"] else None,
            workers_year=int(line["workers_year"]) if line["workers_year"] else None,
            origin=line["origin"],
            spellings=_split(line["spellings"]),
        )
        for line in _lines(path)
    )


def _lines(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _split(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split("|") if part.strip())
