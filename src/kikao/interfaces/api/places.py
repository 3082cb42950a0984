"""Places and territories for programs: the same acts and queries as on the pages."""

from decimal import Decimal
from uuid import UUID

from ninja import Query, Router, Schema, Status
from pydantic import Field

from kikao.interfaces.api.signs import ApiRequest
from kikao.registry.places import queries
from kikao.registry.places.actions import add_place

router = Router()


class PlaceLine(Schema):
    """A place in a list."""

    id: UUID
    name: str
    kind: str
    territory_id: UUID
    territory: str
    precision: str
    pcode: str
    active: bool


class PlaceList(Schema):
    """A piece of the list, and the cursor of the next one."""

    items: list[PlaceLine]
    next_cursor: str | None


class Spelling(Schema):
    """Another way in which a name is written."""

    id: UUID
    text: str


class Place(Schema):
    """Everything the register holds on one place."""

    line: PlaceLine
    village: str
    latitude: Decimal | None
    longitude: Decimal | None
    certainty: str
    origin: str
    commodity_codes: list[str]
    workers: int | None
    workers_year: int | None
    spellings: list[Spelling]
    version: int


class Match(Schema):
    """A place that may be the one somebody wrote; 100 is the same name."""

    line: PlaceLine
    likeness: int


class Territory(Schema):
    """A territory with the names that lead to it from the province down."""

    id: UUID
    kind: str
    name: str
    parent_id: UUID | None
    way: list[str]


class Asked(Schema):
    """What the list is narrowed to."""

    search: str = ""
    kind: str = ""
    territory_id: UUID | None = None
    retired: bool = False
    after: str | None = None
    size: int = Field(50, ge=1, le=200)


class NewPlace(Schema):
    """A place to enter."""

    kind: str
    name: str
    territory_id: UUID
    precision: str
    village: str = ""
    latitude: Decimal | None = Field(None, max_digits=8, decimal_places=6)
    longitude: Decimal | None = Field(None, max_digits=9, decimal_places=6)
    certainty: str = ""
    origin: str = ""
    pcode: str = ""
    commodities: list[str] = []
    workers: int | None = None
    workers_year: int | None = None
    another: bool = False


class Made(Schema):
    """The id of what was entered."""

    id: UUID


@router.get("", response=PlaceList, summary="List places")
def list_places(request: ApiRequest, asked: Query[Asked]) -> object:
    """List the places by name, narrowed by words, kind and territory."""
    return queries.places(request.actor, **asked.model_dump())


@router.get("/matches", response=list[Match], summary="Match a name")
def match_place(request: ApiRequest, name: str, territory_id: UUID | None = None) -> object:
    """Propose the places that may be the one somebody wrote, the most alike first."""
    # a list: ninja reads a tuple of two as status and answer
    return list(queries.match_place(request.actor, name, territory_id=territory_id))


@router.get("/territories", response=list[Territory], summary="List territories")
def list_territories(request: ApiRequest) -> object:
    """List the territories from the province down, each after the one it lies in."""
    return list(queries.territories(request.actor))


@router.get("/{uuid:place_id}", response=Place, summary="One place")
def one_place(request: ApiRequest, place_id: UUID) -> object:
    """Return one place with its spellings."""
    return queries.place(request.actor, place_id)


@router.post("", response={201: Made}, summary="Enter a place")
def enter_place(request: ApiRequest, facts: NewPlace) -> Status[Made]:
    """Enter a place."""
    given = facts.model_dump()
    given["commodities"] = tuple(given["commodities"])
    return Status(201, Made(id=add_place(request.actor, **given)))
