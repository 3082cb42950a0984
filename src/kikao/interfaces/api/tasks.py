"""Tasks, task forces and recommendations for programs: the same acts and queries as on the pages."""

from datetime import date
from uuid import UUID

from ninja import Router, Schema, Status

from kikao.casework.tasks import actions, queries
from kikao.foundation.base.moments import Moment
from kikao.interfaces.api.signs import ApiRequest, Sealed, opened_or_sealed

router = Router()


class ReportBack(Schema):
    """What was reported back on a task; the words may be sealed for this token."""

    id: UUID
    words: str | Sealed
    result: str
    finished: bool
    reported_on: date
    confirmed_on: date | None

    @staticmethod
    def resolve_words(line: object) -> object:
        """Say that words are sealed rather than leave them out."""
        return opened_or_sealed(getattr(line, "words", None))


class Task(Schema):
    """A task; the case is named only to readers of the case."""

    id: UUID
    case_id: UUID | None
    title: str
    owner_id: UUID | None
    owner: str
    action_words: str
    level: str
    state: str
    due_on: date | None
    due_next_meeting: bool
    overdue: bool
    assigned_on: date
    version: int
    reports: list[ReportBack] = []


class TaskList(Schema):
    """A piece of the list, and the cursor of the next one."""

    items: list[Task]
    next_cursor: str | None


class NewTask(Schema):
    """A task to give."""

    case_id: UUID
    title: str
    action_type: str
    level: str = "LOC"
    owner_id: UUID | None = None
    due_on: date | None = None
    due_next_meeting: bool = False
    decision_id: UUID | None = None
    release_id: UUID | None = None


class NewReport(Schema):
    """What is reported back; `done` as 17/12/2024, 12/2024, 2024 or empty."""

    words: str
    finished: bool
    result: str = ""
    done: str = ""


class Reason(Schema):
    """Why."""

    reason: str


class NewMember(Schema):
    """Somebody to take into a task force."""

    case_id: UUID
    account_id: UUID
    role: str = "MEMBER"


class Recommendation(Schema):
    """What the group asks of an authority and what became of it."""

    id: UUID
    case_id: UUID | None
    addressee: str
    words: str
    level: str
    status: str
    due_on: date | None
    overdue: bool
    issued_on: date
    version: int


class RecommendationList(Schema):
    """A piece of the list, and the cursor of the next one."""

    items: list[Recommendation]
    next_cursor: str | None


class NewRecommendation(Schema):
    """A recommendation to issue."""

    case_id: UUID
    addressee_id: UUID
    words: str
    level: str = "PROV"
    due_on: date | None = None
    decision_id: UUID | None = None
    release_id: UUID | None = None


class Move(Schema):
    """What became of a recommendation."""

    new: str
    words: str = ""
    real_on: date | None = None


class Made(Schema):
    """The id of what was entered."""

    id: UUID


@router.get("", response=TaskList, summary="List tasks")
def list_tasks(request: ApiRequest, state: str = "", after: str | None = None) -> object:
    """List the tasks the reader may see, newest first."""
    return queries.tasks(request.actor, state=state, after=after)


@router.get("/mine", response=TaskList, summary="My work")
def list_mine(request: ApiRequest, after: str | None = None) -> object:
    """List what the reader has to do."""
    return queries.my_work(request.actor, after=after)


@router.get("/overdue", response=TaskList, summary="Overdue tasks")
def list_overdue(request: ApiRequest, after: str | None = None) -> object:
    """List the tasks whose day is past."""
    return queries.overdue(request.actor, after=after)


@router.get("/recommendations", response=RecommendationList, summary="List recommendations")
def list_recommendations(request: ApiRequest, status: str = "", after: str | None = None) -> object:
    """List recommendations, newest first."""
    return queries.recommendations(request.actor, status=status, after=after)


@router.post("/recommendations", response={201: Made}, summary="Issue a recommendation")
def issue(request: ApiRequest, given: NewRecommendation) -> Status[Made]:
    """Issue a recommendation to an authority."""
    return Status(201, Made(id=actions.issue_recommendation(request.actor, **given.model_dump())))


@router.post("/recommendations/{uuid:recommendation_id}/moves", response={201: Made}, summary="Move on")
def move(request: ApiRequest, recommendation_id: UUID, given: Move) -> Status[Made]:
    """Write down what became of a recommendation."""
    moved = actions.move_recommendation(
        request.actor, recommendation_id=recommendation_id, **given.model_dump()
    )
    return Status(201, Made(id=moved))


@router.get("/{uuid:task_id}", response=Task, summary="One task")
def one_task(request: ApiRequest, task_id: UUID) -> object:
    """Return one task with everything reported on it."""
    return queries.task(request.actor, task_id)


@router.post("", response={201: Made}, summary="Give a task")
def give_task(request: ApiRequest, given: NewTask) -> Status[Made]:
    """Give a task of a case."""
    return Status(201, Made(id=actions.assign_task(request.actor, **given.model_dump())))


@router.post("/{uuid:task_id}/reports", response={201: Made}, summary="Report back")
def report(request: ApiRequest, task_id: UUID, given: NewReport) -> Status[Made]:
    """Report back on a task; claimed until another person confirms it."""
    made = actions.report_back(
        request.actor,
        task_id=task_id,
        words=given.words,
        finished=given.finished,
        result=given.result,
        done=Moment.parse(given.done) if given.done else None,
    )
    return Status(201, Made(id=made))


@router.post("/{uuid:task_id}/confirm", response=Made, summary="Confirm a task")
def confirm(request: ApiRequest, task_id: UUID, enough: bool = True) -> Made:  # noqa: FBT001, FBT002
    """Confirm that a task is done, or send it back."""
    return Made(id=actions.confirm_task(request.actor, task_id=task_id, enough=enough))


@router.post("/{uuid:task_id}/drop", response=Made, summary="Drop a task")
def drop(request: ApiRequest, task_id: UUID, given: Reason) -> Made:
    """Drop a task, with the reason."""
    return Made(id=actions.drop_task(request.actor, task_id=task_id, reason=given.reason))


@router.post("/force", response={201: Made}, summary="Join a task force")
def join(request: ApiRequest, given: NewMember) -> Status[Made]:
    """Take somebody into the task force of a case."""
    return Status(201, Made(id=actions.join_force(request.actor, **given.model_dump())))
