"""The ways of the API to mediation: rooms, who sits there, sessions, what is said, one's own chair."""

from uuid import UUID

from ninja import Router, Status

from kikao.casework.mediation import actions, queries
from kikao.interfaces.api.mediation import chair, given, shapes
from kikao.interfaces.api.mediation.shapes import Made
from kikao.interfaces.api.signs import ApiRequest

router = Router()
_ROOM = "/{uuid:room_id}"
_SESSION = "/sessions/{uuid:room_session_id}"
_RECORD = "/records/{uuid:record_id}"
_NEW = {201: Made}


def _new(made: UUID) -> Status[Made]:
    return Status(201, Made(id=made))


@router.get("", response=shapes.RoomList, summary="List rooms")
def list_rooms(request: ApiRequest, state: str = "", after: str | None = None) -> object:
    """List the rooms the reader sees from inside or sits in, newest first."""
    return queries.rooms(request.actor, state=state, after=after)


@router.post("", response=_NEW, summary="Open a room")
def open_room(request: ApiRequest, said: given.NewRoom) -> Status[Made]:
    """Open a room for a case, with two or more sides on equal chairs."""
    sides = [one.whole() for one in said.sides]
    facts = {"case_id": said.case_id, "title": said.title, "mediator_ids": said.mediator_ids}
    return _new(actions.open_room(request.actor, sides=sides, **facts))  # type: ignore[arg-type]


@router.get("/cases/{uuid:case_id}", response=list[chair.Story], summary="Mediations of a case")
def of_case(request: ApiRequest, case_id: UUID) -> object:
    """Return the mediations of a case as its story tells them."""
    return list(queries.rooms_of_case(request.actor, case_id))


@router.get(_ROOM, response=shapes.Room, summary="One room")
def one(request: ApiRequest, room_id: UUID) -> object:
    """Return a room from inside."""
    return queries.room(request.actor, room_id)


@router.get(f"{_ROOM}/chair", response=chair.OwnRoom, summary="A room from one's own chair")
def own(request: ApiRequest, room_id: UUID) -> object:
    """Return a room as the side sees it on which one's seat sits."""
    return queries.own_room(request.actor, room_id)


@router.post(f"{_ROOM}/answers", response=_NEW, summary="Say something from one's own chair")
def answer(request: ApiRequest, room_id: UUID, said: given.Answer) -> Status[Made]:
    """Hand over what one's own side says."""
    return _new(actions.answer_in_room(request.actor, room_id=room_id, **said.model_dump()))


@router.put(f"{_ROOM}/title", response=Made, summary="Another title")
def retitle(request: ApiRequest, room_id: UUID, said: given.Retitle) -> Made:
    """Call a room otherwise."""
    return Made(id=actions.retitle_room(request.actor, room_id=room_id, **said.model_dump()))


@router.put(f"{_ROOM}/chairs", response=Made, summary="Chairs of every side")
def chairs(request: ApiRequest, room_id: UUID, said: given.Chairs) -> Made:
    """Give every side more or fewer chairs."""
    return Made(id=actions.set_chairs(request.actor, room_id=room_id, **said.model_dump()))


@router.post(f"{_ROOM}/sides", response=_NEW, summary="Another side")
def add_side(request: ApiRequest, room_id: UUID, said: given.MoreSide) -> Status[Made]:
    """Bring another side to the table."""
    return _new(actions.add_side(request.actor, room_id=room_id, name=said.name))


@router.post("/sides/{uuid:side_id}/bodies", response=_NEW, summary="Seat an organisation")
def seat_body(request: ApiRequest, side_id: UUID, said: given.NewBody) -> Status[Made]:
    """Put an organisation on a side."""
    return _new(actions.seat_body(request.actor, side_id=side_id, **said.model_dump()))


@router.delete("/bodies/{uuid:body_id}", response=Made, summary="Take an organisation from the table")
def unseat_body(request: ApiRequest, body_id: UUID) -> Made:
    """Take an organisation from a side; its seat finds nothing from now on."""
    return Made(id=actions.unseat_body(request.actor, body_id=body_id))


@router.post("/sides/{uuid:side_id}/contacts", response=_NEW, summary="Who speaks for a side")
def add_contact(request: ApiRequest, side_id: UUID, said: given.NewContact) -> Status[Made]:
    """Note who speaks for a side without an account."""
    return _new(actions.add_contact(request.actor, side_id=side_id, **said.model_dump()))


@router.delete("/contacts/{uuid:contact_id}", response=Made, summary="Speaks for a side no more")
def drop_contact(request: ApiRequest, contact_id: UUID) -> Made:
    """Note that somebody speaks for a side no more."""
    return Made(id=actions.drop_contact(request.actor, contact_id=contact_id))


@router.post(f"{_ROOM}/interpreters", response=_NEW, summary="An interpreter")
def add_interpreter(request: ApiRequest, room_id: UUID, said: given.NewInterpreter) -> Status[Made]:
    """Note who interprets."""
    return _new(actions.add_interpreter(request.actor, room_id=room_id, **said.model_dump()))


@router.delete("/interpreters/{uuid:interpreter_id}", response=Made, summary="Interprets no more")
def drop_interpreter(request: ApiRequest, interpreter_id: UUID) -> Made:
    """Note that somebody interprets no more."""
    return Made(id=actions.drop_interpreter(request.actor, interpreter_id=interpreter_id))


