"""The ways of the API to tasks, task forces and recommendations."""

from uuid import UUID

from ninja import Router, Status

from kikao.casework.tasks import actions, queries
from kikao.foundation.base.moments import Moment
from kikao.interfaces.api.signs import ApiRequest
from kikao.interfaces.api.tasks import shapes
from kikao.interfaces.api.tasks.shapes import Made

router = Router()


@router.get("", response=shapes.TaskList, summary="List tasks")
def list_tasks(request: ApiRequest, state: str = "", after: str | None = None) -> object:
    """List the tasks the reader may see, newest first."""
    return queries.tasks(request.actor, state=state, after=after)


@router.get("/mine", response=shapes.TaskList, summary="My work")
def list_mine(request: ApiRequest, after: str | None = None) -> object:
    """List what the reader has to do."""
    return queries.my_work(request.actor, after=after)


@router.get("/overdue", response=shapes.TaskList, summary="Overdue tasks")
def list_overdue(request: ApiRequest, after: str | None = None) -> object:
    """List the tasks whose day, or whose meeting, is past."""
    return queries.overdue(request.actor, after=after)


@router.get("/recommendations", response=shapes.RecommendationList, summary="List recommendations")
def list_recommendations(
    request: ApiRequest,
    status: str = "",
    unanswered: bool = False,  # noqa: FBT001, FBT002 - a query parameter
    after: str | None = None,
) -> object:
    """List recommendations, newest first."""
    return queries.recommendations(request.actor, status=status, unanswered=unanswered, after=after)


@router.post("/recommendations", response={201: Made}, summary="Issue a recommendation")
def issue(request: ApiRequest, given: shapes.NewRecommendation) -> Status[Made]:
    """Issue a recommendation to an authority."""
    return Status(201, Made(id=actions.issue_recommendation(request.actor, **given.model_dump())))


@router.get(
    "/recommendations/{uuid:recommendation_id}", response=shapes.Recommendation, summary="One recommendation"
)
def one_recommendation(request: ApiRequest, recommendation_id: UUID) -> object:
    """Return one recommendation with its steps."""
    return queries.recommendation(request.actor, recommendation_id)


@router.post("/recommendations/{uuid:recommendation_id}/moves", response={201: Made}, summary="Move on")
def move(request: ApiRequest, recommendation_id: UUID, given: shapes.Move) -> Status[Made]:
    """Write down what became of a recommendation."""
    moved = actions.move_recommendation(
        request.actor, recommendation_id=recommendation_id, **given.model_dump()
    )
    return Status(201, Made(id=moved))


@router.get("/force/{uuid:case_id}", response=list[shapes.Member], summary="A task force")
def force(request: ApiRequest, case_id: UUID) -> object:
    """List who is or was in the task force of a case."""
    return list(queries.force_of_case(request.actor, case_id))


@router.post("/force", response={201: Made}, summary="Join a task force")
def join(request: ApiRequest, given: shapes.NewMember) -> Status[Made]:
    """Take somebody into the task force of a case."""
    return Status(201, Made(id=actions.join_force(request.actor, **given.model_dump())))


@router.post("/force/{uuid:case_id}/share", response=Made, summary="Share with a task force")
def share(request: ApiRequest, case_id: UUID) -> Made:
    """Share with the task force what this session can open of the case."""
    return Made(id=actions.share_with_force(request.actor, case_id=case_id))


@router.post("/force/members/{uuid:member_id}/leave", response=Made, summary="Leave a task force")
def leave(request: ApiRequest, member_id: UUID) -> Made:
    """Let somebody leave a task force and take the keys back."""
    return Made(id=actions.leave_force(request.actor, member_id=member_id))


@router.get("/{uuid:task_id}", response=shapes.Task, summary="One task")
def one_task(request: ApiRequest, task_id: UUID) -> object:
    """Return one task with everything reported on it."""
    return queries.task(request.actor, task_id)


@router.post("", response={201: Made}, summary="Give a task")
def give_task(request: ApiRequest, given: shapes.NewTask) -> Status[Made]:
    """Give a task of a case."""
    return Status(201, Made(id=actions.assign_task(request.actor, **given.model_dump())))


@router.put("/{uuid:task_id}", response=Made, summary="Change a task")
def change(request: ApiRequest, task_id: UUID, given: shapes.ChangedTask) -> Made:
    """Hand a task to somebody else or give more time for it."""
    return Made(id=actions.change_task(request.actor, task_id=task_id, **given.model_dump()))


@router.post("/{uuid:task_id}/reports", response={201: Made}, summary="Report back")
def report(request: ApiRequest, task_id: UUID, given: shapes.NewReport) -> Status[Made]:
    """Report back on a task; claimed until another person confirms it."""
    said = given.model_dump() | {"done": Moment.parse(given.done) if given.done else None}
    return Status(201, Made(id=actions.report_back(request.actor, task_id=task_id, **said)))


@router.post("/{uuid:task_id}/confirm", response=Made, summary="Confirm a task")
def confirm(request: ApiRequest, task_id: UUID) -> Made:
    """Confirm that a task is done."""
    return Made(id=actions.confirm_task(request.actor, task_id=task_id))


@router.post("/{uuid:task_id}/send-back", response=Made, summary="Send a task back")
def send_back(request: ApiRequest, task_id: UUID, given: shapes.Reason) -> Made:
    """Send a task back as not done, with what is missing."""
    return Made(id=actions.send_back_task(request.actor, task_id=task_id, reason=given.reason))


@router.post("/{uuid:task_id}/drop", response=Made, summary="Drop a task")
def drop(request: ApiRequest, task_id: UUID, given: shapes.Reason) -> Made:
    """Drop a task, with the reason."""
    return Made(id=actions.drop_task(request.actor, task_id=task_id, reason=given.reason))
