"""Referrals for programs: the same acts and queries as on the pages."""

from datetime import date
from uuid import UUID

from ninja import Router, Schema, Status

from kikao.casework.referrals import actions, queries
from kikao.interfaces.api.signs import ApiRequest, Sealed, opened_or_sealed

router = Router()


class Made(Schema):
    """The id of what was entered or changed."""

    id: UUID


class Referral(Schema):
    """A case passed on, to whom, and how far that has come."""

    id: UUID
    case_id: UUID
    case: str
    reference: str
    target: str
    organisation: str
    state: str
    sent_on: date
    answer_due_on: date
    overdue: bool
    version: int


class ReferralList(Schema):
    """One page of referrals; `next_cursor` goes back in as `after`."""

    items: list[Referral]
    next_cursor: str | None


class Step(Schema):
    """One thing that happened to a referral."""

    step: str
    words: str | Sealed | None
    real_on: date
    entered_on: date
    by: str

    @staticmethod
    def resolve_words(line: object) -> object:
        """Say that words are sealed rather than leave them out; None when there are none."""
        return opened_or_sealed(getattr(line, "words", None)) if getattr(line, "has_words", False) else None


class ReferralPage(Schema):
    """One referral with what went along and what came back."""

    line: Referral
    level: str
    manner: str
    words: str | Sealed | None
    files: list[str]
    steps: list[Step]

    @staticmethod
    def resolve_words(line: object) -> object:
        """Say that words are sealed rather than leave them out; None when there are none."""
        return opened_or_sealed(getattr(line, "words", None)) if getattr(line, "has_words", False) else None


class NewReferral(Schema):
    """A case to be passed on: words written for the body, or a released text, and files marked safe."""

    target: str
    words: str = ""
    organisation_id: UUID | None = None
    level: str = "PROV"
    manner: str = "LETTER"
    sent_on: date | None = None
    answer_due_on: date | None = None
    release_id: UUID | None = None
    file_release_ids: list[UUID] = []


class Answer(Schema):
    """What came back: `new` ACK, ANSWERED, TAKENUP or DECLINED."""

    new: str
    words: str = ""
    real_on: date | None = None
    version: int | None = None


class Reminder(Schema):
    """That a body was reminded, and until when an answer is expected now."""

    words: str = ""
    real_on: date | None = None
    answer_due_on: date | None = None
    version: int | None = None


class Correction(Schema):
    """What was wrong about how or when a case was passed on."""

    reason: str
    level: str = ""
    manner: str = ""
    sent_on: date | None = None
    answer_due_on: date | None = None
    version: int | None = None


class Recall(Schema):
    """Why a referral is taken back."""

    reason: str
    version: int | None = None


@router.get("", response=ReferralList, summary="List referrals")
def list_referrals(
    request: ApiRequest,
    state: str = "",
    target: str = "",
    waiting: bool = False,  # noqa: FBT001, FBT002 - a query parameter
    after: str | None = None,
) -> object:
    """List the referrals of the cases the reader may see, newest first."""
    return queries.referrals(request.actor, state=state, target=target, waiting=waiting, after=after)


@router.get("/case/{uuid:case_id}", response=list[Referral], summary="Referrals of a case")
def of_case(request: ApiRequest, case_id: UUID) -> object:
    """Return what was passed on of one case."""
    return list(queries.referrals_of_case(request.actor, case_id).referrals)


@router.post("/case/{uuid:case_id}", response={201: Made}, summary="Pass a case on")
def send(request: ApiRequest, case_id: UUID, given: NewReferral) -> Status[Made]:
    """Pass a case on, with the consent of its sources, and never to whom it accuses."""
    return Status(201, Made(id=actions.send_referral(request.actor, case_id=case_id, **given.model_dump())))


@router.get("/{uuid:referral_id}", response=ReferralPage, summary="One referral")
def one(request: ApiRequest, referral_id: UUID) -> object:
    """Return one referral with everything that came back."""
    return queries.referral(request.actor, referral_id)


@router.post("/{uuid:referral_id}/answer", response=Made, summary="What came back")
def answer(request: ApiRequest, referral_id: UUID, given: Answer) -> Made:
    """Write down what came back; after long silence too."""
    return Made(id=actions.answer_referral(request.actor, referral_id=referral_id, **given.model_dump()))


@router.post("/{uuid:referral_id}/remind", response=Made, summary="A reminder was sent")
def remind(request: ApiRequest, referral_id: UUID, given: Reminder) -> Made:
    """Write down that the body was reminded."""
    return Made(id=actions.remind_referral(request.actor, referral_id=referral_id, **given.model_dump()))


@router.post("/{uuid:referral_id}/correct", response=Made, summary="Correct a referral")
def correct(request: ApiRequest, referral_id: UUID, given: Correction) -> Made:
    """Correct how or when the case was passed on; what stood there before is kept."""
    return Made(id=actions.correct_referral(request.actor, referral_id=referral_id, **given.model_dump()))


@router.post("/{uuid:referral_id}/recall", response=Made, summary="Take a referral back")
def recall(request: ApiRequest, referral_id: UUID, given: Recall) -> Made:
    """Take a referral back; it stays in the register."""
    return Made(id=actions.recall_referral(request.actor, referral_id=referral_id, **given.model_dump()))
