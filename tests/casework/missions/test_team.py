"""Nobody whom a case walls is ever in a team: not by joining, leading, being on duty, nor by staying."""

import random
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


@pytest.mark.parametrize("seed", range(3))
def test_no_order_of_acts_puts_or_keeps_a_walled_person_in_a_team(travel: Travel, seed: int) -> None:
    lot = random.Random(seed)
    by, accounts = travel.by(), travel.cast.accounts
    cases = [travel.case("First"), travel.case("Second"), travel.secret()]
    plan = travel.plan(days=-30)
    made = [
        travel.mission(cases[0], leader=""),
        travel.mission(leader=""),
        record_past_mission(travel.by(), plan=plan, case_ids=[cases[2]], reason="Before."),
    ]

    def one_act() -> None:
        mission, person = lot.choice(made), accounts[lot.choice(PEOPLE)]
        act = lot.choice(["join", "lead", "leave", "duty", "case", "accuse", "raise", "interest"])
        if act == "join":
            role = lot.choice(["MEMBER", "LEADER", "DRIVER"])
            join_mission(by, mission_id=mission, account_id=person, role=role)
        elif act in ("lead", "leave"):
            members = list(TeamMember.objects.filter(left_on=None).order_by("id"))
            if members:
                change = lead_mission if act == "lead" else leave_mission
                change(by, member_id=lot.choice(members).id)
        elif act == "duty":
            name_duty_officer(by, mission_id=mission, account_id=person)
        elif act == "case":
            add_mission_case(by, mission_id=mission, case_id=lot.choice(cases))
        elif act == "accuse":
            accuse(travel, lot.choice(cases), lot.choice(BODIES))
        elif act == "raise":
            key = organisation_key(travel.cast.bodies[lot.choice(BODIES)])
            raise_wall(travel.cast.group_id, lot.choice(cases), key, lot.choice(cases))
        else:
            body = travel.cast.bodies[lot.choice(BODIES)]
            declare_interest(by, account_id=person, organisation_id=body)

    for _turn in range(25):
        try:
            one_act()
        except Stop:
            continue
        finally:
            nobody_walled(travel)


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
