"""Places named in a text, as people write them."""

import random
import time
from uuid import UUID

import pytest

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.models import WorkingGroup
from kikao.registry.places.actions import (
    add_place,
    add_spelling,
    remove_spelling,
    restore_place,
    retire_place,
)
from kikao.registry.places.models import Territory
from kikao.registry.places.queries.naming import gazetteer, places_in_text
from kikao.registry.places.reckoning.gazetteer import Gazetteer, Name, distance

GROUND = (
    ("Kalehe", "Zolombe", "Ndubangi"),
    ("Mwenga", "Zolombe", "Kitutu"),
    ("Shabunda", "Mungu ni jibu", ""),
)


@pytest.fixture
def sites(group: WorkingGroup, secretary: Actor) -> dict[str, UUID]:
    """Return three sites in three territories, two of one name."""
    top = Territory.objects.create(working_group=group, kind="PROVINCE", name="Sud-Kivu", key="sudkivu")
    found = {}
    for territory, name, village in GROUND:
        ground = Territory.objects.create(
            working_group=group, kind="TERRITOIRE", name=territory, key=territory.lower(), parent=top
        )
        found[territory] = add_place(
            secretary, kind="SITE", name=name, village=village, territory_id=ground.id, precision="TERR"
        )
    return found


def named(by: Actor, words: str, **more: object) -> list[UUID]:
    return [one.line.id for one in places_in_text(by, words, **more)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "words",
    [
        "Ilikuwa kwenye machimbo ya MUNGU-NI-JIBU, jana.",
        "a mungu nijibu",
        "Mungunijibu!",
        "vers Mungu ni jibo",
        "vers Mungo ni jibo hier",
        "le carré Mungu  ni\njibu.",
    ],
)
def test_a_name_is_found_as_people_write_it(secretary: Actor, sites: dict[str, UUID], words: str) -> None:
    assert named(secretary, words) == [sites["Shabunda"]]


def test_what_the_text_and_the_report_say_of_where_decides_between_two_of_a_name(
    secretary: Actor, sites: dict[str, UUID]
) -> None:
    kalehe = Territory.objects.get(name="Kalehe").id
    assert named(secretary, "A Zolombe.", territory_id=kalehe)[0] == sites["Kalehe"]
    found = places_in_text(secretary, "A Zolombé, territoire de Mwenga.")
    assert found[0].line.id == sites["Mwenga"]
    assert found[0].reasons == ("“Zolombé” is its name", "its territory is named too")
    assert places_in_text(secretary, "à Kitutu")[0].reasons == ("“Kitutu” is its village Kitutu",)
    assert named(secretary, "Rien de tout cela: une barrière, des militaires.") == []
    assert named(secretary, "", place_words="zolonbe") == [sites["Kalehe"], sites["Mwenga"]]


def test_the_names_follow_the_register(secretary: Actor, sites: dict[str, UUID]) -> None:
    before = gazetteer(secretary)
    assert gazetteer(secretary) is before
    other = add_spelling(secretary, text="Kwa Shida", place_id=sites["Shabunda"])
    assert named(secretary, "huko kwa shida") == [sites["Shabunda"]]
    remove_spelling(secretary, spelling_id=other)
    assert named(secretary, "huko kwa shida") == []
    retire_place(secretary, place_id=sites["Kalehe"])
    assert named(secretary, "zolombe") == [sites["Mwenga"]]
    restore_place(secretary, place_id=sites["Kalehe"])
    retire_place(secretary, place_id=sites["Mwenga"])
    assert named(secretary, "zolombe") == [sites["Kalehe"]]


def test_two_thousand_places_and_the_longest_text_take_a_moment() -> None:
    chance = random.Random(7)  # noqa: S311 - names, not secrets
    parts = (
        "ka",
        "mu",
        "nya",
        "lu",
        "bu",
        "zi",
        "ro",
        "ndo",
        "she",
        "ki",
        "la",
        "mba",
        "te",
        "go",
        "wi",
        "fu",
    )

    def word() -> str:
        return "".join(chance.choice(parts) for _turn in range(chance.randint(2, 5)))

    names = [Name(UUID(int=number), word()) for number in range(4_000)]
    held = Gazetteer(names)
    usual, longest = (" ".join(word() for _turn in range(many)) for many in (150, 3_000))
    began = time.process_time()
    held.mentions(usual)
    assert time.process_time() - began < 0.25
    began = time.process_time()
    held.mentions(longest)
    assert time.process_time() - began < 5
    assert distance("jibu", "jbiu") == 1
    assert distance("jibu", "") == 4
    assert Gazetteer(()).mentions("anything") == []
