"""Whom to call: open to the officer on duty alone, at once, on the mission's days, each opening in the trail."""

from datetime import timedelta

import pytest
import time_machine

from kikao.casework.missions.actions import cancel_mission, enter_contact, leave_mission
from kikao.casework.missions.actions.contacts import close_over
from kikao.casework.missions.models import EmergencyContact, TeamMember
from kikao.casework.missions.queries import contacts, duties, envelope_printed, order_sheet
from kikao.foundation.audit.models import TrailEntry
from kikao.foundation.base.clock import now
from kikao.foundation.base.stops import Invalid, NotAllowed, Stop, Unknown
from kikao.foundation.sealing.actions import grant_reading
from kikao.foundation.sealing.vault import read, readers_of
from tests.casework.missions.travel import MARKER, Travel

pytestmark = pytest.mark.django_db


def opened(travel: Travel, mission_id: object, name: str = "alice") -> str | None:
    return contacts(travel.by(name), mission_id).contacts[0].phone  # type: ignore[arg-type]


def test_the_officer_on_duty_alone_opens_the_contacts(travel: Travel) -> None:
    made = travel.mission(travel.case())
    with pytest.raises(Stop) as stop:
        travel.contact(made)
    assert stop.value.code == "mission.no_officer"
    travel.on_duty(made)
    travel.contact(made)
    assert MARKER in (opened(travel, made) or "")
    assert [line.id for line in duties(travel.by("alice"))] == [made]
    item = EmergencyContact.objects.get().contact_item_id
    for name in ("anne", "chantal", "esperance", "gilbert", "frank"):
        with pytest.raises(Unknown):
            contacts(travel.by(name), made)
        with pytest.raises(Stop):
            read(travel.by(name), item)
    verbs = list(TrailEntry.objects.filter(object_ref=str(made)).values_list("verb", flat=True))
    assert "mission.open_contacts" in verbs


def test_nobody_else_is_given_the_key_of_the_contacts(travel: Travel) -> None:
    made = travel.mission(travel.case())
    travel.on_duty(made)
    travel.contact(made)
    envelope = EmergencyContact.objects.get().envelope_id
    for name in ("anne", "chantal"):
        with pytest.raises(Stop):
            grant_reading(travel.by("alice"), subject_id=envelope, account_id=travel.cast.accounts[name])
    assert readers_of(envelope) == {travel.cast.accounts["alice"]}


@pytest.mark.parametrize("days", [-2, 5])
def test_contacts_stay_shut_before_and_after_the_mission(travel: Travel, days: int) -> None:
    made = travel.mission(travel.case(), days=1)
    travel.on_duty(made)
    travel.contact(made)
    with time_machine.travel(now() + timedelta(days=1 + days), tick=False):
        for ask in (contacts, envelope_printed):
            with pytest.raises(Stop) as stop:
                ask(travel.by("alice"), made)
            assert stop.value.code == "contacts.not_now"
        close_over(travel.cast.system)
        envelope = EmergencyContact.objects.get().envelope_id
        assert bool(readers_of(envelope)) == (days < 0)


def test_a_team_that_is_not_back_can_still_be_helped(travel: Travel) -> None:
    made = travel.underway(travel.case())
    travel.on_duty(made)
    travel.contact(made)
    with time_machine.travel(now() + timedelta(days=5), tick=False):
        close_over(travel.cast.system)
        assert MARKER in (opened(travel, made) or "")


def test_the_officer_hands_the_contacts_on_and_loses_them(travel: Travel) -> None:
    made = travel.mission(travel.case())
    travel.on_duty(made, "anne")
    travel.contact(made)
    travel.on_duty(made, "alice")
    assert MARKER in (opened(travel, made) or "")
    with pytest.raises(Unknown):
        contacts(travel.by("anne"), made)
    travel.on_duty(made, "gilbert")
    assert opened(travel, made, "gilbert") is None
    travel.contact(made)
    assert MARKER in (opened(travel, made, "gilbert") or "")


def test_whom_to_call_is_said_by_oneself_or_by_the_desk(travel: Travel) -> None:
    made = travel.mission(travel.case())
    member = travel.join(made, "gilbert")
    travel.on_duty(made)
    travel.contact(made, "gilbert")
    with pytest.raises(Invalid):
        travel.on_duty(made, "gilbert")
    with pytest.raises(Invalid):
        travel.join(made, "alice")
    lead = TeamMember.objects.exclude(id=member).get(mission_id=made)
    with pytest.raises(NotAllowed):
        enter_contact(travel.by("gilbert"), member_id=lead.id, name="Somebody", phone="112")
    leave_mission(travel.by(), member_id=member)
    assert len(contacts(travel.by("alice"), made).contacts) == 1


def test_no_contact_stands_on_an_order_of_mission(travel: Travel) -> None:
    made = travel.mission(travel.case(), means="A hired car")
    travel.on_duty(made)
    travel.contact(made)
    for name in ("anne", "alice", "chantal"):
        sheet = order_sheet(travel.by(name), made)
        assert MARKER not in repr(sheet)
        assert "A brother" not in repr(sheet)
    assert sheet.means == "A hired car"
    with pytest.raises(NotAllowed):
        order_sheet(travel.by("gilbert"), made)
    verbs = TrailEntry.objects.filter(verb="mission.print_order", object_ref=str(made))
    assert verbs.count() == 3


def test_a_mission_called_off_shuts_its_contacts(travel: Travel) -> None:
    made = travel.mission(travel.case())
    travel.on_duty(made)
    travel.contact(made)
    cancel_mission(travel.by(), mission_id=made, reason="The road is cut.")
    with pytest.raises(Stop):
        contacts(travel.by("alice"), made)
    close_over(travel.cast.system)
    assert not readers_of(EmergencyContact.objects.get().envelope_id)
