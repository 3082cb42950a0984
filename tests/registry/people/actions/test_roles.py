"""A role counts when two people gave it, and not a moment longer."""

import pytest

from kikao.foundation.access.enums import Role
from kikao.foundation.accounts.actions import invite_account
from kikao.foundation.base.stops import Invalid, NotAllowed, Stop, Unknown
from kikao.foundation.sealing.signin import close_account
from kikao.registry.people.actions import confirm_role, end_holding, end_role, give_role, hold_seat
from kikao.registry.people.queries import accounts_with, grants, seat, waiting_grants
from tests.kit.cast import CODE, Cast

pytestmark = pytest.mark.postgres


def test_a_role_counts_only_when_a_second_person_has_confirmed_it(cast: Cast) -> None:
    grant = give_role(cast.actor("anne"), account_id=cast.accounts["baraka"], role=Role.TASK_FORCE)
    assert Role.TASK_FORCE not in cast.actor("baraka").roles
    with pytest.raises(Stop) as stop:
        confirm_role(cast.actor("anne"), grant_id=grant)
    assert stop.value.code == "role.same_person"
    confirm_role(cast.actor("esperance"), grant_id=grant)
    assert Role.TASK_FORCE in cast.actor("baraka").roles
    with pytest.raises(Stop) as stop:
        confirm_role(cast.actor("alice"), grant_id=grant)
    assert stop.value.code == "role.confirmed_already"


def test_nobody_gives_or_confirms_a_role_to_themselves(cast: Cast) -> None:
    with pytest.raises(Stop) as stop:
        give_role(cast.actor("anne"), account_id=cast.accounts["anne"], role=Role.MEMBER)
    assert stop.value.code == "role.to_oneself"
    grant = give_role(cast.actor("anne"), account_id=cast.accounts["esperance"], role=Role.TASK_FORCE)
    with pytest.raises(Stop) as stop:
        confirm_role(cast.actor("esperance"), grant_id=grant)
    assert stop.value.code == "role.to_oneself"


@pytest.mark.parametrize("name", ["baraka", "judith", "luc", "klaas"])
def test_members_neither_give_nor_confirm(cast: Cast, name: str) -> None:
    with pytest.raises(NotAllowed):
        give_role(cast.actor(name), account_id=cast.accounts["chantal"], role=Role.ADVISER)
    grant = give_role(cast.actor("anne"), account_id=cast.accounts["chantal"], role=Role.ADVISER)
    with pytest.raises(NotAllowed):
        confirm_role(cast.actor(name), grant_id=grant)


@pytest.mark.parametrize(
    ("name", "role", "code"),
    [
        ("didier", Role.CUSTODIAN, "role.custodian_body"),
        ("baraka", Role.CUSTODIAN, "role.custodian_body"),
        ("irene", Role.CUSTODIAN, "role.custodian_body"),
        ("luc", Role.MEMBER, "role.apart"),
        ("baraka", Role.OPERATOR, "role.apart"),
        ("baraka", Role.MEMBER, "role.held_already"),
    ],
)
def test_give_role_refuses_what_does_not_fit(cast: Cast, name: str, role: Role, code: str) -> None:
    with pytest.raises(Stop) as stop:
        give_role(cast.actor("anne"), account_id=cast.accounts[name], role=role)
    assert stop.value.code == code


def test_give_role_needs_a_seat_for_whoever_reads_cases(cast: Cast) -> None:
    new = invite_account(cast.actor("anne"), username="bahati", name="Somebody", code=CODE)
    with pytest.raises(Stop) as stop:
        give_role(cast.actor("anne"), account_id=new, role=Role.MEMBER)
    assert stop.value.code == "role.without_seat"
    give_role(cast.actor("anne"), account_id=new, role=Role.DONOR)


def test_give_role_knows_only_roles_and_accounts_of_the_group(cast: Cast) -> None:
    with pytest.raises(Invalid):
        give_role(cast.actor("anne"), account_id=cast.accounts["baraka"], role="king")
    with pytest.raises(Unknown):
        give_role(cast.actor("anne"), account_id=cast.accounts["frank"], role=Role.MEMBER)
    grant = give_role(cast.actor("anne"), account_id=cast.accounts["baraka"], role=Role.TASK_FORCE)
    with pytest.raises(Unknown):
        confirm_role(cast.actor("frank"), grant_id=grant)


def test_confirm_role_looks_again_at_what_changed_meanwhile(cast: Cast) -> None:
    anne = cast.actor("anne")
    grant = give_role(anne, account_id=cast.accounts["judith"], role=Role.CUSTODIAN)
    hold_seat(
        anne, seat_id=cast.seats["chantal"], account_id=cast.accounts["judith"], alternate=True
    )  # civil society: fits
    confirm_role(cast.actor("alice"), grant_id=grant)
    assert Role.CUSTODIAN in cast.actor("judith").roles


def test_set_up_at_the_machine_confirms_no_more_once_there_are_two_secretaries(cast: Cast) -> None:
    grant = give_role(cast.actor("anne"), account_id=cast.accounts["baraka"], role=Role.TASK_FORCE)
    with pytest.raises(NotAllowed):
        confirm_role(cast.system, grant_id=grant)


def test_end_role_takes_effect_at_once(cast: Cast) -> None:
    anne = cast.actor("anne")
    line = grants(anne, account_id=cast.accounts["didier"]).items[0]
    end_role(anne, grant_id=line.id)
    assert cast.actor("didier").roles == frozenset()
    with pytest.raises(Stop) as stop:
        end_role(anne, grant_id=line.id)
    assert stop.value.code == "role.ended_already"
    with pytest.raises(Stop):
        confirm_role(cast.actor("alice"), grant_id=line.id)
    give_role(anne, account_id=cast.accounts["didier"], role=Role.MEMBER)


def test_end_role_leaves_at_least_one_secretary(cast: Cast) -> None:
    anne, alice = cast.actor("anne"), cast.actor("alice")
    end_role(anne, grant_id=grants(anne, account_id=alice.account_id).items[0].id)
    with pytest.raises(Stop) as stop:
        end_role(anne, grant_id=grants(anne, account_id=anne.account_id).items[0].id)
    assert stop.value.code == "role.last_secretary"


def test_accounts_with_counts_open_accounts_with_confirmed_roles_and_a_seat(cast: Cast) -> None:
    anne = cast.actor("anne")
    group = cast.group_id
    assert set(accounts_with(group, Role.SECRETARIAT)) == {cast.accounts["anne"], cast.accounts["alice"]}
    assert accounts_with(group, Role.OPERATOR) == [cast.accounts["luc"]]
    assert set(accounts_with(group, Role.OPERATOR, Role.DONOR)) == {
        cast.accounts["luc"],
        cast.accounts["klaas"],
    }
    close_account(anne, account_id=cast.accounts["klaas"])
    assert accounts_with(group, Role.DONOR) == []
    end_holding(anne, holding_id=seat(anne, cast.seats["judith"]).history[0].id)
    assert accounts_with(group, Role.ADVISER) == []


def test_waiting_grants_tell_who_may_confirm(cast: Cast) -> None:
    give_role(cast.actor("anne"), account_id=cast.accounts["baraka"], role=Role.TASK_FORCE)
    assert [line.confirmable for line in waiting_grants(cast.actor("anne"))] == [False]
    assert [line.confirmable for line in waiting_grants(cast.actor("alice"))] == [True]
    assert [line.account for line in waiting_grants(cast.actor("baraka"))] == ["Banro"]
    assert waiting_grants(cast.actor("chantal")) == ()
