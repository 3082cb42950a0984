"""What programs send about mediation."""

from datetime import date, time
from uuid import UUID

from ninja import Schema

from kikao.casework.mediation.schemas import BodyGiven, PresenceGiven, SideGiven


class NewBody(Schema):
    """An organisation on a side, perhaps with its seat."""

    organisation_id: UUID
    seat_id: UUID | None = None


class NewSide(Schema):
    """A side with its chairs."""

    name: str
    chairs: int
    bodies: list[NewBody] = []

    def whole(self) -> SideGiven:
        """Return the side as the act takes it."""
        bodies = tuple(BodyGiven(one.organisation_id, one.seat_id) for one in self.bodies)
        return SideGiven(self.name, self.chairs, bodies)


class NewRoom(Schema):
    """A room to be opened: every side has as many chairs as the others."""

    case_id: UUID
    title: str
    sides: list[NewSide]
    mediator_ids: list[UUID] = []


class MoreSide(Schema):
    """Another side."""

    name: str


class NewContact(Schema):
    """Who speaks for a side without an account."""

    name: str
    phone: str = ""


class NewInterpreter(Schema):
    """Who interprets between which languages."""

    name: str
    languages: str
    links: str = ""


class NewMediator(Schema):
    """Who leads the talks too."""

    account_id: UUID


class Retitle(Schema):
    """Another neutral title."""

    title: str
    version: int


class Chairs(Schema):
    """How many chairs every side has."""

    chairs: int
    version: int


class NewSession(Schema):
    """When and where the sides meet."""

    planned_on: date
    about: str
    languages: str
    place_id: UUID | None = None
    venue: str = ""
    begins_at: time | None = None
    interpreter_id: UUID | None = None


class ChangedSession(NewSession):
    """A session that is planned otherwise."""

    version: int


class CameBy(Schema):
    """Who of a side came, by number."""

    side_id: UUID
    there: bool
    chairs_used: int = 0
    women: int = 0
    men: int = 0
    unknown: int = 0

    def whole(self) -> PresenceGiven:
        """Return the numbers as the act takes them."""
        return PresenceGiven(**self.model_dump())


class Held(Schema):
    """How a session went."""

    version: int
    presences: list[CameBy]
    held_on: date | None = None
    words: str = ""
    interpreter_id: UUID | None = None


class NotHeld(Schema):
    """Why the sides did not meet."""

    version: int
    reason: str
    words: str = ""


class NewRecord(Schema):
    """What a side said."""

    side_id: UUID
    kind: str
    words: str
    said_on: date | None = None
    session_id: UUID | None = None
    answers_id: UUID | None = None
    whole_side: bool = False


class Settle(Schema):
    """What became of something that a side said."""

    version: int
    standing: str
    reason: str


class Share(Schema):
    """To which side words are passed on, and whether the side that said them agrees."""

    side_id: UUID
    agreed: bool = False


class Words(Schema):
    """Words that are sealed."""

    words: str


class Answer(Schema):
    """What a side says from its own chair."""

    words: str
    kind: str = "POSITION"
    share_id: UUID | None = None


class End(Schema):
    """How the talks end."""

    version: int
    outcome: str
    reason: str
    ended_on: date | None = None


class Resume(Schema):
    """Why the talks go on."""

    version: int
    reason: str
