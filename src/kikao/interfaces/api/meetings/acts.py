"""Doing something with sittings; the same acts, in the same order, as on the pages."""

from uuid import UUID

from ninja import Status

from kikao.casework.meetings import actions
from kikao.casework.meetings.schemas import DissentGiven, PastItem, PastSitting, RecusalGiven
from kikao.casework.tasks.actions import propose_full_agenda
from kikao.interfaces.api.meetings import given
from kikao.interfaces.api.meetings.given import Made
from kikao.interfaces.api.meetings.reading import router
from kikao.interfaces.api.signs import ApiRequest

ONE = "/{uuid:sitting_id}"
ITEM = "/items/{uuid:item_id}"


@router.post("", response={201: Made}, summary="Plan a sitting")
def plan(request: ApiRequest, facts: given.NewSitting) -> Status[Made]:
    """Plan a sitting: all seats are expected at a plenary, only those invited at a closed one."""
    return Status(201, Made(id=actions.plan_sitting(request.actor, **facts.model_dump())))


@router.post("/past", response={201: Made}, summary="Enter a past sitting")
def enter_past(request: ApiRequest, paper: given.PastSitting) -> Status[Made]:
    """Enter a sitting of long ago from its paper, all of it at once."""
    said = paper.model_dump()
    said["items"] = tuple(PastItem(**item) for item in said["items"])
    said["groups"] = tuple((one["group"], one["number"]) for one in said["groups"])
    for name in ("present", "alternates", "guests"):
        said[name] = tuple(said[name])
    return Status(201, Made(id=actions.enter_past_sitting(request.actor, past=PastSitting(**said))))


@router.put(ONE, response=Made, summary="Move a sitting")
def reschedule(request: ApiRequest, sitting_id: UUID, facts: given.Moved) -> Made:
    """Move a sitting to another day, place or host."""
    return Made(id=actions.reschedule_sitting(request.actor, sitting_id=sitting_id, **facts.model_dump()))


@router.put(f"{ONE}/invited", response=Made, summary="Settle who is invited")
def invite(request: ApiRequest, sitting_id: UUID, seats: given.Invited) -> Made:
    """Settle who is invited to a closed or smaller sitting."""
    return Made(id=actions.invite_seats(request.actor, sitting_id=sitting_id, **seats.model_dump()))


@router.post(f"{ONE}/call", response=Made, summary="Call a sitting")
def call(request: ApiRequest, sitting_id: UUID) -> Made:
    """Call a sitting: whoever is expected finds a notice."""
    return Made(id=actions.call_sitting(request.actor, sitting_id=sitting_id))


@router.post(f"{ONE}/cancellation", response=Made, summary="Cancel a sitting")
def cancel(request: ApiRequest, sitting_id: UUID) -> Made:
    """Cancel a sitting that was not held."""
    return Made(id=actions.cancel_sitting(request.actor, sitting_id=sitting_id))


@router.post(f"{ONE}/proposal", response=Made, summary="Propose the agenda")
def propose(request: ApiRequest, sitting_id: UUID) -> Made:
    """Fill the agenda with new cases, tasks to report back on, what is overdue and what is to be ratified."""
    return Made(id=propose_full_agenda(request.actor, sitting_id=sitting_id))


@router.post(f"{ONE}/items", response={201: Made}, summary="Put an item on the agenda")
def put(request: ApiRequest, sitting_id: UUID, item: given.NewItem) -> Status[Made]:
    """Put an item on the agenda of a sitting at which nobody expected is walled from it."""
    made = actions.put_on_agenda(request.actor, sitting_id=sitting_id, **item.model_dump())
    return Status(201, Made(id=made))


@router.delete(ITEM, response=Made, summary="Take an item off")
def take_off(request: ApiRequest, item_id: UUID) -> Made:
    """Take an item off an agenda that is not held yet."""
    return Made(id=actions.take_off_agenda(request.actor, item_id=item_id))


@router.post(f"{ITEM}/move", response=Made, summary="Move an item")
def move(request: ApiRequest, item_id: UUID, way: given.Way) -> Made:
    """Move an item one place up or down."""
    return Made(id=actions.move_item(request.actor, item_id=item_id, up=way.up))


@router.put(f"{ITEM}/note", response=Made, summary="Write what was said")
def note(request: ApiRequest, item_id: UUID, said: given.Note) -> Made:
    """Write what was said on an item; everybody who was in the room reads it."""
    return Made(id=actions.note_item(request.actor, item_id=item_id, note=said.note))


@router.post(f"{ITEM}/closed", response=Made, summary="Move to a closed sitting")
def close(request: ApiRequest, item_id: UUID, there: given.Closed) -> Made:
    """Move a matter from a plenary to a closed sitting."""
    return Made(id=actions.move_to_closed(request.actor, item_id=item_id, sitting_id=there.sitting_id))


@router.put(f"{ITEM}/case", response=Made, summary="Link what was raised to its case")
def link(request: ApiRequest, item_id: UUID, case: given.Linked) -> Made:
    """Say which case came of something raised aloud."""
    return Made(id=actions.link_said_item(request.actor, item_id=item_id, case_id=case.case_id))


