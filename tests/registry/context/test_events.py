"""Events of ACLED and UCDP, taken over and read beside our places."""

from collections.abc import Sequence
from datetime import date

import pytest

from kikao.foundation.access.actor import Actor
from kikao.foundation.base.stops import NotAllowed
from kikao.foundation.base.tables import Given, as_csv, given, guess, read_table
from kikao.registry.context.actions import import_events
from kikao.registry.context.models import ContextEvent
from kikao.registry.context.queries import events, events_compared
from kikao.registry.context.reckoning import COLUMNS
from kikao.registry.places.actions import load_places
from kikao.registry.places.queries import match_territory
from kikao.registry.terms.actions import load_terms

ACLED = (
    "event_id_cnty",
    "event_date",
    "year",
    "time_precision",
    "event_type",
    "sub_event_type",
    "actor1",
    "actor2",
    "admin1",
    "admin2",
    "admin3",
    "location",
    "latitude",
    "longitude",
    "geo_precision",
    "notes",
    "fatalities",
)
CLASH = (
    "DRC1",
    "14 March 2020",
    "2020",
    "1",
    "Battles",
    "Armed clash",
    "Military Forces",
    "Mai-Mai",
    "Sud-Kivu",
    "Kalehe",
    "Buhavu",
    "Nyabibwe",
    "-1.95",
    "28.93",
    "1",
    "words that are not kept",
    "3",
)
FAR = (
    *("DRC2", "2020-03-01", "2020", "3", "Protests", "Peaceful protest", "", "", "Sud-Kivu", "", ""),
    "Sud-Kivu",
    "-1.95",
    "28.93",
    "3",
    "",
    "",
)
WRONG = ("DRC3", "soon", *CLASH[2:])
UCDP = (
    "id",
    "date_start",
    "date_end",
    "date_prec",
    "type_of_violence",
    "side_a",
    "side_b",
    "adm_1",
    "adm_2",
    "where_prec",
    "where_coordinates",
    "best",
    "lat",
    "lon",
)
VIOLENCE = (
    "36210",
    "2009-02-20T00:00:00",
    "2009-03-02 00:00:00.000",
    "3",
    "3",
    "LRA",
    "Civilians",
    "South Kivu province",
    "Walungu territory",
    "2",
    "Kaniola",
    "7",
    "-2.6",
    "28.6",
)


def lines(source: str, head: Sequence[str], *rows: Sequence[str]) -> tuple[Given, ...]:
    table = read_table(as_csv(head, rows, mark=","))
    return given(table, guess(table.columns, COLUMNS[source]))


@pytest.fixture
def loaded(system: Actor, secretary: Actor) -> Actor:
    load_terms(system)
    load_places(system)
    return secretary


def test_events_are_laid_beside_our_places(loaded: Actor) -> None:
    asked = lines("ACLED", ACLED, CLASH, FAR, WRONG)
    looked = events_compared(loaded, "ACLED", asked)
    assert (looked.new, looked.changed, looked.unchanged, [one.number for one in looked.refused]) == (
        2,
        0,
        0,
        [4],
    )
    import_events(loaded, source="ACLED", lines=asked)
    clash, protest = events(loaded).items
    assert (clash.happened.start, clash.kind, clash.fatalities) == (date(2020, 3, 14), "Armed clash", 3)
    assert clash.territory == "Kalehe · Buhavu"
    assert clash.near.startswith("Kalimbi")
    assert clash.near_km is not None
    assert clash.near_km <= 5
    assert (protest.happened.as_text(), protest.near, protest.fatalities) == ("03/2020", "", None)
    assert not any("not kept" in str(row) for row in ContextEvent.objects.values_list())


def test_a_newer_file_is_followed_and_nothing_stands_twice(loaded: Actor) -> None:
    import_events(loaded, source="ACLED", lines=lines("ACLED", ACLED, CLASH, FAR))
    newer = (*CLASH[:-1], "5")
    looked = events_compared(loaded, "ACLED", lines("ACLED", ACLED, newer, FAR))
    assert (looked.new, looked.changed, looked.unchanged) == (0, 1, 1)
    import_events(loaded, source="ACLED", lines=lines("ACLED", ACLED, newer))
    assert ContextEvent.objects.count() == 2
    assert ContextEvent.objects.get(external_id="DRC1").fatalities == 5


def test_ucdp_is_read_too_and_the_list_is_narrowed(loaded: Actor, django_assert_num_queries: object) -> None:
    import_events(loaded, source="UCDP", lines=lines("UCDP", UCDP, VIOLENCE))
    with django_assert_num_queries(3):  # type: ignore[operator]
        (one,) = events(loaded).items
    assert (one.kind, one.territory, one.happened.as_text()) == (
        "One-sided violence",
        "Walungu",
        "20/02/2009-02/03/2009",
    )
    import_events(loaded, source="ACLED", lines=lines("ACLED", ACLED, CLASH, FAR))
    with django_assert_num_queries(3):  # type: ignore[operator]
        assert len(events(loaded).items) == 3
    kalehe = match_territory(loaded, "Kalehe")[0].line.id
    for asked, found in (
        ({"source": "UCDP"}, 1),
        ({"kind": "3"}, 1),
        ({"search": "NYABIBWE mai"}, 1),
        ({"territory_id": kalehe}, 1),
        ({"since": date(2020, 3, 10)}, 2),
        ({"until": date(2009, 2, 25)}, 1),
    ):
        assert len(events(loaded, **asked).items) == found, asked  # type: ignore[arg-type]


def test_others_neither_take_events_over_nor_read_them(loaded: Actor, member: Actor, source: Actor) -> None:
    import_events(loaded, source="UCDP", lines=lines("UCDP", UCDP, VIOLENCE))
    assert len(events(member).items) == 1
    assert events(source).items == ()
    with pytest.raises(NotAllowed):
        import_events(member, source="UCDP", lines=())
