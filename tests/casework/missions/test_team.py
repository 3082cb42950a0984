"""Nobody whom a case walls is ever in a team: not by joining, leading, being on duty, nor by staying."""

import random
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from uuid import UUID

import pytest

from kikao.casework.cases.actions import add_party
from kikao.casework.missions.actions import (
    add_mission_case,
    enter_competence,
    join_mission,
    lead_mission,
    leave_mission,
    name_duty_officer,
    record_past_mission,
    share_with_team,
)
from kikao.casework.missions.models import Mission, TeamMember
from kikao.casework.missions.queries import missions, missions_of_case, proposed_team
from kikao.foundation.access.wall import organisation_key, raise_wall
from kikao.foundation.base.ids import random_id
from kikao.foundation.base.stops import Invalid, NotAllowed, Stop, Unknown
from kikao.foundation.sealing.vault import can_open, readers_of
from kikao.registry.people.actions import declare_interest
from kikao.registry.people.queries import walled_of
from tests.casework.missions.travel import Travel

pytestmark = pytest.mark.django_db

PEOPLE = ("alice", "baraka", "chantal", "didier", "damas", "dora", "gilbert", "honore", "emile")
BODIES = ("pnc", "banro", "fardc", "mines", "sofedi")


def nobody_walled(travel: Travel) -> None:
    """Look whether anybody is in a team, leads or is on duty who is walled now, or could open a thing of it."""
    for mission in Mission.objects.all():
        people = {mission.leader_id, mission.duty_officer_id} - {None}
        there = TeamMember.objects.filter(mission=mission, left_on=None)
        people |= set(there.values_list("account_id", flat=True)) | readers_of(mission.id)
        assert not walled_of(travel.cast.group_id, [mission.id], people)


def accuse(travel: Travel, case_id: UUID, body: str) -> None:
    add_party(
        travel.cast.system, case_id=case_id, organisation_id=travel.cast.bodies[body], role="ALLEGED_AUTHOR"
    )


@dataclass
class Lot:
    """Acts drawn by lot that put people into teams, out of them, and behind walls."""

    travel: Travel
    draw: random.Random
    cases: list[UUID]
    made: list[UUID]

    @property
    def mission(self) -> UUID:
        return self.draw.choice(self.made)

    @property
    def person(self) -> UUID:
        return self.travel.cast.accounts[self.draw.choice(PEOPLE)]

    @property
    def body(self) -> UUID:
        return self.travel.cast.bodies[self.draw.choice(BODIES)]

    @property
    def member(self) -> UUID:
        rows = TeamMember.objects.filter(left_on=None).order_by("id")
        return self.draw.choice([*rows.values_list("id", flat=True), random_id()])

    def act(self) -> None:
        by = self.travel.by()
        case_id = self.draw.choice(self.cases)
        role = self.draw.choice(["MEMBER", "LEADER", "DRIVER"])
        acts: list[Callable[[], object]] = [
            lambda: join_mission(by, mission_id=self.mission, account_id=self.person, role=role),
            lambda: lead_mission(by, member_id=self.member),
            lambda: leave_mission(by, member_id=self.member),
            lambda: name_duty_officer(by, mission_id=self.mission, account_id=self.person),
            lambda: add_mission_case(by, mission_id=self.mission, case_id=case_id),
            lambda: add_party(by, case_id=case_id, organisation_id=self.body, role="ALLEGED_AUTHOR"),
            lambda: raise_wall(by.working_group_id, case_id, organisation_key(self.body), case_id),
            lambda: declare_interest(by, account_id=self.person, organisation_id=self.body),
        ]
        with suppress(Stop):
            self.draw.choices(acts, weights=[6, 2, 1, 3, 1, 1, 1, 1])[0]()


@pytest.mark.parametrize("seed", range(3))
def test_no_order_of_acts_puts_or_keeps_a_walled_person_in_a_team(travel: Travel, seed: int) -> None:
    cases = [travel.case("First"), travel.case("Second"), travel.secret()]
    past = record_past_mission(travel.by(), plan=travel.plan(days=-30), case_ids=[cases[2]], reason="Before.")
    made = [travel.mission(cases[0], leader=""), travel.mission(leader=""), past]
    lot = Lot(travel, random.Random(seed), cases, made)  # noqa: S311 - a lot that falls alike each time
    for _turn in range(30):
        lot.act()
        nobody_walled(travel)
    assert TeamMember.objects.exists()


