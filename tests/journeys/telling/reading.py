"""What a stranger reads on the page of a case: its few lines, and its whole story."""

from collections.abc import Sequence

from tests.journeys.telling.desk import Desk, words_of

ASKED = [
    "What happened",
    "Between whom",
    "What the group decided",
    "What was done",
    "What was agreed",
    "What changed",
    "Does it hold",
    "Did it come back",
    "What comes next",
]
"""The questions of “In short”, in their order."""


def in_short(desk: Desk, page: str) -> list[tuple[str, str]]:
    """Return the lines of “In short”: what each answers, and its words."""
    rows = desk.page(page).xpath("//dl[@id='brief']//dt")
    return [(words_of(row), words_of(told)) for row in rows for told in row.getnext().xpath(".//li")]


def answers(lines: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Return the lines by what they answer; what answers the same is one text."""
    found: dict[str, str] = {}
    for asked, words in lines:
        found[asked] = f"{found[asked]} | {words}" if asked in found else words
    return found


def in_order(lines: Sequence[tuple[str, str]]) -> bool:
    """Tell whether the lines come in the order of somebody who does not know the case."""
    places = [ASKED.index(asked) for asked, _words in lines]
    return places == sorted(places)


def whole_story(desk: Desk, page: str) -> list[str]:
    """Return the events of the timeline of a case, each in one line."""
    return [words_of(one) for one in desk.page(page).xpath("//section[@id='story']//ol/li")]


def tells(events: Sequence[str], *expected: str) -> None:
    """Find events in this order, each known by words that stand in its line, divided by `…`."""
    rest = list(events)
    for one in expected:
        there = [n for n, event in enumerate(rest) if all(part in event for part in one.split("…"))]
        assert there, f"“{one}” is not told after what was before it, but:\n" + "\n".join(rest)
        rest = rest[there[0] + 1 :]
