"""Tasks, task forces and recommendations as they go out."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kikao.foundation.base.moments import Moment


@dataclass(frozen=True, slots=True)
class ReportBackLine:
    """An entry in the story of a task: reported (claimed until confirmed), sent back, changed or dropped.

    `words` is None while sealed for this reader; `by` is a name, for readers of the case; `own` what the reader wrote.
    """

    id: UUID
    kind: str
    kind_words: str
    words: str | None
    result: str
    finished: bool
    reported_on: date
    by_account: UUID | None
    by: str
    confirmed_on: date | None
    confirmed_by: str
    own: bool = False


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task, with what this reader may do with it; the case is named only to readers of the case."""

    id: UUID
    case_id: UUID | None
    case: str
    title: str
    owner_id: UUID | None
    owner: str
    action_type: str
    action_words: str
    level: str
    level_words: str
    state: str
    state_words: str
    due_on: date | None
    due_next_meeting: bool
    overdue: bool
    assigned_on: date
    done: Moment
    version: int
    reports: tuple[ReportBackLine, ...] = ()
    may_report: bool = False
    may_confirm: bool = False
    may_change: bool = False


@dataclass(frozen=True, slots=True)
class ForceLine:
    """Somebody in a task force."""

    id: UUID
    account_id: UUID
    name: str
    role: str
    role_words: str
    joined_on: date
    left_on: date | None
    reads: bool


@dataclass(frozen=True, slots=True)
class MoveLine:
    """A step of a recommendation."""

    new: str
    new_words: str
    words: str
    real_on: date | None
    entered_on: date


@dataclass(frozen=True, slots=True)
class RecommendationLine:
    """What the group asks of an authority and what became of it."""

    id: UUID
    case_id: UUID | None
    case: str
    addressee: str
    words: str
    level: str
    level_words: str
    status: str
    status_words: str
    due_on: date | None
    overdue: bool
    issued_on: date
    version: int
    moves: tuple[MoveLine, ...]
    next_states: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class SharedPlace:
    """A place to which what a source told can have gone; without `redress` it waits to be looked at."""

    about: str
    about_words: str
    about_id: UUID
    words: str
    on: date | None
    redress: str
    done_on: date | None
    done_by: str
