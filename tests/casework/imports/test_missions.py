"""Earlier missions, taken over as left without clearance, with the walls of their cases."""

from datetime import date

import pytest

from kikao.casework.imports.actions import import_record
from kikao.casework.imports.actions.taking import Rehearsed
from kikao.casework.imports.models import ImportedLine
from kikao.casework.imports.queries import holder_of, names_of, problems_of, taken_already
from kikao.casework.missions.models import Mission, MissionCase, MissionStop, TeamMember
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.wall import is_walled
from kikao.foundation.audit import pins
from kikao.foundation.audit.models import TrailEntry
from kikao.foundation.base.stops import Invalid
from kikao.foundation.notices.models import Notice
from kikao.registry.people.models import Holding
from tests.casework.imports.test_taking import CASE, made, take
from tests.kit.cast import Cast

MISSION = {
    "Référence propre": "OM 4/2019",
    "Titre": "Taxes at Kalimbi",
    "But": "Établissement des faits",
    "Premier jour": "11/03/2019",
    "Dernier jour": "14/03/2019",
    "Lieux": "Kalimbi (12/03/2019-13/03/2019)|codmine00917",
    "Cas": "Cas 7",
    "Siège du chef de mission": "SOFEDI",
    "Pourquoi sans autorisation": "Before Kikao.",
}


def test_a_past_mission_counts_as_left_without_clearance_and_carries_the_walls_of_its_case(
    cast: Cast, anne: Actor
) -> None:
    (case_id,) = take(anne, "cases", CASE)
    (mission_id,) = take(anne, "missions", MISSION)
    row = Mission.objects.get(id=mission_id)
    assert (row.state, row.purpose, row.from_paper) == ("RETURNED", "FF", True)
    assert (row.left_without_clearance, row.uncleared_reason) == (True, "Before Kikao.")
    assert (row.starts_on, row.ends_on) == (date(2019, 3, 11), date(2019, 3, 14))
    days = MissionStop.objects.order_by("position").values_list("arrive_on", "leave_on")
    assert list(days) == [(date(2019, 3, 12), date(2019, 3, 13)), (row.starts_on, row.ends_on)]
    assert MissionCase.objects.get(mission=row).case_id == case_id
    assert is_walled(cast.actor("damas"), row.id)
    assert (row.leader_id, TeamMember.objects.get(mission=row).role) == (cast.accounts["chantal"], "LEADER")
    assert Notice.objects.filter(about_id=row.id, account_id=cast.accounts["chantal"]).exists()
    verbs = list(TrailEntry.objects.order_by("-n").values_list("verb", flat=True))
    assert {"record.import", "mission.record_past", "mission.join"} <= set(verbs)
    assert not list(pins.faults())


def test_the_same_mission_is_known_again_whatever_else_its_line_says(cast: Cast, anne: Actor) -> None:
    row = {**MISSION, "Cas": ""}
    unnumbered = {**row, "Référence propre": ""}
    first = take(anne, "missions", row, unnumbered)
    again = made("missions", {**row, "Titre": "Otherwise"}, unnumbered)
    assert taken_already(anne, "missions", again) == {2, 3}
    assert take(cast.actor("alice"), "missions", {**row, "Titre": "Otherwise"}, unnumbered) == first
    assert Mission.objects.count() == 2


def test_every_fault_of_a_mission_is_told_at_once_with_its_column(anne: Actor) -> None:
    wrong = {
        **MISSION,
        "But": "A walk",
        "Premier jour": "03/2019",
        "Lieux": "Kalimbi (03/2019)",
        "Cas": "Cas 99",
        "Siège du chef de mission": "Nobody SARL",
    }
    (unit,) = made("missions", wrong)
    with pytest.raises(Invalid) as stop:
        import_record(anne, kind="missions", unit=unit, names=names_of(anne), rehearsal=True)
    told = {problem.column for problem in problems_of("missions", stop.value)}
    assert told == {"But", "Premier jour", "Lieux", "Cas", "Siège du chef de mission"}


@pytest.mark.parametrize(
    ("change", "column"),
    [
        ({"Siège du chef de mission": "33rd Military Division"}, "Siège du chef de mission"),
        ({"Pourquoi sans autorisation": ""}, "Pourquoi sans autorisation"),
        ({"Dernier jour": "10/03/2019", "Lieux": ""}, "Dernier jour"),
        ({"Lieux": "Kalimbi (20/03/2019)"}, "Lieux"),
    ],
)
def test_a_mission_that_the_acts_refuse_leaves_nothing_behind(
    anne: Actor, change: dict[str, str], column: str
) -> None:
    take(anne, "cases", CASE)
    (unit,) = made("missions", {**MISSION, **change})
    with pytest.raises(Invalid) as stop:
        import_record(anne, kind="missions", unit=unit, names=names_of(anne))
    assert problems_of("missions", stop.value)[0].column == column
    assert (Mission.objects.count(), TeamMember.objects.count(), MissionCase.objects.count()) == (0, 0, 0)
    assert not ImportedLine.objects.filter(kind="missions").exists()


def test_a_seat_led_by_whoever_held_it_that_day_and_before_anybody_by_its_first_holder(
    cast: Cast, anne: Actor
) -> None:
    first, then, seat = cast.accounts["chantal"], cast.accounts["emile"], cast.seats["chantal"]
    held = Holding.objects.filter(seat_id=seat)
    held.update(from_on=date(2020, 1, 1), until_on=date(2020, 12, 31))
    Holding.objects.create(
        working_group_id=anne.working_group_id, seat_id=seat, account_id=then, from_on=date(2021, 3, 1)
    )
    days = (date(2019, 3, 11), date(2020, 12, 31), date(2021, 2, 1), date(2021, 3, 1))
    assert [holder_of(anne, seat, day) for day in days] == [first, first, None, then]


def test_a_rehearsed_mission_tells_nobody(anne: Actor) -> None:
    (unit,) = made("missions", {**MISSION, "Cas": ""})
    before = TrailEntry.objects.count()
    with pytest.raises(Rehearsed):
        import_record(anne, kind="missions", unit=unit, names=names_of(anne), rehearsal=True)
    assert (Mission.objects.count(), Notice.objects.count(), TrailEntry.objects.count()) == (0, 0, before)
