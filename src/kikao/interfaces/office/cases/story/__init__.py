"""The whole story of a case on one timeline, each event on the level at which it happened."""

from collections.abc import Iterable, Iterator
from datetime import date

from kikao.casework.incidents.schemas import Event
from kikao.foundation.base.moments import Moment
from kikao.interfaces.office.cases.story import before, followed, work
from kikao.interfaces.office.cases.whole import Whole

Ranked = tuple[int, Event]
"""An event and its place among those of the same day."""


def story(whole: Whole) -> tuple[Event, ...]:
    """Put everything dated of a case in the order of its days, undated first."""
    ranked = [
        *_ranked(0, before.incidents(whole)),
        *_ranked(1, before.forums(whole.page)),
        *before.changes(whole),
        *_ranked(3, before.decisions(whole)),
        *_ranked(5, work.tasks(whole)),
        *_ranked(6, work.recommendations(whole)),
        *_ranked(6, followed.referrals(whole)),
        *_ranked(7, followed.missions(whole)),
        *_ranked(7, before.refusals(whole.page)),
        *_ranked(8, followed.mediations(whole)),
        *_ranked(9, followed.agreements(whole)),
        *_ranked(10, followed.sites(whole)),
        *_ranked(11, followed.visits(whole)),
        *_ranked(12, work.outcomes(whole)),
        *_ranked(12, followed.measures(whole)),
        *_ranked(13, followed.relapses(whole)),
    ]
    return tuple(event for _rank, event in sorted(ranked, key=lambda one: (_day(one[1]), one[0])))


def _ranked(rank: int, events: Iterable[Event]) -> Iterator[Ranked]:
    yield from ((rank, event) for event in events)


def _day(event: Event) -> date:
    when = event.when.start if isinstance(event.when, Moment) else event.when
    return when or date.min
