"""Who acts, as every act and every question receives them."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.accounts.models import Account
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Unknown
from kikao.foundation.sealing.signin import close_account
from kikao.registry.people.actions import (
    declare_interest,
    edit_seat,
    end_holding,
    hold_seat,
    tie_organisations,
)
from kikao.registry.people.queries import (
    account_choices,
    account_names,
    actor_for,
    groups,
    organisation_choices,
    seat,
    seat_choices,
)
from tests.kit.cast import Cast

pytestmark = pytest.mark.postgres


def asked_for(account_id: object) -> int:
    with CaptureQueriesContext(connection) as asked:
        actor_for(account_id)  # type: ignore[arg-type]
    return len(asked)


def test_an_actor_carries_seat_body_roles_and_key(cast: Cast) -> None:
    session = uuid4()
    by = actor_for(cast.accounts["anne"], key=b"k", session_id=session)
    assert (by.name, by.seat_id, by.organisation_id) == (
        "Secretariat",
        cast.seats["anne"],
        cast.bodies["ogp"],
    )
    assert (by.roles, by.key, by.session_id) == ({Role.SECRETARIAT}, b"k", session)
    assert by.working_group_id == cast.group_id


def test_actor_for_asks_the_same_number_of_questions_however_much_hangs_on_somebody(cast: Cast) -> None:
    few = asked_for(cast.accounts["didier"])
    anne = cast.actor("anne")
    for body in ("banro", "fec", "court"):
        declare_interest(cast.actor("didier"), organisation_id=cast.bodies[body])
    tie_organisations(anne, parent_id=cast.bodies["mines"], child_id=cast.bodies["pmh"], walls=True)
    hold_seat(anne, seat_id=cast.seats["dora"], account_id=cast.accounts["didier"], alternate=True)
    assert asked_for(cast.accounts["didier"]) == few == 6


def test_an_account_that_ended_is_nobody(cast: Cast) -> None:
    close_account(cast.actor("anne"), account_id=cast.accounts["klaas"])
    Account.objects.filter(id=cast.accounts["baraka"]).update(ends_on=today() - timedelta(1))
    for account_id in (cast.accounts["klaas"], cast.accounts["baraka"], uuid4()):
        with pytest.raises(Unknown):
            actor_for(account_id)


def test_without_a_seat_the_roles_at_the_table_do_not_count(cast: Cast) -> None:
    end_holding(cast.actor("anne"), holding_id=seat(cast.actor("anne"), cast.seats["judith"]).history[0].id)
    by = cast.actor("judith")
    assert (by.roles, by.seat_id, by.organisation_id) == (frozenset(), None, None)


def test_an_account_is_called_by_its_seat_in_the_readers_language(cast: Cast) -> None:
    anne = cast.actor("anne")
    edit_seat(
        anne,
        seat_id=cast.seats["honore"],
        version=1,
        title="Provincial committee",
        title_fr="Comité provincial",
        organisation_id=cast.bodies["cps"],
        pillar="GOV",
    )
    asked = [cast.accounts["honore"], cast.accounts["luc"], None]
    with override("fr"):
        assert cast.actor("honore").name == "Comité provincial"
        assert account_names(cast.group_id, asked) == {asked[0]: "Comité provincial", asked[1]: "Operator"}
    with override("en"):
        assert cast.actor("honore").name == "Provincial committee"


def test_choices_are_for_who_fills_in_forms(cast: Cast) -> None:
    anne = cast.actor("anne")
    assert (str(cast.accounts["luc"]), "Operator (luc)") in account_choices(anne)
    assert account_choices(cast.actor("baraka")) == []
    assert (str(cast.bodies["banro"]), "Banro") in organisation_choices(cast.actor("baraka"))
    assert (str(cast.seats["baraka"]), "Banro") in seat_choices(anne)
    assert organisation_choices(Actor.source(cast.group_id)) == []


def test_every_group_of_the_installation_is_known_to_the_machine(cast: Cast) -> None:
    assert {line.id for line in groups()} == {cast.group_id, cast.other_group_id}
