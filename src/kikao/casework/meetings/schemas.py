"""Sittings, decisions, releases and minutes as they go out."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True)
class SittingLine:
    """A sitting in the list."""

    id: UUID
    kind: str
    kind_words: str
    closed: bool
    state: str
    state_words: str
    day: date
    venue: str
    host: str
    from_paper: bool


@dataclass(frozen=True, slots=True)
class ItemLine:
    """An agenda item: what it is about, as far as the reader may know, and what was decided."""

    id: UUID
    position: int
    kind: str
    kind_words: str
    case_id: UUID | None
    task_id: UUID | None
    words: str
    note: str
    decisions: tuple["DecisionLine", ...] = ()


@dataclass(frozen=True, slots=True)
class DissentLine:
    """Another view, by pillar; the seat only when its holder asked to be named."""

    pillar: str
    seat: str
    words: str


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """What was decided, why, how, and who was there."""

    id: UUID
    code: str
    code_words: str
    case_id: UUID | None
    sitting_id: UUID | None
    reason: str
    manner: str
    manner_words: str
    decided_on: date
    entered_on: date
    ratification: str
    ratification_words: str
    present: tuple[str, ...] = ()
    dissents: tuple[DissentLine, ...] = ()
    recusals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AttendanceLine:
    """Somebody expected or present."""

    id: UUID
    presence: str
    presence_words: str
    seat_id: UUID | None
    who: str
    pillar: str
    head_count: int
    expected: bool
    present: bool | None


@dataclass(frozen=True, slots=True)
class QuorumLine:
    """Whether enough are there, and from every pillar."""

    present: int
    needed: int
    by_pillar: tuple[tuple[str, int], ...]
    missing_pillars: tuple[str, ...]

    @property
    def met(self) -> bool:
        """Tell whether the sitting can decide."""
        return self.present >= self.needed and not self.missing_pillars


@dataclass(frozen=True, slots=True)
class AddendumLine:
    """What was added after adoption."""

    words: str
    added_on: date


@dataclass(frozen=True, slots=True)
class MinutesLine:
    """The minutes, their state and, once adopted, their hash."""

    id: UUID
    body: str
    state: str
    state_words: str
    hash: str
    adopted_on: date | None
    addenda: tuple[AddendumLine, ...]


@dataclass(frozen=True, slots=True)
class SittingPage:
    """A sitting with its agenda, who came and its minutes."""

    line: SittingLine
    version: int
    entered_on: date
    held_on: date | None
    items: tuple[ItemLine, ...]
    attendances: tuple[AttendanceLine, ...]
    quorum: QuorumLine
    minutes: MinutesLine | None
    next_states: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReplyLine:
    """What a seat answered to a released text."""

    words: str
    replied_on: date
    by_account: UUID


@dataclass(frozen=True, slots=True)
class ReleaseLine:
    """A released text as its reader may see it; the case is named to the secretariat alone."""

    id: UUID
    reference: str
    seat: str
    what: str
    where: str
    asked: str
    state: str
    state_words: str
    proposed_on: date
    approved_on: date | None
    until_on: date | None
    end_reason: str
    case_id: UUID | None
    proposed_by: UUID | None
    replies: tuple[ReplyLine, ...]
