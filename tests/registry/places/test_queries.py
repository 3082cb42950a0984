"""Asking where."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.base.stops import Invalid, Unknown
from kikao.registry.places.actions import add_place, add_territory, load_places, retire_place
from kikao.registry.places.queries import (
    match_place,
    match_territory,
    place,
    place_by_pcode,
    place_choices,
    places,
    places_counted,
    places_named,
    require_place,
    spellings_of_territories,
    territories,
    territories_under,
    territory,
    territory_choices,
)

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


@pytest.fixture
def loaded(system: Actor) -> None:
    """Load the product's places."""
    load_places(system)


@pytest.mark.parametrize(
    ("search", "names"),
    [
        ("KALIMBI", ["Kalimbi (Nyabibwe)", "Kalimbi/T20"]),
        ("carriere d18", ["Carrière D18 Nord"]),
        ("codmine02872", ["Madirha"]),
        ("bitale", ["Bitale", "Kaesi", "Kainga"]),
        ("no such place", []),
        ("100%", []),
        ("_", []),
    ],
)
@pytest.mark.usefixtures("loaded")
def test_places_are_found_by_name_spelling_village_and_code(
    member: Actor, search: str, names: list[str]
) -> None:
    assert [line.name for line in places(member, search=search).items] == names


@pytest.mark.usefixtures("loaded")
def test_places_are_kept_by_kind_and_by_territory_with_all_below_it(member: Actor) -> None:
    mwenga = match_territory(member, "Mwenga")[0].line.id
    found = places(member, kind="SITE", territory_id=mwenga).items
    assert [line.name for line in found] == ["Carrière D18 Nord", "Kadumwa", "Lugushwa", "Mbwega", "Mobale"]
    assert places(member, territory_id=uuid4()).items == ()


@pytest.mark.usefixtures("loaded")
def test_places_come_in_pages_that_neither_lose_nor_repeat(member: Actor) -> None:
    seen: list[str] = []
    after = None
    while True:
        page = places(member, size=7, after=after)
        seen += [line.name for line in page.items]
        after = page.next_cursor
        if after is None:
            break
    assert len(seen) == 39
    assert seen == [line.name for line in places(member, size=100).items]
    with pytest.raises(Unknown):
        places(member, after="nonsense")


@pytest.mark.parametrize("rows", [1, 3])
def test_places_cost_two_queries_however_many_there_are(secretary: Actor, rows: int) -> None:
    province = add_territory(secretary, kind="PROVINCE", name="Sud-Kivu")
    for number in range(rows):
        add_place(secretary, kind="SITE", name=f"Site {number}", territory_id=province, precision="TERR")
    with CaptureQueriesContext(connection) as asked:
        assert len(places(secretary, search="site").items) == rows
    assert len(asked) == 2


@pytest.mark.usefixtures("loaded")
def test_a_place_is_shown_with_what_is_known_of_it(member: Actor) -> None:
    with translation.override("en"):
        page = place(member, place_by_pcode(member, "codmine00829").id)
    assert page.line.commodities == ("Cassiterite (tin)", "Coltan (tantalum)")
    assert page.line.precision_label == "GPS of the place"
    assert (page.workers, page.workers_year, page.certainty_label) == (20, 2013, "Medium")
    assert page.origin == "IPIS open data (ODC-BY 1.0, credit IPIS)"
    assert [line.text for line in page.spellings] == ["Bitale Kaesi"]
    with pytest.raises(Unknown):
        place(member, uuid4())
    with pytest.raises(Unknown):
        place_by_pcode(member, "")


@pytest.mark.parametrize(
    ("written", "name", "likeness"),
    [
        ("kalimbi t20", "Kalimbi/T20", 100),
        ("KALIMBI", "Kalimbi (Nyabibwe)", 100),
        ("codmine01755", "Mbwega", 100),
        ("Zolazola", "Zolazola D23", 100),
        ("Lugushuwa", "Lugushwa", 75),
        ("Bitale centre", "Kainga", 100),
    ],
)
@pytest.mark.usefixtures("loaded")
def test_match_place_proposes_the_most_alike_first(
    member: Actor, written: str, name: str, likeness: int
) -> None:
    best = match_place(member, written)[0]
    assert (best.line.name, best.likeness) == (name, likeness)


