"""What a program sends about sittings."""

from datetime import date, datetime
from uuid import UUID

from ninja import Schema
from pydantic import Field

LONG = 20_000
LINE = 300


class Made(Schema):
    """The id of what was made or changed."""

    id: UUID


class NewSitting(Schema):
    """A sitting to plan."""

    kind: str
    planned_on: date
    venue: str = Field("", max_length=200)
    host_id: UUID | None = None
    closed: bool = False
    invited: list[UUID] = []
    quorum: int | None = Field(None, ge=1, le=1000)
    about: list[UUID] = []


class Moved(Schema):
    """Another day, place or host."""

    version: int
    planned_on: date
    venue: str = Field("", max_length=200)
    host_id: UUID | None = None
    quorum: int | None = Field(None, ge=1, le=1000)


class Invited(Schema):
    """Which seats are invited."""

    seat_ids: list[UUID]


class NewItem(Schema):
    """An item to put on the agenda."""

    kind: str
    case_id: UUID | None = None
    task_id: UUID | None = None
    release_id: UUID | None = None
    words: str = Field("", max_length=LINE)


class Way(Schema):
    """One place up, or one place down."""

    up: bool


class Note(Schema):
    """What was said."""

    note: str = Field(max_length=LONG)


class Closed(Schema):
    """The closed sitting that an item goes to."""

    sitting_id: UUID


class Linked(Schema):
    """The case that came of something raised aloud."""

    case_id: UUID


class Raised(Schema):
    """Something raised aloud, and who heard it (everybody present unless said)."""

    words: str = Field(max_length=LINE)
    note: str = Field("", max_length=LONG)
    case_id: UUID | None = None
    reserved: bool = True
    heard_by: list[UUID] | None = None


class Guest(Schema):
    """A guest by function, and the items on which the guest has a voice."""

    words: str = Field(max_length=120)
    item_ids: list[UUID] = []


class Heads(Schema):
    """How many of a group."""

    group: str = Field(max_length=120)
    number: int


class Attendance(Schema):
    """Which seats were there in person or by an alternate, which guests came."""

    present: list[UUID]
    alternates: list[UUID] = []
    guests: list[UUID] = []


class Held(Attendance):
    """That a sitting was held."""

    held_on: date


class View(Schema):
    """Another view, by pillar; the seat only when its holder asks to be named."""

    pillar: str
    words: str = Field("", max_length=LINE)
    seat_id: UUID | None = None


class Aside(Schema):
    """A seat that stood aside in a closed sitting, and why."""

    seat_id: UUID
    reason: str = Field(max_length=LINE)


class NewDecision(Schema):
    """What was decided on an item."""

    code: str = ""
    reason: str = Field(max_length=LONG)
    joined_to: UUID | None = None
    dissents: list[View] = []
    recusals: list[Aside] = []


class Urgent(Schema):
    """A decision between sittings."""

    case_id: UUID
    code: str
    reason: str = Field(max_length=LONG)
    consulted: list[UUID]
    begun_at: datetime | None = None


class Judged(Schema):
    """What a sitting made of an urgent decision."""

    item_id: UUID
    outcome: str
    reason: str = Field(max_length=LONG)
    code: str = ""


class Draft(Schema):
    """Whether a draft that stands is drafted anew."""

    anew: bool = False


class Body(Schema):
    """The corrected draft, and the version its writer saw."""

    body: str = Field(max_length=100_000)
    version: int


class Adopted(Schema):
    """At which sitting the minutes were adopted, and the version that was read."""

    adopted_at: UUID | None = None
    version: int | None = None


class Addendum(Schema):
    """What is added to adopted minutes."""

    words: str = Field(max_length=LONG)


class PastItem(Schema):
    """An item of a past sitting as its paper has it."""

    kind: str
    case_id: UUID | None = None
    words: str = Field("", max_length=LINE)
    note: str = Field("", max_length=LONG)
    code: str = ""
    reason: str = Field("", max_length=LONG)
    joined_to: UUID | None = None


class Heading(Schema):
    """A group that was counted."""

    group: str
    number: int


class PastSitting(Schema):
    """A sitting of long ago as its paper has it; guests are named by function."""

    present: list[UUID] = []
    alternates: list[UUID] = []
    kind: str
    held_on: date
    venue: str = Field("", max_length=200)
    host_id: UUID | None = None
    closed: bool = False
    guests: list[str] = []
    groups: list[Heading] = []
    items: list[PastItem] = []


class Rules(Schema):
    """What the group settled for itself."""

    quorum: int
    pillar_minimum: int
    urgent_members: int
    urgent_hours: int = 48
    closed_quorum: int = 3


class Hosts(Schema):
    """The rotation of hosts, in order."""

    organisation_ids: list[UUID]
