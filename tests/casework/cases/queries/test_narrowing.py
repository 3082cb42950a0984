"""No question walks a whole table: few hits are taken by id, many along the order of the register."""

from collections import Counter

import pytest
from django.db import connection

from kikao.casework.cases.actions import draw_register
from kikao.casework.cases.actions.drawing import FREQUENT, RARE
from kikao.casework.cases.models import Case, Party
from kikao.casework.cases.queries import Filters, case, cases, count_by_status, narrowing
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.wall import organisation_key
from kikao.interfaces.cli.bench.asking import listening, plan_of, scans
from kikao.registry.places.models import Territory
from tests.casework.cases.conftest import Desk

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]

ROWS = 300


@pytest.fixture
def reader(desk: Desk) -> Actor:
    """Return a member who is walled from some of three hundred cases."""
    if connection.vendor != "sqlite":
        pytest.skip("these plans are SQLite's")
    draw_register(desk.cast.system, count=ROWS)
    accused = Party.objects.filter(role="ALLEGED_AUTHOR").values_list("organisation_id", flat=True)[0]
    member = desk.by("chantal")
    return Actor(
        member.working_group_id,
        member.account_id,
        roles=member.roles,
        wall_keys=member.wall_keys | {organisation_key(accused)},
    )


def _asked() -> dict[str, Filters]:
    row = Case.objects.latest("tabled_on", "id")
    province = Territory.objects.filter(parent__isnull=True)[0].id
    ((body, _times),) = Counter(Party.objects.values_list("organisation_id", flat=True)).most_common(1)
    return {
        "nothing": Filters(),
        "status": Filters(status="C6"),
        "requester": Filters(requester_type="COOP"),
        "severity": Filters(severity="SEV1"),
        "place": Filters(place_id=row.place_id),
        "territory": Filters(territory_id=row.territory_id),
        "province": Filters(territory_id=province),
        "organisation": Filters(organisation_id=body),
        "rare": Filters(words=RARE),
        "frequent": Filters(words=FREQUENT),
        "all": Filters(words=FREQUENT, status="C6", territory_id=province, organisation_id=body),
    }


@pytest.mark.parametrize("few", [narrowing.FEW, 5])
def test_no_question_of_the_register_walks_a_table_without_an_index(
    reader: Actor, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr(narrowing, "FEW", few)
    after = cases(reader, size=100).next_cursor
    for name, filters in _asked().items():
        for cursor in (None, after):
            with listening() as heard:
                cases(reader, filters, after=cursor)
            found = [step for asked in heard.statements for step in scans(plan_of(asked))]
            assert found == [], name
    with listening() as heard:
        count_by_status(reader)
        case(reader, cases(reader).items[0].id)
    assert [step for asked in heard.statements for step in scans(plan_of(asked))] == []


def test_many_hits_are_not_sorted(reader: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(narrowing, "FEW", 5)
    for name in ("nothing", "status", "province", "organisation", "frequent"):
        filters = _asked()[name]
        with listening() as heard:
            cases(reader, filters)
        (page,) = [asked for asked in heard.statements if 'ORDER BY "case_file"."tabled_on"' in asked[0]]
        assert "USE TEMP B-TREE FOR ORDER BY" not in plan_of(page), name


def test_few_and_many_give_the_same_lines(reader: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = _asked()
    first = {name: cases(reader, filters, size=ROWS).items for name, filters in asked.items()}
    assert [name for name, lines in first.items() if not lines and name not in ("rare", "all")] == []
    monkeypatch.setattr(narrowing, "FEW", 5)
    assert {name: cases(reader, filters, size=ROWS).items for name, filters in asked.items()} == first


def test_a_walk_through_a_table_is_found() -> None:
    with listening() as heard:
        list(Case.objects.filter(summary="x").order_by())
        list(Case.objects.filter(title__contains="x").order_by("title"))
    assert len([step for asked in heard.statements for step in scans(plan_of(asked))]) == 2
