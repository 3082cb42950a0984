"""What goes out where programs ask about missions."""

from datetime import date, datetime
from uuid import UUID

from ninja import Schema

from kikao.interfaces.api.signs import Sealed, opened_or_sealed


class Line(Schema):
    """A mission in a list; why it left without clearance stands wherever it did."""

    id: UUID
    reference: str
    title: str
    purpose: str
    level: str
    starts_on: date
    ends_on: date
    state: str
    leader: str
    left_without_clearance: bool
    uncleared_reason: str
    from_paper: bool


class LineList(Schema):
    """One page of missions; `next_cursor` asks for the next."""

    items: list[Line]
    next_cursor: str | None


class CaseOf(Schema):
    """A case that a mission goes for."""

    case_id: UUID
    words: str


class Stop(Schema):
    """A place on the way."""

    id: UUID
    position: int
    place_id: UUID
    place: str
    arrive_on: date
    leave_on: date
    reached_on: date | None
    no_access: str


class Member(Schema):
    """Somebody of the team; whom to call for them stands nowhere here."""

    id: UUID
    account_id: UUID
    name: str
    role: str
    joined_on: date
    left_on: date | None
    reads: bool
    has_contact: bool


class Risk(Schema):
    """How the risks were weighed; the words may be sealed for this token."""

    level: str
    threats: str | Sealed
    measures: str | Sealed
    made_by: str
    made_on: date
    valid_until_on: date

    @staticmethod
    def resolve_threats(line: object) -> object:
        """Say that words are sealed rather than leave them out."""
        return opened_or_sealed(getattr(line, "threats", None))

    @staticmethod
    def resolve_measures(line: object) -> object:
        """Say that words are sealed rather than leave them out."""
        return opened_or_sealed(getattr(line, "measures", None))


class Clearance(Schema):
    """A clearance: given, refused or lapsed."""

    id: UUID
    state: str
    asked_on: date
    decided_by: str
    decided_at: datetime | None
    valid_until_on: date
    lapse_words: str
    lapsed_at: datetime | None
    event_about: str
    event_id: UUID | None


class CheckIn(Schema):
    """A time at which the team was to be heard of, or was."""

    id: UUID
    due_at: datetime
    is_planned: bool
    state: str
    heard_at: datetime | None
    words: str | Sealed | None

    @staticmethod
    def resolve_words(line: object) -> object:
        """Say that words are sealed rather than leave them out; None when there are none."""
        return opened_or_sealed(getattr(line, "words", None)) if getattr(line, "has_words", False) else None


class Silence(Schema):
    """A stretch without network."""

    id: UUID
    from_at: datetime
    until_at: datetime
    ended_at: datetime | None


class Traveller(Schema):
    """A seat that travels beside the team."""

    id: UUID
    reference: str
    seat: str
    kind: str
    release_id: UUID
    stands: bool
    when: str
    ended_on: date | None

    @staticmethod
    def resolve_when(line: object) -> str:
        """Write the days as they are typed, no finer than they were decided."""
        return str(getattr(line, "when").as_text())  # noqa: B009 - the shape behind it is a frozen schema


class Mission(Schema):
    """One mission whole."""

    line: Line
    version: int
    leader_id: UUID | None
    duty_officer_id: UUID | None
    departed_at: datetime | None
    returned_at: datetime | None
    cleared: bool
    cases: list[CaseOf]
    stops: list[Stop]
    team: list[Member]
    route: str | Sealed | None
    means: str | Sealed | None
    code: str | Sealed | None
    risk: Risk | None
    clearances: list[Clearance]
    check_ins: list[CheckIn]
    silences: list[Silence]
    travellers: list[Traveller]

    @staticmethod
    def resolve_route(line: object) -> object:
        """Say that the route is sealed rather than leave it out; None when there is none."""
        return opened_or_sealed(getattr(line, "route", None)) if getattr(line, "has_route", False) else None

    @staticmethod
    def resolve_means(line: object) -> object:
        """Say that the means are sealed rather than leave them out; None when there are none."""
        return opened_or_sealed(getattr(line, "means", None)) if getattr(line, "has_means", False) else None

    @staticmethod
    def resolve_code(line: object) -> object:
        """Say that the word for check-ins is sealed rather than leave it out; None when there is none."""
        return opened_or_sealed(getattr(line, "code", None)) if getattr(line, "has_code", False) else None


class Candidate(Schema):
    """Somebody who could go, and whether the house proposes them."""

    account_id: UUID
    name: str
    pillar: str
    competences: list[str]
    times: int
    last_on: date | None
    proposed: bool
    reasons: list[str]
    in_team: bool


class Contact(Schema):
    """Whom to call for somebody of the team."""

    member: str
    name: str | None
    phone: str | None


class Contacts(Schema):
    """The contacts of a mission as its officer on duty opens them."""

    contacts: list[Contact]


class Order(Schema):
    """A traveller's own order: the released text and the days, nothing of the mission."""

    id: UUID
    reference: str
    seat: str
    when: str
    stands: bool
    what: str
    where: str
    asked: str

    @staticmethod
    def resolve_when(line: object) -> str:
        """Write the days as they are typed, no finer than they were decided."""
        return str(getattr(line, "when").as_text())  # noqa: B009 - the shape behind it is a frozen schema


class OrderList(Schema):
    """One page of a seat's orders."""

    items: list[Order]
    next_cursor: str | None
