"""Openings of identities for programs: the same acts and queries as on the pages; the identity itself only on a page."""

from datetime import datetime
from uuid import UUID

from ninja import Query, Router, Schema, Status
from pydantic import Field

from kikao.foundation.sealing import actions, queries
from kikao.foundation.sealing.vault import read_many
from kikao.interfaces.api.signs import ApiRequest, Sealed, opened_or_sealed, require_fresh

router = Router()


class Opening(Schema):
    """A request to open an identity; a long-lived pass never reads its words."""

    id: UUID
    subject_id: UUID
    asked_by: UUID
    asked_at: datetime
    reader_id: UUID
    danger: bool
    state: str
    state_words: str
    agreed_by: UUID | None
    agreed_at: datetime | None
    answered_by: UUID | None
    answered_at: datetime | None
    until: datetime | None
    ended_by: UUID | None
    ended_at: datetime | None
    needed: int
    can_answer: bool
    can_read: bool


class Look(Schema):
    """One look at an opened identity."""

    account_id: UUID
    viewed_at: datetime
    carried: bool


class OneOpening(Schema):
    """A request with its words and everybody who looked."""

    opening: Opening
    reason: str | Sealed
    answer: str | Sealed | None
    looks: list[Look]


class OpeningList(Schema):
    """A piece of the list, and the cursor of the next one."""

    items: list[Opening]
    next_cursor: str | None


class Asked(Schema):
    """What the list is narrowed to."""

    waiting: bool = False
    after: str | None = None
    size: int = Field(30, ge=1, le=200)


class NewRequest(Schema):
    """Whose identity, and why."""

    subject_id: UUID
    reason: str = Field(max_length=20_000)


class NewDanger(NewRequest):
    """The same because a life is in danger; a custodian may name who reads it then."""

    reader_id: UUID | None = None


class Answer(Schema):
    """For how long, and what the custodian says to it."""

    hours: int = 24
    words: str = Field("", max_length=20_000)


class Refusal(Schema):
    """Why not."""

    words: str = Field(max_length=20_000)


class Reason(Schema):
    """Why everything is stopped."""

    reason: str = Field(max_length=20_000)


class Made(Schema):
    """The id of what was made or changed."""

    id: UUID


@router.get("", response=OpeningList, summary="List requests to open an identity")
def list_openings(request: ApiRequest, asked: Query[Asked]) -> object:
    """List the requests: to custodians all, to others their own."""
    return queries.openings(request.actor, **asked.model_dump())


@router.get("/{uuid:opening_id}", response=OneOpening, summary="One request to open an identity")
def one_opening(request: ApiRequest, opening_id: UUID) -> OneOpening:
    """Return one request with its words and everybody who looked."""
    by = request.actor
    seen = queries.opening(by, opening_id)
    words = read_many(by, [item for item in (seen.reason_item_id, seen.words_item_id) if item])
    return OneOpening(
        opening=Opening.from_orm(seen),
        reason=opened_or_sealed(words[seen.reason_item_id]),
        answer=opened_or_sealed(words[seen.words_item_id]) if seen.words_item_id else None,
        looks=[Look.from_orm(look) for look in queries.views_of(by, opening_id)],
    )


@router.post("", response={201: Made}, summary="Ask to open an identity")
def ask(request: ApiRequest, given: NewRequest) -> Status[Made]:
    """Ask the custodians to open an identity."""
    return Status(201, Made(id=actions.ask_identity(request.actor, **given.model_dump())))


@router.post("/danger", response={201: Made}, summary="A life is in danger")
def danger(request: ApiRequest, given: NewDanger) -> Status[Made]:
    """Alarm every custodian: an identity must be opened at once."""
    return Status(201, Made(id=actions.break_glass(request.actor, **given.model_dump())))


@router.post("/{uuid:opening_id}/approval", response=Made, summary="Agree as a custodian")
def approve(request: ApiRequest, opening_id: UUID, given: Answer) -> Made:
    """Agree as one of the two custodians; needs a session token, which carries the key, and the passphrase anew."""
    require_fresh(request)
    return Made(id=actions.approve_identity(request.actor, opening_id=opening_id, **given.model_dump()))


@router.post("/{uuid:opening_id}/refusal", response=Made, summary="Refuse as a custodian")
def refuse(request: ApiRequest, opening_id: UUID, given: Refusal) -> Made:
    """Keep an identity shut."""
    return Made(id=actions.refuse_identity(request.actor, opening_id=opening_id, words=given.words))


@router.post("/{uuid:opening_id}/close", response=Made, summary="Close an opening")
def close(request: ApiRequest, opening_id: UUID) -> Made:
    """Close an opening before its time, or take a request back."""
    return Made(id=actions.close_identity(request.actor, opening_id=opening_id))


@router.post("/stop", response={201: Made}, summary="Stop all openings")
def stop(request: ApiRequest, given: Reason) -> Status[Made]:
    """Stop all openings of the group at once."""
    return Status(201, Made(id=actions.freeze_identities(request.actor, reason=given.reason)))


@router.post("/stop/ask-to-lift", response=Made, summary="Ask to lift the stop")
def ask_to_lift(request: ApiRequest) -> Made:
    """Ask that openings be possible again."""
    return Made(id=actions.ask_unfreeze(request.actor))


@router.post("/stop/lift", response=Made, summary="Lift the stop")
def lift(request: ApiRequest) -> Made:
    """Lift the stop as a second custodian."""
    return Made(id=actions.unfreeze_identities(request.actor))
