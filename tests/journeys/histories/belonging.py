"""What can happen to who belongs where: ties, merges, seats that change hands or house, stakes, roles."""

from typing import Any
from uuid import UUID

from kikao.foundation.access.enums import Role
from kikao.registry.people.actions import (
    add_organisation,
    confirm_role,
    declare_interest,
    edit_seat,
    end_holding,
    end_role,
    give_role,
    hold_seat,
    merge_organisations,
    tie_organisations,
    undo_merge,
    untie_organisations,
    withdraw_interest,
)
from kikao.registry.people.models import Holding, Interest, Organisation, OrganisationEdge, RoleGrant, Seat
from tests.journeys.histories.deeds import Deed
from tests.journeys.histories.world import Numbers, World


def found(world: World, numbers: Numbers) -> object:
    world.made += 1
    flag = numbers.one(["", "", "security_body", "is_company", "is_federation"])
    flags: dict[str, Any] = {flag: True} if flag else {}
    made = add_organisation(world.anne, name=f"Body {world.made}", actor_type="NGO", pillar="CSO", **flags)
    world.bodies.append(made)
    return made


def tie(world: World, numbers: Numbers) -> object:
    parent, child = numbers.one(world.bodies), numbers.one(world.bodies)
    return tie_organisations(world.anne, parent_id=parent, child_id=child, walls=bool(numbers.next() % 3))


def untie(world: World, numbers: Numbers) -> object:
    return untie_organisations(world.anne, edge_id=numbers.one(world.ids(OrganisationEdge)))


def merge_bodies(world: World, numbers: Numbers) -> object:
    one, into = numbers.one(world.bodies), numbers.one(world.bodies)
    return merge_organisations(world.anne, organisation_id=one, into_id=into)


def part_bodies(world: World, numbers: Numbers) -> object:
    if not world.ids(Organisation, merged_into__isnull=False):
        merge_bodies(world, numbers)
    return undo_merge(
        world.anne, organisation_id=numbers.one(world.ids(Organisation, merged_into__isnull=False))
    )


def sit_down(world: World, numbers: Numbers) -> object:
    return hold_seat(
        world.anne,
        seat_id=numbers.one(world.seats),
        account_id=_account(world, numbers),
        alternate=bool(numbers.next() % 2),
    )


def stand_up(world: World, numbers: Numbers) -> object:
    held = Holding.objects.filter(seat_id__in=world.seats, until_on=None)
    return end_holding(world.anne, holding_id=numbers.one(sorted(held.values_list("id", flat=True))))


def move_seat(world: World, numbers: Numbers) -> object:
    row = Seat.objects.get(id=numbers.one(world.seats))
    return edit_seat(
        world.anne,
        seat_id=row.id,
        version=row.version,
        title=row.title,
        organisation_id=numbers.one(world.bodies),
        pillar=row.pillar,
    )


def have_a_stake(world: World, numbers: Numbers) -> object:
    place = numbers.next() % 3 == 0
    return declare_interest(
        world.anne,
        account_id=_account(world, numbers),
        organisation_id=None if place else numbers.one(world.bodies),
        place_id=numbers.one(world.places) if place else None,
    )


def give_up_a_stake(world: World, numbers: Numbers) -> object:
    if not world.ids(Interest, withdrawn_on=None):
        have_a_stake(world, numbers)
    return withdraw_interest(world.anne, interest_id=numbers.one(world.ids(Interest, withdrawn_on=None)))


def take_a_role(world: World, numbers: Numbers) -> object:
    role = numbers.one([Role.MEMBER, Role.SECRETARIAT, Role.TASK_FORCE, Role.ADVISER])
    grant = give_role(world.anne, account_id=_account(world, numbers), role=role)
    return confirm_role(world.actor("alice"), grant_id=grant)


def lose_a_role(world: World, numbers: Numbers) -> object:
    people = [world.cast.accounts[name] for name in world.people]
    held = RoleGrant.objects.filter(account_id__in=people, ended_at=None)
    return end_role(world.anne, grant_id=numbers.one(sorted(held.values_list("id", flat=True))))


def _account(world: World, numbers: Numbers) -> UUID:
    return world.cast.accounts[str(numbers.one(world.people))]


BELONGING: tuple[Deed, ...] = (
    found,
    tie,
    tie,
    untie,
    merge_bodies,
    part_bodies,
    sit_down,
    stand_up,
    move_seat,
    have_a_stake,
    have_a_stake,
    give_up_a_stake,
    take_a_role,
    lose_a_role,
)
