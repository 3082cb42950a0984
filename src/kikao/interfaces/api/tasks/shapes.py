"""What goes in and out where programs follow up."""

from datetime import date
from uuid import UUID

from ninja import Schema

from kikao.interfaces.api.signs import Sealed, opened_or_sealed


class Made(Schema):
    """The id of what was entered or changed."""

    id: UUID


class Entry(Schema):
    """An entry in the story of a task; the words may be sealed for this token."""

    id: UUID
    kind: str
    words: str | Sealed
    result: str
    finished: bool
    reported_on: date
    by: str
    confirmed_on: date | None
    confirmed_by: str

    @staticmethod
    def resolve_words(line: object) -> object:
        """Say that words are sealed rather than leave them out."""
        return opened_or_sealed(getattr(line, "words", None))


class TaskLine(Schema):
    """A task as it stands in a list; the case is named only to readers of the case."""

    id: UUID
    case_id: UUID | None
    case: str
    title: str
    owner_id: UUID | None
    owner: str
    action_type: str
    action_words: str
    level: str
    state: str
    due_on: date | None
    due_next_meeting: bool
    overdue: bool
    assigned_on: date
    version: int


class Task(TaskLine):
    """A task with its story and what this reader may do with it."""

    done: str
    may_report: bool
    may_confirm: bool
    may_change: bool
    reports: list[Entry]

    @staticmethod
    def resolve_done(line: object) -> str:
        """Write the moment as it is typed; empty when nobody dated it."""
        return str(getattr(line, "done").as_text())  # noqa: B009 - the shape behind it is a frozen schema


class TaskList(Schema):
    """A piece of the list, and the cursor of the next one."""

    items: list[TaskLine]
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


class ChangedTask(Schema):
    """Who has a task from now on, and until when; `version` is the one that the writer was looking at."""

    version: int
    reason: str
    owner_id: UUID | None = None
    due_on: date | None = None
    due_next_meeting: bool = False


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


class Member(Schema):
    """Somebody in a task force, and whether the narrative opens for them."""

    id: UUID
    account_id: UUID
    name: str
    role: str
    joined_on: date
    left_on: date | None
    reads: bool


class Step(Schema):
    """A step of a recommendation."""

    new: str
    words: str
    real_on: date | None
    entered_on: date


class RecommendationLine(Schema):
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


class Recommendation(RecommendationLine):
    """A recommendation with its steps."""

    moves: list[Step]


class RecommendationList(Schema):
    """A piece of the list, and the cursor of the next one."""

    items: list[RecommendationLine]
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
    """What became of a recommendation; `version` is the one that the writer was looking at."""

    new: str
    words: str = ""
    real_on: date | None = None
    version: int | None = None
