"""Reading what is typed into an incident, without asking the database."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kikao.casework.incidents.enums import PUBLISHED
from kikao.foundation.base.searching import fold
from kikao.foundation.base.stops import Invalid, Words

TITLE = 200
SOURCE = 300
LONG = 20_000
_HARD_SPACES = str.maketrans({"\u00a0": " ", "\u202f": " "})
"""French sets them before a colon and inside quotation marks, also where nobody types them on purpose."""


def line(text: str, field: str, *, most: int = TITLE, needed: Words = "") -> str:
    """Return one line of plain words, or refuse it; `needed` says what to write when nothing may be missing."""
    words = " ".join(text.split(" ")).strip()
    if not words and needed:
        raise Invalid({field: needed})
    if len(words) > most:
        raise Invalid({field: _("This is too long: %(most)d letters at most.") % {"most": most}})
    if words and not words.translate(_HARD_SPACES).isprintable():
        raise Invalid({field: _("Write one line of plain text.")})
    return words


def prose(text: str, field: str, *, needed: Words = "") -> str:
    """Return words of any length up to a few pages, or refuse them."""
    words = text.strip()
    if not words and needed:
        raise Invalid({field: needed})
    if len(words) > LONG:
        raise Invalid({field: _("This is too long: %(most)d letters at most.") % {"most": LONG}})
    if any(not sign.isprintable() and sign not in "\n\r\t" for sign in words.translate(_HARD_SPACES)):
        raise Invalid({field: _("This holds signs that no keyboard writes. Type the words instead.")})
    return words


def chosen(value: str, kind: type[TextChoices], field: str, *, needed: bool = False) -> str:
    """Return a code of one of our own lists, or refuse it."""
    if (value or needed) and value not in kind.values:
        raise Invalid({field: _("Choose from the list.")})
    return value


def source_of(kind: str, title: str, locator: str) -> tuple[str, str]:
    """Return title and page of a published source; who a person is belongs in no plain field."""
    title, locator = line(title, "source_title", most=SOURCE), line(locator, "locator", most=SOURCE)
    if kind in PUBLISHED:
        if not title:
            raise Invalid({"source_title": _("Give the title of the publication.")})
        return title, locator
    wrong = {"source_title": title, "locator": locator}
    if any(wrong.values()):
        message = _("Only a publication is named here. Who told it belongs to the report, under seal.")
        raise Invalid({field: message for field, words in wrong.items() if words})
    return "", ""


def changed_mappings(
    held: Mapping[str, str], proposed: Iterable[str]
) -> tuple[frozenset[str], frozenset[str]]:
    """Return which codes to propose anew and which proposals fell away; what a person judged stays."""
    wanted = frozenset(proposed)
    stale = frozenset(code for code, state in held.items() if state == "PROPOSED" and code not in wanted)
    return wanted - held.keys(), stale


@dataclass(frozen=True, slots=True)
class Trait:
    """What is plain of a report or an incident, and the sealed items that may be read beside another's."""

    about: str
    id: UUID
    reference: str
    days: tuple[date, date] | None
    place_id: UUID | None
    territory_id: UUID | None
    categories: frozenset[str]
    accused: frozenset[str]
    items: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class Weight:
    """How far two records could tell of the same, of a hundred, and why."""

    points: int
    reasons: tuple[str, ...]


WORDS_ALIKE = gettext_lazy("many of the same words")
_LEAST_LETTERS = 4
_MOST_FOR_WORDS = 25
_WORD = re.compile(r"[^\W_]+")


def weigh_traits(one: Trait, other: Trait) -> Weight:
    """Weigh two records by when, where, what and who; what is not known neither adds nor takes away."""
    found = (_by_day(one, other), _by_place(one, other), _by_kind(one, other), _by_accused(one, other))
    said = [(points, words) for points, words in found if points]
    return Weight(sum(points for points, _words in said), tuple(words for _points, words in said))


def overlap(text: str, other: str) -> int:
    """Return the points that words in common add: the share of the shorter text's longer words, folded."""
    mine, theirs = _long_words(text), _long_words(other)
    shorter = min(len(mine), len(theirs))
    share = len(mine & theirs) / shorter if shorter else 0
    return round(_MOST_FOR_WORDS * share) if share >= 0.25 else 0


def _long_words(text: str) -> set[str]:
    return {word for word in _WORD.findall(fold(text)) if len(word) >= _LEAST_LETTERS}


def _by_day(one: Trait, other: Trait) -> tuple[int, str]:
    if one.days is None or other.days is None:
        return 0, ""
    apart = max((one.days[0] - other.days[1]).days, (other.days[0] - one.days[1]).days, 0)
    if apart == 0:
        exact = one.days[0] == one.days[1] or other.days[0] == other.days[1]
        return (35, _("the same day")) if exact else (20, _("the same time"))
    return (25, _("a few days apart")) if apart <= 4 else (5, _("within a month"))


def _by_place(one: Trait, other: Trait) -> tuple[int, str]:
    if one.place_id and one.place_id == other.place_id:
        return 30, _("the same place")
    if one.territory_id and one.territory_id == other.territory_id:
        return 10, _("the same territory")
    return 0, ""


def _by_kind(one: Trait, other: Trait) -> tuple[int, str]:
    return (20, _("the same category")) if one.categories & other.categories else (0, "")


def _by_accused(one: Trait, other: Trait) -> tuple[int, str]:
    return (15, _("the same is accused")) if one.accused & other.accused else (0, "")
