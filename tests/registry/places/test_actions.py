"""Keeping the register of places."""

from decimal import Decimal
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, transaction

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.models import WorkingGroup
from kikao.foundation.audit.models import TrailEntry
from kikao.foundation.base.stops import Clash, Invalid, NotAllowed, Stop, Unknown
from kikao.registry.places.actions import (
    add_place,
    add_spelling,
    add_territory,
    edit_place,
    load_places,
    remove_spelling,
    rename_territory,
    restore_place,
    retire_place,
)
from kikao.registry.places.models import Place, Spelling, Territory
from kikao.registry.places.queries import (
    match_territory,
    place,
    place_by_pcode,
    places,
    territories,
    territory,
)
from kikao.registry.places.reckoning.product import product_places, product_territories

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


@pytest.fixture
def kalehe(system: Actor) -> UUID:
    """Return the territoire of Kalehe, with the product's places loaded."""
    load_places(system)
    return Territory.objects.get(
        working_group_id=system.working_group_id, kind="TERRITOIRE", name="Kalehe"
    ).id


def test_load_places_brings_the_province_of_the_group_once(system: Actor, secretary: Actor) -> None:
    assert load_places(system) == system.working_group_id
    load_places(secretary)
    assert Territory.objects.count() == len(product_territories())
    assert Place.objects.count() == len(product_places())
    kalimbi = place_by_pcode(secretary, "codmine00917")
    assert kalimbi.territory == "Kalehe · Buhavu · Mbinga Nord"
    assert kalimbi.territoire == "Kalehe"


def test_load_places_keeps_what_the_group_changed(kalehe: UUID, system: Actor, secretary: Actor) -> None:
    rename_territory(secretary, territory_id=kalehe, name="Kalehe-Centre")
    kalimbi = place_by_pcode(secretary, "codmine00917").id
    retire_place(secretary, place_id=kalimbi)
    load_places(system)
    assert Territory.objects.count() == len(product_territories())
    assert territory(secretary, kalehe).name == "Kalehe-Centre"
    assert not place(secretary, kalimbi).line.active


def test_load_places_of_an_unknown_province_brings_the_province_alone(stranger: Actor) -> None:
    load_places(Actor.system(stranger.working_group_id))
    load_places(Actor.system(stranger.working_group_id))
    assert [line.name for line in territories(stranger)] == ["Haut-Katanga"]
    assert places(stranger).items == ()


def test_load_places_knows_the_province_by_another_spelling(group: WorkingGroup, system: Actor) -> None:
    WorkingGroup.objects.filter(id=group.id).update(province="South Kivu")
    load_places(system)
    assert Place.objects.count() == len(product_places())


def test_add_place_keeps_the_facts_and_leaves_an_entry_in_the_trail(kalehe: UUID, secretary: Actor) -> None:
    made = add_place(
        secretary,
        kind="ROUTE",
        name=" Barrière de Katana ",
        territory_id=kalehe,
        precision="GPS",
        latitude=Decimal("-2.2"),
        longitude=Decimal("28.8"),
        origin="mission",
        commodities=("GOLD",),
    )
    page = place(secretary, made)
    assert page.line.name == "Barrière de Katana"
    assert page.line.full_name == "Barrière de Katana (Kalehe)"
    assert page.latitude == Decimal("-2.2")
    assert page.commodity_codes == ("GOLD",)
    assert TrailEntry.objects.get(verb="place.add").object_ref == str(made)


def test_add_place_is_refused_with_one_sentence_for_each_field(secretary: Actor, kalehe: UUID) -> None:
    before = Place.objects.count()
    with pytest.raises(Invalid) as stop:
        add_place(secretary, name="", territory_id=uuid4())
    assert set(stop.value.fields) == {"name", "kind", "precision", "territory_id"}
    assert Place.objects.count() == before


