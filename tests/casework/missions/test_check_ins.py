"""Being heard of: an alarm when nobody is, none inside a stretch without network, settled once somebody is."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from uuid import UUID

import pytest
import time_machine

from kikao.casework.missions.actions import (
    check_in_by_text,
    end_silence,
    note_check_in,
    plan_check_ins,
    plan_silence,
    renew_code,
    return_mission,
)
from kikao.casework.missions.actions.check_ins import watch
from kikao.casework.missions.models import CheckIn, Silence
from kikao.casework.missions.queries import count_missed
from kikao.casework.missions.reckoning.codes import code_in
from kikao.foundation.base.clock import LUBUMBASHI, now, today
from kikao.foundation.base.stops import NotAllowed, Stop, Unknown
from kikao.foundation.notices.enums import NoticeKind
from kikao.foundation.notices.models import Alert
from tests.casework.missions.travel import Travel

pytestmark = pytest.mark.django_db


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(datetime(2027, 3, 1, 7, 0, tzinfo=LUBUMBASHI), tick=False) as found:
        yield found


@pytest.fixture
def gone(clock: time_machine.Traveller, travel: Travel) -> UUID:
    """A mission underway since seven, to be heard of at ten and at four; Alice is on duty."""
    made = travel.underway(travel.case(), hours=[time(10), time(16)])
    travel.on_duty(made)
    return made


def at(clock: time_machine.Traveller, hour: int, minute: int = 0) -> None:
    clock.move_to(datetime.combine(today(), time(hour, minute), LUBUMBASHI))


def states(mission_id: UUID) -> list[str]:
    rows = CheckIn.objects.filter(mission_id=mission_id).order_by("due_at")
    return list(rows.values_list("state", flat=True)[:2])


def alarms(travel: Travel) -> int:
    watch(travel.cast.system)
    return Alert.objects.filter(about="mission", acknowledged_at=None).count()


def test_times_are_those_of_south_kivu(gone: UUID) -> None:
    first = CheckIn.objects.filter(mission_id=gone).order_by("due_at").first()
    assert first is not None
    assert first.due_at.astimezone(LUBUMBASHI).hour == 10
    assert CheckIn.objects.filter(mission_id=gone).count() == 8


def test_an_alarm_sounds_once_nobody_is_heard_of_and_is_settled_late(
    travel: Travel, gone: UUID, clock: time_machine.Traveller
) -> None:
    at(clock, 10, 20)
    assert alarms(travel) == 0
    at(clock, 10, 30)
    assert alarms(travel) == 1
    assert states(gone) == ["MISSED", "PLANNED"]
    for name in ("anne", "alice"):
        assert NoticeKind.CHECK_IN_MISSED in travel.notices(name)
    assert count_missed(travel.by()) == 1
    at(clock, 11)
    note_check_in(travel.by("alice"), mission_id=gone, words="All well, the car was stuck.")
    assert states(gone) == ["LATE", "PLANNED"]
    assert alarms(travel) == 0
    assert travel.page(gone).check_ins[0].words == "All well, the car was stuck."


def test_a_text_message_with_the_word_of_the_mission_checks_in(
    travel: Travel, gone: UUID, clock: time_machine.Traveller
) -> None:
    code = travel.page(gone, "chantal").code or ""
    assert travel.page(gone, "gilbert").code is None
    at(clock, 9, 30)
    check_in_by_text(travel.cast.source, code=code_in(code.lower()))
    assert states(gone) == ["MADE", "PLANNED"]
    at(clock, 11)
    assert alarms(travel) == 0
    renew_code(travel.by(), mission_id=gone)
    with pytest.raises(Unknown):
        check_in_by_text(travel.cast.source, code=code_in(code))
    return_mission(travel.by(), mission_id=gone)
    with pytest.raises(Unknown):
        check_in_by_text(travel.cast.source, code=code_in(travel.page(gone).code or ""))


def test_a_text_before_anybody_left_is_no_check_in(travel: Travel) -> None:
    made = travel.mission(travel.case())
    code = code_in(travel.page(made).code or "")
    with pytest.raises(Stop) as refused:
        check_in_by_text(travel.cast.source, code=code)
    assert refused.value.code == "mission.wrong_state"
    assert not CheckIn.objects.exists()


def test_the_page_shows_who_is_missed_now_however_often_the_hours_were_changed(
    travel: Travel, gone: UUID, clock: time_machine.Traveller
) -> None:
    dropped = {"working_group_id": travel.cast.group_id, "mission_id": gone, "state": "DROPPED"}
    CheckIn.objects.bulk_create(CheckIn(due_at=now(), **dropped) for _each in range(200))
    at(clock, 10, 31)
    assert alarms(travel) == 1
    assert [line.state for line in travel.page(gone).check_ins][:2] == ["MISSED", "PLANNED"]


def test_a_stretch_without_network_raises_no_alarm_while_it_lasts(
    travel: Travel, gone: UUID, clock: time_machine.Traveller
) -> None:
    start = datetime.combine(today(), time(9), LUBUMBASHI)
    plan_silence(travel.by("chantal"), mission_id=gone, from_at=start, until_at=start + timedelta(hours=5))
    at(clock, 14, 20)
    assert alarms(travel) == 0
    at(clock, 14, 30)
    assert alarms(travel) == 1


def test_a_stretch_that_is_ended_early_protects_no_longer(
    travel: Travel, gone: UUID, clock: time_machine.Traveller
) -> None:
    start = datetime.combine(today(), time(9), LUBUMBASHI)
    plan_silence(travel.by(), mission_id=gone, from_at=start, until_at=start + timedelta(hours=8))
    at(clock, 11)
    end_silence(travel.by(), silence_id=Silence.objects.get().id)
    at(clock, 11, 30)
    assert alarms(travel) == 1


def test_nobody_is_missed_once_the_team_is_back(
    travel: Travel, gone: UUID, clock: time_machine.Traveller
) -> None:
    at(clock, 10, 40)
    assert alarms(travel) == 1
    return_mission(travel.by("chantal"), mission_id=gone)
    assert alarms(travel) == 0
    at(clock, 23)
    assert alarms(travel) == 0


def test_only_who_goes_or_keeps_watch_says_that_a_team_is_well(travel: Travel, gone: UUID) -> None:
    with pytest.raises(NotAllowed):
        note_check_in(travel.by("gilbert"), mission_id=gone)
    with pytest.raises(Stop):
        plan_check_ins(travel.by(), mission_id=gone, hours=[])


@pytest.mark.parametrize(
    ("text", "found"),
    [("SALAMA 7QF4KD", "7QF4KD"), ("ok: 7qf4kd.", "7QF4KD"), ("Salama, we saw soldiers", ""), ("OK", "")],
)
def test_a_text_is_a_check_in_only_when_it_says_nothing_else(text: str, found: str) -> None:
    assert code_in(text) == found
