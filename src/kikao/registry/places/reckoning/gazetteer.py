"""Finding the places of the register in what somebody wrote, spelling variants included."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from uuid import UUID

from kikao.registry.places.reckoning.names import place_key

MOST_WORDS = 3_000
"""Words of a text that are looked at: more than anybody tells."""
LONGEST = 5
"""Words that one name may have."""
SHORTEST = 4
VARIES_FROM = 6
"""Letters from which on a name may be written with one letter more, less or other."""
VARIES_TWICE_FROM = 11
_END = 4
_WORD = re.compile(r"\w+")
SAME, NEARLY = 100, 80


@dataclass(frozen=True, slots=True)
class Name:
    """One name of a place: as the register writes it, and whether it is the village rather than the place itself."""

    place_id: UUID
    text: str
    is_village: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """A place that a text may name: the words of the text, the name of the register, and how alike they are."""

    name: Name
    written: str = field(repr=False)
    alike: int


class Gazetteer:
    """The names of a group's places, ready to be looked for in a text; built once for each state of the register."""

    def __init__(self, names: Iterable[Name]) -> None:
        """Enter every name, and every name with one letter left out."""
        self._names: dict[str, list[Name]] = {}
        self._thinned: dict[str, set[str]] = {}
        self._ends: dict[str, set[str]] = {}
        for name in names:
            key = place_key(name.text)
            if len(key) >= SHORTEST:
                self._names.setdefault(key, []).append(name)
        for key in self._names:
            for thin in _thinned(key):
                self._thinned.setdefault(thin, set()).add(key)
            if len(key) >= VARIES_TWICE_FROM:
                for end in (key[:_END], key[-_END:]):
                    self._ends.setdefault(end, set()).add(key)
        self._longest = max(map(len, self._names), default=0) + 1

    def mentions(self, text: str) -> list[Mention]:
        """Return what the text may name, each name once, the most alike and the longest first."""
        best: dict[tuple[UUID, bool], Mention] = {}
        for key, written in dict(self._grams(text)).items():
            for held, alike in self._like(key):
                for name in self._names[held]:
                    one = Mention(name, written, alike)
                    there = best.get((name.place_id, name.is_village))
                    if there is None or _rank(one) > _rank(there):
                        best[name.place_id, name.is_village] = one
        return sorted(best.values(), key=_rank, reverse=True)

    def _grams(self, text: str) -> Iterator[tuple[str, str]]:
        words = _WORD.findall(unicodedata.normalize("NFC", text))[:MOST_WORDS]
        keys = [place_key(word) for word in words]
        for start in range(len(words)):
            key = ""
            for end in range(start, min(start + LONGEST, len(words))):
                key += keys[end]
                if len(key) > self._longest:
                    break
                if len(key) >= SHORTEST:
                    yield key, " ".join(words[start : end + 1])

    def _like(self, key: str) -> list[tuple[str, int]]:
        if key in self._names:
            return [(key, SAME)]
        if len(key) < VARIES_FROM - 1:
            return []
        near = {held for thin in (key, *_thinned(key)) for held in self._thinned.get(thin, ())}
        near |= _thinned(key) & self._names.keys()
        if len(key) >= VARIES_TWICE_FROM - 2:
            near |= self._ends.get(key[:_END], set()) | self._ends.get(key[-_END:], set())
        return [(held, NEARLY) for held in near if len(held) >= VARIES_FROM and _is_near(key, held)]


def _thinned(key: str) -> set[str]:
    """Return a name with one letter left out, wherever it may be."""
    if len(key) < VARIES_FROM - 1:
        return set()
    return {key[:at] + key[at + 1 :] for at in range(len(key))}


def _is_near(written: str, held: str) -> bool:
    """Tell whether one letter is other, more, less or swapped with its neighbour; in a long name, two."""
    most = 2 if len(held) >= VARIES_TWICE_FROM else 1
    return abs(len(written) - len(held)) <= most and distance(written, held) <= most


def distance(one: str, other: str) -> int:
    """Return by how many letters two names differ; two neighbours that are swapped count once."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, start=1):
        before, above, row = row, before, [at]
        for to, held in enumerate(other, start=1):
            cost = min(before[to] + 1, row[to - 1] + 1, before[to - 1] + (letter != held))
            if at > 1 and to > 1 and letter == other[to - 2] and one[at - 2] == held:
                cost = min(cost, above[to - 2] + 1)
            row.append(cost)
    return row[-1]


def _rank(mention: Mention) -> tuple[int, bool, int]:
    return mention.alike, not mention.name.is_village, len(mention.name.text)
