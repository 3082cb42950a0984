"""Bitale as it was told, by pages alone; nobody wrote down the days, so the play gives it some of its own."""

from tests.journeys.telling.days import Days
from tests.journeys.telling.plays.bitale.agreed import end, go_back, sign, talk
from tests.journeys.telling.plays.bitale.asked import ask, decide, enter, look, withdraw
from tests.journeys.telling.plays.bitale.story import CLAUSES, Bitale

__all__ = ["CLAUSES", "Bitale", "play"]


def play(days: Days) -> Bitale:
    """Play all of it."""
    story = Bitale(days)
    for act in (enter, ask, decide, look, withdraw, talk, sign, go_back, end):
        act(story)
    return story