def test_join_mission_refuses_whom_a_case_walls_by_name_of_the_stop(travel: Travel) -> None:
    made = travel.mission(travel.secret(), leader="")
    for role in ("MEMBER", "LEADER"):
        with pytest.raises(Invalid) as stop:
            travel.join(made, "didier", role)
        assert stop.value.code == "mission.walled"
    with pytest.raises(Invalid) as stop:
        travel.on_duty(made, "didier")
    assert stop.value.code == "mission.walled"


def test_a_member_leaves_the_team_in_the_act_that_raises_the_wall(travel: Travel) -> None:
    case_id = travel.case()
    made = travel.mission(case_id, leader="didier")
    travel.join(made, "chantal")
    travel.clear(made)
    assert can_open(travel.by("didier"), made)
    accuse(travel, case_id, "pnc")
    assert travel.team(made) == {"chantal"}
    assert travel.stands(made).leader_id is None
    assert not can_open(travel.by("didier"), made)
    assert travel.page(made).clearances[0].state == "LAPSED"
    with pytest.raises(Unknown):
        travel.page(made, "didier")


def test_who_declares_an_interest_leaves_the_team_in_that_act(travel: Travel) -> None:
    made = travel.mission(travel.secret(), leader="chantal")
    police = travel.cast.bodies["pnc"]
    declare_interest(travel.by("chantal"), organisation_id=police)
    assert travel.team(made) == set()
    assert travel.stands(made).leader_id is None


def test_a_walled_reader_finds_no_trace_of_a_mission(travel: Travel) -> None:
    case_id = travel.secret()
    made = travel.mission(case_id, travel.case("Open to all"))
    for name in ("didier", "dora", "frank"):
        assert not missions(travel.by(name)).items
        assert not missions_of_case(travel.by(name), case_id)
        with pytest.raises(Unknown):
            travel.page(made, name)
    assert [line.line.id for line in missions_of_case(travel.by("gilbert"), case_id)] == [made]


def test_the_keys_come_with_joining_and_go_with_leaving(travel: Travel) -> None:
    made = travel.mission(travel.case(), leader="", route="By Walungu")
    member = travel.join(made, "chantal")
    assert travel.page(made, "chantal").route == "By Walungu"
    assert travel.page(made, "gilbert").route is None
    with pytest.raises(Stop):
        travel.join(made, "chantal")
    leave_mission(travel.by(), member_id=member)
    assert travel.page(made, "chantal").route is None
    again = travel.join(made, "chantal")
    share_with_team(travel.by("alice"), mission_id=made)
    assert travel.page(made, "chantal").route == "By Walungu"
    assert again != member


def test_a_team_is_proposed_by_competence_turn_and_pillars(travel: Travel) -> None:
    accounts = travel.cast.accounts
    for name, code in (("chantal", "MEDIATION"), ("emile", "MEDIATION"), ("gilbert", "MASHI")):
        enter_competence(travel.by(), account_id=accounts[name], code=code)
    gone = record_past_mission(travel.by(), plan=travel.plan(days=-30), reason="Before.")
    travel.join(gone, "chantal")
    made = travel.mission(travel.secret(), leader="", needs=("MEDIATION", "MASHI"))
    found = proposed_team(travel.by(), made)
    proposed = {one.account_id: one.reasons for one in found if one.proposed}
    assert {accounts["emile"], accounts["gilbert"], accounts["baraka"]} == set(proposed)
    assert proposed[accounts["emile"]][0] == "Mediation"
    assert "has not gone yet" in proposed[accounts["gilbert"]]
    assert accounts["didier"] not in {one.account_id for one in found}
    assert {one.account_id: one.times for one in found}[accounts["chantal"]] == 1
    with pytest.raises(NotAllowed):
        proposed_team(travel.by("gilbert"), made)
