"""Missions in the field for programs: phones, what they sent, findings by hand, the report."""

from datetime import date
from uuid import UUID

from ninja import Schema, Status

from kikao.casework.forms.reckoning.tokens import new_token
from kikao.casework.missions import actions, queries
from kikao.interfaces.api.missions.given import Made
from kikao.interfaces.api.missions.ways import router
from kikao.interfaces.api.signs import ApiRequest

__all__ = ["router"]


class PhoneGiven(Made):
    """The token of a phone: said this once."""

    token: str


class Phone(Schema):
    """A phone of the team."""

    id: UUID
    label: str
    given_on: date
    until_on: date | None
    revoked_on: date | None
    stands: bool


class Arrival(Schema):
    """Something that the team sent."""

    id: UUID
    reference: str
    form: str
    arrived_on: date
    state: str
    findings: int
    waiting: int


class ArrivalList(Schema):
    """A page of what the team sent."""

    items: list[Arrival]
    next_cursor: str | None


class Found(Schema):
    """What was found for one case, or why nobody got there."""

    words: str = ""
    no_access: str = ""
    seen_on: date | None = None


class FoundInstead(Found):
    """What was really found, and why the first was wrong."""

    reason: str


class HandFinding(Schema):
    """What was written down by hand; words are null while sealed for this reader."""

    id: UUID
    case_id: UUID
    seen_on: date
    no_access: str
    words: str | None
    has_words: bool
    corrected: bool
    is_correction: bool


@router.post("/{uuid:mission_id}/phones", response={201: PhoneGiven}, summary="Let a phone of the team send")
def give_phone(request: ApiRequest, mission_id: UUID) -> Status[PhoneGiven]:
    """Give a phone of the team a token that ends a week after the mission."""
    token = new_token()
    made = actions.give_mission_token(request.actor, mission_id=mission_id, token=token)
    return Status(201, PhoneGiven(id=made, token=token))


@router.get("/{uuid:mission_id}/phones", response=list[Phone], summary="Phones of the team")
def phones(request: ApiRequest, mission_id: UUID) -> object:
    """List the phones that send in the name of a mission."""
    return list(queries.mission_phones(request.actor, mission_id))


@router.post("/phones/{uuid:mission_token_id}/end", response=Made, summary="Take a phone's token back")
def end_phone(request: ApiRequest, mission_token_id: UUID) -> Made:
    """Take a phone's token back before its day."""
    made = actions.take_mission_token_back(request.actor, mission_token_id=mission_token_id)
    return Made(id=made)


@router.get("/{uuid:mission_id}/arrivals", response=ArrivalList, summary="What the team sent")
def arrivals(request: ApiRequest, mission_id: UUID, after: str | None = None) -> object:
    """List what the team sent, the latest first; never what is in it."""
    return queries.arrivals_of_mission(request.actor, mission_id, after=after)


@router.get("/{uuid:mission_id}/findings", response=list[HandFinding], summary="Findings by hand")
def findings(request: ApiRequest, mission_id: UUID) -> object:
    """List what the team wrote down by hand, case by case."""
    return list(queries.hand_findings(request.actor, mission_id))


@router.post(
    "/{uuid:mission_id}/cases/{uuid:case_id}/findings",
    response={201: Made},
    summary="Write down what was found",
)
def write_finding(request: ApiRequest, mission_id: UUID, case_id: UUID, said: Found) -> Status[Made]:
    """Write down what was found for one case, or why nobody got there."""
    made = actions.write_mission_finding(
        request.actor, mission_id=mission_id, case_id=case_id, **said.model_dump()
    )
    return Status(201, Made(id=made))


@router.post("/findings/{uuid:case_finding_id}/correct", response={201: Made}, summary="Correct a finding")
def correct_finding(request: ApiRequest, case_finding_id: UUID, said: FoundInstead) -> Status[Made]:
    """Write down what was really found; the first stays beside it."""
    made = actions.correct_mission_finding(
        request.actor, case_finding_id=case_finding_id, **said.model_dump()
    )
    return Status(201, Made(id=made))


@router.post("/{uuid:mission_id}/report", response=Made, summary="The report is made")
def report(request: ApiRequest, mission_id: UUID) -> Made:
    """Count the mission as reported on; its cases are proposed for the next sitting."""
    return Made(id=actions.report_mission(request.actor, mission_id=mission_id))
