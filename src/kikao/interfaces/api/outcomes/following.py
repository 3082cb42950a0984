"""Measures, contributions and lessons for programs."""

from datetime import date
from uuid import UUID

from ninja import Router, Schema, Status

from kikao.casework.outcomes import actions, queries
from kikao.foundation.base.moments import Moment
from kikao.interfaces.api.signs import ApiRequest, Sealed, opened_or_sealed

router = Router()


class Made(Schema):
    """The id of what was entered or changed."""

    id: UUID


class Posting(Schema):
    """Where somebody was seen after a measure."""

    id: UUID
    where: str | Sealed
    noted_on: date
    watch_until: date | None
    look_on: date | None

    @staticmethod
    def resolve_where(line: object) -> object:
        """Say that words are sealed rather than leave them out."""
        return opened_or_sealed(getattr(line, "where", None))


class Measure(Schema):
    """What was done against a person or unit, who stays sealed."""

    id: UUID
    measure: str
    who: str | Sealed
    organisation: str
    authority: str
    taken: str
    proof: str
    recorded_on: date
    verified_on: date | None
    struck_on: date | None
    postings: list[Posting]

    @staticmethod
    def resolve_who(line: object) -> object:
        """Say that words are sealed rather than leave them out."""
        return opened_or_sealed(getattr(line, "who", None))

    @staticmethod
    def resolve_taken(line: object) -> str:
        """Write the moment as it is typed; empty when nobody dated it."""
        return str(getattr(line, "taken").as_text())  # noqa: B009 - the shape behind it is a frozen schema


class Contribution(Schema):
    """What one of several contributed."""

    id: UUID
    organisation: str
    kind: str
    words: str | Sealed
    struck_on: date | None

    @staticmethod
    def resolve_words(line: object) -> object:
        """Say that words are sealed rather than leave them out."""
        return opened_or_sealed(getattr(line, "words", None))


class Lesson(Contribution):
    """What was learned; `shared_words` are for everybody who sees the case."""

    organisation: str = ""
    kind: str = ""
    factors: list[str]
    shared_words: str
    shared_on: date | None


class SharedLesson(Schema):
    """A lesson as the group shares it."""

    id: UUID
    case: str
    factors: list[str]
    shared_words: str
    shared_on: date | None


class LessonList(Schema):
    """One page of shared lessons; `next_cursor` goes back in as `after`."""

    items: list[SharedLesson]
    next_cursor: str | None


class NewMeasure(Schema):
    """A measure; `taken` as 17/12/2024, 12/2024, 2024 or empty."""

    measure: str
    who: str
    words: str = ""
    organisation_id: UUID | None = None
    authority_id: UUID | None = None
    recommendation_id: UUID | None = None
    outcome_id: UUID | None = None
    taken: str = ""


class Verification(Schema):
    """Who went to see, and what they saw."""

    how: str


class NewPosting(Schema):
    """Where somebody was seen, since when, and until when the group keeps looking."""

    where: str
    since: str = ""
    watch_until: date | None = None
    look_on: date | None = None


class NewContribution(Schema):
    """Who contributed what."""

    kind: str
    words: str
    organisation_id: UUID | None = None
    outcome_id: UUID | None = None


class NewLesson(Schema):
    """What was learned, and of which factors it speaks."""

    words: str
    factors: list[str] = []


class Words(Schema):
    """Words for everybody."""

    words: str


class Reason(Schema):
    """Why an entry was wrong."""

    reason: str


@router.get("/lessons", response=LessonList, summary="Shared lessons")
def list_lessons(request: ApiRequest, factor: str = "", after: str | None = None) -> object:
    """List the lessons that the group shares, newest first."""
    return queries.lessons(request.actor, factor=factor, after=after)


@router.get("/{uuid:case_id}/measures", response=list[Measure], summary="Measures of a case")
def list_measures(request: ApiRequest, case_id: UUID) -> object:
    """Return who was held to account in a case."""
    return list(queries.measures_of_case(request.actor, case_id))


@router.post("/{uuid:case_id}/measures", response={201: Made}, summary="Record a measure")
def record_measure(request: ApiRequest, case_id: UUID, given: NewMeasure) -> Status[Made]:
    """Record a measure: claimed until another person verifies it."""
    facts = given.model_dump() | {"taken": Moment.parse(given.taken)}
    return Status(201, Made(id=actions.record_measure(request.actor, case_id=case_id, **facts)))


@router.post("/measures/{uuid:measure_id}/verify", response=Made, summary="Verify a measure")
def verify_measure(request: ApiRequest, measure_id: UUID, given: Verification) -> Made:
    """Verify that a measure was taken."""
    return Made(id=actions.verify_measure(request.actor, measure_id=measure_id, how=given.how))


@router.post("/measures/{uuid:measure_id}/postings", response={201: Made}, summary="Note the next posting")
def note_posting(request: ApiRequest, measure_id: UUID, given: NewPosting) -> Status[Made]:
    """Note where the person or unit was seen next."""
    facts = given.model_dump() | {"since": Moment.parse(given.since)}
    return Status(201, Made(id=actions.note_posting(request.actor, measure_id=measure_id, **facts)))


@router.post("/measures/{uuid:measure_id}/strike", response=Made, summary="Strike a measure")
def strike_measure(request: ApiRequest, measure_id: UUID, given: Reason) -> Made:
    """Strike a measure that was entered wrongly."""
    return Made(id=actions.strike_measure(request.actor, measure_id=measure_id, reason=given.reason))


@router.get("/{uuid:case_id}/contributions", response=list[Contribution], summary="Contributions")
def list_contributions(request: ApiRequest, case_id: UUID) -> object:
    """Return what each of several contributed."""
    return list(queries.contributions_of_case(request.actor, case_id))


@router.post("/{uuid:case_id}/contributions", response={201: Made}, summary="Add a contribution")
def add_contribution(request: ApiRequest, case_id: UUID, given: NewContribution) -> Status[Made]:
    """Write down who contributed what."""
    made = actions.add_contribution(request.actor, case_id=case_id, **given.model_dump())
    return Status(201, Made(id=made))


@router.get("/{uuid:case_id}/lessons", response=list[Lesson], summary="Lessons of a case")
def lessons_of_case(request: ApiRequest, case_id: UUID) -> object:
    """Return what was learned in a case."""
    return list(queries.lessons_of_case(request.actor, case_id))


@router.post("/{uuid:case_id}/lessons", response={201: Made}, summary="Add a lesson")
def add_lesson(request: ApiRequest, case_id: UUID, given: NewLesson) -> Status[Made]:
    """Write down what was learned."""
    return Status(201, Made(id=actions.add_lesson(request.actor, case_id=case_id, **given.model_dump())))


@router.post("/lessons/{uuid:lesson_id}/share", response=Made, summary="Share a lesson")
def share_lesson(request: ApiRequest, lesson_id: UUID, given: Words) -> Made:
    """Share a lesson in words for everybody."""
    return Made(id=actions.share_lesson(request.actor, lesson_id=lesson_id, words=given.words))
