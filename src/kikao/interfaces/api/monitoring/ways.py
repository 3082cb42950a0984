"""The ways of the API to going back: what slips, checks, what phones sent, agreements, sites."""

from uuid import UUID

from ninja import Router, Status

from kikao.casework.monitoring import actions, queries
from kikao.casework.monitoring.schemas import ScoreGiven
from kikao.interfaces.api.monitoring.given import (
    Correction,
    Missed,
    NewCheck,
    NewEvent,
    NewNeed,
    NewResult,
    TakeOne,
    TakeUp,
    Why,
)
from kikao.interfaces.api.monitoring.shapes import (
    CheckList,
    CheckWhole,
    Made,
    NeedPage,
    SiteShape,
    SlipPart,
    Table,
    WaitingPage,
)
from kikao.interfaces.api.signs import ApiRequest

router = Router()


@router.get("", response=list[SlipPart], summary="What slips")
def slips(request: ApiRequest) -> object:
    """Return what slips, kind by kind, with the first lines of each."""
    return list(queries.slipping(request.actor))


@router.get("/checks", response=CheckList, summary="List checks")
def list_checks(request: ApiRequest, state: str = "", after: str | None = None) -> object:
    """List the checks the reader may see, by the day they are due."""
    return queries.checks(request.actor, state=state, after=after)


@router.post("/checks", response={201: Made}, summary="Plan a check")
def plan(request: ApiRequest, given: NewCheck) -> Status[Made]:
    """Plan to go back and look."""
    return Status(201, Made(id=actions.plan_check(request.actor, **given.model_dump())))


@router.get("/checks/{uuid:check_id}", response=CheckWhole, summary="One check")
def one_check(request: ApiRequest, check_id: UUID) -> object:
    """Return one check with everything that was found."""
    return queries.check(request.actor, check_id)


@router.post("/checks/{uuid:check_id}/results", response={201: Made}, summary="Write down what was found")
def record(request: ApiRequest, check_id: UUID, given: NewResult) -> Status[Made]:
    """Write down what was found on going back."""
    made = actions.record_check(request.actor, check_id=check_id, **given.facts())  # type: ignore[arg-type]
    return Status(201, Made(id=made))


@router.post("/checks/{uuid:check_id}/miss", response=Made, summary="Nobody could go")
def miss(request: ApiRequest, check_id: UUID, given: Missed) -> Made:
    """Write down that nobody could go, and why."""
    return Made(id=actions.miss_check(request.actor, check_id=check_id, **given.model_dump()))


@router.post("/checks/{uuid:check_id}/cancel", response=Made, summary="Cancel a check")
def cancel(request: ApiRequest, check_id: UUID, given: Why) -> Made:
    """Cancel a check, with the reason."""
    return Made(id=actions.cancel_check(request.actor, check_id=check_id, reason=given.reason))


@router.post("/results/{uuid:result_id}/correct", response={201: Made}, summary="Correct a result")
def correct(request: ApiRequest, result_id: UUID, given: Correction) -> Status[Made]:
    """Correct a result that was wrong; both stay."""
    made = actions.correct_result(request.actor, result_id=result_id, **given.facts())  # type: ignore[arg-type]
    return Status(201, Made(id=made))


@router.get("/findings", response=WaitingPage, summary="What phones sent")
def findings(request: ApiRequest, after: str | None = None) -> object:
    """List what phones sent and nobody has taken up."""
    return queries.waiting_findings(request.actor, after=after)


@router.post("/findings/{uuid:finding_id}/take", response={201: Made}, summary="Take up a finding")
def take(request: ApiRequest, finding_id: UUID, given: TakeOne) -> Status[Made]:
    """Make a result of one finding."""
    made = actions.take_up_finding(request.actor, finding_id=finding_id, **given.model_dump())
    return Status(201, Made(id=made))


@router.post("/sheets/{uuid:submission_id}/take", response=Made, summary="Take up a whole sheet")
def take_sheet(request: ApiRequest, submission_id: UUID, given: TakeUp) -> Made:
    """Make results of everything that a sheet found."""
    taken = actions.take_up_sheet(request.actor, submission_id=submission_id, **given.model_dump())
    return Made(id=taken)


@router.get("/agreements/{uuid:instrument_id}", response=Table, summary="An agreement clause by clause")
def table(request: ApiRequest, instrument_id: UUID) -> object:
    """Return what became of every clause, day by day."""
    return queries.compliance(request.actor, instrument_id)


@router.post("/agreements/{uuid:instrument_id}/plan", response=Made, summary="Plan all checks")
def plan_all(request: ApiRequest, instrument_id: UUID) -> Made:
    """Plan the checks of an agreement after its signature."""
    return Made(id=actions.plan_checks(request.actor, instrument_id=instrument_id))


@router.get("/sites/{uuid:place_id}", response=SiteShape, summary="A site over time")
def one_site(request: ApiRequest, place_id: UUID, after: str | None = None) -> object:
    """Return the timeline of a site."""
    return queries.site(request.actor, place_id, after=after)


@router.post("/sites/{uuid:place_id}/events", response={201: Made}, summary="Enter what happened at a site")
def enter_event(request: ApiRequest, place_id: UUID, given: NewEvent) -> Status[Made]:
    """Enter on the timeline of a site what happened there."""
    return Status(201, Made(id=actions.add_site_event(request.actor, place_id=place_id, event=given.given())))


@router.post("/events/{uuid:event_id}/strike", response=Made, summary="Strike an entry out")
def strike(request: ApiRequest, event_id: UUID, given: Why) -> Made:
    """Strike an entry out, with the reason; it stays."""
    return Made(id=actions.strike_site_event(request.actor, event_id=event_id, reason=given.reason))


@router.get("/needs", response=NeedPage, summary="Sites by their need for a deployment")
def list_needs(request: ApiRequest, after: str | None = None) -> object:
    """List the sites by how much they need the mining police."""
    return queries.needs(request.actor, after=after)


@router.post("/sites/{uuid:place_id}/needs", response={201: Made}, summary="Assess a site")
def assess(request: ApiRequest, place_id: UUID, given: NewNeed) -> Status[Made]:
    """Assess how much a site needs a deployment."""
    scores = [ScoreGiven(one.criterion, one.score, one.source) for one in given.scores]
    facts = {"scores": scores, "assessed_on": given.assessed_on}
    return Status(201, Made(id=actions.assess_need(request.actor, place_id=place_id, **facts)))  # type: ignore[arg-type]
