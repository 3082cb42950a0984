"""How a sitting, its agenda, decisions and minutes read in JSON."""

from datetime import date, datetime
from uuid import UUID

from ninja import Schema


class Line(Schema):
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


class SittingList(Schema):
    """A piece of the list, and the cursor of the next one."""

    items: list[Line]
    next_cursor: str | None


class View(Schema):
    """Another view, by pillar; the seat only when its holder asked to be named."""

    pillar: str
    seat: str
    words: str


class Decision(Schema):
    """What was decided, why, how, and who was there."""

    id: UUID
    code: str
    code_words: str
    case_id: UUID | None
    sitting_id: UUID | None
    item_id: UUID | None
    joined_to: str
    reason: str
    manner: str
    manner_words: str
    decided_on: date
    entered_on: date
    ratification: str
    ratification_words: str
    ratifies: UUID | None
    begun_at: datetime | None
    present: list[str]
    dissents: list[View]
    recusals: list[str]


class Item(Schema):
    """An agenda item with what was said and decided."""

    id: UUID
    position: int
    kind: str
    kind_words: str
    case_id: UUID | None
    task_id: UUID | None
    words: str
    note: str
    decisions: list[Decision]


class Somebody(Schema):
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
    item_ids: list[UUID]


class Counted(Schema):
    """How many of a pillar are there."""

    pillar: str
    number: int

    @staticmethod
    def resolve_pillar(pair: tuple[str, int]) -> str:
        """Return the pillar."""
        return pair[0]

    @staticmethod
    def resolve_number(pair: tuple[str, int]) -> int:
        """Return how many."""
        return pair[1]


class Quorum(Schema):
    """Whether enough are there, and from every pillar."""

    present: int
    needed: int
    met: bool
    by_pillar: list[Counted]
    missing_pillars: list[str]


class Addendum(Schema):
    """What was added after adoption."""

    words: str
    added_on: date


class Minutes(Schema):
    """The minutes, their state and, once adopted, their hash."""

    id: UUID
    body: str
    state: str
    state_words: str
    hash: str
    adopted_on: date | None
    addenda: list[Addendum]


class Sitting(Schema):
    """A sitting with its agenda, who came and its minutes."""

    line: Line
    version: int
    entered_on: date
    held_on: date | None
    host_id: UUID | None
    items: list[Item]
    attendances: list[Somebody]
    quorum: Quorum
    minutes: Minutes | None
    next_states: list[str]


class HeldBack(Schema):
    """A matter that cannot stand on this sitting because somebody expected there is walled."""

    case_id: UUID
    words: str
    item_id: UUID | None
    displaced_on: date | None


class Risk(Schema):
    """An item that would put a source at risk on the premises of this host."""

    item_id: UUID
    words: str
    reason: str


class Preparation(Schema):
    """What the secretariat alone knows while it prepares a sitting."""

    held_back: list[HeldBack]
    risks: list[Risk]


class Host(Schema):
    """An organisation in the rotation of hosts."""

    organisation_id: UUID
    name: str
    position: int
    hosted_on: date | None


class Rules(Schema):
    """What the group settled for itself, and the rotation of hosts."""

    quorum: int
    pillar_minimum: int
    closed_quorum: int
    urgent_members: int
    urgent_hours: int
    hosts: list[Host]
    next_host_id: UUID | None
