"""Names, facts and the product's places."""

from decimal import Decimal
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kikao.registry.places.enums import Certainty, Commodity, PlaceKind, PlacePrecision, TerritoryKind
from kikao.registry.places.lifecycle import PARENTS
from kikao.registry.places.reckoning.facts import PlaceFacts, faults_in, tidied
from kikao.registry.places.reckoning.names import HOLDS, SAME, likeness, place_key, search_words
from kikao.registry.places.reckoning.product import product_places, product_territories


def _facts(**changes: object) -> PlaceFacts:
    facts: dict[str, object] = {
        "kind": "SITE",
        "name": "Kalimbi",
        "territory_id": uuid4(),
        "precision": "TERR",
    }
    return tidied(PlaceFacts(**(facts | changes)))  # type: ignore[typeddict-item]


@pytest.mark.parametrize(
    "written", ["Mbinga Nord", "Mbinga nord", "Mbinga-Nord", "MBINGA  NÔRD", "mbinga_nord"]
)
def test_a_name_is_the_same_whatever_its_accents_capitals_and_signs(written: str) -> None:
    assert place_key(written) == "mbinganord"


@pytest.mark.parametrize(
    ("asked", "held", "expected"),
    [
        ("kalimbi", "kalimbi", SAME),
        ("kalimbi", "kalimbinyabibwe", HOLDS),
        ("luhwindja", "luhwinja", 75),
        ("kalimbi", "lugushwa", 0),
        ("", "kalimbi", 0),
        ("t20", "kalimbit20", 0),
    ],
)
def test_likeness(asked: str, held: str, expected: int) -> None:
    assert likeness(asked, held) == expected


@given(st.text(max_size=40))
def test_a_folded_name_folds_to_itself(text: str) -> None:
    assert place_key(place_key(text)) == place_key(text)


def test_search_words_hold_every_word_once() -> None:
    assert (
        search_words("Kaesi", "Bitale", "codmine00829", ["Bitale Kaesi", "Kaési"])
        == "kaesi bitale codmine00829"
    )


def test_facts_that_are_whole_have_no_fault() -> None:
    whole = _facts(
        name="  Kalimbi ",
        latitude=Decimal("-1.9431"),
        longitude=Decimal("28.9352"),
        precision="GPS",
        origin="IPIS",
        commodities=("GOLD", "GOLD"),
        workers=800,
        workers_year=2018,
        certainty="HIGH",
    )
    assert faults_in(whole) == {}
    assert (whole["name"], whole["commodities"]) == ("Kalimbi", ("GOLD",))


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": " - "}, "name"),
        ({"name": "x" * 151}, "name"),
        ({"name": "Kalimbi\x00"}, "name"),
        ({"village": "x" * 101}, "village"),
        ({"kind": "MOON"}, "kind"),
        ({"precision": ""}, "precision"),
        ({"certainty": "SURE"}, "certainty"),
        ({"commodities": ("CHEESE",)}, "commodities"),
        ({"precision": "GPS"}, "latitude"),
        ({"latitude": Decimal(1), "origin": "x"}, "longitude"),
        ({"longitude": Decimal(1), "origin": "x"}, "latitude"),
        ({"latitude": Decimal(91), "longitude": Decimal(1), "origin": "x"}, "latitude"),
        ({"latitude": Decimal(1), "longitude": Decimal(-181), "origin": "x"}, "longitude"),
        ({"latitude": Decimal(1), "longitude": Decimal(1)}, "origin"),
        ({"workers": 3}, "workers_year"),
        ({"workers": 3, "workers_year": 2999}, "workers_year"),
        ({"workers": -3, "workers_year": 2020}, "workers"),
    ],
)
def test_a_fact_that_cannot_be_kept_is_named(changes: dict[str, object], field: str) -> None:
    assert set(faults_in(_facts(**changes))) == {field}


def test_the_products_territories_stand_after_the_one_they_lie_in() -> None:
    kinds: dict[str, str] = {}
    for line in product_territories():
        assert line.path not in kinds
        above = kinds.get(line.parent)
        assert above in (PARENTS[line.kind] or {None}), line.path
        kinds[line.path] = line.kind
    assert set(kinds.values()) == set(TerritoryKind.values)
    assert sum(kind == TerritoryKind.TERRITOIRE for kind in kinds.values()) == 8


def test_the_products_places_are_whole() -> None:
    paths = {line.path for line in product_territories()}
    codes = [line.pcode for line in product_places()]
    assert len(codes) == len(set(codes))
    for line in product_places():
        assert line.territory in paths, line.name
        assert line.kind in PlaceKind.values
        assert line.precision in PlacePrecision.values
        assert not line.certainty or line.certainty in Certainty.values
        assert set(line.commodities) <= set(Commodity.values)
        assert (line.latitude is None) == (line.origin == ""), "a position always says where it comes from"
    sites = [line for line in product_places() if line.kind == PlaceKind.SITE]
    assert len(sites) == 19
    assert all(line.pcode.startswith("codmine") and "ODC-BY" in line.origin for line in sites)
