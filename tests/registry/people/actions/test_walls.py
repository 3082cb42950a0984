"""What a rising wall or an ended role shuts is taken away in the same transaction."""

from uuid import UUID

import pytest
from django.db import transaction

from kikao.foundation.access.enums import Role
from kikao.foundation.access.wall import UNIFORM, is_walled, lower_wall, organisation_key, raise_wall
from kikao.foundation.base.ids import random_id
from kikao.foundation.base.stops import Stop
from kikao.foundation.sealing import vault
from kikao.foundation.sealing.models import PairWrap
from kikao.registry.people.actions import (
    declare_interest,
    edit_seat,
    end_holding,
    end_role,
    merge_organisations,
    tie_organisations,
)
from kikao.registry.people.queries import grants, seat, walled_by_subject, walled_of
from tests.kit.cast import Cast

pytestmark = pytest.mark.postgres


def a_subject(cast: Cast, *readers: str) -> UUID:
    subject = random_id()
    vault.open_compartments(cast.group_id, subject, readers=[cast.accounts[name] for name in readers])
    return subject


def test_an_accusation_takes_the_narrative_from_who_sits_for_the_accused(cast: Cast) -> None:
    subject = a_subject(cast, "anne", "baraka", "chantal")
    raise_wall(cast.group_id, subject, organisation_key(cast.bodies["twangiza"]), random_id())
    assert vault.readers_of(subject) == {cast.accounts["anne"], cast.accounts["chantal"]}


def test_an_unidentified_uniform_walls_the_forces_and_nobody_else(cast: Cast) -> None:
    subject, origin = a_subject(cast, "anne"), random_id()
    raise_wall(cast.group_id, subject, UNIFORM, origin)
    walled = {name for name in cast.accounts if is_walled(cast.actor(name), subject)}
    assert walled == {"didier", "damas", "dora"}
    assert walled_of(cast.group_id, [subject]) == {cast.accounts[name] for name in walled}
    lower_wall(subject, origin)
    assert walled_of(cast.group_id, [subject]) == set()


def test_walled_of_looks_only_at_the_accounts_named(cast: Cast) -> None:
    subject = a_subject(cast, "anne")
    raise_wall(cast.group_id, subject, UNIFORM, random_id())
    asked = [cast.accounts["didier"], cast.accounts["anne"]]
    assert walled_of(cast.group_id, [subject], asked) == {cast.accounts["didier"]}
    assert walled_by_subject(cast.group_id, [subject], []) == {subject: set()}


@pytest.mark.parametrize("way", ["interest", "tie", "merge", "seat"])
def test_whatever_raises_the_wall_before_somebody_closes_what_they_could_open(cast: Cast, way: str) -> None:
    subject, other = a_subject(cast, "anne", "irene"), a_subject(cast, "anne", "irene")
    raise_wall(cast.group_id, subject, organisation_key(cast.bodies["banro"]), random_id())
    assert cast.accounts["irene"] in vault.readers_of(subject)
    anne, court, banro = cast.actor("anne"), cast.bodies["court"], cast.bodies["banro"]
    if way == "interest":
        declare_interest(cast.actor("irene"), organisation_id=banro)
    elif way == "tie":
        tie_organisations(anne, parent_id=banro, child_id=court, walls=True)
    elif way == "merge":
        merge_organisations(anne, organisation_id=court, into_id=banro)
    else:
        edit_seat(
            anne, seat_id=cast.seats["irene"], version=1, title="T", organisation_id=banro, pillar="GOV"
        )
    assert vault.readers_of(subject) == {cast.accounts["anne"]}
    assert cast.accounts["irene"] in vault.readers_of(other)


def test_a_walled_custodian_loses_the_identities_too(cast: Cast) -> None:
    subject = a_subject(cast, "anne")
    eve = cast.accounts["eve"]
    assert PairWrap.objects.filter(compartment__subject_id=subject, requester_account_id=eve).exists()
    raise_wall(cast.group_id, subject, organisation_key(cast.bodies["dcaf"]), random_id())
    held = PairWrap.objects.filter(compartment__subject_id=subject)
    assert not held.filter(requester_account_id=eve).exists()
    assert not held.filter(approver_account_id=eve).exists()
    assert held.exists()


def test_the_wraps_come_back_when_the_act_around_rolls_back(cast: Cast) -> None:
    subject = a_subject(cast, "anne", "baraka")

    def accuse_and_fail() -> None:
        with transaction.atomic():
            raise_wall(cast.group_id, subject, organisation_key(cast.bodies["banro"]), random_id())
            assert cast.accounts["baraka"] not in vault.readers_of(subject)
            raise Stop("test.stop", "stop")

    with pytest.raises(Stop):
        accuse_and_fail()
    assert cast.accounts["baraka"] in vault.readers_of(subject)


def test_an_ended_secretary_opens_nothing_any_more(cast: Cast) -> None:
    subject = a_subject(cast, "anne", "alice", "chantal")
    grant = grants(cast.actor("anne"), account_id=cast.accounts["alice"]).items[0]
    end_role(cast.actor("anne"), grant_id=grant.id)
    assert vault.readers_of(subject) == {cast.accounts["anne"], cast.accounts["chantal"]}


def test_a_role_that_opens_nothing_closes_nothing(cast: Cast) -> None:
    subject = a_subject(cast, "anne", "chantal")
    for line in grants(cast.actor("anne"), account_id=cast.accounts["chantal"]).items:
        if line.role == Role.MEMBER:
            end_role(cast.actor("anne"), grant_id=line.id)
    assert cast.accounts["chantal"] in vault.readers_of(subject)


def test_an_ended_custodian_takes_part_in_no_opening(cast: Cast) -> None:
    subject = a_subject(cast, "anne")
    emile = cast.accounts["emile"]
    end_holding(cast.actor("anne"), holding_id=seat(cast.actor("anne"), cast.seats["emile"]).history[0].id)
    held = PairWrap.objects.filter(compartment__subject_id=subject)
    assert not held.filter(requester_account_id=emile).exists()
    assert not held.filter(approver_account_id=emile).exists()
