"""The ways of the API to missions."""

from uuid import UUID

from ninja import Router, Status

from kikao.casework.missions import actions, queries
from kikao.foundation.base.moments import Moment
from kikao.interfaces.api.missions import given, shapes
from kikao.interfaces.api.missions.given import Made
from kikao.interfaces.api.signs import ApiRequest

router = Router()


@router.get("", response=shapes.LineList, summary="List missions")
def list_missions(
    request: ApiRequest,
    state: str = "",
    uncleared: bool = False,  # noqa: FBT001, FBT002 - a query parameter
    after: str | None = None,
) -> object:
    """List the missions the reader may see, the latest first."""
    return queries.missions(request.actor, state=state, uncleared=uncleared, after=after)


@router.post("", response={201: Made}, summary="Plan a mission")
def plan(request: ApiRequest, said: given.NewMission) -> Status[Made]:
    """Plan a mission for some cases."""
    made = actions.plan_mission(request.actor, plan=said.given(), case_ids=said.case_ids)
    return Status(201, Made(id=made))


@router.post("/past", response={201: Made}, summary="Record a mission already made")
def record_past(request: ApiRequest, said: given.PastMission) -> Status[Made]:
    """Record a mission already made: it counts as left without clearance."""
    made = actions.record_past_mission(
        request.actor, plan=said.given(), case_ids=said.case_ids, reason=said.reason
    )
    return Status(201, Made(id=made))


@router.get("/orders", response=shapes.OrderList, summary="Orders of my seat")
def list_orders(request: ApiRequest, after: str | None = None) -> object:
    """List the orders made for the reader's own seat."""
    return queries.my_orders(request.actor, after=after)


@router.get("/orders/{uuid:order_id}", response=shapes.Order, summary="One order of my seat")
def one_order(request: ApiRequest, order_id: UUID) -> object:
    """Return one order made for the reader's own seat."""
    return queries.my_order(request.actor, order_id)


@router.post("/orders/{uuid:order_id}/end", response=Made, summary="End an order")
def end_order(request: ApiRequest, order_id: UUID) -> Made:
    """End a traveller's order."""
    return Made(id=actions.end_traveller(request.actor, order_id=order_id))


@router.post("/competences", response={201: Made}, summary="Enter a competence")
def enter_competence(request: ApiRequest, said: given.CompetenceIn) -> Status[Made]:
    """Write down something that somebody can do for a mission."""
    return Status(201, Made(id=actions.enter_competence(request.actor, **said.model_dump())))


@router.get("/{uuid:mission_id}", response=shapes.Mission, summary="One mission")
def one(request: ApiRequest, mission_id: UUID) -> object:
    """Return one mission whole."""
    return queries.mission(request.actor, mission_id)


@router.put("/{uuid:mission_id}", response=Made, summary="Change a plan")
def change(request: ApiRequest, mission_id: UUID, said: given.ChangedMission) -> Made:
    """Change what is planned."""
    changed = actions.change_mission(
        request.actor, mission_id=mission_id, version=said.version, plan=said.given()
    )
    return Made(id=changed)


@router.post("/{uuid:mission_id}/cases", response=Made, summary="Add a case")
def add_case(request: ApiRequest, mission_id: UUID, said: given.CaseIn) -> Made:
    """Have the mission go for another case."""
    return Made(id=actions.add_mission_case(request.actor, mission_id=mission_id, case_id=said.case_id))


@router.post("/{uuid:mission_id}/cancel", response=Made, summary="Call a mission off")
def cancel(request: ApiRequest, mission_id: UUID, said: given.Reason) -> Made:
    """Call a mission off."""
    return Made(id=actions.cancel_mission(request.actor, mission_id=mission_id, reason=said.reason))


@router.get(
    "/{uuid:mission_id}/candidates", response=list[shapes.Candidate], summary="Whom the house proposes"
)
def candidates(request: ApiRequest, mission_id: UUID) -> object:
    """List who could go, those proposed first."""
    return list(queries.proposed_team(request.actor, mission_id))


@router.post("/{uuid:mission_id}/team", response={201: Made}, summary="Join a team")
def join(request: ApiRequest, mission_id: UUID, said: given.MemberIn) -> Status[Made]:
    """Take somebody into the team."""
    return Status(
        201, Made(id=actions.join_mission(request.actor, mission_id=mission_id, **said.model_dump()))
    )


@router.post("/team/{uuid:team_member_id}/lead", response=Made, summary="Lead a mission")
def lead(request: ApiRequest, team_member_id: UUID) -> Made:
    """Let somebody of the team lead."""
    return Made(id=actions.lead_mission(request.actor, member_id=team_member_id))


@router.post("/team/{uuid:team_member_id}/leave", response=Made, summary="Leave a team")
def leave(request: ApiRequest, team_member_id: UUID) -> Made:
    """Let somebody leave the team."""
    return Made(id=actions.leave_mission(request.actor, member_id=team_member_id))


