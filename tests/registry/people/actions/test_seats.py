"""Seats have successive holders; a posting that ends takes its roles with it."""

from datetime import timedelta
from uuid import uuid4

import pytest

from kikao.foundation.access.enums import Role
from kikao.foundation.access.wall import organisation_key
from kikao.foundation.accounts.actions import invite_account
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Clash, Invalid, NotAllowed, Stop, Unknown
from kikao.registry.people.actions import (
    add_seat,
    edit_seat,
    end_holding,
    hold_seat,
    reopen_seat,
    retire_seat,
)
from kikao.registry.people.queries import balance, grants, seat, seat_titles, seats
from tests.kit.cast import CODE, Cast

pytestmark = pytest.mark.postgres


def holding_of(cast: Cast, name: str):  # type: ignore[no-untyped-def]
    return seat(cast.actor("anne"), cast.seats[name]).history[0]


def test_hold_seat_follows_after_the_holder_before_has_left(cast: Cast) -> None:
    anne = cast.actor("anne")
    new = invite_account(anne, username="bahati", name="Banro", code=CODE)
    with pytest.raises(Stop) as stop:
        hold_seat(anne, seat_id=cast.seats["baraka"], account_id=new)
    assert stop.value.code == "seat.held"
    end_holding(anne, holding_id=holding_of(cast, "baraka").id)
    hold_seat(anne, seat_id=cast.seats["baraka"], account_id=new)
    history = seat(anne, cast.seats["baraka"]).history
    assert [line.account_id for line in history] == [new, cast.accounts["baraka"]]
    assert [line.until_on for line in history] == [None, today()]


def test_hold_seat_takes_alternates_beside_the_holder_and_walls_them_too(cast: Cast) -> None:
    anne = cast.actor("anne")
    new = invite_account(anne, username="bahati", name="Banro, alternate", code=CODE)
    hold_seat(anne, seat_id=cast.seats["baraka"], account_id=new, alternate=True)
    cast.accounts["bahati"] = new
    assert organisation_key(cast.bodies["twangiza"]) in cast.actor("bahati").wall_keys
    assert [line.alternate for line in seat(anne, cast.seats["baraka"]).line.holders] == [False, True]
    with pytest.raises(Stop) as stop:
        hold_seat(anne, seat_id=cast.seats["baraka"], account_id=new, alternate=True)
    assert stop.value.code == "seat.held_already"


def test_end_holding_ends_the_roles_at_the_table_and_a_new_seat_does_not_bring_them_back(cast: Cast) -> None:
    anne = cast.actor("anne")
    end_holding(anne, holding_id=holding_of(cast, "didier").id)
    assert cast.actor("didier").roles == frozenset()
    hold_seat(anne, seat_id=cast.seats["didier"], account_id=cast.accounts["didier"])
    assert cast.actor("didier").roles == frozenset()
    ended = grants(anne, account_id=cast.accounts["didier"], ended=True).items
    assert [line.role for line in ended] == [Role.MEMBER]


def test_end_holding_is_refused_when_it_would_lower_the_wall_before_oneself(cast: Cast) -> None:
    with pytest.raises(Stop) as stop:
        end_holding(cast.actor("anne"), holding_id=holding_of(cast, "anne").id)
    assert stop.value.code == "people.own_wall"


def test_end_holding_keeps_to_the_calendar(cast: Cast) -> None:
    anne, line = cast.actor("anne"), holding_of(cast, "baraka")
    for day in (today() + timedelta(1), line.from_on - timedelta(1)):
        with pytest.raises(Invalid):
            end_holding(anne, holding_id=line.id, until_on=day)
    end_holding(anne, holding_id=line.id)
    with pytest.raises(Stop) as stop:
        end_holding(anne, holding_id=line.id)
    assert stop.value.code == "seat.left_already"
    with pytest.raises(Unknown):
        end_holding(cast.actor("frank"), holding_id=line.id)


def test_hold_seat_knows_only_accounts_and_seats_of_the_group(cast: Cast) -> None:
    anne = cast.actor("anne")
    with pytest.raises(Unknown):
        hold_seat(anne, seat_id=cast.seats["frank"], account_id=cast.accounts["luc"])
    with pytest.raises(Unknown):
        hold_seat(anne, seat_id=cast.seats["baraka"], account_id=cast.accounts["frank"])
    with pytest.raises(Invalid):
        hold_seat(
            anne,
            seat_id=cast.seats["baraka"],
            account_id=cast.accounts["luc"],
            alternate=True,
            from_on=today() + timedelta(1),
        )


