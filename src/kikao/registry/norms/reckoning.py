"""Reading the norms that every group starts with."""

import csv
from dataclasses import dataclass
from pathlib import Path

PRODUCT_NORMS = Path(__file__).parent / "data" / "norms.csv"


@dataclass(frozen=True, slots=True)
class ProductNorm:
    """One line of the product's norms; their words are left to the group, which has the text before it."""

    key: str
    title_fr: str
    title_en: str
    article: str
    in_force: str
    reference: str


def product_norms(path: Path = PRODUCT_NORMS) -> tuple[ProductNorm, ...]:
    """Return the norms that every group starts with."""
    with path.open(encoding="utf-8", newline="") as lines:
        return tuple(ProductNorm(**line) for line in csv.DictReader(lines))
