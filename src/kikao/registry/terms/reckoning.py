"""Reading the product's code lists, and what a category proposes under other standards."""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import get_language

PRODUCT_LISTS = Path(__file__).parent / "data" / "codelists.csv"

Mapped = Mapping[str, list[str]]
"""What a code corresponds to elsewhere: standard -> codes."""


@dataclass(frozen=True, slots=True)
class ProductTerm:
    """One line of the product's code lists."""

    list: str
    code: str
    en: str
    fr: str
    sw: str
    xref: Mapped


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the categories of an incident propose; a person confirms or changes it.

    `oecd` and `vp` are codes that the categories name. `oecd_possible` are codes between which a person has to
    choose, because a category names only a family of risks (“serious abuses”) or two of them.
    `severity` is the gravest level named: it is easier to lower a level than to have missed one.
    """

    oecd: tuple[str, ...]
    oecd_possible: tuple[str, ...]
    vp: tuple[str, ...]
    severity: str
    severity_possible: tuple[str, ...]


def product_terms(path: Path = PRODUCT_LISTS) -> tuple[ProductTerm, ...]:
    """Return the product's code lists in their order."""
    with path.open(encoding="utf-8", newline="") as lines:
        return tuple(
            ProductTerm(
                line["list"], line["code"], line["en"], line["fr"], line["sw"], parse_xref(line["xref"])
            )
            for line in csv.DictReader(lines)
        )


def parse_xref(text: str) -> dict[str, list[str]]:
    """Read "oecd=A2-1a;vp=VP-P4|VP-S5" into standard -> codes.

    Raises ValueError for a part without "=".
    """
    pairs = [part.split("=", 1) for part in text.split(";") if part.strip()]
    if any(len(pair) != 2 for pair in pairs):
        raise ValueError(text)
    return {key.strip(): [code.strip() for code in codes.split("|") if code.strip()] for key, codes in pairs}


def proposal_of(xrefs: Iterable[Mapped]) -> Proposal:
    """Put together what several categories propose."""
    named = list(xrefs)
    oecd = _gather(named, "oecd")
    possible = tuple(code for code in _gather(named, "oecd_any") if code not in oecd)
    severities = _gather(named, "severity")
    return Proposal(oecd, possible, _gather(named, "vp"), severities[0] if severities else "", severities)


def words_in(en: str, fr: str, sw: str) -> str:
    """Return the words in the reader's language; a reader of Swahili gets French where Swahili is missing."""
    language = (get_language() or "fr")[:2]
    if language == "en":
        return en or fr
    return (sw if language == "sw" else fr) or fr or en


def _gather(xrefs: Iterable[Mapped], standard: str) -> tuple[str, ...]:
    return tuple(sorted({code for xref in xrefs for code in xref.get(standard, ())}))
