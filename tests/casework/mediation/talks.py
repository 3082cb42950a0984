"""Talks to lead: a room of a case, sides with their seats, what they say, in a few words."""

from dataclasses import dataclass
from uuid import UUID

from kikao.casework.mediation.actions import (
    hold_session,
    open_room,
    plan_session,
    record_statement,
    share_statement,
)
from kikao.casework.mediation.models import Room, Side
from kikao.casework.mediation.queries import room, session
from kikao.casework.mediation.schemas import BodyGiven, PresenceGiven, RoomPage, SideGiven
from kikao.foundation.base.clock import today
from kikao.foundation.sealing.vault import read_many
from kikao.registry.people.actions import add_organisation
from tests.casework.tasks.follow import MARKER, Follow

__all__ = ["MARKER", "TITLE", "Talks"]

TITLE = "Talks about the road to the pits"
POLICE, DIGGERS = "The mining police", "The diggers"


@dataclass
class Talks(Follow):
    """The secretariat and a mediator leading talks."""

    def accepted(self, title: str = f"Shots near a fence {MARKER}", accused: str = "pnc") -> UUID:
        """Bring a case before a closed sitting, which accepts it; the police are walled from it."""
        case_id = self.case(title, accused=accused)
        self.decided(case_id)
        return case_id

    def body(self, name: str, seat: str = "") -> BodyGiven:
        """Return an organisation of the cast, with somebody's seat of it."""
        return BodyGiven(self.cast.bodies[name], self.cast.seats[seat] if seat else None)

    def diggers(self, name: str = "Coopérative") -> UUID:
        """Enter an organisation without a seat of the group."""
        return add_organisation(self.by(), name=name, actor_type="COOP", pillar="PRIV")

    def open(self, case_id: UUID | None = None, *, seat: str = "didier", title: str = TITLE) -> UUID:
        """Open a room between the mining police, walled from the case but seated here, and the diggers."""
        sides = [
            SideGiven(POLICE, 3, (self.body("pmh", seat),)),
            SideGiven(DIGGERS, 3, (BodyGiven(self.diggers(f"Diggers {len(self.cases)}")),)),
        ]
        return open_room(
            self.by(),
            case_id=case_id or self.accepted(),
            title=title,
            sides=sides,
            mediator_ids=[self.cast.accounts["chantal"]],
        )

    def page(self, room_id: UUID, name: str = "anne") -> RoomPage:
        """Return a room from inside."""
        return room(self.by(name), room_id)

    def side(self, room_id: UUID, name: str = POLICE) -> UUID:
        """Return a side of a room."""
        return Side.objects.get(room_id=room_id, name=name).id

    def says(
        self, room_id: UUID, words: str, side: str = DIGGERS, kind: str = "DEMAND", **more: object
    ) -> UUID:
        """Have the mediator write down what a side said."""
        return record_statement(
            self.by("chantal"),
            room_id=room_id,
            side_id=self.side(room_id, side),
            kind=kind,
            words=words,
            **more,  # type: ignore[arg-type]
        )

    def passes_on(self, record_id: UUID, side_id: UUID) -> UUID:
        """Have the mediator pass words on, with leave."""
        return share_statement(self.by("chantal"), record_id=record_id, side_id=side_id, agreed=True)

    def session(self, room_id: UUID, **more: object) -> UUID:
        """Plan a session for today."""
        said = {
            "about": "The road and who repairs it.",
            "languages": "Mashi, français",
            "venue": "Parish hall",
        }
        return plan_session(self.by(), room_id=room_id, planned_on=today(), **{**said, **more})  # type: ignore[arg-type]

    def met(self, session_id: UUID, *absent: str, words: str = "") -> UUID:
        """Have the sides meet, two of each on chairs, but for those absent."""
        planned = session(self.by(), session_id)
        sides = Side.objects.filter(room_id=planned.room_id)
        there = [
            PresenceGiven(one.id, there=False)
            if one.name in absent
            else PresenceGiven(one.id, there=True, chairs_used=2, women=1, men=1)
            for one in sides
        ]
        return hold_session(
            self.by(), session_id=session_id, version=planned.version, presences=there, words=words
        )

    def version(self, room_id: UUID) -> int:
        """Return which version of a room stands."""
        return Room.objects.get(id=room_id).version

    def reads(self, name: str, item_id: UUID) -> str | None:
        """Return what somebody can open, whatever the pages show."""
        return read_many(self.by(name), [item_id])[item_id]
