"""Missions to go on: planned, cleared, on their way, in a few words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import time, timedelta
from uuid import UUID

from kikao.casework.missions.actions import (
    assess_risk,
    clear_mission,
    depart_mission,
    enter_contact,
    join_mission,
    name_duty_officer,
    order_traveller,
    plan_check_ins,
    plan_mission,
)
from kikao.casework.missions.models import Mission, TeamMember
from kikao.casework.missions.queries import mission
from kikao.casework.missions.schemas.given import PlanGiven, StopGiven
from kikao.casework.missions.schemas.mission import MissionPage
from kikao.foundation.base.clock import today
from kikao.foundation.base.moments import Moment
from kikao.registry.places.queries import place_choices
from tests.casework.tasks.follow import MARKER, UNWALLED, Follow

__all__ = ["MARKER", "UNWALLED", "Travel"]


@dataclass
class Travel(Follow):
    """The secretariat sending people on their way."""

    @property
    def place(self) -> UUID:
        """Return a place of the register."""
        return UUID(place_choices(self.by())[0][0])

    def plan(
        self, *, days: int = 0, lasts: int = 3, title: str = "To the pits", **facts: object
    ) -> PlanGiven:
        """Say what a mission is for, in some days."""
        first = today() + timedelta(days=days)
        last = first + timedelta(days=lasts)
        stops = (StopGiven(self.place, first, last),)
        said = {"purpose": "FF", "title": title, "stops": stops, **facts}
        return PlanGiven(starts_on=first, ends_on=last, **said)  # type: ignore[arg-type]

    def mission(self, *cases: UUID, leader: str = "chantal", **facts: object) -> UUID:
        """Plan a mission with a leader."""
        plan = self.plan(**facts)  # type: ignore[arg-type]
        made = plan_mission(self.by(), plan=plan, case_ids=cases)
        if leader:
            self.join(made, leader, "LEADER")
        return made

    def join(self, mission_id: UUID, name: str, role: str = "MEMBER") -> UUID:
        """Take somebody into the team."""
        account = self.cast.accounts[name]
        return join_mission(self.by(), mission_id=mission_id, account_id=account, role=role)

    def assess(self, mission_id: UUID, name: str = "anne", days: int = 10) -> None:
        """Weigh the risks."""
        assess_risk(
            self.by(name),
            mission_id=mission_id,
            level="MEDIUM",
            threats=f"Barriers on the way {MARKER}",
            measures=f"By day only {MARKER}",
            valid_until_on=today() + timedelta(days=days),
        )

    def clear(self, mission_id: UUID, name: str = "alice") -> None:
        """Weigh the risks and have another person clear the mission."""
        self.assess(mission_id)
        clear_mission(self.by(name), mission_id=mission_id)

    def underway(self, *cases: UUID, hours: Iterable[time] = (), **facts: object) -> UUID:
        """Let a cleared mission leave."""
        made = self.mission(*cases, **facts)  # type: ignore[arg-type]
        self.clear(made)
        if hours:
            plan_check_ins(self.by(), mission_id=made, hours=hours)
        depart_mission(self.by(), mission_id=made)
        return made

    def on_duty(self, mission_id: UUID, name: str = "alice") -> None:
        """Name the officer on duty."""
        name_duty_officer(self.by(), mission_id=mission_id, account_id=self.cast.accounts[name])

    def contact(self, mission_id: UUID, name: str = "chantal", phone: str = f"+243 {MARKER}") -> None:
        """Let somebody of the team say whom to call."""
        member = TeamMember.objects.get(
            mission_id=mission_id, account_id=self.cast.accounts[name], left_on=None
        )
        enter_contact(self.by(name), member_id=member.id, name="A brother", phone=phone)

    def ordered(self, mission_id: UUID, release_id: UUID, when: str = "03/2027") -> UUID:
        """Let the seat of a released text travel."""
        return order_traveller(
            self.by(), mission_id=mission_id, release_id=release_id, kind="INTERLOC", when=Moment.parse(when)
        )

    def stands(self, mission_id: UUID) -> Mission:
        """Return a mission as it stands."""
        return Mission.objects.get(id=mission_id)

    def page(self, mission_id: UUID, name: str = "anne") -> MissionPage:
        """Return a mission as somebody sees it."""
        return mission(self.by(name), mission_id)

    def team(self, mission_id: UUID) -> set[str]:
        """Return who is in the team now."""
        there = set(
            TeamMember.objects.filter(mission_id=mission_id, left_on=None).values_list(
                "account_id", flat=True
            )
        )
        return {name for name, account in self.cast.accounts.items() if account in there}
