"""Asking for sittings, decisions and rules."""

from uuid import UUID

from ninja import Query, Router, Schema
from pydantic import Field

from kikao.casework.cases.queries import require_case
from kikao.casework.meetings import queries
from kikao.interfaces.api.meetings.shown import Decision, Line, Preparation, Rules, Sitting, SittingList
from kikao.interfaces.api.signs import ApiRequest

router = Router()


class Asked(Schema):
    """What the list is narrowed to."""

    kind: str = ""
    closed: bool | None = None
    after: str | None = None
    size: int = Field(30, ge=1, le=200)


@router.get("", response=SittingList, summary="List sittings")
def list_sittings(request: ApiRequest, asked: Query[Asked]) -> object:
    """List the sittings open to the reader, newest first."""
    return queries.sittings(request.actor, **asked.model_dump())


@router.get("/next", response=Line | None, summary="The next sitting")
def next_one(request: ApiRequest) -> object:
    """Return the next plenary that is planned or called, or null."""
    return queries.next_sitting(request.actor)


@router.get("/rules", response=Rules, summary="Rules and hosts")
def read_rules(request: ApiRequest) -> object:
    """Return what the group settled for itself and the rotation of hosts."""
    return queries.rules(request.actor)


@router.get("/decisions/unratified", response=list[Decision], summary="Urgent decisions not ratified")
def list_unratified(request: ApiRequest) -> object:
    """List the urgent decisions that no sitting has judged."""
    return list(queries.unratified(request.actor))


@router.get("/decisions/of-case/{uuid:case_id}", response=list[Decision], summary="Decisions on a case")
def list_decisions(request: ApiRequest, case_id: UUID) -> object:
    """List what was decided on a case, in order."""
    require_case(request.actor, case_id)
    return list(queries.decisions_of_case(request.actor, case_id))


@router.get("/decisions/{uuid:decision_id}", response=Decision, summary="One decision")
def one_decision(request: ApiRequest, decision_id: UUID) -> object:
    """Return one decision."""
    return queries.decision(request.actor, decision_id)


@router.get("/{uuid:sitting_id}", response=Sitting, summary="One sitting")
def one_sitting(request: ApiRequest, sitting_id: UUID) -> object:
    """Return one sitting with everything on it that is open to the reader."""
    return queries.sitting(request.actor, sitting_id)


@router.get("/{uuid:sitting_id}/preparation", response=Preparation, summary="What must be looked at")
def read_preparation(request: ApiRequest, sitting_id: UUID) -> object:
    """Return what the secretariat alone must know before a sitting is held."""
    return queries.preparation(request.actor, sitting_id)
