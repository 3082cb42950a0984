"""What the screen of triage asks: bounded by indexes, behind the walls, in the order of the queue."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kikao.casework.reports.enums import AccusedKind
from kikao.casework.reports.models import Report
from kikao.casework.reports.queries.triage import next_to_triage, steps_of, twins_of
from kikao.casework.reports.schemas import Accusation
from kikao.foundation.base.moments import Moment
from kikao.foundation.base.stops import Unknown
from kikao.registry.people.actions import declare_interest
from kikao.registry.places.models import Place
from tests.casework.reports.conftest import Desk

INDEXES = ("report_queue", "report_arrival", "report_at_place", "autoindex")


def test_one_goes_from_the_longest_waiting_to_the_next(desk: Desk) -> None:
    by = desk.by()
    assert next_to_triage(by) is None
    ids = sorted(desk.send() for _turn in range(3))
    Report.objects.filter(id=ids[2]).update(arrived_on=date(2024, 1, 2))
    assert next_to_triage(by) == ids[2]
    assert (steps_of(by, ids[2]).before, steps_of(by, ids[2]).after) == (None, ids[0])
    assert (steps_of(by, ids[0]).before, steps_of(by, ids[0]).after) == (ids[2], ids[1])
    Report.objects.filter(id=ids[0]).update(state="ASKED")
    assert steps_of(by, ids[2]).after == ids[1]
    with pytest.raises(Unknown):
        steps_of(desk.by("frank"), ids[0])


def test_twins_have_reasons_and_walled_ones_are_not_among_them(desk: Desk) -> None:
    place = Place.objects.filter(working_group_id=desk.cast.group_id).first()
    assert place
    at: dict[str, Any] = {"place_id": place.id, "category": "CF-DEBT"}
    guards, police = (Accusation(AccusedKind.COMPANY_GUARDS),), (Accusation(AccusedKind.POLICE),)
    one = desk.record(**at, accused=police, happened=Moment.parse("2026-03-02"))
    same = desk.record(**at, accused=police, happened=Moment.parse("2026-03-02"))
    week = desk.record(**at, happened=Moment.parse("2026-03-09"))
    hidden = desk.record(**at, accused=guards, happened=Moment.parse("2026-03-02"))
    undated = desk.record(territory_id=place.territory_id, category="CF-DEBT")
    desk.record(**at, happened=Moment.parse("2026-03-10"))
    desk.record(category="CF-DEBT", happened=Moment.parse("2026-03-02"))
    declare_interest(desk.by("alice"), organisation_id=desk.cast.bodies["banro"])
    found = twins_of(desk.by("alice"), one)
    assert {twin.id for twin in found} == {same, week, undated}
    assert found[0].id == same
    assert found[0].reasons == (
        "the same category",
        "the same is accused",
        "the same place",
        "on the same day",
    )
    last = next(twin for twin in found if twin.id == undated)
    assert last.reasons == ("the same category", "in the same territory", "reported at about the same time")
    assert hidden in {twin.id for twin in twins_of(desk.by(), one)} | {hidden}
    assert hidden not in {twin.id for twin in found}


@pytest.mark.sqlite
def test_no_question_walks_through_all_reports(desk: Desk) -> None:
    place = Place.objects.filter(working_group_id=desk.cast.group_id).first()
    assert place
    one = desk.record(place_id=place.id, happened=Moment.parse("2026-03-02"))
    with CaptureQueriesContext(connection) as asked:
        next_to_triage(desk.by())
        steps_of(desk.by(), one)
        twins_of(desk.by(), one)
    plans = []
    with connection.cursor() as cursor:
        for query in [one["sql"] for one in asked if 'FROM "report" ' in one["sql"]]:
            cursor.execute("EXPLAIN QUERY PLAN " + query.replace("%", "%%"))
            plans.append(cursor.fetchall()[0][3])
    assert len(plans) == 8
    assert all(any(name in plan for name in INDEXES) and "?" in plan for plan in plans), plans
    assert sum("arrived_on" in plan for plan in plans) == 4
    assert sum("place_id=?" in plan for plan in plans) == 1
