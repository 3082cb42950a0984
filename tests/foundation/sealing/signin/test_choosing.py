"""Invitations, resets and changes of passphrase; the end of a posting."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

import pyotp
import pytest
import time_machine

from kikao.foundation.access.actor import Actor
from kikao.foundation.accounts import queries
from kikao.foundation.accounts.actions import (
    change_account,
    confirm_reset,
    drop_authenticator,
    invite_account,
    invite_again,
    issue_code_sheet,
    issue_token,
    revoke_token,
    start_reset,
    withdraw_door_code,
)
from kikao.foundation.accounts.enums import SessionKind
from kikao.foundation.accounts.models import Account, DoorCode
from kikao.foundation.accounts.news import _TELLERS, News, watch
from kikao.foundation.accounts.reckoning import new_pass, new_sheet
from kikao.foundation.accounts.rows import OwnAccountStop
from kikao.foundation.base.clock import now, today
from kikao.foundation.base.lifecycle import LifecycleStop
from kikao.foundation.base.stops import Clash, Invalid, NotAllowed, Stop, Unknown
from kikao.foundation.notices.clock import JOBS
from kikao.foundation.notices.enums import NoticeKind
from kikao.foundation.notices.models import Notice
from kikao.foundation.sealing import keys
from kikao.foundation.sealing.signin import (
    choose_passphrase,
    close_account,
    close_ended_accounts,
    enrol_authenticator,
    give_passphrase,
    pass_shown,
    session_shown,
    standing,
    use_door_code,
)
from kikao.foundation.sealing.signin.choosing import DoorCodeRefused
from kikao.foundation.sealing.signin.entering import SignInRefused
from tests.kit.cast import PASSPHRASE, SEED, Cast
from tests.kit.door import token_of

NEW = "huit lampes jaunes sous la pluie"
CODE, OTHER = "7QF4-KD2M", "AAAA-2222"


def invited(cast: Cast) -> UUID:
    return invite_account(cast.actor("anne"), username="nadine", name="New seat", code=CODE)


def reset(cast: Cast, name: str = "baraka") -> UUID:
    code_id = start_reset(cast.actor("anne"), account_id=cast.accounts[name], code=CODE)
    return confirm_reset(cast.actor("esperance"), code_id=code_id, code=OTHER)


def test_an_invited_holder_chooses_the_passphrase_and_gets_keys(cast: Cast) -> None:
    account_id = invited(cast)
    with pytest.raises(SignInRefused):
        give_passphrase("nadine", "")
    assert not keys.has_key(account_id)
    assert use_door_code(username="Nadine", first="7qf4kd2m", second="", passphrase=NEW) == account_id
    assert keys.unlock(account_id, NEW)
    assert give_passphrase("nadine", NEW).complete


def test_an_invitation_opens_once_and_for_a_week(cast: Cast) -> None:
    invited(cast)
    with time_machine.travel(now() + timedelta(days=8)), pytest.raises(DoorCodeRefused):
        use_door_code(username="nadine", first=CODE, second="", passphrase=NEW)
    use_door_code(username="nadine", first=CODE, second="", passphrase=NEW)
    with pytest.raises(DoorCodeRefused):
        use_door_code(username="nadine", first=CODE, second="", passphrase=NEW)


def test_a_wrong_door_code_and_an_unknown_name_are_told_alike_and_counted(cast: Cast) -> None:
    invited(cast)
    for name in ("nadine", "nobody-there", "anne"):
        with pytest.raises(DoorCodeRefused):
            use_door_code(username=name, first=OTHER, second="", passphrase=NEW)
    for _more in range(4):
        with pytest.raises(DoorCodeRefused):
            use_door_code(username="nadine", first=OTHER, second="", passphrase=NEW)
    with pytest.raises(Stop) as refused:
        use_door_code(username="nadine", first=CODE, second="", passphrase=NEW)
    assert refused.value.code == "account.locked_out"


def test_a_weak_passphrase_uses_no_code_up(cast: Cast) -> None:
    invited(cast)
    with pytest.raises(Invalid):
        use_door_code(username="nadine", first=CODE, second="", passphrase="nadine nadine")
    use_door_code(username="nadine", first=CODE, second="", passphrase=NEW)


def test_a_new_invitation_makes_the_old_code_worthless_until_somebody_came_in(cast: Cast) -> None:
    account_id = invited(cast)
    invite_again(cast.actor("luc"), account_id=account_id, code=OTHER)
    with pytest.raises(DoorCodeRefused):
        use_door_code(username="nadine", first=CODE, second="", passphrase=NEW)
    use_door_code(username="nadine", first=OTHER, second="", passphrase=NEW)
    with pytest.raises(Stop) as refused:
        invite_again(cast.actor("luc"), account_id=account_id, code=CODE)
    assert refused.value.code == "account.entered"


def test_a_closed_account_cannot_be_taken_over_by_one_person(cast: Cast) -> None:
    close_account(cast.actor("anne"), account_id=cast.accounts["alice"])
    with pytest.raises(Stop):
        invite_again(cast.actor("anne"), account_id=cast.accounts["alice"], code=CODE)


@pytest.mark.parametrize("username", ["", "a", "Ünal", "two words", "x" * 61, "anne"])
def test_invite_account_refuses_names_that_are_odd_or_taken(cast: Cast, username: str) -> None:
    with pytest.raises(Invalid) as refused:
        invite_account(cast.actor("anne"), username=username, name="New seat", code=CODE)
    assert set(refused.value.fields) == {"username"}


def test_only_keepers_invite(cast: Cast) -> None:
    for name in ("baraka", "esperance", "judith", "klaas"):
        with pytest.raises(NotAllowed):
            invite_account(cast.actor(name), username="nadine", name="New seat", code=CODE)


def test_reset_takes_two_persons_and_gives_new_keys(cast: Cast) -> None:
    heard: list[tuple[UUID, News]] = []

    def teller(_by: Actor, account_id: UUID, news: News) -> None:
        heard.append((account_id, news))

    watch(teller)
    baraka = cast.accounts["baraka"]
    token = token_of(cast, "baraka", SessionKind.PAGE)
    before = keys.public_key_of(baraka)
    try:
        reset(cast)
        use_door_code(username="baraka", first=CODE, second=OTHER, passphrase=NEW)
    finally:
        _TELLERS.remove(teller)
    assert keys.public_key_of(baraka) != before
    assert give_passphrase("baraka", NEW).complete
    with pytest.raises(SignInRefused):
        give_passphrase("baraka", PASSPHRASE)
    opened = session_shown(token, SessionKind.PAGE)
    assert opened is not None
    assert not opened.live
    assert heard == [(baraka, News.RESET_STARTED), (baraka, News.RESET_CONFIRMED), (baraka, News.RESET_DONE)]


def test_those_concerned_are_told_of_a_reset(cast: Cast) -> None:
    def told(name: str) -> list[str]:
        rows = Notice.objects.filter(account_id=cast.accounts[name]).order_by("left_at", "id")
        return list(rows.values_list("kind", flat=True))

    reset(cast)
    assert told("alice") == told("esperance") == [NoticeKind.SECOND_NEEDED]
    assert not told("anne")
    assert not told("didier")
    use_door_code(username="baraka", first=CODE, second=OTHER, passphrase=NEW)
    assert told("baraka") == [NoticeKind.RESET_DONE]
    assert told("esperance") == [NoticeKind.SECOND_NEEDED, NoticeKind.RESET_DONE]
    assert told("anne") == [NoticeKind.RESHARE_NEEDED]
    assert not told("didier")


def test_a_reset_needs_both_codes(cast: Cast) -> None:
    reset(cast)
    for first, second in ((CODE, ""), ("", OTHER), (CODE, CODE), (OTHER, CODE)):
        with pytest.raises(DoorCodeRefused):
            use_door_code(username="baraka", first=first, second=second, passphrase=NEW)


def test_an_unconfirmed_reset_opens_nothing(cast: Cast) -> None:
    start_reset(cast.actor("anne"), account_id=cast.accounts["baraka"], code=CODE)
    with pytest.raises(DoorCodeRefused):
        use_door_code(username="baraka", first=CODE, second="", passphrase=NEW)


def test_nobody_confirms_their_own_start_nor_resets_their_own_account(cast: Cast) -> None:
    anne = cast.actor("anne")
    with pytest.raises(OwnAccountStop):
        start_reset(anne, account_id=cast.accounts["anne"], code=CODE)
    code_id = start_reset(anne, account_id=cast.accounts["esperance"], code=CODE)
    with pytest.raises(Stop) as refused:
        confirm_reset(anne, code_id=code_id, code=OTHER)
    assert refused.value.code == "account.second_person"
    with pytest.raises(OwnAccountStop):
        confirm_reset(cast.actor("esperance"), code_id=code_id, code=OTHER)
    with pytest.raises(NotAllowed):
        confirm_reset(cast.actor("baraka"), code_id=code_id, code=OTHER)
    with pytest.raises(NotAllowed):
        confirm_reset(cast.system, code_id=code_id, code=OTHER)


def test_a_confirmed_or_withdrawn_reset_goes_no_further(cast: Cast) -> None:
    code_id = reset(cast)
    with pytest.raises(LifecycleStop):
        confirm_reset(cast.actor("emile"), code_id=code_id, code=OTHER)
    withdraw_door_code(cast.actor("alice"), code_id=code_id)
    with pytest.raises(LifecycleStop):
        withdraw_door_code(cast.actor("alice"), code_id=code_id)
    with pytest.raises(DoorCodeRefused):
        use_door_code(username="baraka", first=CODE, second=OTHER, passphrase=NEW)


def test_a_reset_of_another_group_is_unknown(cast: Cast) -> None:
    code_id = start_reset(cast.actor("anne"), account_id=cast.accounts["baraka"], code=CODE)
    with pytest.raises(Unknown):
        withdraw_door_code(cast.actor("frank"), code_id=code_id)
    with pytest.raises(Unknown):
        start_reset(cast.actor("frank"), account_id=cast.accounts["baraka"], code=CODE)
    with pytest.raises(Unknown):
        queries.door_code(cast.actor("frank"), code_id)
    with pytest.raises(Unknown):
        queries.account(cast.actor("frank"), cast.accounts["baraka"])


def test_a_reset_that_fails_leaves_nothing_half_done(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    reset(cast)

    def broken(*_said: object) -> bytes:
        raise Stop("test.broken", "broken")

    monkeypatch.setattr(keys, "replace_keys_after_reset", broken)
    with pytest.raises(Stop):
        use_door_code(username="baraka", first=CODE, second=OTHER, passphrase=NEW)
    assert give_passphrase("baraka", PASSPHRASE).complete
    assert DoorCode.objects.get().state == "CONFIRMED"


def test_a_changed_passphrase_keeps_the_key_and_ends_other_sessions(cast: Cast) -> None:
    here, there = (token_of(cast, "baraka", SessionKind.PAGE) for _session in range(2))
    opened = session_shown(here, SessionKind.PAGE)
    assert opened is not None
    by = replace(cast.actor("baraka"), session_id=opened.id)
    choose_passphrase(by, old=PASSPHRASE, new=NEW)
    assert keys.unlock(cast.accounts["baraka"], NEW) == cast.keys["baraka"]
    alive, gone = session_shown(here, SessionKind.PAGE), session_shown(there, SessionKind.PAGE)
    assert alive is not None
    assert alive.live
    assert gone is not None
    assert not gone.live
    assert give_passphrase("baraka", NEW).complete


def test_a_wrong_present_passphrase_changes_nothing_and_counts(cast: Cast) -> None:
    by = cast.actor("baraka")
    for _attempt in range(5):
        with pytest.raises(Invalid):
            choose_passphrase(by, old="wrong", new=NEW)
    with pytest.raises(Stop) as refused:
        choose_passphrase(by, old=PASSPHRASE, new=NEW)
    assert refused.value.code == "account.locked_out"


def test_an_app_is_taken_into_use_with_a_right_code_only(cast: Cast) -> None:
    by = cast.actor("baraka")
    with pytest.raises(Invalid):
        enrol_authenticator(by, seed=SEED, code="12")
    assert not queries.factors(by).any
    enrol_authenticator(by, seed=SEED, code=pyotp.TOTP(SEED).at(now()))
    assert queries.factors(by).app
    assert not give_passphrase("baraka", PASSPHRASE).complete


def test_the_only_factor_of_a_role_that_needs_one_stays(cast: Cast) -> None:
    by = cast.actor("anne")
    with pytest.raises(Stop) as refused:
        drop_authenticator(by)
    assert refused.value.code == "account.last_factor"
    issue_code_sheet(by, codes=new_sheet())
    drop_authenticator(by)
    assert not queries.factors(by).app


def test_a_sheet_has_ten_different_codes(cast: Cast) -> None:
    with pytest.raises(Invalid):
        issue_code_sheet(cast.actor("anne"), codes=("A",) * 10)


def test_a_weak_session_has_no_rights_in_a_role_that_needs_a_second_factor(cast: Cast) -> None:
    for name, rights in (("anne", False), ("esperance", False), ("luc", False), ("baraka", True)):
        opened = session_shown(token_of(cast, name, SessionKind.PAGE, strong=False), SessionKind.PAGE)
        assert opened is not None
        actor = standing(opened, cast.actor(name))
        assert bool(actor.roles) is rights
        assert (actor.key is not None) is rights


def test_a_pass_is_cut_to_own_roles_and_can_be_taken_back(cast: Cast) -> None:
    by, token, day = cast.actor("chantal"), new_pass("kt_"), today() + timedelta(days=30)
    with pytest.raises(NotAllowed):
        issue_token(by, token=token, label="Map", roles=["secretariat"], ends_on=day)
    token_id = issue_token(by, token=token, label="Map", roles=["member"], ends_on=day)
    assert pass_shown(token) == (cast.accounts["chantal"], frozenset({"member"}))
    assert [line.label for line in queries.bearer_tokens(by)] == ["Map"]
    with pytest.raises(Unknown):
        revoke_token(cast.actor("anne"), token_id=token_id)
    revoke_token(by, token_id=token_id)
    assert pass_shown(token) is None
    assert pass_shown("kt_nothing") is None


@pytest.mark.parametrize("days", [0, -1, 400])
def test_a_pass_lasts_at_most_a_year(cast: Cast, days: int) -> None:
    with pytest.raises(Invalid) as refused:
        issue_token(
            cast.actor("chantal"),
            token=new_pass("kt_"),
            label="",
            roles=["member"],
            ends_on=today() + timedelta(days=days),
        )
    assert set(refused.value.fields) == {"label", "ends_on"}


def test_a_pass_ends_with_its_account(cast: Cast) -> None:
    token = new_pass("kt_")
    issue_token(
        cast.actor("chantal"), token=token, label="Map", roles=["member"], ends_on=today() + timedelta(days=9)
    )
    Account.objects.filter(id=cast.accounts["chantal"]).update(active=False)
    assert pass_shown(token) is None


def test_closing_an_account_ends_sessions_passes_and_keys(cast: Cast) -> None:
    token = token_of(cast, "baraka", SessionKind.PAGE)
    close_account(cast.actor("luc"), account_id=cast.accounts["baraka"])
    opened = session_shown(token, SessionKind.PAGE)
    assert opened is not None
    assert not opened.live
    assert not keys.has_key(cast.accounts["baraka"])
    with pytest.raises(SignInRefused):
        give_passphrase("baraka", PASSPHRASE)
    reset(cast)
    use_door_code(username="baraka", first=CODE, second=OTHER, passphrase=NEW)
    assert give_passphrase("baraka", NEW).complete


def test_nobody_closes_their_own_account(cast: Cast) -> None:
    with pytest.raises(OwnAccountStop):
        close_account(cast.actor("anne"), account_id=cast.accounts["anne"])


def test_accounts_close_the_night_after_the_posting_ends(cast: Cast) -> None:
    change_account(
        cast.actor("anne"), account_id=cast.accounts["baraka"], name="Banro", ends_on=today(), before=None
    )
    close_ended_accounts(cast.system)
    assert Account.objects.get(id=cast.accounts["baraka"]).active
    with time_machine.travel(now() + timedelta(days=1)):
        close_ended_accounts(cast.system)
    assert not Account.objects.get(id=cast.accounts["baraka"]).active


def test_change_account_tells_the_second_of_two_people(cast: Cast) -> None:
    anne, account_id = cast.actor("anne"), cast.accounts["baraka"]
    change_account(anne, account_id=account_id, name="Banro", ends_on=today(), before=None)
    with pytest.raises(Clash):
        change_account(anne, account_id=account_id, name="Banro", ends_on=None, before=None)
    with pytest.raises(Invalid):
        change_account(anne, account_id=account_id, name=" ", ends_on=None, before=today())
    with pytest.raises(Unknown):
        change_account(anne, account_id=uuid4(), name="Banro", ends_on=None, before=None)


def test_the_clock_closes_accounts_and_forgets_sessions() -> None:
    assert {"accounts.close_ended", "accounts.purge_sessions"} <= set(JOBS)
