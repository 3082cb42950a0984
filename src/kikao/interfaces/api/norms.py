"""The register of norms for programs."""

from uuid import UUID

from ninja import Query, Router, Schema, Status
from pydantic import Field

from kikao.foundation.base.moments import Moment
from kikao.interfaces.api.signs import ApiRequest
from kikao.registry.norms import queries
from kikao.registry.norms.actions import add_norm
from kikao.registry.norms.schemas import NormLine as Line

router = Router()


class NormLine(Schema):
    """A norm, enough to cite it; `in_force` is written as it is typed (empty: date unknown)."""

    id: UUID
    title: str
    article: str
    in_force: str
    reference: str
    has_text: bool
    active: bool

    @staticmethod
    def resolve_in_force(line: Line) -> str:
        """Write the date so that it can be read back."""
        return line.in_force.as_text()


class NormList(Schema):
    """A piece of the register, and the cursor of the next one."""

    items: list[NormLine]
    next_cursor: str | None


class Norm(Schema):
    """A norm with its words."""

    line: NormLine
    title_fr: str
    title_en: str
    text: str
    version: int


class Asked(Schema):
    """What the register is narrowed to."""

    search: str = ""
    retired: bool = False
    after: str | None = None
    size: int = Field(50, ge=1, le=200)


class NewNorm(Schema):
    """A norm to enter."""

    title_fr: str = ""
    title_en: str = ""
    article: str = ""
    in_force: str = ""
    text: str = ""
    reference: str = ""


class Made(Schema):
    """The id of what was entered."""

    id: UUID


@router.get("", response=NormList, summary="List norms")
def list_norms(request: ApiRequest, asked: Query[Asked]) -> object:
    """List the norms by title."""
    return queries.norms(request.actor, **asked.model_dump())


@router.get("/{uuid:norm_id}", response=Norm, summary="One norm")
def one_norm(request: ApiRequest, norm_id: UUID) -> object:
    """Return one norm with its words."""
    return queries.norm(request.actor, norm_id)


@router.post("", response={201: Made}, summary="Enter a norm")
def enter_norm(request: ApiRequest, facts: NewNorm) -> Status[Made]:
    """Enter a law, decree or principle."""
    given = facts.model_dump() | {"in_force": Moment.parse(facts.in_force)}
    return Status(201, Made(id=add_norm(request.actor, **given)))
