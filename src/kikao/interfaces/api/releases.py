"""Released texts for programs: the same acts and queries as on the pages."""

from datetime import date
from uuid import UUID

from ninja import Query, Router, Schema, Status
from pydantic import Field

from kikao.casework.meetings import actions, queries
from kikao.interfaces.api.signs import ApiRequest, Sealed, opened_or_sealed

router = Router()


class Reply(Schema):
    """What the seat answered; its words are sealed for most readers, and for every long-lived pass."""

    words: str | Sealed
    replied_on: date

    @staticmethod
    def resolve_words(line: object) -> object:
        """Say that words are sealed rather than leave them out."""
        return opened_or_sealed(getattr(line, "words", None))


class Release(Schema):
    """A released text; the case is named to the secretariat alone."""

    id: UUID
    reference: str
    seat: str
    what: str
    where: str
    asked: str
    state: str
    state_words: str
    proposed_on: date | None
    approved_on: date | None
    until_on: date | None
    ended_on: date | None
    end_reason: str
    case_id: UUID | None
    decision_id: UUID | None
    own: bool
    replies: list[Reply]


class ReleaseList(Schema):
    """A piece of the list, and the cursor of the next one."""

    items: list[Release]
    next_cursor: str | None


class Asked(Schema):
    """What the list is narrowed to."""

    state: str = ""
    after: str | None = None
    size: int = Field(30, ge=1, le=200)


class NewRelease(Schema):
    """A text to propose."""

    decision_id: UUID
    seat_id: UUID
    what: str = Field(max_length=20_000)
    where: str = Field("", max_length=200)
    asked: str = Field("", max_length=20_000)
    until_on: date | None = None


class Reason(Schema):
    """Why a text is refused or withdrawn."""

    reason: str = Field(max_length=300)


class Answer(Schema):
    """The answer of the named seat."""

    words: str = Field(max_length=20_000)


class Made(Schema):
    """The id of what was made or changed."""

    id: UUID


@router.get("", response=ReleaseList, summary="List released texts")
def list_releases(request: ApiRequest, asked: Query[Asked]) -> object:
    """List the texts released to the reader's seat; for the secretariat all that it may see."""
    return queries.releases_for(request.actor, **asked.model_dump())


@router.get("/{uuid:release_id}", response=Release, summary="One released text")
def one_release(request: ApiRequest, release_id: UUID) -> object:
    """Return one released text; the first reading by its seat is noted."""
    line = queries.release(request.actor, release_id)
    if line.own and line.case_id is None:
        actions.open_release(request.actor, release_id=release_id)
    return line


@router.post("", response={201: Made}, summary="Propose a release")
def propose(request: ApiRequest, text: NewRelease) -> Status[Made]:
    """Write the separate text that a decision lets a named seat read."""
    return Status(201, Made(id=actions.propose_release(request.actor, **text.model_dump())))


@router.post("/{uuid:release_id}/approval", response=Made, summary="Approve a release")
def approve(request: ApiRequest, release_id: UUID) -> Made:
    """Approve, as a second person, that the text goes to the seat."""
    return Made(id=actions.approve_release(request.actor, release_id=release_id))


@router.post("/{uuid:release_id}/refusal", response=Made, summary="Refuse a release")
def refuse(request: ApiRequest, release_id: UUID, why: Reason) -> Made:
    """Refuse a proposed release, with the reason."""
    return Made(id=actions.refuse_release(request.actor, release_id=release_id, reason=why.reason))


@router.post("/{uuid:release_id}/withdrawal", response=Made, summary="Withdraw a release")
def withdraw(request: ApiRequest, release_id: UUID, why: Reason) -> Made:
    """Withdraw a release: from now on the seat finds nothing."""
    return Made(id=actions.withdraw_release(request.actor, release_id=release_id, reason=why.reason))


@router.post("/{uuid:release_id}/replies", response={201: Made}, summary="Answer a released text")
def reply(request: ApiRequest, release_id: UUID, answer: Answer) -> Status[Made]:
    """Answer a text that was released to one's own seat."""
    made = actions.reply_to_release(request.actor, release_id=release_id, words=answer.words)
    return Status(201, Made(id=made))
