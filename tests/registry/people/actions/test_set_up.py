"""Founding a group, and opening its doors."""

import pytest

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.access.models import WorkingGroup
from kikao.foundation.audit import chain, pins
from kikao.foundation.base.ids import new_id
from kikao.foundation.base.stops import Invalid, NotAllowed, Stop
from kikao.foundation.sealing.actions import open_test_letter, print_paper_key, seal_test_letter
from kikao.foundation.sealing.signin import use_door_code
from kikao.registry.people.actions import confirm_role, give_role, open_intake, set_up_group
from kikao.registry.people.actions.set_up import FirstSecretary
from kikao.registry.people.queries import accounts_with, actor_for, first_run, groups
from kikao.registry.terms.enums import TermList
from kikao.registry.terms.queries import terms_of
from tests.kit.cast import CODE, PASSPHRASE, Cast

pytestmark = pytest.mark.postgres


def found(**more: str) -> Actor:
    clock = Actor.system(new_id())
    facts = {"name": "Working group", "province": "Sud-Kivu"} | more
    set_up_group(clock, secretary=FirstSecretary(username="ogp", code=CODE), **facts)  # type: ignore[arg-type]
    return clock


@pytest.mark.django_db
def test_set_up_group_brings_words_places_and_the_first_secretary() -> None:
    clock = found()
    line = groups()[0]
    assert (line.prefix, line.languages, line.is_demo, line.intake_open) == ("SK", "fr,en", False, False)
    assert terms_of(clock, TermList.ACTOR_TYPE)
    account = use_door_code(username="ogp", first=CODE, second="", passphrase=PASSPHRASE)
    assert accounts_with(line.id, Role.SECRETARIAT) == [account]
    assert actor_for(account).is_(Role.SECRETARIAT)
    assert [*chain.faults(), *pins.faults()] == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    "wrong",
    [
        {"name": " "},
        {"province": "x" * 101},
        {"prefix": "TOOLONG"},
        {"prefix": "É"},
        {"languages": "fr,de"},
        {"languages": ""},
    ],
)
def test_set_up_group_refuses_and_leaves_nothing(wrong: dict[str, str]) -> None:
    with pytest.raises(Invalid):
        found(**wrong)
    assert groups() == ()


@pytest.mark.django_db
def test_set_up_group_needs_a_way_in_for_the_secretary() -> None:
    clock = Actor.system(new_id())
    secretary = FirstSecretary(username="ogp")
    with pytest.raises(Invalid):
        set_up_group(clock, secretary=secretary, name="Working group", province="Sud-Kivu")
    secretary["passphrase"] = PASSPHRASE
    set_up_group(clock, secretary=secretary, name="Working group", province="Sud-Kivu")
    assert first_run(clock).report.secretariat_keys.have == 1


def test_nobody_but_the_machine_founds_a_group(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        set_up_group(cast.actor("anne"), name="Another", province="Sud-Kivu")


@pytest.mark.django_db
def test_the_second_secretary_is_confirmed_at_the_machine_and_nobody_after(cast: Cast) -> None:
    WorkingGroup.objects.filter(id=cast.group_id).update(is_demo=False)
    grant = give_role(cast.actor("anne"), account_id=cast.accounts["chantal"], role=Role.ADVISER)
    with pytest.raises(NotAllowed):
        confirm_role(cast.system, grant_id=grant)


def test_open_intake_waits_for_every_step(cast: Cast) -> None:
    with pytest.raises(Stop) as stop:
        open_intake(cast.actor("anne"))
    assert stop.value.code == "group.not_ready"
    for name in ("esperance", "emile", "eve"):
        print_paper_key(cast.actor(name), label="a safe")
    seal_test_letter(cast.actor("anne"), readers=accounts_with(cast.group_id, Role.SECRETARIAT))
    with pytest.raises(Stop):
        open_intake(cast.actor("anne"))
    open_test_letter(cast.actor("alice"))
    open_intake(cast.actor("anne"))
    assert first_run(cast.actor("esperance")).intake_open


@pytest.mark.parametrize("name", ["baraka", "klaas", "luc"])
def test_first_run_is_for_secretariat_and_custodians(cast: Cast, name: str) -> None:
    with pytest.raises(NotAllowed):
        first_run(cast.actor(name))
    with pytest.raises(NotAllowed):
        open_intake(cast.actor(name))