@router.post("/team/{uuid:team_member_id}/contact", response={201: Made}, summary="Whom to call")
def enter_contact(request: ApiRequest, team_member_id: UUID, said: given.ContactIn) -> Status[Made]:
    """Seal whom to call for somebody of the team."""
    made = actions.enter_contact(request.actor, member_id=team_member_id, **said.model_dump())
    return Status(201, Made(id=made))


@router.post("/{uuid:mission_id}/officer", response=Made, summary="Name the officer on duty")
def officer(request: ApiRequest, mission_id: UUID, said: given.OfficerIn) -> Made:
    """Put somebody who stays on duty."""
    named = actions.name_duty_officer(request.actor, mission_id=mission_id, account_id=said.account_id)
    return Made(id=named)


@router.get("/{uuid:mission_id}/contacts", response=shapes.Contacts, summary="Open the contacts")
def contacts(request: ApiRequest, mission_id: UUID) -> object:
    """Open whom to call, for the officer on duty, on the days of the mission."""
    return queries.contacts(request.actor, mission_id)


@router.post("/{uuid:mission_id}/risk", response={201: Made}, summary="Weigh the risks")
def assess(request: ApiRequest, mission_id: UUID, said: given.RiskIn) -> Status[Made]:
    """Weigh the risks and ask for a clearance."""
    return Status(
        201, Made(id=actions.assess_risk(request.actor, mission_id=mission_id, **said.model_dump()))
    )


@router.post("/{uuid:mission_id}/clear", response=Made, summary="Clear a mission")
def clear(request: ApiRequest, mission_id: UUID) -> Made:
    """Say that a mission may leave."""
    return Made(id=actions.clear_mission(request.actor, mission_id=mission_id))


@router.post("/{uuid:mission_id}/clear/refuse", response=Made, summary="Refuse a clearance")
def refuse(request: ApiRequest, mission_id: UUID, said: given.Reason) -> Made:
    """Refuse to let a mission leave."""
    return Made(id=actions.refuse_clearance(request.actor, mission_id=mission_id, reason=said.reason))


@router.post("/{uuid:mission_id}/clear/withdraw", response=Made, summary="Take a clearance back")
def withdraw(request: ApiRequest, mission_id: UUID, said: given.Reason) -> Made:
    """Take a clearance back."""
    return Made(id=actions.withdraw_clearance(request.actor, mission_id=mission_id, reason=said.reason))


@router.post("/{uuid:mission_id}/depart", response=Made, summary="Leave")
def depart(request: ApiRequest, mission_id: UUID, said: given.Departure) -> Made:
    """Let a mission leave, or say that it has left already."""
    return Made(id=actions.depart_mission(request.actor, mission_id=mission_id, **said.model_dump()))


@router.post("/{uuid:mission_id}/return", response=Made, summary="Come back")
def come_back(request: ApiRequest, mission_id: UUID) -> Made:
    """Note that the team is back."""
    return Made(id=actions.return_mission(request.actor, mission_id=mission_id))


@router.post("/{uuid:mission_id}/hours", response=Made, summary="When to be heard of")
def hours(request: ApiRequest, mission_id: UUID, said: given.Hours) -> Made:
    """Expect the team to be heard of at these times of each day that is left."""
    return Made(id=actions.plan_check_ins(request.actor, mission_id=mission_id, hours=said.hours))


@router.post("/{uuid:mission_id}/silences", response={201: Made}, summary="A stretch without network")
def silence(request: ApiRequest, mission_id: UUID, said: given.SilenceIn) -> Status[Made]:
    """Say beforehand where there is no network."""
    made = actions.plan_silence(request.actor, mission_id=mission_id, **said.model_dump())
    return Status(201, Made(id=made))


@router.post("/{uuid:mission_id}/heard", response=Made, summary="Note a call")
def heard(request: ApiRequest, mission_id: UUID, said: given.Heard) -> Made:
    """Note that the team was heard of by telephone."""
    return Made(id=actions.note_check_in(request.actor, mission_id=mission_id, words=said.words))


@router.post("/stops/{uuid:stop_id}", response=Made, summary="Was a place reached")
def reached(request: ApiRequest, stop_id: UUID, said: given.Reached) -> Made:
    """Note whether a place was reached, or why not."""
    return Made(id=actions.note_stop(request.actor, stop_id=stop_id, **said.model_dump()))


@router.post("/{uuid:mission_id}/travellers", response={201: Made}, summary="Let a seat travel")
def order_traveller(request: ApiRequest, mission_id: UUID, said: given.TravellerIn) -> Status[Made]:
    """Let the seat of a released text travel beside the team."""
    made = actions.order_traveller(
        request.actor,
        mission_id=mission_id,
        release_id=said.release_id,
        kind=said.kind,
        when=Moment.parse(said.when),
    )
    return Status(201, Made(id=made))
