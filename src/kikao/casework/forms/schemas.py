"""What goes out of forms: their shape for whoever takes what phones send, and lines for the office."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionLine:
    """One question: where it stands, how it is asked, where its answer goes (`mark`, `field`)."""

    id: UUID
    path: str
    name: str
    kind: str
    label: str
    mark: str
    field: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FormShape:
    """One version of a form as intake reads it."""

    version_id: UUID
    form_id: str
    version: str
    kind: str
    is_open: bool
    is_encrypted: bool
    questions: tuple[QuestionLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearer:
    """Whoever sends with a token: of which group, called what in the office, of which organisation."""

    token_id: UUID
    working_group_id: UUID
    label: str
    kind: str
    organisation_id: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedForm:
    """A published form as formList names it."""

    version_id: UUID
    form_id: str
    title: str
    version: str
    digest: str
    has_media: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenLine:
    """A field token as the office sees it; the token itself was shown once."""

    id: UUID
    label: str
    kind: str
    organisation: str
    username: str
    given_on: date
    until_on: date | None
    revoked_on: date | None
