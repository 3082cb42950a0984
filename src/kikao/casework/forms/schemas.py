"""What goes out of forms: their shape for whoever takes what phones send, and lines for the office."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kikao.casework.forms.enums import Field as FieldOf
from kikao.casework.forms.enums import FormKind, Mark, TokenKind, VersionState
from kikao.foundation.base.clock import today


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

    @property
    def mark_label(self) -> str:
        """Say where the answer goes."""
        return str(Mark(self.mark).label)

    @property
    def field_label(self) -> str:
        """Say what the answer fills in; empty when it goes with the other words."""
        return str(FieldOf(self.field).label) if self.field else ""


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


@dataclass(frozen=True, slots=True)
class MediaLine:
    """A file that goes with a form, as the manifest names it; the digest is empty while the file is missing."""

    name: str
    digest: str
    from_register: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FormLine:
    """A form in the list of the office."""

    id: UUID
    form_id: str
    title: str
    kind: str
    is_open: bool
    published: str

    @property
    def kind_label(self) -> str:
        """Say what the form is for."""
        return str(FormKind(self.kind).label)


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionLine:
    """A version of a form in the list of its versions."""

    id: UUID
    version: str
    state: str
    is_encrypted: bool
    made_on: date
    published_on: date | None
    retired_on: date | None

    @property
    def state_label(self) -> str:
        """Say where the version stands."""
        return str(VersionState(self.state).label)


@dataclass(frozen=True, slots=True, kw_only=True)
class FormPage:
    """A form with its versions, the newest first."""

    line: FormLine
    versions: tuple[VersionLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionPage:
    """A version as the office looks at it: its questions with their marks, and the files that it asks for."""

    line: VersionLine
    form: FormLine
    digest: str
    languages: str
    questions: tuple[QuestionLine, ...]
    media: tuple[MediaLine, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """Name the files that the form asks for and nobody brought yet."""
        return tuple(one.name for one in self.media if not one.digest)

    @property
    def device_questions(self) -> tuple[str, ...]:
        """Name the questions by which a phone would tell which phone it is; their answers are never kept."""
        return tuple(one.name for one in self.questions if one.kind in DEVICE_KINDS)


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

    @property
    def kind_label(self) -> str:
        """Say in whose hands the token is."""
        return str(TokenKind(self.kind).label)

    @property
    def is_over(self) -> bool:
        """Tell whether its last day has passed."""
        return self.until_on is not None and self.until_on < today()


DEVICE_KINDS = frozenset(
    {
        "deviceid",
        "phonenumber",
        "phone number",
        "subscriberid",
        "subscriber id",
        "simserial",
        "sim id",
        "username",
        "email",
        "audit",
    }
)
"""Kinds of questions that tell which phone, or whose, a form was filled in with."""
