"""Reading the answers of one line; every fault is gathered, so that all of them are told at once."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar
from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.imports.queries.names import Names
from kikao.foundation.base.moments import Moment, Precision
from kikao.foundation.base.stops import Invalid, Words
from kikao.foundation.base.tables import Given

T = TypeVar("T")
YES = frozenset({"oui", "o", "yes", "y", "ndiyo", "1", "x", "vrai", "true"})
NO = frozenset({"", "non", "n", "no", "hapana", "0", "faux", "false"})


class Reading:
    """One line being read."""

    def __init__(self, names: Names, line: Given) -> None:
        """Begin without a fault."""
        self.names, self.line = names, line
        self.faults: dict[str, Words] = {}

    def words(self, field: str, most: int = 0) -> str:
        """Return words as they stand; where a record has room for a line only, no longer ones."""
        said = self.line.of(field)
        if most and max((len(part) for part in said.split("|")), default=0) > most:
            self.faults[field] = _("This is too long: %(most)d letters at most.") % {"most": most}
        return said

    def code(self, field: str, *, kind: str = "", otherwise: str = "") -> str:
        """Return the code or id that a cell means."""
        said = self.line.of(field)
        return (
            self._try(field, lambda: self.names.find(kind or field, said), otherwise) if said else otherwise
        )

    def needed_code(self, field: str, *, kind: str = "") -> str:
        """Return the code of a cell that must not be empty."""
        if not self.line.of(field):
            self.faults[field] = _("This cannot be empty: write a code or the words of the list.")
            return ""
        return self.code(field, kind=kind)

    def one(self, field: str, kind: str = "") -> UUID | None:
        """Return the id that a cell means."""
        found = self.code(field, kind=kind)
        return UUID(found) if found else None

    def codes(self, field: str, kind: str = "") -> tuple[str, ...]:
        """Return what the several answers of a cell mean, each once."""
        found = [
            self._try(field, lambda said=said: self.names.find(kind or field, said), "")  # type: ignore[misc]
            for said in self.line.many(field)
        ]
        return tuple(dict.fromkeys(one for one in found if one))

    def ids(self, field: str, kind: str) -> tuple[UUID, ...]:
        """Return the ids that the several answers of a cell mean."""
        return tuple(UUID(one) for one in self.codes(field, kind))

    def moment(self, field: str) -> Moment:
        """Return a date as well as it is known."""
        return self._try(field, lambda: Moment.parse(self.line.of(field)), Moment())

    def day(self, field: str) -> date | None:
        """Return one exact day."""
        found = self.moment(field)
        if found.start is None:
            return None
        if found.precision != Precision.EXACT:
            self.faults.setdefault(field, _("Write one day, for instance 27/03/2020."))
        return found.start

    def needed_day(self, field: str) -> date:
        """Return the exact day of a cell that must not be empty."""
        found = self.day(field)
        if found is None:
            self.faults.setdefault(field, _("Write one day, for instance 27/03/2020."))
        return found or date.min

    def yes(self, field: str) -> bool:
        """Return whether a cell says yes."""
        said = self.line.of(field).casefold()
        if said not in YES | NO:
            self.faults[field] = _("Write “oui” or “non”.")
        return said in YES

    def check(self) -> None:
        """Refuse the line when anything in it cannot be read."""
        if self.faults:
            raise Invalid(self.faults)

    def _try(self, field: str, read: Callable[[], T], otherwise: T) -> T:
        try:
            return read()
        except Invalid as stop:
            self.faults[field] = " ".join(str(words) for words in stop.fields.values())
            return otherwise
