"""Organisations and seats for programs: the same questions and acts as on the pages."""

from datetime import date
from uuid import UUID

from ninja import Query, Router, Schema, Status
from pydantic import Field

from kikao.interfaces.api.signs import ApiRequest
from kikao.registry.people import queries
from kikao.registry.people.actions import add_organisation, declare_interest

router = Router()


class Organisation(Schema):
    """An organisation in a list."""

    id: UUID
    name: str
    short: str
    actor_type: str
    pillar: str
    security_body: bool
    is_company: bool
    is_host: bool
    is_federation: bool
    is_state: bool
    retired: bool


class OrganisationList(Schema):
    """A piece of the list, and the cursor of the next one."""

    items: list[Organisation]
    next_cursor: str | None


class Holder(Schema):
    """Who holds a seat."""

    account_id: UUID
    name: str
    alternate: bool
    from_on: date
    until_on: date | None


class Seat(Schema):
    """A seat with those who hold it now."""

    id: UUID
    title: str
    organisation_id: UUID
    organisation: str
    pillar: str
    active: bool
    holders: list[Holder]


class SeatList(Schema):
    """A piece of the list, and the cursor of the next one."""

    items: list[Seat]
    next_cursor: str | None


class Tie(Schema):
    """An organisation that another one belongs to, and whether the wall passes."""

    organisation_id: UUID
    name: str
    walls: bool


class OrganisationWhole(Schema):
    """An organisation with its ties and seats."""

    line: Organisation
    name: str
    name_fr: str
    version: int
    above: list[Tie]
    below: list[Tie]
    seats: list[Seat]


class Balance(Schema):
    """How many seats a pillar has, and how many are held."""

    pillar: str
    seats: int
    held: int


class Asked(Schema):
    """What a list is narrowed to."""

    q: str = ""
    pillar: str = ""
    after: str | None = None
    size: int = Field(50, ge=1, le=200)


class AskedOrganisations(Asked):
    """What the list of organisations is narrowed to."""

    actor_type: str = ""
    retired: bool = False


class NewOrganisation(Schema):
    """What is entered about an organisation."""

    name: str
    actor_type: str
    pillar: str
    name_fr: str = ""
    short: str = ""
    security_body: bool = False
    is_company: bool = False
    is_host: bool = False
    is_federation: bool = False
    is_state: bool = False


class NewInterest(Schema):
    """A stake of one's own, in one organisation or one place."""

    organisation_id: UUID | None = None
    place_id: UUID | None = None


class Made(Schema):
    """The id of what was made."""

    id: UUID


@router.get("/organisations", response=OrganisationList, summary="List organisations")
def list_organisations(request: ApiRequest, asked: Query[AskedOrganisations]) -> object:
    """Return organisations by name."""
    return queries.organisations(request.actor, **asked.model_dump())


@router.post("/organisations", response={201: Made}, summary="Enter an organisation")
def post_organisation(request: ApiRequest, body: NewOrganisation) -> Status[Made]:
    """Enter an organisation."""
    return Status(201, Made(id=add_organisation(request.actor, **body.model_dump())))


@router.get("/organisations/{uuid:organisation_id}", response=OrganisationWhole, summary="One organisation")
def get_organisation(request: ApiRequest, organisation_id: UUID) -> object:
    """Return one organisation with its ties and seats."""
    return queries.organisation(request.actor, organisation_id)


@router.get("/seats", response=SeatList, summary="List seats")
def list_seats(request: ApiRequest, asked: Query[Asked]) -> object:
    """Return seats pillar by pillar."""
    return queries.seats(request.actor, **asked.model_dump())


@router.get("/seats/{uuid:seat_id}", response=Seat, summary="One seat")
def get_seat(request: ApiRequest, seat_id: UUID) -> object:
    """Return one seat."""
    return queries.seat(request.actor, seat_id).line


@router.get("/balance", response=list[Balance], summary="Balance of the table")
def get_balance(request: ApiRequest) -> object:
    """Return how many seats each pillar has."""
    return list(queries.balance(request.actor))


@router.post("/interests", response={201: Made}, summary="Declare an interest")
def post_interest(request: ApiRequest, body: NewInterest) -> Status[Made]:
    """Declare an interest of one's own; what concerns it is closed from now on."""
    return Status(201, Made(id=declare_interest(request.actor, **body.model_dump())))
