"""Asking the register."""

from uuid import UUID

from ninja import Query, Router, Schema
from pydantic import Field

from kikao.casework.cases import queries
from kikao.interfaces.api.cases.shown import CaseList, Whole
from kikao.interfaces.api.signs import ApiRequest

router = Router()


class Asked(Schema):
    """What the register is narrowed to."""

    search: str = ""
    status: str = ""
    requester_type: str = ""
    severity: str = ""
    territory_id: UUID | None = None
    place_id: UUID | None = None
    organisation_id: UUID | None = None
    after: str | None = None
    size: int = Field(50, ge=1, le=200)


@router.get("", response=CaseList, summary="The register of cases")
def list_cases(request: ApiRequest, asked: Query[Asked]) -> object:
    """List everything tabled that the caller may see, newest first."""
    filters = queries.Filters(
        words=asked.search,
        status=asked.status,
        requester_type=asked.requester_type,
        severity=asked.severity,
        territory_id=asked.territory_id,
        place_id=asked.place_id,
        organisation_id=asked.organisation_id,
    )
    return queries.cases(request.actor, filters, after=asked.after, size=asked.size)


@router.get("/counts", response=dict[str, int], summary="How many cases in each status")
def count_cases(request: ApiRequest) -> dict[str, int]:
    """Count the cases the caller may see, by the code of their status."""
    return queries.count_by_status(request.actor)


@router.get("/{uuid:case_id}", response=Whole, summary="One case")
def one_case(request: ApiRequest, case_id: UUID, *, words: bool = False) -> object:
    """Return everything plain on one case; with `words` its seals are opened too, which the trail notes."""
    return queries.case(request.actor, case_id, words=words)