def test_a_custodian_cannot_take_a_seat_of_a_body_that_may_stand_accused(cast: Cast) -> None:
    with pytest.raises(Stop) as stop:
        hold_seat(
            cast.actor("anne"),
            seat_id=cast.seats["baraka"],
            account_id=cast.accounts["esperance"],
            alternate=True,
        )
    assert stop.value.code == "role.custodian_body"


def test_retire_seat_waits_until_nobody_holds_it(cast: Cast) -> None:
    anne = cast.actor("anne")
    with pytest.raises(Stop):
        retire_seat(anne, seat_id=cast.seats["baraka"])
    end_holding(anne, holding_id=holding_of(cast, "baraka").id)
    retire_seat(anne, seat_id=cast.seats["baraka"])
    assert cast.seats["baraka"] not in {line.id for line in seats(anne).items}
    assert cast.seats["baraka"] in {line.id for line in seats(anne, inactive=True).items}
    with pytest.raises(Stop) as stop:
        hold_seat(anne, seat_id=cast.seats["baraka"], account_id=cast.accounts["baraka"])
    assert stop.value.code == "seat.retired"
    reopen_seat(anne, seat_id=cast.seats["baraka"])
    hold_seat(anne, seat_id=cast.seats["baraka"], account_id=cast.accounts["baraka"])
    with pytest.raises(Stop) as stop:
        reopen_seat(anne, seat_id=cast.seats["baraka"])
    assert stop.value.code == "seat.open_already"


def test_edit_seat_moves_the_wall_with_the_organisation(cast: Cast) -> None:
    anne = cast.actor("anne")
    facts = {"title": "CPS", "organisation_id": cast.bodies["pnc"], "pillar": "GOV"}
    edit_seat(anne, seat_id=cast.seats["honore"], version=1, **facts)  # type: ignore[arg-type]
    assert organisation_key(cast.bodies["pmh"]) in cast.actor("honore").wall_keys
    with pytest.raises(Clash):
        edit_seat(anne, seat_id=cast.seats["honore"], version=1, **facts)  # type: ignore[arg-type]


def test_add_seat_refuses_doubles_and_strange_words(cast: Cast) -> None:
    anne = cast.actor("anne")
    for title, pillar, body in (
        ("Banro", "PRIV", cast.bodies["banro"]),
        ("New", "XX", cast.bodies["banro"]),
        ("New", "PRIV", uuid4()),
        ("", "PRIV", cast.bodies["banro"]),
    ):
        with pytest.raises(Invalid):
            add_seat(anne, title=title, organisation_id=body, pillar=pillar)
    with pytest.raises(NotAllowed):
        add_seat(cast.actor("chantal"), title="New", organisation_id=cast.bodies["banro"], pillar="PRIV")


def test_seats_are_searched_by_pillar_and_words(cast: Cast) -> None:
    anne = cast.actor("anne")
    assert {line.title for line in seats(anne, pillar="PRIV").items} == {"Banro"}
    assert {line.title for line in seats(anne, q="police").items} == {"PNC Police School focal point"}
    assert seat_titles(anne, [cast.seats["baraka"], None]) == {cast.seats["baraka"]: "Banro"}
    assert seat_titles(cast.actor("klaas"), [cast.seats["baraka"]]) == {}


def test_balance_counts_seats_and_holders_by_pillar(cast: Cast) -> None:
    end_holding(cast.actor("anne"), holding_id=holding_of(cast, "baraka").id)
    lines = {line.pillar: (line.seats, line.held) for line in balance(cast.actor("anne"))}
    assert lines["PRIV"] == (1, 0)
    assert lines["GOV"] == (6, 6)
    assert lines["NONE"] == (0, 0)


def test_end_holding_of_one_of_two_seats_leaves_the_roles(cast: Cast) -> None:
    anne = cast.actor("anne")
    second = hold_seat(anne, seat_id=cast.seats["dora"], account_id=cast.accounts["didier"], alternate=True)
    end_holding(anne, holding_id=second)
    assert cast.actor("didier").roles == {Role.MEMBER}
