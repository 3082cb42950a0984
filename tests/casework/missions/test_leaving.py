"""Nobody leaves without a clearance and without a mark for it, by whatever way."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.db import Error, connection, transaction

from kikao.casework.incidents.actions import confirm_severity, open_incident
from kikao.casework.missions.actions import (
    add_mission_case,
    assess_risk,
    change_mission,
    clear_mission,
    depart_mission,
    lead_mission,
    record_past_mission,
    refuse_clearance,
    return_mission,
    withdraw_clearance,
)
from kikao.casework.missions.actions.safety import look_again
from kikao.casework.missions.models import Clearance, Mission
from kikao.casework.missions.queries import events, missions
from kikao.casework.missions.queries.cleared import holding_clearance
from kikao.foundation.audit import pins
from kikao.foundation.base.clock import now, today
from kikao.foundation.base.stops import Invalid, NotAllowed, Stop, Unknown
from kikao.foundation.notices.enums import NoticeKind
from kikao.foundation.notices.models import Alert
from kikao.registry.places.models import Place
from tests.casework.incidents.conftest import press
from tests.casework.missions.travel import Travel

pytestmark = pytest.mark.django_db


def grave(travel: Travel, place_id: UUID) -> UUID:
    """Have something of level 1 confirmed at a place."""
    event = open_incident(
        travel.by(),
        title="Shots",
        nature="FACT",
        categories=["HR-FORCE"],
        place_id=place_id,
        claims=[press()],
    )
    confirm_severity(travel.by(), incident_id=event, version=1, severity="SEV1")
    return event


def refused(travel: Travel, mission_id: UUID) -> str:
    with pytest.raises(Stop) as stop, transaction.atomic():
        depart_mission(travel.by(), mission_id=mission_id)
    assert travel.stands(mission_id).state == "PLANNED"
    return stop.value.code


def test_a_mission_leaves_only_once_another_person_cleared_it(travel: Travel) -> None:
    made = travel.mission(travel.case())
    assert refused(travel, made) == "mission.not_cleared"
    travel.assess(made)
    assert refused(travel, made) == "mission.not_cleared"
    for own in ("anne", "chantal"):
        with pytest.raises(Stop) as stop:
            clear_mission(travel.by(own), mission_id=made)
        assert stop.value.code == "mission.own_clearance"
    clear_mission(travel.by("alice"), mission_id=made)
    depart_mission(travel.by("chantal"), mission_id=made)
    row = travel.stands(made)
    assert (row.state, row.left_without_clearance) == ("UNDERWAY", False)
    assert row.clearance is not None
    assert row.clearance.decided_by == travel.cast.accounts["alice"]
    assert not list(pins.faults())


@pytest.mark.parametrize("lapsing", ["days", "case", "withdrawn", "refused", "again", "old", "leader"])
def test_a_clearance_that_holds_no_longer_lets_nobody_leave(travel: Travel, lapsing: str) -> None:
    made = travel.mission(travel.case())
    travel.assess(made)
    if lapsing == "refused":
        refuse_clearance(travel.by("alice"), mission_id=made, reason="Not by night.")
    else:
        clear_mission(travel.by("alice"), mission_id=made)
    version = travel.stands(made).version
    if lapsing == "days":
        change_mission(travel.by(), mission_id=made, version=version, plan=travel.plan(days=1))
    elif lapsing == "case":
        add_mission_case(travel.by(), mission_id=made, case_id=travel.case("Another"))
    elif lapsing == "withdrawn":
        withdraw_clearance(travel.by(), mission_id=made, reason="Shots were heard.")
    elif lapsing == "again":
        travel.assess(made, "alice")
    elif lapsing == "old":
        Clearance.objects.filter(mission_id=made).update(valid_until_on=today() - timedelta(days=1))
    elif lapsing == "leader":
        lead_mission(travel.by(), member_id=travel.join(made, "alice"))
    assert refused(travel, made) == "mission.not_cleared"


def test_a_grave_event_near_the_way_takes_the_clearance_away(travel: Travel) -> None:
    made = travel.mission(travel.case())
    travel.clear(made)
    assert holding_clearance(travel.cast.system, travel.stands(made))
    event = grave(travel, travel.place)
    assert refused(travel, made) == "mission.not_cleared"
    look_again(travel.cast.system)
    (line,) = travel.page(made).clearances
    assert (line.state, line.event_id) == ("LAPSED", event)
    assert NoticeKind.CLEARANCE_LAPSED in travel.notices("chantal")
    travel.clear(made)
    depart_mission(travel.by(), mission_id=made)
    assert not travel.stands(made).left_without_clearance


def test_no_grave_event_is_overlooked_behind_many_others(
    travel: Travel, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = travel.mission(travel.case())
    travel.clear(made)
    event = grave(travel, travel.place)
    for place in Place.objects.exclude(id=travel.place)[:2]:
        grave(travel, place.id)
    Alert.objects.update(raised_at=now() - timedelta(days=1))
    monkeypatch.setattr(events, "AT_ONCE", 1)
    since = Clearance.objects.get(mission_id=made, state="GIVEN").decided_at
    assert since is not None
    assert events.new_event(travel.cast.system, travel.stands(made), since) == event
    assert refused(travel, made) == "mission.not_cleared"


def test_a_grave_event_elsewhere_leaves_the_clearance_as_it_is(travel: Travel) -> None:
    made = travel.mission(travel.case())
    travel.clear(made)
    here = travel.page(made).stops[0].place_id
    near = Place.objects.get(id=here).territory_id
    far = Place.objects.exclude(territory_id=near).exclude(territory__parent_id=near).first()
    assert far is not None
    grave(travel, far.id)
    look_again(travel.cast.system)
    depart_mission(travel.by(), mission_id=made)
    assert not travel.stands(made).left_without_clearance


def test_who_has_left_already_without_clearance_is_marked_for_good(travel: Travel) -> None:
    made = travel.mission(travel.case())
    with pytest.raises(Invalid):
        depart_mission(travel.by(), mission_id=made, already_left=True)
    depart_mission(travel.by(), mission_id=made, already_left=True, reason="A call at night.")
    return_mission(travel.by(), mission_id=made)
    line = missions(travel.by(), uncleared=True).items[0]
    assert (line.id, line.uncleared_reason) == (made, "A call at night.")
    assert travel.page(made).line.left_without_clearance
    for changed in ({"left_without_clearance": False}, {"uncleared_reason": "None"}):
        with pytest.raises(Error), transaction.atomic():
            Mission.objects.filter(id=made).update(**changed)
    with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM mission")
    assert not list(pins.faults())


def test_a_clearance_given_after_the_departure_does_not_count(travel: Travel) -> None:
    made = travel.mission(travel.case())
    left = now() - timedelta(hours=5)
    travel.clear(made)
    depart_mission(travel.by(), mission_id=made, already_left=True, departed_at=left, reason="Too early.")
    assert travel.stands(made).left_without_clearance


def test_a_mission_already_made_is_recorded_as_left_without_clearance(travel: Travel) -> None:
    plan = travel.plan(days=-40)
    made = record_past_mission(travel.by(), plan=plan, case_ids=[travel.case()], reason="Before Kikao.")
    row = travel.stands(made)
    assert (row.state, row.left_without_clearance, row.from_paper) == ("RETURNED", True, True)
    with pytest.raises(Invalid):
        record_past_mission(travel.by(), plan=travel.plan(), reason="Not over.")
    travel.join(made, "chantal", "LEADER")
    assert not list(pins.faults())


def test_the_database_lets_no_mission_leave_unmarked(travel: Travel) -> None:
    made, other = travel.mission(travel.case()), travel.mission(travel.case("Another"))
    travel.clear(other)
    given = Clearance.objects.get(mission_id=other)
    for state in ("UNDERWAY", "RETURNED", "REPORTED"):
        with pytest.raises(Error), transaction.atomic():
            Mission.objects.filter(id=made).update(state=state)
    with pytest.raises(Error), transaction.atomic():
        Mission.objects.filter(id=made).update(state="UNDERWAY", clearance=given)


def test_only_who_goes_or_keeps_the_papers_lets_a_mission_leave(travel: Travel) -> None:
    made = travel.mission(travel.case())
    with pytest.raises(NotAllowed):
        depart_mission(travel.by("gilbert"), mission_id=made)
    with pytest.raises(Unknown):
        depart_mission(travel.by("frank"), mission_id=made)
    with pytest.raises(NotAllowed):
        assess_risk(
            travel.by("gilbert"),
            mission_id=made,
            level="LOW",
            threats="None",
            measures="None",
            valid_until_on=today(),
        )