@router.post(f"{_ROOM}/mediators", response=_NEW, summary="Another mediator")
def appoint(request: ApiRequest, room_id: UUID, said: given.NewMediator) -> Status[Made]:
    """Let another person lead the talks."""
    return _new(actions.appoint_mediator(request.actor, room_id=room_id, account_id=said.account_id))


@router.delete("/mediators/{uuid:mediator_id}", response=Made, summary="Leads no more")
def dismiss(request: ApiRequest, mediator_id: UUID) -> Made:
    """Let somebody lead the talks no more."""
    return Made(id=actions.dismiss_mediator(request.actor, mediator_id=mediator_id))


@router.post(f"{_ROOM}/share", response=Made, summary="Share the keys of a room")
def share_room(request: ApiRequest, room_id: UUID) -> Made:
    """Share what one can open with everybody who has a place in the room."""
    return Made(id=actions.share_room(request.actor, room_id=room_id))


@router.post(f"{_ROOM}/sessions", response=_NEW, summary="Plan a session")
def plan(request: ApiRequest, room_id: UUID, said: given.NewSession) -> Status[Made]:
    """Plan when and where the sides meet."""
    return _new(actions.plan_session(request.actor, room_id=room_id, **said.model_dump()))


@router.get(_SESSION, response=shapes.Session, summary="One session")
def session(request: ApiRequest, room_session_id: UUID) -> object:
    """Return one session from inside."""
    return queries.session(request.actor, room_session_id)


@router.put(_SESSION, response=Made, summary="Change a session")
def change(request: ApiRequest, room_session_id: UUID, said: given.ChangedSession) -> Made:
    """Plan a session otherwise."""
    return Made(id=actions.change_session(request.actor, session_id=room_session_id, **said.model_dump()))


@router.post(f"{_SESSION}/held", response=Made, summary="The sides met")
def held(request: ApiRequest, room_session_id: UUID, said: given.Held) -> Made:
    """Write down how a session went."""
    facts = said.model_dump(exclude={"presences"})
    there = [one.whole() for one in said.presences]
    return Made(id=actions.hold_session(request.actor, session_id=room_session_id, presences=there, **facts))


@router.post(f"{_SESSION}/not-held", response=Made, summary="The sides did not meet")
def not_held(request: ApiRequest, room_session_id: UUID, said: given.NotHeld) -> Made:
    """Write down why the sides did not meet."""
    return Made(id=actions.note_not_held(request.actor, session_id=room_session_id, **said.model_dump()))


@router.get(f"{_SESSION}/invitations/{{uuid:side_id}}", response=chair.Invitation, summary="An invitation")
def invitation(request: ApiRequest, room_session_id: UUID, side_id: UUID) -> object:
    """Return the invitation of one side."""
    return queries.invitation(request.actor, room_session_id, side_id)


@router.get(f"{_ROOM}/records", response=list[shapes.SideRecords], summary="What the sides say")
def records(request: ApiRequest, room_id: UUID) -> object:
    """Return what each side said."""
    return list(queries.records_by_side(request.actor, room_id))


@router.post(f"{_ROOM}/records", response=_NEW, summary="Write down what a side says")
def record(request: ApiRequest, room_id: UUID, said: given.NewRecord) -> Status[Made]:
    """Write down a position, demand, offer, refusal, precondition or request outside the mandate."""
    return _new(actions.record_statement(request.actor, room_id=room_id, **said.model_dump()))


@router.post(f"{_RECORD}/standing", response=Made, summary="What became of it")
def settle(request: ApiRequest, record_id: UUID, said: given.Settle) -> Made:
    """Say that something is met, withdrawn or stands again."""
    return Made(id=actions.settle_statement(request.actor, record_id=record_id, **said.model_dump()))


@router.post(f"{_RECORD}/shares", response=_NEW, summary="Pass words on")
def share(request: ApiRequest, record_id: UUID, said: given.Share) -> Status[Made]:
    """Pass on to another side what a side said and agreed to have passed on."""
    return _new(actions.share_statement(request.actor, record_id=record_id, **said.model_dump()))


@router.post(f"{_RECORD}/refusal", response=Made, summary="The whole side refuses")
def refuse(request: ApiRequest, record_id: UUID, said: given.Words) -> Made:
    """Write into the case that a whole side refuses."""
    return Made(id=actions.note_side_refusal(request.actor, record_id=record_id, words=said.words))


@router.post(f"{_ROOM}/end", response=Made, summary="End the talks")
def end(request: ApiRequest, room_id: UUID, said: given.End) -> Made:
    """End the talks with the reason."""
    return Made(id=actions.end_room(request.actor, room_id=room_id, **said.model_dump()))


@router.post(f"{_ROOM}/resume", response=Made, summary="Take the talks up again")
def resume(request: ApiRequest, room_id: UUID, said: given.Resume) -> Made:
    """Take up talks that stood still."""
    return Made(id=actions.resume_room(request.actor, room_id=room_id, **said.model_dump()))


@router.get(f"{_ROOM}/notes", response=list[chair.Note], summary="A mediator's own notes")
def notes(request: ApiRequest, room_id: UUID) -> object:
    """Return one's own notes; for everybody else there is nothing here."""
    return list(queries.notes(request.actor, room_id))


@router.post(f"{_ROOM}/notes", response=_NEW, summary="Note something for oneself")
def write_note(request: ApiRequest, room_id: UUID, said: given.Words) -> Status[Made]:
    """Seal a note for oneself alone."""
    return _new(actions.write_note(request.actor, room_id=room_id, words=said.words))
