"""Agreements for programs: the same acts and queries as on the pages."""

from uuid import UUID

from ninja import Query, Router, Status

from kikao.casework.agreements import actions
from kikao.casework.agreements.enums import RightsQuestion
from kikao.casework.agreements.queries import (
    InstrumentFilters,
    clause,
    instrument,
    instruments,
    shown_text,
    texts_shown_to_me,
)
from kikao.foundation.base.paging import Page
from kikao.interfaces.api.agreements import given as given_as
from kikao.interfaces.api.agreements import shapes as shape
from kikao.interfaces.api.signs import ApiRequest

router = Router()
Made = shape.Made


@router.get("", response=shape.Listed, summary="Agreements")
def listed(
    request: ApiRequest,
    filters: Query[given_as.Narrowed],
    after: str | None = None,
) -> Page[object]:
    """Return agreements that the reader may see, those entered last first."""
    page: Page[object] = instruments(  # type: ignore[assignment]
        request.actor, InstrumentFilters(**filters.model_dump()), after=after
    )
    return page


@router.get("/shown", response=list[shape.Shown], summary="Texts shown to one's own seat")
def shown(request: ApiRequest) -> list[object]:
    """Return the texts of agreements that stand shown to the reader's own seat."""
    return [*texts_shown_to_me(request.actor)]


@router.get("/shown/{uuid:shown_id}", response=shape.Shown, summary="One text shown to one's own seat")
def shown_one(request: ApiRequest, shown_id: UUID) -> object:
    """Return one text, and note that it was read."""
    text = shown_text(request.actor, shown_id)
    actions.open_shown_text(request.actor, shown_id=shown_id)
    return text


@router.post("", response={201: Made}, summary="Draw up an agreement")
def draft(request: ApiRequest, given: given_as.New) -> Status[Made]:
    """Begin an agreement with the parties of a case."""
    return Status(201, Made(id=actions.draft_instrument(request.actor, **given.model_dump())))


@router.post("/registered", response={201: Made}, summary="Record an agreement that others made")
def register(request: ApiRequest, given: given_as.Registered) -> Status[Made]:
    """Record what was demanded, offered, refused or signed by others."""
    return Status(201, Made(id=actions.register_instrument(request.actor, **given.model_dump())))


@router.get("/clauses/{uuid:clause_id}", response=shape.OneClause, summary="One clause")
def one_clause(request: ApiRequest, clause_id: UUID) -> object:
    """Return a clause with every step it took."""
    return clause(request.actor, clause_id, words=request.actor.key is not None)


@router.put("/clauses/{uuid:clause_id}", response=Made, summary="Write a clause anew")
def change_clause(request: ApiRequest, clause_id: UUID, given: given_as.Clause) -> Made:
    """Write a clause anew while nothing is signed."""
    promise = given.as_promise()
    made = actions.change_clause(request.actor, clause_id=clause_id, promise=promise, version=given.version)
    return Made(id=made)


@router.post("/clauses/{uuid:clause_id}/claim", response=Made, summary="Claim a clause")
def claim(request: ApiRequest, clause_id: UUID, given: given_as.Claim) -> Made:
    """Write down that a clause, or one of its parts, is said to be done."""
    return Made(id=actions.claim_clause(request.actor, clause_id=clause_id, **given.model_dump()))


@router.post("/clauses/{uuid:clause_id}/dispute", response=Made, summary="Dispute a clause")
def dispute(request: ApiRequest, clause_id: UUID, given: given_as.Why) -> Made:
    """Write down that the parties do not agree about a clause."""
    return Made(id=actions.dispute_clause(request.actor, clause_id=clause_id, reason=given.reason))


@router.post("/clauses/{uuid:clause_id}/void", response=Made, summary="Void a clause")
def void(request: ApiRequest, clause_id: UUID, given: given_as.Why) -> Made:
    """Void a clause with the reason."""
    return Made(id=actions.void_clause(request.actor, clause_id=clause_id, reason=given.reason))


@router.post("/clauses/{uuid:clause_id}/conflicts", response={201: Made}, summary="Flag a clause")
def flag(request: ApiRequest, clause_id: UUID, given: given_as.Flag) -> Status[Made]:
    """Flag a clause that stands against somebody's rights."""
    return Status(
        201, Made(id=actions.flag_conflict(request.actor, clause_id=clause_id, **given.model_dump()))
    )


@router.post("/conflicts/{uuid:conflict_id}/lift", response=Made, summary="Lift a flag")
def lift(request: ApiRequest, conflict_id: UUID, given: given_as.Why) -> Made:
    """Lift a flag as another person than whoever set it."""
    return Made(id=actions.lift_conflict(request.actor, conflict_id=conflict_id, reason=given.reason))


@router.post("/parties/{uuid:instrument_party_id}/succeed", response={201: Made}, summary="Enter a successor")
def succeed(request: ApiRequest, instrument_party_id: UUID, given: given_as.Successor) -> Status[Made]:
    """Write down that a party changed hands."""
    made = actions.succeed_party(request.actor, party_id=instrument_party_id, **given.model_dump())
    return Status(201, Made(id=made))


@router.post("/parties/{uuid:instrument_party_id}/copies", response={201: Made}, summary="Hand a copy over")
def copy(request: ApiRequest, instrument_party_id: UUID, given: given_as.Copy) -> Status[Made]:
    """Write down that a party got its copy."""
    made = actions.hand_copy(request.actor, party_id=instrument_party_id, **given.model_dump())
    return Status(201, Made(id=made))