def test_add_place_asks_before_a_second_of_the_same_name(kalehe: UUID, secretary: Actor) -> None:
    facts = {"kind": "SITE", "territory_id": kalehe, "precision": "TERR"}
    add_place(secretary, name="Kaboge", **facts)
    with pytest.raises(Stop, match=r"place\.already_there"):
        add_place(secretary, name="KABOGÉ", **facts)
    add_place(secretary, name="Kaboge", another=True, **facts)
    add_place(secretary, name="Kaboge", **(facts | {"kind": "TOWN"}))
    assert Place.objects.filter(key="kaboge").count() == 3


def test_a_code_of_another_register_stands_once(kalehe: UUID, secretary: Actor) -> None:
    with pytest.raises(Stop, match=r"place\.code_taken"):
        add_place(
            secretary, kind="SITE", name="Other", territory_id=kalehe, precision="TERR", pcode="codmine00917"
        )


def test_edit_place_keeps_its_spellings_findable(kalehe: UUID, secretary: Actor) -> None:
    made = add_place(secretary, kind="SITE", name="Alpha", territory_id=kalehe, precision="TERR")
    add_spelling(secretary, text="Bravo", place_id=made)
    edit_place(
        secretary,
        place_id=made,
        version=1,
        kind="DEPOT",
        name="Charlie",
        territory_id=kalehe,
        precision="GROUP",
    )
    assert [line.id for line in places(secretary, search="bravo").items] == [made]
    assert places(secretary, search="alpha").items == ()
    assert (place(secretary, made).line.kind, place(secretary, made).version) == ("DEPOT", 2)


def test_edit_place_is_refused_when_somebody_was_faster(kalehe: UUID, secretary: Actor) -> None:
    facts = {"kind": "SITE", "territory_id": kalehe, "precision": "TERR"}
    made = add_place(secretary, name="Alpha", **facts)
    edit_place(secretary, place_id=made, version=1, name="Bravo", **facts)
    with pytest.raises(Clash):
        edit_place(secretary, place_id=made, version=1, name="Charlie", **facts)
    assert place(secretary, made).line.name == "Bravo"


def test_a_retired_place_is_no_longer_offered_until_restored(kalehe: UUID, secretary: Actor) -> None:
    made = place_by_pcode(secretary, "codmine00917").id
    retire_place(secretary, place_id=made)
    assert made not in {line.id for line in places(secretary).items}
    assert made in {line.id for line in places(secretary, retired=True).items}
    with pytest.raises(Stop, match=r"place\.retired_already"):
        retire_place(secretary, place_id=made)
    restore_place(secretary, place_id=made)
    with pytest.raises(Stop, match=r"place\.offered_already"):
        restore_place(secretary, place_id=made)


def test_a_spelling_is_known_once_and_can_be_taken_back(kalehe: UUID, secretary: Actor) -> None:
    made = place_by_pcode(secretary, "codmine00907").id
    spelling = add_spelling(secretary, text="Mukungwé-Hill", place_id=made)
    for known in ("MUKUNGWE", "mukungwe hill"):
        with pytest.raises(Stop, match=r"spelling\.already_there"):
            add_spelling(secretary, text=known, place_id=made)
    assert [line.id for line in places(secretary, search="hill").items] == [made]
    remove_spelling(secretary, spelling_id=spelling)
    assert places(secretary, search="hill").items == ()
    with pytest.raises(Unknown):
        remove_spelling(secretary, spelling_id=spelling)


def test_a_spelling_belongs_to_one_thing(kalehe: UUID, secretary: Actor) -> None:
    made = place_by_pcode(secretary, "codmine00917").id
    for wrong in ({}, {"place_id": made, "territory_id": kalehe}, {"place_id": made, "text": " "}):
        with pytest.raises(Invalid):
            add_spelling(secretary, **({"text": "Kal"} | wrong))
    spelling = add_spelling(secretary, text="Kalehé-Est", territory_id=kalehe)
    assert match_territory(secretary, "kalehe est")[0].line.id == kalehe
    remove_spelling(secretary, spelling_id=spelling)
    with pytest.raises(Unknown):
        add_spelling(secretary, text="Kal", territory_id=uuid4())


