"""The register: filters, search, pages, counts, export; the same cost however long it is."""

from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kikao.casework.cases.actions import add_party, move_case
from kikao.casework.cases.enums import PartyRole
from kikao.casework.cases.models import Case
from kikao.casework.cases.queries import Filters, cases, cases_by_id, count_by_status, export_rows, titles
from kikao.foundation.base.stops import Unknown
from kikao.registry.places.queries import place, territory
from tests.casework.cases.conftest import MARKER, Desk

pytestmark = pytest.mark.django_db


def _ids(desk: Desk, name: str = "chantal", **asked: object) -> list[UUID]:
    return [line.id for line in cases(desk.by(name), Filters(**asked)).items]  # type: ignore[arg-type]


def test_newest_tabling_comes_first_and_pages_follow_each_other_without_gap_or_double(desk: Desk) -> None:
    days = ["2019-03-01", "2020-01-01", "2019-03-01", "2021-05-05", "2018-01-01"]
    made = [desk.table(tabled_on=_day(day)) for day in days]
    found, after = [], None
    while True:
        page = cases(desk.by("chantal"), after=after, size=2)
        found += [line.id for line in page.items]
        after = page.next_cursor
        if after is None:
            break
    assert found == [made[3], made[1], made[2], made[0], made[4]]
    with pytest.raises(Unknown):
        cases(desk.by(), after="nonsense")


def test_filters_narrow_by_each_of_their_parts_and_by_all_together(desk: Desk) -> None:
    plain = desk.table(title="A plain matter")
    placed = desk.table(
        title="Toll at Kalimbi", place_id=desk.kalimbi, requester_type="COOP", severity="SEV2"
    )
    add_party(desk.by(), case_id=placed, organisation_id=desk.cast.bodies["mines"], role=PartyRole.ADDRESSEE)
    Case.objects.filter(id=placed).update(status="C2")
    near = place(desk.by(), desk.kalimbi).line.territory_id
    narrow: dict[str, object] = {
        "words": "toll",
        "status": "C2",
        "requester_type": "COOP",
        "severity": "SEV2",
        "place_id": desk.kalimbi,
        "territory_id": near,
        "organisation_id": desk.cast.bodies["mines"],
    }
    for name, value in narrow.items():
        assert _ids(desk, **{name: value}) == [placed]
    assert _ids(desk, **narrow) == [placed]
    assert _ids(desk, status="C0") == [plain]
    assert _ids(desk, **{**narrow, "status": "C0"}) == []


def test_a_territory_holds_all_that_lies_in_it(desk: Desk) -> None:
    placed = desk.table(place_id=desk.kalimbi)
    line = territory(desk.by(), place(desk.by(), desk.kalimbi).line.territory_id)
    assert line.parent_id
    assert _ids(desk, territory_id=line.parent_id) == [placed]


def test_a_case_with_two_roles_of_one_organisation_stands_once(desk: Desk, case_id: UUID) -> None:
    body = desk.cast.bodies["mines"]
    for role in (PartyRole.ADDRESSEE, PartyRole.PARTY):
        add_party(desk.by(), case_id=case_id, organisation_id=body, role=role)
    assert _ids(desk, organisation_id=body) == [case_id]


@pytest.mark.parametrize(
    "words",
    [
        MARKER,
        MARKER.lower(),
        "secrèt",
        "case 4417",
        "4417 secret",
        "  secret  ",
        "secret-case",
        "sec",
    ],
)
def test_search_finds_words_without_accents_capitals_order_or_ending(
    desk: Desk, case_id: UUID, words: str
) -> None:
    desk.table(title="Another matter")
    assert _ids(desk, words=words) == [case_id]


@pytest.mark.parametrize(
    "words", ["zebra", "secret zebra", "!!!", '"', "secret OR zebra", "(", "*", "NEAR(", "-"]
)
def test_search_finds_nothing_else_and_knows_no_operators(desk: Desk, case_id: UUID, words: str) -> None:
    assert _ids(desk, words=words) == []


def test_search_finds_the_reference_as_people_write_it(desk: Desk, case_id: UUID) -> None:
    reference = desk.page(case_id).line.reference
    assert _ids(desk, words=reference) == _ids(desk, words=reference.lower().replace("-", " ")) == [case_id]


def test_counts_tell_each_reader_only_what_they_see(desk: Desk, case_id: UUID) -> None:
    desk.table("pmh")
    Case.objects.filter(id=case_id).update(status="C1")
    move_case(desk.by(), case_id=case_id, new="C2")
    assert count_by_status(desk.by("chantal")) == {"C0": 1, "C2": 1}
    assert count_by_status(desk.by("didier")) == {"C2": 1}


@pytest.mark.parametrize("asked", [Filters(), Filters(words="secret"), Filters(status="C0")])
def test_the_register_costs_the_same_however_long_it_is(desk: Desk, asked: Filters) -> None:
    by, costs = desk.by("chantal"), []
    for more in (1, 2):
        for _n in range(more):
            desk.table("fardc", place_id=desk.kalimbi, requester_type="COOP")
        with CaptureQueriesContext(connection) as heard:
            lines = cases(by, asked).items
        costs.append(len(heard))
    assert len(lines) == 3
    assert costs[0] == costs[1] <= 4


def test_cases_by_id_and_titles_leave_out_what_is_walled(desk: Desk, case_id: UUID) -> None:
    walled, unchecked = desk.table("pmh"), desk.table(checked=False)
    didier, asked = desk.by("didier"), [case_id, walled, unchecked]
    assert set(cases_by_id(didier, asked)) == {case_id, unchecked}
    named = titles(didier, asked)
    assert set(named) == {case_id, unchecked}
    assert named[case_id].endswith(MARKER)
    assert MARKER not in named[unchecked]
    assert cases_by_id(didier, []) == {}


def test_the_export_yields_every_line_once_with_its_parties(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kikao.casework.cases.queries.register.BATCH", 2)
    made = [desk.table("fardc") for _n in range(3)]
    desk.table("pmh")
    lines = list(export_rows(desk.by("didier")))
    assert [line.line.id for line in lines] == made[::-1]
    assert [party.organisation for line in lines for party in line.parties] == ["FARDC"] * 3
    assert list(export_rows(desk.by("didier"), Filters(words="zebra"))) == []


def test_the_export_holds_back_words_that_nobody_checked(desk: Desk) -> None:
    desk.table(checked=False, summary="A summary")
    (line,) = export_rows(desk.by("chantal"))
    assert (line.line.title, line.summary) == ("", "")


def _day(text: str) -> object:
    from datetime import date

    return date.fromisoformat(text)
