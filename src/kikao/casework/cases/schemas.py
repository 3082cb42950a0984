"""A case as it goes out, cut to its reader."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kikao.casework.cases.enums import PartyRole
from kikao.foundation.base.moments import Moment


@dataclass(frozen=True, slots=True)
class PartyGiven:
    """An organisation and what it is in the case to be tabled."""

    organisation_id: UUID
    role: PartyRole | str


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A case in the register; its title is empty for members until a second person has checked it."""

    id: UUID
    reference: str
    title: str
    status: str
    status_words: str
    tabled_on: date
    territory: str
    place: str
    requester_type: str
    requester_words: str
    severity: str
    severity_words: str
    checked: bool


@dataclass(frozen=True, slots=True)
class PartyLine:
    """An organisation in a case and its role; `alleged` tells the page to add the word."""

    id: UUID
    organisation_id: UUID
    organisation: str
    role: str
    role_words: str
    alleged: bool


@dataclass(frozen=True, slots=True)
class ForumLine:
    """Where else the matter was or is brought."""

    id: UUID
    kind_words: str
    organisation: str
    parallel: bool
    result: str
    heard: Moment


@dataclass(frozen=True, slots=True)
class RefusalLine:
    """A party's refusal to talk or compromise; `words` is None while they are sealed for this reader."""

    id: UUID
    organisation: str
    words: str | None
    refused: Moment


@dataclass(frozen=True, slots=True)
class RiskLine:
    """What could make the matter flare up again; `words` is None while they are sealed for this reader."""

    id: UUID
    words: str | None
    noted_on: date
    lapsed_on: date | None


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """A step from one status to the next."""

    old_words: str
    new: str
    new_words: str
    reason: str
    real_on: date | None
    entered_on: date


@dataclass(frozen=True, slots=True)
class LinkLine:
    """Another case that belongs to this one and that the reader may see too."""

    case_id: UUID
    reference: str
    title: str
    kind: str
    kind_words: str
    outgoing: bool


@dataclass(frozen=True, slots=True)
class CasePage:
    """A case with who is who in it, where else it was brought and how it moved."""

    line: CaseLine
    summary: str
    summary_by: UUID | None
    origin: str
    origin_words: str
    request_nature: str
    request_nature_words: str
    level: str
    level_words: str
    entered_on: date
    place_id: UUID | None
    territory_id: UUID | None
    version: int
    incident_ids: tuple[UUID, ...]
    parties: tuple[PartyLine, ...]
    forums: tuple[ForumLine, ...]
    refusals: tuple[RefusalLine, ...]
    risks: tuple[RiskLine, ...]
    changes: tuple[ChangeLine, ...]
    links: tuple[LinkLine, ...]
    next_states: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ExportLine:
    """A case as it stands in an exported register."""

    line: CaseLine
    summary: str
    origin_words: str
    request_nature_words: str
    level_words: str
    entered_on: date
    parties: tuple[PartyLine, ...]