@router.post(f"{ONE}/raised", response={201: Made}, summary="Record what was raised aloud")
def raise_aloud(request: ApiRequest, sitting_id: UUID, said: given.Raised) -> Status[Made]:
    """Record something raised aloud and who heard it."""
    made = actions.raise_in_session(request.actor, sitting_id=sitting_id, **said.model_dump())
    return Status(201, Made(id=made))


@router.post(f"{ONE}/guests", response={201: Made}, summary="Invite a guest")
def add_guest(request: ApiRequest, sitting_id: UUID, guest: given.Guest) -> Status[Made]:
    """Invite a guest, named by function."""
    made = actions.add_guest(request.actor, sitting_id=sitting_id, **guest.model_dump())
    return Status(201, Made(id=made))


@router.post(f"{ONE}/heads", response={201: Made}, summary="Count a group")
def count_heads(request: ApiRequest, sitting_id: UUID, heads: given.Heads) -> Status[Made]:
    """Note how many of a group were there, without names."""
    made = actions.count_heads(request.actor, sitting_id=sitting_id, **heads.model_dump())
    return Status(201, Made(id=made))


@router.post(f"{ONE}/held", response=Made, summary="Record that it was held")
def hold(request: ApiRequest, sitting_id: UUID, held: given.Held) -> Made:
    """Record that a sitting was held and who was there."""
    return Made(id=actions.hold_sitting(request.actor, sitting_id=sitting_id, **held.model_dump()))


@router.put(f"{ONE}/attendance", response=Made, summary="Correct who was there")
def correct(request: ApiRequest, sitting_id: UUID, there: given.Attendance) -> Made:
    """Correct who was there, as long as nothing was decided."""
    return Made(id=actions.correct_attendance(request.actor, sitting_id=sitting_id, **there.model_dump()))


@router.post(f"{ITEM}/decision", response={201: Made}, summary="Record a decision")
def decide(request: ApiRequest, item_id: UUID, decided: given.NewDecision) -> Status[Made]:
    """Record what a sitting decided on an item, why, and who was there."""
    said = decided.model_dump()
    said["dissents"] = [DissentGiven(**view) for view in said["dissents"]]
    said["recusals"] = [RecusalGiven(**aside) for aside in said["recusals"]]
    return Status(201, Made(id=actions.record_decision(request.actor, item_id=item_id, **said)))


@router.post("/decisions/urgent", response={201: Made}, summary="Decide urgently")
def decide_urgently(request: ApiRequest, urgent: given.Urgent) -> Status[Made]:
    """Decide between sittings with members consulted."""
    return Status(201, Made(id=actions.decide_urgently(request.actor, **urgent.model_dump())))


@router.post(
    "/decisions/{uuid:decision_id}/judgement", response={201: Made}, summary="Ratify, change, cancel"
)
def ratify(request: ApiRequest, decision_id: UUID, judged: given.Judged) -> Status[Made]:
    """Record what a sitting made of an urgent decision."""
    made = actions.ratify_decision(request.actor, decision_id=decision_id, **judged.model_dump())
    return Status(201, Made(id=made))


@router.post(f"{ONE}/minutes", response={201: Made}, summary="Draft the minutes")
def draft(request: ApiRequest, sitting_id: UUID, asked: given.Draft) -> Status[Made]:
    """Draft the minutes from what was entered."""
    return Status(201, Made(id=actions.draft_minutes(request.actor, sitting_id=sitting_id, anew=asked.anew)))


@router.put(f"{ONE}/minutes", response=Made, summary="Correct the draft")
def write(request: ApiRequest, sitting_id: UUID, text: given.Body) -> Made:
    """Correct the draft before it is adopted."""
    return Made(id=actions.write_minutes(request.actor, sitting_id=sitting_id, **text.model_dump()))


@router.post(f"{ONE}/minutes/adoption", response=Made, summary="Adopt the minutes")
def adopt(request: ApiRequest, sitting_id: UUID, adopted: given.Adopted) -> Made:
    """Freeze the minutes with a hash."""
    return Made(id=actions.adopt_minutes(request.actor, sitting_id=sitting_id, **adopted.model_dump()))


@router.post(f"{ONE}/minutes/addenda", response={201: Made}, summary="Write an addendum")
def add(request: ApiRequest, sitting_id: UUID, addendum: given.Addendum) -> Status[Made]:
    """Add to adopted minutes."""
    made = actions.add_addendum(request.actor, sitting_id=sitting_id, words=addendum.words)
    return Status(201, Made(id=made))


@router.put("/rules", response=Made, summary="Set the rules")
def set_rules(request: ApiRequest, rules: given.Rules) -> Made:
    """Set quorum, balance and what an urgent decision asks for."""
    return Made(id=actions.set_group_rules(request.actor, **rules.model_dump()))


@router.put("/rules/hosts", response=Made, summary="Set the rotation of hosts")
def set_hosts(request: ApiRequest, hosts: given.Hosts) -> Made:
    """Set the rotation of hosts."""
    return Made(id=actions.set_host_turns(request.actor, organisation_ids=hosts.organisation_ids))
