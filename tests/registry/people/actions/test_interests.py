"""Whoever has a stake stays out of what concerns it."""

from uuid import uuid4

import pytest

from kikao.foundation.access.wall import organisation_key, place_key
from kikao.foundation.base.stops import Invalid, NotAllowed, Stop, Unknown
from kikao.registry.people.actions import declare_interest, withdraw_interest
from kikao.registry.people.queries import interests
from kikao.registry.places.models import Place
from tests.kit.cast import Cast

pytestmark = pytest.mark.postgres


def a_place(cast: Cast) -> Place:
    return Place.objects.filter(working_group_id=cast.group_id).order_by("name")[0]


def test_declare_interest_walls_at_once_with_all_that_belongs_to_the_body(cast: Cast) -> None:
    declare_interest(cast.actor("chantal"), organisation_id=cast.bodies["banro"])
    keys = cast.actor("chantal").wall_keys
    assert {organisation_key(cast.bodies["banro"]), organisation_key(cast.bodies["twangiza"])} <= keys
    assert [line.what for line in interests(cast.actor("chantal")).items] == ["Banro"]
    assert interests(cast.actor("baraka")).items == ()


def test_declare_interest_in_a_place(cast: Cast) -> None:
    place = a_place(cast)
    declare_interest(cast.actor("irene"), place_id=place.id)
    assert place_key(place.id) in cast.actor("irene").wall_keys
    with pytest.raises(Stop) as stop:
        declare_interest(cast.actor("irene"), place_id=place.id)
    assert stop.value.code == "interest.declared_already"


def test_a_secretary_may_note_it_for_somebody_else_and_nobody_else_may(cast: Cast) -> None:
    declare_interest(
        cast.actor("anne"), organisation_id=cast.bodies["fec"], account_id=cast.accounts["honore"]
    )
    assert organisation_key(cast.bodies["fec"]) in cast.actor("honore").wall_keys
    with pytest.raises(NotAllowed):
        declare_interest(
            cast.actor("baraka"), organisation_id=cast.bodies["fec"], account_id=cast.accounts["chantal"]
        )
    with pytest.raises(NotAllowed):
        declare_interest(cast.source, organisation_id=cast.bodies["fec"])
    with pytest.raises(Unknown):
        declare_interest(
            cast.actor("anne"), organisation_id=cast.bodies["fec"], account_id=cast.accounts["frank"]
        )


def test_declare_interest_in_one_thing_that_is_there(cast: Cast) -> None:
    chantal = cast.actor("chantal")
    for wrong in (
        {},
        {"organisation_id": cast.bodies["fec"], "place_id": a_place(cast).id},
        {"organisation_id": uuid4()},
        {"place_id": uuid4()},
    ):
        with pytest.raises(Invalid):
            declare_interest(chantal, **wrong)


def test_withdraw_interest_is_done_by_a_secretary_for_somebody_else(cast: Cast) -> None:
    mine = declare_interest(cast.actor("chantal"), organisation_id=cast.bodies["banro"])
    with pytest.raises(NotAllowed):
        withdraw_interest(cast.actor("chantal"), interest_id=mine)
    with pytest.raises(Unknown):
        withdraw_interest(cast.actor("frank"), interest_id=mine)
    withdraw_interest(cast.actor("anne"), interest_id=mine)
    assert organisation_key(cast.bodies["banro"]) not in cast.actor("chantal").wall_keys
    with pytest.raises(Stop) as stop:
        withdraw_interest(cast.actor("anne"), interest_id=mine)
    assert stop.value.code == "interest.withdrawn_already"
    hers = declare_interest(cast.actor("anne"), organisation_id=cast.bodies["banro"])
    with pytest.raises(Stop) as stop:
        withdraw_interest(cast.actor("anne"), interest_id=hers)
    assert stop.value.code == "interest.own"


def test_the_clock_has_no_interests_of_its_own(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        declare_interest(cast.system, organisation_id=cast.bodies["banro"])
