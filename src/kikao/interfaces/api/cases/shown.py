"""How a case reads in JSON; dates half remembered are written as they are typed (empty: date unknown)."""

from datetime import date
from uuid import UUID

from ninja import Schema

from kikao.casework.cases.schemas import ForumLine, PartyLine, RefusalLine, RiskLine
from kikao.interfaces.api.signs import Sealed, opened_or_sealed
from kikao.interfaces.ui.words import alleged


class Case(Schema):
    """A case in the register; the title is empty until a second person has checked it."""

    id: UUID
    reference: str
    title: str
    checked: bool
    status: str
    status_words: str
    tabled_on: date
    territory: str
    place: str
    requester_type: str
    requester_words: str
    severity: str
    severity_words: str


class CaseList(Schema):
    """A piece of the register, and the cursor of the next one."""

    items: list[Case]
    next_cursor: str | None


class Party(Schema):
    """An organisation in a case; `said` carries the word alleged where somebody is accused."""

    id: UUID
    organisation_id: UUID
    organisation: str
    said: str
    role: str
    role_words: str
    alleged: bool

    @staticmethod
    def resolve_said(line: PartyLine) -> str:
        """Name the organisation as every output must."""
        return alleged(line.organisation) if line.alleged else line.organisation


class Forum(Schema):
    """Where else the matter was or is brought."""

    id: UUID
    kind_words: str
    organisation: str
    parallel: bool
    result: str
    heard: str

    @staticmethod
    def resolve_heard(line: ForumLine) -> str:
        """Write the date so that it can be read back."""
        return line.heard.as_text()


class Refusal(Schema):
    """A party's refusal; its words may be sealed for this reader or token."""

    id: UUID
    organisation: str
    refused: str
    words: str | Sealed

    @staticmethod
    def resolve_refused(line: RefusalLine) -> str:
        """Write the date so that it can be read back."""
        return line.refused.as_text()

    @staticmethod
    def resolve_words(line: RefusalLine) -> str | Sealed:
        """Say that words are sealed rather than leave them out."""
        return opened_or_sealed(line.words)


class Risk(Schema):
    """What could make the matter flare up again; its words may be sealed for this reader or token."""

    id: UUID
    noted_on: date
    lapsed_on: date | None
    words: str | Sealed

    @staticmethod
    def resolve_words(line: RiskLine) -> str | Sealed:
        """Say that words are sealed rather than leave them out."""
        return opened_or_sealed(line.words)


class Change(Schema):
    """A step from one status to the next."""

    new: str
    new_words: str
    reason: str
    real_on: date | None
    entered_on: date


class Link(Schema):
    """Another case that belongs to this one and that the reader may see too."""

    case_id: UUID
    reference: str
    title: str
    kind: str
    outgoing: bool


class Whole(Schema):
    """Everything the register holds on one case; incidents, decisions, tasks and outcomes have addresses of their own."""

    line: Case
    summary: str
    origin: str
    request_nature: str
    level: str
    entered_on: date
    place_id: UUID | None
    territory_id: UUID | None
    version: int
    incident_ids: list[UUID]
    parties: list[Party]
    forums: list[Forum]
    refusals: list[Refusal]
    risks: list[Risk]
    changes: list[Change]
    links: list[Link]
    next_states: list[tuple[str, str]]
