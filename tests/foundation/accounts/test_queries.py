"""Who sees which accounts, sessions, passes and codes."""

from dataclasses import replace
from datetime import timedelta

import pytest

from kikao.foundation.accounts import queries
from kikao.foundation.accounts.actions import (
    choose_language,
    confirm_reset,
    drop_authenticator,
    invite_account,
    issue_code_sheet,
    issue_token,
    start_reset,
)
from kikao.foundation.accounts.enums import SessionKind
from kikao.foundation.accounts.models import Account, DoorCode, Session
from kikao.foundation.accounts.reckoning import new_pass, new_sheet
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Invalid, NotAllowed, Unknown
from kikao.foundation.sealing.signin import session_shown
from tests.kit.cast import Cast
from tests.kit.door import token_of

CODE = "7QF4-KD2M"


def test_keepers_see_every_account_of_their_group(cast: Cast) -> None:
    for name in ("anne", "luc", "esperance"):
        page = queries.accounts(cast.actor(name))
        assert {card.id for card in page.items} == set(cast.accounts.values()) - {cast.accounts["frank"]}


def test_everybody_else_sees_their_own_account_alone(cast: Cast) -> None:
    for name in ("baraka", "judith", "klaas", "didier"):
        by = cast.actor(name)
        assert [card.id for card in queries.accounts(by).items] == [by.account_id]
        assert queries.my_account(by).username == name
        with pytest.raises(Unknown):
            queries.account(by, cast.accounts["anne"])
    with pytest.raises(NotAllowed):
        queries.my_account(cast.system)


def test_accounts_come_in_pages(cast: Cast) -> None:
    seen, after = [], None
    while True:
        page = queries.accounts(cast.actor("anne"), after=after, size=5)
        seen += [card.name for card in page.items]
        after = page.next_cursor
        if after is None:
            break
    assert seen == sorted(seen)
    assert len(seen) == len(cast.accounts) - 1


def test_codes_that_are_out_are_for_keepers_and_confirmers(cast: Cast) -> None:
    start_reset(cast.actor("anne"), account_id=cast.accounts["baraka"], code=CODE)
    line = queries.door_codes(cast.actor("esperance")).items[0]
    assert (line.account_name, line.mine) == ("Banro", False)
    assert queries.door_codes(cast.actor("anne")).items[0].mine
    assert queries.door_code(cast.actor("alice"), line.id).state == "STARTED"
    with pytest.raises(Unknown):
        queries.door_codes(cast.actor("didier"))
    with pytest.raises(Unknown):
        queries.door_code(cast.actor("didier"), line.id)


def test_names_of_accounts_stay_in_the_group(cast: Cast) -> None:
    asked = [cast.accounts["baraka"], cast.accounts["frank"]]
    assert queries.names_of(cast.actor("anne"), asked) == {cast.accounts["baraka"]: "Banro"}


def test_sessions_are_ones_own(cast: Cast) -> None:
    opened = session_shown(token_of(cast, "anne", SessionKind.PAGE), SessionKind.PAGE)
    token_of(cast, "baraka", SessionKind.PAGE)
    assert opened is not None
    lines = queries.sessions(replace(cast.actor("anne"), session_id=opened.id))
    assert [(line.id, line.present) for line in lines] == [(opened.id, True)]


def test_factors_are_counted(cast: Cast) -> None:
    by = cast.actor("baraka")
    assert not queries.factors(by).any
    issue_code_sheet(by, codes=new_sheet())
    assert queries.factors(by).codes_left == 10
    assert not queries.factors(cast.system).any


def test_a_factor_taken_into_use_makes_the_session_strong(cast: Cast) -> None:
    opened = session_shown(token_of(cast, "anne", SessionKind.PAGE, strong=False), SessionKind.PAGE)
    assert opened is not None
    issue_code_sheet(replace(cast.actor("anne"), session_id=opened.id), codes=new_sheet())
    assert Session.objects.get(id=opened.id).strong


def test_choose_language_is_for_oneself(cast: Cast) -> None:
    choose_language(cast.actor("baraka"), language="sw")
    assert Account.objects.get(id=cast.accounts["baraka"]).language == "sw"
    with pytest.raises(Invalid):
        choose_language(cast.actor("baraka"), language="xx")
    with pytest.raises(NotAllowed):
        choose_language(cast.source, language="fr")


def test_who_has_no_app_has_none_to_drop(cast: Cast) -> None:
    with pytest.raises(Unknown):
        drop_authenticator(cast.actor("baraka"))


def test_an_invitation_cannot_be_confirmed_like_a_reset(cast: Cast) -> None:
    invite_account(cast.actor("anne"), username="nadine", name="Seat", code=CODE)
    with pytest.raises(Unknown):
        confirm_reset(cast.actor("alice"), code_id=DoorCode.objects.get().id, code=CODE)


def test_invite_account_looks_at_name_and_language(cast: Cast) -> None:
    with pytest.raises(Invalid) as refused:
        invite_account(cast.actor("anne"), username="nadine", name=" ", code=CODE, language="xx")
    assert set(refused.value.fields) == {"name", "language"}


def test_a_pass_that_is_too_short_is_refused(cast: Cast) -> None:
    day = today() + timedelta(days=9)
    with pytest.raises(Invalid) as refused:
        issue_token(cast.actor("baraka"), token="kt_1", label="Map", roles=["member"], ends_on=day)
    assert set(refused.value.fields) == {"token"}
    issue_token(cast.actor("baraka"), token=new_pass("kt_"), label="Map", roles=["member"], ends_on=day)
    assert queries.bearer_tokens(cast.actor("baraka"))[0].role_labels
