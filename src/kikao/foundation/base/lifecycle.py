"""Which state may follow which: a table, not code, from which the drawings are made."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from kikao.foundation.base.stops import Stop

LIFECYCLES: dict[str, "Lifecycle"] = {}
"""Every lifecycle of the house by name, for drawings and tests."""


@dataclass(frozen=True)
class Lifecycle:
    """The states one kind of thing goes through and the moves that are allowed."""

    name: str
    moves: Mapping[TextChoices, frozenset[TextChoices]]
    start: TextChoices
    ends: frozenset[TextChoices] = field(default_factory=frozenset)

    def __post_init__(self) -> None:
        """Enter the lifecycle in the house's list."""
        LIFECYCLES[self.name] = self

    def allowed(self, old: str) -> frozenset[TextChoices]:
        """Return the states that may follow `old`."""
        return next((nexts for state, nexts in self.moves.items() if state.value == old), frozenset())

    def check(self, old: str, new: str) -> None:
        """Refuse a move that the table does not have."""
        if new not in {state.value for state in self.allowed(old)}:
            raise LifecycleStop(self, old, new)

    def drawing(self) -> str:
        """Return the lifecycle as a Mermaid state diagram."""
        lines = ["stateDiagram-v2", f"    [*] --> {self.start.name}"]
        for state in sorted(self.moves, key=list(type(self.start)).index):
            lines.append(f"    {state.name}: {state.value} {state.label}")
            lines += [f"    {state.name} --> {following.name}" for following in sorted(self.moves[state])]
        lines += [f"    {state.name} --> [*]" for state in sorted(self.ends)]
        return "\n".join(lines)


class LifecycleStop(Stop):
    """A move that the lifecycle does not allow."""

    def __init__(self, lifecycle: Lifecycle, old: str, new: str) -> None:
        """Name both states in the reader's language."""
        labels: dict[str, str] = {state.value: str(state.label) for state in lifecycle.moves}
        super().__init__(
            f"lifecycle.{lifecycle.name}",
            _("This cannot go from “%(old)s” to “%(new)s”.")
            % {"old": labels.get(old, old), "new": labels.get(new, new)},
            cure=_("Look at its present state; somebody may have moved it already."),
            status=409,
        )
