"""Sittings, decisions, releases and minutes as they go out."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from kikao.registry.people.enums import Pillar


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
    """An agenda item: what it is about, as far as the reader may know, and what was decided.

    `words` are the same for everybody in the room; `unchecked` tells the secretariat that a second person must check
    the title before members read it.
    """

    id: UUID
    position: int
    kind: str
    kind_words: str
    case_id: UUID | None
    task_id: UUID | None
    words: str
    note: str
    decisions: tuple["DecisionLine", ...] = ()
    unchecked: bool = False


@dataclass(frozen=True, slots=True)
class DissentLine:
    """Another view, by pillar; the seat only when its holder asked to be named."""

    pillar: str
    seat: str
    words: str

    @property
    def whose(self) -> str:
        """Return the seat that asked to be named, or the pillar in words."""
        return self.seat or str(Pillar(self.pillar).label)


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """What was decided, why, how, and who was there; of a closed sitting only those invited learn who was there."""

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
    item_id: UUID | None = None
    joined_to: str = ""
    begun_at: datetime | None = None
    ratifies: UUID | None = None


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
    pillar_words: str = ""
    item_ids: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class QuorumLine:
    """Whether enough are there, and from every pillar."""

    present: int
    needed: int
    by_pillar: tuple[tuple[str, int], ...]
    missing_pillars: tuple[str, ...]

    @property
    def sides(self) -> list[tuple[str, int]]:
        """Return how many are there of each pillar, the pillar in words."""
        return [(str(Pillar(pillar).label), number) for pillar, number in self.by_pillar]

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
    host_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Paper:
    """A sitting as it goes on paper: for which group, in which language."""

    group: str
    language: str
    page: SittingPage


@dataclass(frozen=True, slots=True)
class HeldBack:
    """A matter that cannot stand on this sitting because somebody expected there is walled; for the secretariat alone."""

    case_id: UUID
    words: str
    item_id: UUID | None = None
    displaced_on: date | None = None


@dataclass(frozen=True, slots=True)
class HostRisk:
    """An item that would put a source at risk on the premises of this host; for the secretariat alone."""

    item_id: UUID
    words: str
    reason: str


@dataclass(frozen=True, slots=True)
class Preparation:
    """What the secretariat alone knows while it prepares a sitting."""

    held_back: tuple[HeldBack, ...]
    risks: tuple[HostRisk, ...]


@dataclass(frozen=True, slots=True)
class InviteLine:
    """A seat that can be invited to a closed sitting, and whether it is walled from what stands there."""

    seat_id: UUID
    title: str
    pillar: str
    pillar_words: str
    walled: bool


@dataclass(frozen=True, slots=True)
class HostLine:
    """An organisation in the rotation of hosts, and when it last hosted a plenary."""

    organisation_id: UUID
    name: str
    position: int
    hosted_on: date | None


@dataclass(frozen=True, slots=True)
class RulesLine:
    """What the group settled for itself, and the rotation of hosts."""

    quorum: int
    pillar_minimum: int
    urgent_members: int
    urgent_hours: int
    closed_quorum: int
    hosts: tuple[HostLine, ...] = ()
    next_host_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class ReplyLine:
    """What a seat answered to a released text; None stands for words that are sealed for this reader."""

    words: str | None
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
    proposed_on: date | None
    approved_on: date | None
    until_on: date | None
    end_reason: str
    case_id: UUID | None
    proposed_by: UUID | None
    replies: tuple[ReplyLine, ...]
    own: bool = False
    opened_on: date | None = None
    ended_on: date | None = None
    decision_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class PastItem:
    """An item of a sitting that is entered from its paper: a case or words, what was said, what was decided."""

    kind: str
    case_id: UUID | None = None
    words: str = ""
    note: str = ""
    code: str = ""
    reason: str = ""
    joined_to: UUID | None = None


@dataclass(frozen=True, slots=True)
class PastSitting:
    """A sitting of long ago as its paper has it."""

    kind: str
    held_on: date
    venue: str = ""
    host_id: UUID | None = None
    closed: bool = False
    present: tuple[UUID, ...] = ()
    alternates: tuple[UUID, ...] = ()
    guests: tuple[str, ...] = ()
    groups: tuple[tuple[str, int], ...] = field(default=())
    items: tuple[PastItem, ...] = ()


@dataclass(frozen=True, slots=True)
class DissentGiven:
    """Another view: by pillar, or by seat when its holder asks to be named."""

    pillar: str
    words: str = ""
    seat_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class RecusalGiven:
    """A seat that stood aside, and why; only in a closed sitting."""

    seat_id: UUID
    reason: str