@router.post("/texts/{uuid:instrument_text_id}/show", response={201: Made}, summary="Show a text to a party")
def show(request: ApiRequest, instrument_text_id: UUID, given: given_as.Show) -> Status[Made]:
    """Show a version of a text to the seat of a party."""
    made = actions.show_text(request.actor, text_id=instrument_text_id, party_id=given.party_id)
    return Status(201, Made(id=made))


@router.get("/{uuid:instrument_id}", response=shape.One, summary="One agreement")
def one(request: ApiRequest, instrument_id: UUID) -> object:
    """Return an agreement whole."""
    return instrument(request.actor, instrument_id, words=request.actor.key is not None)


@router.post("/{uuid:instrument_id}/parties", response={201: Made}, summary="Add a party")
def add_party(request: ApiRequest, instrument_id: UUID, given: given_as.Party) -> Status[Made]:
    """Add an organisation."""
    made = actions.add_instrument_party(request.actor, instrument_id=instrument_id, **given.model_dump())
    return Status(201, Made(id=made))


@router.post("/{uuid:instrument_id}/helpers", response={201: Made}, summary="Credit a convenor or witness")
def credit(request: ApiRequest, instrument_id: UUID, given: given_as.Helper) -> Status[Made]:
    """Write down who convened, helped or witnessed, and according to whom."""
    made = actions.credit_helper(request.actor, instrument_id=instrument_id, **given.model_dump())
    return Status(201, Made(id=made))


@router.post("/{uuid:instrument_id}/clauses", response={201: Made}, summary="Write a clause")
def add_clause(request: ApiRequest, instrument_id: UUID, given: given_as.Clause) -> Status[Made]:
    """Write a clause; amounts are decimal numbers in words, such as "1200.50"."""
    made = actions.add_clause(request.actor, instrument_id=instrument_id, promise=given.as_promise())
    return Status(201, Made(id=made))


@router.post("/{uuid:instrument_id}/texts", response={201: Made}, summary="Write a version of a text")
def write(request: ApiRequest, instrument_id: UUID, given: given_as.Text) -> Status[Made]:
    """Keep a new version of a text, or its plain version."""
    made = actions.write_instrument_text(request.actor, instrument_id=instrument_id, **given.model_dump())
    return Status(201, Made(id=made))


@router.post("/{uuid:instrument_id}/moves", response=Made, summary="Demanded, offered or refused")
def move(request: ApiRequest, instrument_id: UUID, given: given_as.Move) -> Made:
    """Write down what a party did about the text."""
    made = actions.move_instrument(request.actor, instrument_id=instrument_id, **given.model_dump())
    return Made(id=made)


@router.post("/{uuid:instrument_id}/rights", response=Made, summary="Answer the questions about rights")
def rights(request: ApiRequest, instrument_id: UUID, given: given_as.Rights) -> Made:
    """Answer for the text as it stands; `{"WAIVER": true, …}`, with words for what is not well."""
    known = {one.value for one in RightsQuestion}
    answers = {key: value for key, value in given.answers.items() if key in known}
    words = {key: value for key, value in given.words.items() if key in known}
    made = actions.answer_rights(request.actor, instrument_id=instrument_id, answers=answers, words=words)
    return Made(id=made)


@router.post("/{uuid:instrument_id}/rights/confirm", response=Made, summary="Confirm the answers")
def confirm(request: ApiRequest, instrument_id: UUID) -> Made:
    """Confirm the answers as a second person."""
    return Made(id=actions.confirm_rights(request.actor, instrument_id=instrument_id))


@router.post("/{uuid:instrument_id}/hands", response={201: Made}, summary="Record a signature")
def hand(request: ApiRequest, instrument_id: UUID, given: given_as.Hand) -> Status[Made]:
    """Write down a signature, a mark before a witness, or an absence."""
    made = actions.record_signature(request.actor, instrument_id=instrument_id, **given.model_dump())
    return Status(201, Made(id=made))


@router.post("/{uuid:instrument_id}/sign", response=Made, summary="It was signed")
def sign(request: ApiRequest, instrument_id: UUID, given: given_as.Sign) -> Made:
    """Write down that it was signed; checks are planned within the night."""
    made = actions.sign_instrument(request.actor, instrument_id=instrument_id, **given.model_dump())
    return Made(id=made)


@router.post("/{uuid:instrument_id}/amend", response={201: Made}, summary="Amend")
def amend(request: ApiRequest, instrument_id: UUID, given: given_as.Amendment) -> Status[Made]:
    """Begin an amendment."""
    made = actions.amend_instrument(request.actor, instrument_id=instrument_id, title=given.title)
    return Status(201, Made(id=made))


@router.post("/{uuid:instrument_id}/denounce", response=Made, summary="A party denounced it")
def denounce(request: ApiRequest, instrument_id: UUID, given: given_as.Denunciation) -> Made:
    """Write down that a party denounced it."""
    made = actions.denounce_instrument(request.actor, instrument_id=instrument_id, **given.model_dump())
    return Made(id=made)


@router.post("/{uuid:instrument_id}/end", response=Made, summary="It has ended")
def end(request: ApiRequest, instrument_id: UUID, given: given_as.End) -> Made:
    """Write down that it came to its end."""
    made = actions.end_instrument(request.actor, instrument_id=instrument_id, **given.model_dump())
    return Made(id=made)


@router.post("/{uuid:instrument_id}/readings", response={201: Made}, summary="A public reading")
def reading(request: ApiRequest, instrument_id: UUID, given: given_as.Reading) -> Status[Made]:
    """Write down where it was read aloud, before how many."""
    made = actions.record_reading(request.actor, instrument_id=instrument_id, **given.model_dump())
    return Status(201, Made(id=made))