def test_rename_territory_keeps_the_old_name_as_a_spelling(kalehe: UUID, secretary: Actor) -> None:
    rename_territory(secretary, territory_id=kalehe, name="Nouveau Kalehe")
    assert match_territory(secretary, "Kalehe")[0].line.id == kalehe
    rename_territory(secretary, territory_id=kalehe, name="KALÉHÉ")
    rename_territory(secretary, territory_id=kalehe, name="Kalehe")
    assert list(Spelling.objects.filter(territory_id=kalehe).values_list("text", flat=True)) == [
        "Nouveau Kalehe"
    ]


def test_add_territory_builds_the_tree_from_the_province_down(stranger: Actor) -> None:
    province = add_territory(stranger, kind="PROVINCE", name="Haut-Katanga")
    kipushi = add_territory(stranger, kind="TERRITOIRE", name="Kipushi", parent_id=province)
    assert territory(stranger, kipushi).full_name == "Kipushi"
    with pytest.raises(Stop, match=r"territory\.already_there"):
        add_territory(stranger, kind="TERRITOIRE", name="KIPUSHI", parent_id=province)
    with pytest.raises(Stop, match=r"territory\.already_there"):
        add_territory(stranger, kind="PROVINCE", name="haut katanga")
    with pytest.raises(Invalid):
        add_territory(stranger, kind="GROUPEMENT", name="Somewhere", parent_id=province)
    with pytest.raises(Invalid):
        add_territory(stranger, kind="TERRITOIRE", name="Somewhere")
    with pytest.raises(Invalid):
        add_territory(stranger, kind="MOON", name="Somewhere")
    with pytest.raises(Invalid):
        add_territory(stranger, kind="TERRITOIRE", name="??", parent_id=province)
    with pytest.raises(Unknown):
        add_territory(stranger, kind="TERRITOIRE", name="Somewhere", parent_id=uuid4())


def test_only_the_secretariat_keeps_the_register(kalehe: UUID, member: Actor, secretary: Actor) -> None:
    made = place_by_pcode(secretary, "codmine00917").id
    with pytest.raises(NotAllowed):
        add_place(member, kind="SITE", name="X", territory_id=kalehe, precision="TERR")
    with pytest.raises(NotAllowed):
        retire_place(member, place_id=made)
    with pytest.raises(NotAllowed):
        add_spelling(member, text="X", place_id=made)


def test_another_groups_places_are_unknown(kalehe: UUID, secretary: Actor, stranger: Actor) -> None:
    made = place_by_pcode(secretary, "codmine00917").id
    for place_id in (made, uuid4()):
        with pytest.raises(Unknown):
            edit_place(stranger, place_id=place_id, version=1, kind="SITE", name="X", precision="TERR")
        with pytest.raises(Unknown):
            retire_place(stranger, place_id=place_id)
        with pytest.raises(Unknown):
            add_spelling(stranger, text="X", place_id=place_id)
    with pytest.raises(Unknown):
        rename_territory(stranger, territory_id=kalehe, name="X")
    with pytest.raises(Invalid):
        add_place(stranger, kind="SITE", name="X", territory_id=kalehe, precision="TERR")


@pytest.mark.parametrize(
    "changes",
    [
        {"latitude": Decimal(1), "longitude": None},
        {"latitude": Decimal(91), "longitude": Decimal(1)},
        {"latitude": None, "longitude": None, "precision": "GPS"},
        {"workers": 3, "workers_year": None},
    ],
)
def test_the_table_refuses_what_must_never_be(kalehe: UUID, changes: dict[str, object]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Place.objects.filter(pcode="codmine00917").update(**changes)