@pytest.mark.usefixtures("loaded")
def test_match_place_proposes_nothing_for_nothing_and_can_stay_in_a_territory(member: Actor) -> None:
    assert match_place(member, "") == ()
    assert match_place(member, "Timbuktu") == ()
    walungu = match_territory(member, "Walungu")[0].line.id
    assert {match.line.territoire for match in match_place(member, "Kaziba", territory_id=walungu)} == {
        "Walungu"
    }
    assert match_place(member, "Kalimbi", territory_id=walungu) == ()


@pytest.mark.usefixtures("loaded")
def test_match_territory_knows_other_spellings(member: Actor) -> None:
    assert match_territory(member, "Luhwinja")[0].line.name == "Luhwindja"
    assert match_territory(member, "bafuliro")[0].line.name == "Bafuliru"
    assert match_territory(member, "Mbinga-Nord")[0].line.full_name == "Kalehe · Buhavu · Mbinga Nord"


@pytest.mark.usefixtures("loaded")
def test_territories_stand_below_the_one_they_lie_in(source: Actor) -> None:
    lines = territories(source)
    assert (lines[0].name, lines[0].depth, lines[0].full_name) == ("Sud-Kivu", 0, "Sud-Kivu")
    assert [line.name for line in lines if line.depth == 1][:3] == ["Bukavu", "Fizi", "Idjwi"]
    seen = set()
    for line in lines:
        assert line.parent_id is None or line.parent_id in seen
        seen.add(line.id)
    assert len(territory_choices(source)) == len(lines)


@pytest.mark.usefixtures("loaded")
def test_territories_count_their_places_and_tell_their_spellings(member: Actor) -> None:
    buzi = match_territory(member, "Buzi")[0].line
    assert places_counted(member)[buzi.id] == 4
    luhwindja = match_territory(member, "Luhwindja")[0].line
    assert [line.text for line in spellings_of_territories(member)[luhwindja.id]] == ["Luhwinja"]
    assert buzi.id in territories_under(member, match_territory(member, "Kalehe")[0].line.id)
    assert territory(member, buzi.id) == buzi


@pytest.mark.usefixtures("loaded")
def test_what_refers_to_a_retired_place_still_names_it(secretary: Actor) -> None:
    made = place_by_pcode(secretary, "codmine00917").id
    assert require_place(secretary, made, field="place_id") == made
    assert str(made) in dict(place_choices(secretary))
    retire_place(secretary, place_id=made)
    assert places_named(secretary, [made, None])[made].name == "Kalimbi (Nyabibwe)"
    assert places_named(secretary, [None]) == {}
    assert str(made) not in dict(place_choices(secretary))
    with pytest.raises(Invalid):
        require_place(secretary, made, field="place_id")


@pytest.mark.parametrize("role", [Role.DONOR, Role.OBSERVER, Role.FOCAL_POINT, Role.OPERATOR, None])
@pytest.mark.usefixtures("loaded")
def test_those_who_read_no_case_see_no_place(secretary: Actor, source: Actor, role: Role | None) -> None:
    made = place_by_pcode(secretary, "codmine00917").id
    other = Actor(secretary.working_group_id, roles=frozenset({role})) if role else source
    assert places(other).items == ()
    assert places_named(other, [made]) == {}
    assert match_place(other, "Kalimbi") == ()
    assert places_counted(other) == {}
    with pytest.raises(Unknown):
        place(other, made)


@pytest.mark.usefixtures("loaded")
def test_another_group_sees_nothing(secretary: Actor, stranger: Actor) -> None:
    assert places(stranger).items == ()
    assert territories(stranger) == ()
    with pytest.raises(Unknown):
        place(stranger, place_by_pcode(secretary, "codmine00917").id)
    with pytest.raises(Unknown):
        territory(stranger, territories(secretary)[0].id)
