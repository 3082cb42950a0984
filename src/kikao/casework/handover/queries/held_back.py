"""Noting down what stays back of a case, and why."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from kikao.casework.handover.enums import Kept
from kikao.casework.handover.schemas import StaysLine
from kikao.foundation.base.stops import Words


@dataclass(slots=True)
class HeldBack:
    """What was found to stay back so far."""

    _found: dict[tuple[str, Kept], tuple[int, frozenset[str]]] = field(default_factory=dict)

    def note(self, what: Words, reason: Kept, reports: Iterable[str] = ()) -> None:
        """Note one thing that stays back."""
        key = (str(what), reason)
        count, named = self._found.get(key, (0, frozenset()))
        self._found[key] = (count + 1, named | frozenset(reports))

    def lines(self, *, named: bool) -> tuple[StaysLine, ...]:
        """Return it in order; reports are named to those who could ask their sources."""
        return tuple(
            StaysLine(what, count, reason.value, str(reason.label), tuple(sorted(reports)) if named else ())
            for (what, reason), (count, reports) in self._found.items()
        )
