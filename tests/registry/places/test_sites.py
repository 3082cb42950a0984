"""The open register of mine sites, taken over and taken over again."""

from collections.abc import Sequence

import pytest

from kikao.foundation.access.actor import Actor
from kikao.foundation.base.stops import NotAllowed
from kikao.foundation.base.tables import Given, as_csv, given, guess, read_table
from kikao.registry.places.actions import add_place, edit_place, import_sites, load_places
from kikao.registry.places.models import Place, Spelling
from kikao.registry.places.queries import match_territory, place, place_by_pcode, places, sites_compared
from kikao.registry.places.reckoning.sites import COLUMNS

HEAD = (
    "pcode",
    "name",
    "territoire",
    "collectivite",
    "groupement",
    "village",
    "latitude",
    "longitude",
    "location_origin",
    "mineral1",
    "workers_numb",
    "visit_date",
    "project",
)
FIRST = (
    "codmine90001",
    "Nyamurhale/Lubona",
    "Walungu",
    "Ngweshe",
    "",
    "Lubona",
    "-2.7",
    "28.5",
    "GPS",
    "Or",
    "120",
    "2015-11-04",
    "IPIS - 2015",
)
SECOND = (
    "codmine90002",
    "Kadubo (rivière)",
    "Fizi",
    "Ngandja",
    "",
    "Kadubo",
    "-4.1",
    "28.8",
    "Approximation",
    "Saphir",
    "",
    "2013-08-24",
    "",
)
STRANGE = ("codmine90003", "Ailleurs", "Pangi", "", "", "", "", "", "", "Or", "", "", "")
HALF = ("codmine90004", "Demi", "Fizi", "", "", "", "-4.1", "", "GPS", "Or", "", "", "")


def lines(*rows: Sequence[str]) -> tuple[Given, ...]:
    table = read_table(as_csv(HEAD, rows))
    return given(table, guess(table.columns, COLUMNS))


@pytest.fixture
def loaded(system: Actor, secretary: Actor) -> Actor:
    load_places(system)
    return secretary


def test_sites_are_entered_with_their_other_names_and_what_is_wrong_is_told(loaded: Actor) -> None:
    asked = lines(FIRST, SECOND, STRANGE, HALF, FIRST)
    looked = sites_compared(loaded, asked)
    assert (looked.new, looked.changed, looked.unchanged) == (2, 0, 0)
    assert [plan.number for plan in looked.refused] == [4, 5, 6]
    import_sites(loaded, lines=asked)
    first = place(loaded, place_by_pcode(loaded, "codmine90001").id)
    assert first.line.territory == "Walungu · Ngweshe"
    assert [one.text for one in first.spellings] == ["Lubona", "Nyamurhale"]
    assert (first.workers, first.workers_year, first.line.precision) == (120, 2015, "GPS")
    assert "codmine90001" in {line.pcode for line in places(loaded, search="lubona").items}
    second = place(loaded, place_by_pcode(loaded, "codmine90002").id)
    assert (second.line.precision, second.certainty, second.commodity_codes) == ("VILLAGE", "LOW", ("OTHER",))


def test_a_file_taken_over_again_changes_nothing_and_a_newer_one_what_is_new(loaded: Actor) -> None:
    import_sites(loaded, lines=lines(FIRST, SECOND))
    before = list(Place.objects.order_by("id").values())
    import_sites(loaded, lines=lines(FIRST, SECOND))
    assert list(Place.objects.order_by("id").values()) == before
    renamed = (FIRST[0], "Lubona Nouveau", *FIRST[2:10], "80", "2020-01-01", "IPIS - 2020")
    looked = sites_compared(loaded, lines(renamed))
    assert (looked.new, looked.changed, looked.unchanged, looked.kept) == (0, 1, 0, ())
    import_sites(loaded, lines=lines(renamed))
    found = place(loaded, place_by_pcode(loaded, "codmine90001").id)
    assert (found.line.name, found.workers, found.workers_year) == ("Lubona Nouveau", 80, 2020)
    assert "Nyamurhale/Lubona" in {one.text for one in found.spellings}
    assert Place.objects.filter(pcode="codmine90002").exists(), "what the file leaves out is not deleted"


def test_what_the_group_wrote_is_not_overwritten_unless_it_says_so(loaded: Actor) -> None:
    import_sites(loaded, lines=lines(FIRST))
    found = place(loaded, place_by_pcode(loaded, "codmine90001").id)
    edit_place(
        loaded,
        place_id=found.line.id,
        version=found.version,
        kind="SITE",
        name="Nyamurhale",
        territory_id=found.line.territory_id,
        village="Lubona",
        latitude=found.latitude,
        longitude=found.longitude,
        precision="GPS",
        origin=found.origin,
        pcode=found.line.pcode,
        commodities=("GOLD",),
        workers=40,
        workers_year=2021,
    )
    again = sites_compared(loaded, lines(FIRST))
    assert (again.plans[0].taken, again.kept) == ({}, ()), "the register says nothing new"
    assert again.plans[0].spellings == ("Nyamurhale/Lubona",), "its name stays a way to find the place"
    newer = (*FIRST[:9], "Coltan", "300", "2022-01-01", "IPIS - 2022")
    looked = sites_compared(loaded, lines(newer))
    assert (looked.changed, len(looked.kept)) == (1, 1)
    assert len(looked.kept[0].kept_words) == 1
    import_sites(loaded, lines=lines(newer))
    held = Place.objects.get(pcode="codmine90001")
    assert (held.name, held.workers, held.workers_year, held.commodities) == (
        "Nyamurhale",
        40,
        2021,
        ["COLTAN"],
    )
    import_sites(loaded, lines=lines(newer), overwrite=True)
    held.refresh_from_db()
    assert (held.name, held.workers) == ("Nyamurhale/Lubona", 300)
    assert "nyamurhale" in set(Spelling.objects.filter(place=held).values_list("key", flat=True))


def test_a_site_without_a_code_that_is_called_the_same_gets_the_code(loaded: Actor) -> None:
    ground = match_territory(loaded, "Ngweshe")[0].line.id
    made = add_place(loaded, kind="SITE", name="Nyamurhale Lubona", territory_id=ground, precision="GROUP")
    import_sites(loaded, lines=lines(FIRST))
    assert place_by_pcode(loaded, "codmine90001").id == made


def test_only_the_secretariat_takes_sites_over(loaded: Actor, member: Actor) -> None:
    with pytest.raises(NotAllowed):
        import_sites(member, lines=lines(FIRST))


def test_a_file_is_compared_with_the_same_number_of_queries(
    loaded: Actor, django_assert_num_queries: object
) -> None:
    import_sites(loaded, lines=lines(FIRST))
    for asked in (lines(FIRST), lines(FIRST, SECOND, STRANGE)):
        with django_assert_num_queries(4):  # type: ignore[operator]
            sites_compared(loaded, asked)
