"""Organisations: entered, tied, merged, and the walls that follow at once."""

from collections.abc import Callable
from uuid import UUID, uuid4

import pytest

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.wall import UNIFORM, organisation_key
from kikao.foundation.base.stops import Clash, Invalid, NotAllowed, Stop, Unknown
from kikao.registry.people.actions import (
    add_organisation,
    edit_organisation,
    end_holding,
    merge_organisations,
    restore_organisation,
    retire_organisation,
    retire_seat,
    tie_organisations,
    undo_merge,
    untie_organisations,
)
from kikao.registry.people.queries import organisation, organisation_names, organisations, seat
from tests.kit.cast import Cast

pytestmark = pytest.mark.postgres


Act = Callable[[str], Actor]


def add(by: Actor, name: str = "Lugushwa Mining", **more: object) -> UUID:
    facts: dict[str, object] = {"name": name, "actor_type": "LSM", "pillar": "PRIV"} | more
    return add_organisation(by, **facts)  # type: ignore[arg-type]


def test_add_organisation_is_found_by_its_french_name_and_by_letters_without_accents(actor: Act) -> None:
    made = add(actor("anne"), name_fr="Société minière de Lugushwa", short="LM")
    found = organisations(actor("chantal"), q="societe LUGUSHWA").items
    assert [line.id for line in found] == [made]
    assert found[0].actor_type_label == "industrial mining company"


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"name": " "}, "name"),
        ({"name": "Banro"}, "name"),
        ({"name": "x" * 201}, "name"),
        ({"short": "two\nlines"}, "short"),
        ({"pillar": "XX"}, "pillar"),
        ({"actor_type": "NOPE"}, "actor_type"),
    ],
)
def test_add_organisation_refuses_what_cannot_be_kept(actor: Act, wrong: dict[str, str], field: str) -> None:
    with pytest.raises(Invalid) as stop:
        add(actor("anne"), **wrong)
    assert field in stop.value.fields


@pytest.mark.parametrize("name", ["baraka", "didier", "judith", "klaas", "luc", "esperance"])
def test_only_the_secretariat_keeps_the_directory(actor: Act, name: str) -> None:
    with pytest.raises(NotAllowed):
        add(actor(name))


def test_edit_organisation_tells_the_second_writer(actor: Act) -> None:
    made = add(actor("anne"))
    facts = {"name": "Lugushwa", "actor_type": "LSM", "pillar": "PRIV"}
    edit_organisation(actor("anne"), organisation_id=made, version=1, **facts)  # type: ignore[arg-type]
    with pytest.raises(Clash):
        edit_organisation(actor("alice"), organisation_id=made, version=1, **facts)  # type: ignore[arg-type]
    assert organisation(actor("anne"), made).name == "Lugushwa"


def test_edit_organisation_walls_the_seats_of_a_new_security_body(cast: Cast) -> None:
    whole = organisation(cast.actor("anne"), cast.bodies["mines"])
    edit_organisation(
        cast.actor("anne"),
        organisation_id=cast.bodies["mines"],
        version=whole.version,
        name=whole.name,
        actor_type="MINADM",
        pillar="GOV",
        security_body=True,
    )
    assert UNIFORM in cast.actor("gilbert").wall_keys


def test_another_groups_secretary_finds_nothing(cast: Cast) -> None:
    frank = cast.actor("frank")
    with pytest.raises(Unknown):
        organisation(frank, cast.bodies["banro"])
    with pytest.raises(Unknown):
        merge_organisations(frank, organisation_id=cast.bodies["banro"], into_id=cast.bodies["justicia"])
    with pytest.raises(Unknown):
        tie_organisations(frank, parent_id=cast.bodies["fec"], child_id=cast.bodies["justicia"], walls=True)
    assert organisation_names(frank, [cast.bodies["banro"], None]) == {}


def test_tie_organisations_walls_from_both_ends_and_untie_lets_go(cast: Cast) -> None:
    anne = cast.actor("anne")
    edge = tie_organisations(anne, parent_id=cast.bodies["mines"], child_id=cast.bodies["pmh"], walls=True)
    assert organisation_key(cast.bodies["pmh"]) in cast.actor("gilbert").wall_keys
    assert organisation_key(cast.bodies["mines"]) in cast.actor("didier").wall_keys
    tie_organisations(anne, parent_id=cast.bodies["mines"], child_id=cast.bodies["pmh"], walls=False)
    assert organisation_key(cast.bodies["pmh"]) not in cast.actor("gilbert").wall_keys
    untie_organisations(anne, edge_id=edge)
    assert cast.bodies["pmh"] not in {
        t.organisation_id for t in organisation(anne, cast.bodies["mines"]).below
    }


