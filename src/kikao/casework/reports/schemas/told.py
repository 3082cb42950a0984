"""What comes in: what a source told and how it was taken."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from kikao.casework.reports.enums import AccusedKind, Language, SourceKind
from kikao.foundation.base.moments import Moment
from kikao.foundation.files.coming import Coming


@dataclass(frozen=True, slots=True)
class Accusation:
    """One whom the source accuses: a kind, or an organisation by its id."""

    kind: str = AccusedKind.UNKNOWN
    organisation_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """The plain part of a report: codes, imprecise date and place."""

    language: str = Language.FR
    interpreter: bool = False
    happened: Moment = field(default_factory=Moment)
    place_id: UUID | None = None
    territory_id: UUID | None = None
    place_precision: str = ""
    nature: str = ""
    category: str = ""
    severity: str = ""
    source_kind: str = SourceKind.UNKNOWN
    reliability: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a source told, before anything is sealed; its words never show in a log.

    `more` is what was sent in fields that nobody here knows, each with its name: sealed with the words, never a column.
    """

    words: str = field(repr=False)
    place_words: str = field(default="", repr=False)
    identity: str = field(default="", repr=False)
    more: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    accused: tuple[Accusation, ...] = ()
    known: Known = field(default_factory=Known)
    files: tuple[Coming, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Taking:
    """How a secretary came by what was told: channel, day, occasion, what the source agreed to."""

    channel: str
    arrived_on: date | None = None
    said_at: str = field(default="", repr=False)
    consents: tuple[str, ...] = ()
    manner: str = ""
    guardian: bool = False
    facts_only: bool = False
    restricted: str = ""
    ask_no_more: bool = False
    behalf: str = field(default="", repr=False)
    behalf_manner: str = ""
    read_back: bool = False
