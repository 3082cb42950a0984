"""Norms as they go out."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import get_language

from kikao.foundation.base.moments import Moment
from kikao.registry.norms.models import Norm


@dataclass(frozen=True, slots=True)
class NormLine:
    """A norm in a list or beside an incident: enough to cite it."""

    id: UUID
    title: str
    article: str
    in_force: Moment
    reference: str
    has_text: bool
    active: bool

    @property
    def cited(self) -> str:
        """Return the title with the article, as it is cited."""
        return ", ".join(part for part in (self.title, self.article) if part)

    @classmethod
    def of(cls, norm: Norm) -> "NormLine":
        """Cut a row to what a list shows."""
        return cls(
            norm.id,
            title_of(norm),
            norm.article,
            norm.in_force,
            norm.reference,
            bool(norm.text),
            norm.active,
        )


@dataclass(frozen=True, slots=True)
class NormPage:
    """Everything the register holds on one norm."""

    line: NormLine
    title_fr: str
    title_en: str
    text: str
    version: int

    @classmethod
    def of(cls, norm: Norm) -> "NormPage":
        """Cut a row to what its page shows."""
        return cls(NormLine.of(norm), norm.title_fr, norm.title_en, norm.text, norm.version)


def title_of(norm: Norm) -> str:
    """Return the title in the reader's language, or in the language there is."""
    if get_language() == "en":
        return norm.title_en or norm.title_fr
    return norm.title_fr or norm.title_en
