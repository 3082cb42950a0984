"""The shapes in which going back is told to programs, and in which programs tell of it."""

from datetime import date
from uuid import UUID

from ninja import Schema

from kikao.interfaces.api.signs import Sealed, opened_or_sealed


class Made(Schema):
    """The id of what was made."""

    id: UUID


class CheckShape(Schema):
    """A check: of what, when, how far it has come."""

    id: UUID
    reference: str
    kind: str
    about: str
    case_id: UUID | None
    instrument_id: UUID | None
    clause: int | None
    place_id: UUID | None
    due_on: date
    step: int | None
    state: str
    late: bool
    assigned_id: UUID | None
    mission_id: UUID | None
    finding: str
    proofs: list[tuple[str, str, int]]


class ResultShape(Schema):
    """What was found once; its words may be sealed for this token."""

    id: UUID
    proof: str
    finding: str
    standing: str
    sources: int
    source_body: str
    observed: str
    recorded_on: date
    mission_id: UUID | None
    from_phone: bool
    corrected: bool
    words: str | Sealed | None

    @staticmethod
    def resolve_observed(line: object) -> str:
        """Write the moment as it is typed."""
        return str(getattr(line, "observed").as_text())  # noqa: B009 - the shape behind it is a frozen schema

    @staticmethod
    def resolve_words(line: object) -> object:
        """Say that words are sealed rather than leave them out; None when there are none."""
        return opened_or_sealed(getattr(line, "words", None)) if getattr(line, "has_words", False) else None


class CheckList(Schema):
    """One page of checks."""

    items: list[CheckShape]
    next_cursor: str | None


class CheckWhole(Schema):
    """One check with everything that was found."""

    line: CheckShape
    version: int
    results: list[ResultShape]
    may_record: bool


class CellShape(Schema):
    """What was found of a clause on a day, and how well it is proved."""

    check_id: UUID
    finding: str
    standing: str
    proof: str
    sources: int


class RowShape(Schema):
    """A clause with what was found on each day."""

    clause_id: UUID
    number: int
    words: str
    obligor: str
    status: str
    cells: list[list[CellShape]]


class Table(Schema):
    """An agreement clause by clause and date by date."""

    instrument_id: UUID
    reference: str
    title: str
    parties: list[str]
    dates: list[date]
    rows: list[RowShape]
    counts: list[tuple[str, str, str, int]]
    next_on: date | None


class SlipLine(Schema):
    """One thing that slips."""

    what: str
    case: str
    who: str
    since_on: date
    next_step: str
    about: str
    about_id: UUID
    level: int


class SlipPage(Schema):
    """One page of one kind of what slips."""

    items: list[SlipLine]
    next_cursor: str | None


class SlipPart(Schema):
    """One kind of what slips."""

    kind: str
    number: int
    page: SlipPage


class Waiting(Schema):
    """What a phone sent and nobody has taken up."""

    id: UUID
    submission_id: UUID
    instrument: str
    clause: int | None
    finding: str
    done_on: date | None
    check: str
    cure: str


class WaitingPage(Schema):
    """One page of what waits."""

    items: list[Waiting]
    next_cursor: str | None


class EventShape(Schema):
    """An entry of a timeline; its words may be sealed for this token."""

    id: UUID
    kind: str
    qualification: str
    happened: str
    expires_on: date | None
    organisation: str
    accuses: bool
    struck_on: date | None
    words: str | Sealed | None

    @staticmethod
    def resolve_happened(line: object) -> str:
        """Write the moment as it is typed."""
        return str(getattr(line, "happened").as_text())  # noqa: B009 - the shape behind it is a frozen schema

    @staticmethod
    def resolve_words(line: object) -> object:
        """Say that words are sealed rather than leave them out; None when there are none."""
        return opened_or_sealed(getattr(line, "words", None)) if getattr(line, "has_words", False) else None


class SiteShape(Schema):
    """A site over time."""

    place_id: UUID
    place: str
    events: list[EventShape]
    colour: EventShape | None
    presence: list[EventShape]
    next_cursor: str | None


class NeedShape(Schema):
    """How much a site needs a deployment."""

    id: UUID
    place_id: UUID
    place: str
    assessed_on: date
    total: int


class NeedPage(Schema):
    """One page of the ranked list."""

    items: list[NeedShape]
    next_cursor: str | None
