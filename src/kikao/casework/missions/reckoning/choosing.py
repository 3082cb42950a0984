"""Proposing a team: by what people can do, by whose turn it is, and so that every pillar goes along."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

PILLARS = ("GOV", "PRIV", "CSO")
"""The three pillars of the Voluntary Principles."""
_NEVER = date.min


@dataclass(frozen=True, slots=True)
class Able:
    """Somebody who could go: what they can do, how often and when they went."""

    account_id: UUID
    pillar: str
    can: frozenset[str]
    times: int = 0
    last_on: date | None = None

    @property
    def turn(self) -> tuple[int, date, str]:
        """Return by what the one whose turn it is comes first: seldom gone, long ago."""
        return self.times, self.last_on or _NEVER, str(self.account_id)


@dataclass(frozen=True, slots=True)
class Proposed:
    """Somebody proposed, and for what: needs that nobody chosen before covers, a pillar that is not there yet."""

    account_id: UUID
    needs: tuple[str, ...] = ()
    pillar: str = ""


@dataclass
class _Open:
    needs: list[str]
    pillars: set[str] = field(default_factory=set)


def propose(able: Iterable[Able], needs: Sequence[str], pillars: Iterable[str] = ()) -> list[Proposed]:
    """Return who should go, the first the most needed; `pillars` are in the team already.

    Each time whoever covers most of what is still missing is taken; among equals a pillar that is not there yet
    counts, then whose turn it is.
    """
    left = sorted(able, key=lambda one: one.turn)
    still = _Open(list(needs), set(pillars))
    chosen: list[Proposed] = []
    while left:
        best = max(left, key=lambda one: _worth(one, still))
        if _worth(best, still) == (0, 0):
            break
        covered = tuple(need for need in still.needs if need in best.can)
        new = best.pillar if best.pillar in PILLARS and best.pillar not in still.pillars else ""
        chosen.append(Proposed(best.account_id, covered, new))
        still.needs = [need for need in still.needs if need not in best.can]
        still.pillars.add(best.pillar)
        left.remove(best)
    return chosen


def _worth(one: Able, still: _Open) -> tuple[int, int]:
    fresh = one.pillar in PILLARS and one.pillar not in still.pillars
    return sum(need in one.can for need in still.needs), int(fresh)
