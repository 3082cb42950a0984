"""How an incident reads in JSON; dates are written as they are typed (empty: date unknown)."""

from datetime import date
from uuid import UUID

from ninja import Schema

from kikao.casework.incidents.schemas import ClaimLine, Event, IncidentLine, ReplyLine
from kikao.foundation.base.moments import Moment
from kikao.interfaces.api.signs import Sealed, opened_or_sealed
from kikao.interfaces.ui.words import alleged


class Coded(Schema):
    """A code with its words in the language asked for."""

    code: str
    words: str


class Incident(Schema):
    """An incident in a list."""

    id: UUID
    reference: str
    title: str
    checked: bool
    nature: Coded
    severity: Coded
    severity_confirmed: bool
    verification: Coded
    state: str
    happened: str
    place: str
    territory: str
    categories: list[Coded]
    opened_on: date
    version: int

    @staticmethod
    def resolve_happened(line: IncidentLine) -> str:
        """Write the date so that it can be read back."""
        return line.happened.as_text()


class IncidentList(Schema):
    """A piece of the list, and the cursor of the next one."""

    items: list[Incident]
    next_cursor: str | None


class Ref(Schema):
    """An incident by name."""

    id: UUID
    reference: str
    title: str


class Mapped(Schema):
    """A risk or theme, proposed or judged."""

    id: UUID
    scheme: Coded
    code: Coded
    state: Coded
    decided_on: date | None


class Involved(Schema):
    """Who is said to have done what to whom; `shown` is the name as every output must show it."""

    id: UUID
    part: Coded
    alleged: bool
    organisation_id: UUID | None
    stranger: str
    name: str
    shown: str
    degree: str
    act: str
    method: str
    toward: str
    was: str
    identified_on: date | None
    withdrawn_on: date | None
    version: int

    @staticmethod
    def resolve_shown(line: "Involved") -> str:
        """Add the word alleged to whoever is accused."""
        return alleged(line.name) if line.alleged else line.name


class Counted(Schema):
    """How many were harmed."""

    id: UUID
    group: str
    sex: str
    age_band: str
    harm: str
    number: int
    about: bool


class Cited(Schema):
    """A norm the incident is measured against."""

    id: UUID
    cited: str


class FromReport(Schema):
    """A report the incident was made from."""

    link_id: UUID
    report_id: UUID
    reference: str
    arrived_on: date
    unknown: list[str]


class Judged(Schema):
    """One judgement of the history."""

    claim: int | None
    earlier: Coded
    later: Coded
    changed_by: UUID | None
    changed_on: date


class Whole(Schema):
    """Everything plain on one incident."""

    line: Incident
    place_id: UUID | None
    territory_id: UUID | None
    place_precision: Coded
    severity_proposed: Coded
    merged_into: Ref | None
    merged: list[Ref]
    mappings: list[Mapped]
    involvements: list[Involved]
    counts: list[Counted]
    norms: list[Cited]
    reports: list[FromReport]
    verifications: list[Judged]
    claims: int
    replies: int


class Claim(Schema):
    """A claim; its wording reads `{"sealed": true}` where the seal does not open."""

    id: UUID
    number: int
    source: Coded
    source_words: str
    locator: str
    language: str
    verification: Coded
    happened: str
    recorded_on: date
    contradicts: list[int]
    version: int
    wording: str | Sealed

    @staticmethod
    def resolve_happened(line: ClaimLine) -> str:
        """Write the date so that it can be read back."""
        return line.happened.as_text()

    @staticmethod
    def resolve_wording(line: ClaimLine) -> str | Sealed:
        """Give the words, or the sign that they are sealed."""
        return opened_or_sealed(line.wording)


class Reply(Schema):
    """A reply; its wording reads `{"sealed": true}` where the seal does not open, null where none was given."""

    id: UUID
    organisation: str
    attribution: Coded
    replied: str
    recorded_on: date
    claim: int | None
    wording: str | Sealed | None

    @staticmethod
    def resolve_organisation(line: ReplyLine) -> str:
        """Add the word alleged: who replies is accused."""
        return alleged(line.organisation)

    @staticmethod
    def resolve_replied(line: ReplyLine) -> str:
        """Write the date so that it can be read back."""
        return line.replied.as_text()

    @staticmethod
    def resolve_wording(line: ReplyLine) -> str | Sealed | None:
        """Give the words, or the sign that they are sealed."""
        return opened_or_sealed(line.wording) if line.has_wording else None


class Happening(Schema):
    """Something on the timeline."""

    when: str
    kind: str
    title: str
    source: str
    code: str
    alleged: str

    @staticmethod
    def resolve_when(event: Event) -> str:
        """Write the date so that it can be read back."""
        when = Moment.on(event.when) if isinstance(event.when, date) else event.when
        return when.as_text() if when else ""