def test_tie_organisations_refuses_circles(cast: Cast) -> None:
    with pytest.raises(Stop) as stop:
        tie_organisations(
            cast.actor("anne"), parent_id=cast.bodies["division"], child_id=cast.bodies["fardc"], walls=True
        )
    assert stop.value.code == "organisation.circle"
    with pytest.raises(Stop):
        tie_organisations(
            cast.actor("anne"), parent_id=cast.bodies["pmh"], child_id=cast.bodies["pmh"], walls=True
        )


def test_nobody_opens_a_wall_before_themselves(cast: Cast) -> None:
    anne, alice = cast.actor("anne"), cast.actor("alice")
    edge = tie_organisations(alice, parent_id=cast.bodies["banro"], child_id=cast.bodies["ogp"], walls=True)
    assert organisation_key(cast.bodies["banro"]) in cast.actor("anne").wall_keys
    with pytest.raises(Stop) as stop:
        untie_organisations(anne, edge_id=edge)
    assert stop.value.code == "people.own_wall"
    assert organisation_key(cast.bodies["banro"]) in cast.actor("anne").wall_keys


def test_merge_organisations_makes_two_one_and_can_be_undone(cast: Cast) -> None:
    anne = cast.actor("anne")
    double = add(anne, name="Police des mines (PMH)", actor_type="PMH", pillar="GOV")
    merge_organisations(anne, organisation_id=double, into_id=cast.bodies["pmh"])
    assert organisation_key(double) in cast.actor("didier").wall_keys
    assert organisation_names(anne, [double])[double] == "Police des Mines et des Hydrocarbures"
    assert [one.id for one in organisation(anne, cast.bodies["pmh"]).merged] == [double]
    assert double not in {line.id for line in organisations(anne).items}
    undo_merge(anne, organisation_id=double)
    assert organisation_key(double) not in cast.actor("didier").wall_keys
    with pytest.raises(Stop):
        undo_merge(anne, organisation_id=double)


def test_merge_organisations_keeps_a_seat_walled_that_was_given_to_the_double(cast: Cast) -> None:
    anne = cast.actor("anne")
    parent = add(anne, name="Banro Congo Mining", is_company=True)
    merge_organisations(anne, organisation_id=cast.bodies["banro"], into_id=parent)
    keys = cast.actor("baraka").wall_keys
    assert {organisation_key(parent), organisation_key(cast.bodies["banro"])} <= keys
    assert cast.actor("baraka").organisation_id == parent


@pytest.mark.parametrize(("one", "other"), [("pmh", "pmh"), ("fardc", "division")])
def test_merge_organisations_refuses_itself_and_circles(cast: Cast, one: str, other: str) -> None:
    anne = cast.actor("anne")
    between = add(anne, name="Between", actor_type="FARDC", pillar="GOV")
    tie_organisations(anne, parent_id=cast.bodies["fardc"], child_id=between, walls=True)
    tie_organisations(anne, parent_id=between, child_id=cast.bodies["division"], walls=True)
    with pytest.raises(Stop):
        merge_organisations(anne, organisation_id=cast.bodies[one], into_id=cast.bodies[other])


def test_merge_organisations_is_refused_twice(cast: Cast) -> None:
    anne = cast.actor("anne")
    double = add(anne, name="Banro SA")
    merge_organisations(anne, organisation_id=double, into_id=cast.bodies["banro"])
    with pytest.raises(Stop) as stop:
        merge_organisations(anne, organisation_id=double, into_id=cast.bodies["fec"])
    assert stop.value.code == "organisation.merged_already"


def test_retire_organisation_waits_until_its_seats_are_gone(cast: Cast) -> None:
    anne = cast.actor("anne")
    with pytest.raises(Stop) as stop:
        retire_organisation(anne, organisation_id=cast.bodies["banro"])
    assert stop.value.code == "organisation.has_seats"
    holding = seat(anne, cast.seats["baraka"]).history[0]
    end_holding(anne, holding_id=holding.id)
    retire_seat(anne, seat_id=cast.seats["baraka"])
    retire_organisation(anne, organisation_id=cast.bodies["banro"])
    assert cast.bodies["banro"] not in {line.id for line in organisations(anne).items}
    assert cast.bodies["banro"] in {line.id for line in organisations(anne, retired=True).items}
    restore_organisation(anne, organisation_id=cast.bodies["banro"])
    assert cast.bodies["banro"] in {line.id for line in organisations(anne).items}
    with pytest.raises(Stop) as stop:
        restore_organisation(anne, organisation_id=cast.bodies["banro"])
    assert stop.value.code == "organisation.offered_already"


def test_untie_organisations_knows_only_what_is_there(actor: Act) -> None:
    with pytest.raises(Unknown):
        untie_organisations(actor("anne"), edge_id=uuid4())


def test_an_organisation_page_says_that_the_wall_does_not_pass_to_the_state(cast: Cast) -> None:
    ties = organisation(cast.actor("anne"), cast.bodies["pnc"])
    assert [tie.walls for tie in ties.above] == [False]
    assert {tie.walls for tie in ties.below} == {True}
