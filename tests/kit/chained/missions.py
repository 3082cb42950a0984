"""Missions for the chain's case: one underway that was missed, one with an order for a seat, one called off."""

from datetime import time, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from kikao.casework.missions.actions import (
    assess_risk,
    cancel_mission,
    clear_mission,
    depart_mission,
    enter_competence,
    enter_contact,
    join_mission,
    name_duty_officer,
    note_check_in,
    order_traveller,
    plan_check_ins,
    plan_mission,
    plan_silence,
    record_past_mission,
    refuse_clearance,
)
from kikao.casework.missions.schemas.given import PlanGiven, StopGiven
from kikao.foundation.base.clock import now, today
from kikao.foundation.base.moments import Moment
from kikao.registry.places.queries import place_choices

if TYPE_CHECKING:
    from tests.kit.chain import Chain

MARKS = tuple("mission way vehicle threats measures contact heard refusedto uncleared".split())  # noqa: SIM905


def play(chain: "Chain") -> None:
    """Send people on their way for the case, and call another journey off."""
    by, names = chain.by(), chain.ids
    mission = names["mission"] = _planned(chain)
    enter_competence(by, account_id=chain.cast.accounts["chantal"], code="MEDIATION")
    member = join_mission(by, mission_id=mission, account_id=chain.cast.accounts["chantal"], role="LEADER")
    name_duty_officer(by, mission_id=mission, account_id=chain.cast.accounts["anne"])
    enter_contact(chain.by("chantal"), member_id=member, name=chain.say("contact"), phone="+243 812 345 678")
    _weigh(chain, mission)
    refuse_clearance(chain.by("alice"), mission_id=mission, reason=chain.say("refusedto"))
    _weigh(chain, mission)
    clear_mission(chain.by("alice"), mission_id=mission)
    plan_check_ins(by, mission_id=mission, hours=[time(23, 59)])
    last = now() + timedelta(days=1)
    plan_silence(by, mission_id=mission, from_at=last, until_at=last + timedelta(minutes=1))
    order_traveller(
        by,
        mission_id=mission,
        release_id=names["release"],
        kind="INTERLOC",
        when=Moment.parse(f"{today():%m/%Y}"),
    )
    depart_mission(by, mission_id=mission)
    note_check_in(by, mission_id=mission, words=chain.say("heard"))
    cancel_mission(by, mission_id=_planned(chain), reason=chain.say("mission"))
    past = _plan(chain, -9)
    names["past mission"] = record_past_mission(
        by, plan=past, case_ids=[chain.case_id], reason=chain.say("uncleared")
    )


def _plan(chain: "Chain", days: int = 0) -> PlanGiven:
    first = today() + timedelta(days=days)
    last = first + timedelta(days=2)
    place = UUID(place_choices(chain.by())[0][0])
    return PlanGiven(
        "FF",
        chain.say("mission"),
        first,
        last,
        stops=(StopGiven(place, first, last),),
        route=chain.say("way"),
        means=chain.say("vehicle"),
        needs=("MEDIATION",),
    )


def _planned(chain: "Chain") -> UUID:
    return plan_mission(chain.by(), plan=_plan(chain), case_ids=[chain.case_id])


def _weigh(chain: "Chain", mission: UUID) -> None:
    assess_risk(
        chain.by(),
        mission_id=mission,
        level="HIGH",
        threats=chain.say("threats"),
        measures=chain.say("measures"),
        valid_until_on=today() + timedelta(days=9),
    )
