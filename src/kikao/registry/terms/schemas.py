"""Words as they go out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from kikao.registry.terms.models import Term
from kikao.registry.terms.reckoning import Mapped, words_in


@dataclass(frozen=True, slots=True)
class TermLine:
    """One word of a list, with its label in the reader's language."""

    id: UUID
    list: str
    code: str
    label: str
    en: str
    fr: str
    sw: str
    active: bool
    edited: bool
    version: int
    xref: Mapped

    @classmethod
    def of(cls, term: Term) -> "TermLine":
        """Cut a row to what goes out."""
        return cls(
            term.id,
            term.list,
            term.code,
            words_in(term.en, term.fr, term.sw),
            term.en,
            term.fr,
            term.sw,
            term.active,
            term.edited,
            term.version,
            term.xref,
        )


@dataclass(frozen=True, slots=True)
class ListLine:
    """A code list and how many words it has."""

    list: str
    label: str
    words: int


@dataclass(frozen=True, slots=True)
class Labels:
    """The words of some lists in the reader's language, read at once."""

    words: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def of(self, list_name: str, code: str) -> str:
        """Return the words of a code, or the code itself when the group does not know it."""
        return self.words.get((str(list_name), code), code)

    def choices(self, list_name: str) -> list[tuple[str, str]]:
        """Return (code, words) of one list, in its order, for a form."""
        return [(code, words) for (name, code), words in self.words.items() if name == str(list_name)]
