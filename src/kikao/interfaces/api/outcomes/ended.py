"""What changed in a case, how it was closed and reopened, for programs."""

from datetime import date
from uuid import UUID

from ninja import Router, Schema, Status

from kikao.casework.outcomes import actions
from kikao.casework.outcomes.queries import outcome_of_case
from kikao.foundation.base.moments import Moment
from kikao.interfaces.api.signs import ApiRequest, Sealed, opened_or_sealed

router = Router()


class Outcome(Schema):
    """One thing that changed, who says so, and whether it was verified."""

    id: UUID
    kind: str
    change: str
    words: str
    said_by: str
    proof: str
    happened: str
    recorded_on: date
    verified_on: date | None
    verified_how: str
    may_verify: bool

    @staticmethod
    def resolve_happened(line: object) -> str:
        """Write the moment as it is typed; empty when nobody dated it."""
        return str(getattr(line, "happened").as_text())  # noqa: B009 - the shape behind it is a frozen schema


class Answer(Schema):
    """How satisfied a party says it is; its own words may be sealed for this token."""

    organisation: str
    score: int
    words: str | Sealed | None
    collected_on: date
    sex: str

    @staticmethod
    def resolve_words(line: object) -> object:
        """Say that words are sealed rather than leave them out; None when there are none."""
        return opened_or_sealed(getattr(line, "words", None)) if getattr(line, "has_words", False) else None


class Closing(Schema):
    """How a case was closed and whether it was reopened."""

    reason: str
    words: str
    closed_on: date
    reopened_on: date | None
    reopened_why: str
    despite: str


class CaseOutcome(Schema):
    """All that came of a case."""

    outcomes: list[Outcome]
    satisfactions: list[Answer]
    closings: list[Closing]


class NewOutcome(Schema):
    """Something that changed; `happened` as 17/12/2024, 12/2024, 2024 or empty."""

    change: str
    words: str
    said_by: str = ""
    said_by_organisation_id: UUID | None = None
    happened: str = ""
    kind: str = "OUTCOME"


class Verification(Schema):
    """Who went to see, and what they saw."""

    how: str


class Satisfaction(Schema):
    """How satisfied a party says it is, from 1 to 5."""

    organisation_id: UUID
    score: int
    words: str = ""
    sex: str = "X"
    asked: str = ""


class Close(Schema):
    """Why and when a case is closed."""

    reason: str
    words: str = ""
    closed_on: date | None = None
    despite: str = ""


class Reopen(Schema):
    """Why a case is reopened."""

    why: str


class Relapse(Schema):
    """The earlier case."""

    of_case_id: UUID


class Made(Schema):
    """The id of what was entered."""

    id: UUID


@router.get("/{uuid:case_id}", response=CaseOutcome, summary="What came of a case")
def one(request: ApiRequest, case_id: UUID) -> object:
    """Return what changed and how the case was closed and reopened."""
    return outcome_of_case(request.actor, case_id)


@router.post("/{uuid:case_id}", response={201: Made}, summary="Record what changed")
def record(request: ApiRequest, case_id: UUID, given: NewOutcome) -> Status[Made]:
    """Record something that changed: claimed until another person verifies it."""
    facts = given.model_dump() | {"happened": Moment.parse(given.happened)}
    return Status(201, Made(id=actions.record_outcome(request.actor, case_id=case_id, **facts)))


@router.post("/verify/{uuid:outcome_id}", response=Made, summary="Verify an outcome")
def verify(request: ApiRequest, outcome_id: UUID, given: Verification) -> Made:
    """Verify what was claimed."""
    return Made(id=actions.verify_outcome(request.actor, outcome_id=outcome_id, how=given.how))


@router.post("/{uuid:case_id}/satisfaction", response={201: Made}, summary="Record satisfaction")
def satisfaction(request: ApiRequest, case_id: UUID, given: Satisfaction) -> Status[Made]:
    """Record how satisfied a party says it is."""
    made = actions.record_satisfaction(request.actor, case_id=case_id, **given.model_dump())
    return Status(201, Made(id=made))


@router.post("/{uuid:case_id}/close", response={201: Made}, summary="Close a case")
def close(request: ApiRequest, case_id: UUID, given: Close) -> Status[Made]:
    """Close a case with its reason."""
    return Status(201, Made(id=actions.close_case(request.actor, case_id=case_id, **given.model_dump())))


@router.post("/{uuid:case_id}/reopen", response=Made, summary="Reopen a case")
def reopen(request: ApiRequest, case_id: UUID, given: Reopen) -> Made:
    """Reopen a closed case."""
    return Made(id=actions.reopen_case(request.actor, case_id=case_id, why=given.why))


@router.post("/{uuid:case_id}/relapse", response=Made, summary="Link a relapse")
def relapse(request: ApiRequest, case_id: UUID, given: Relapse) -> Made:
    """Say that a case is a relapse of an earlier one."""
    return Made(id=actions.link_relapse(request.actor, case_id=case_id, of_case_id=given.of_case_id))
