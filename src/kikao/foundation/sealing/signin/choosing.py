"""Choosing a passphrase: on first entry, after a loss, and whenever the holder wants; nobody else ever knows it."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from django.contrib.auth.hashers import make_password
from django.utils.translation import gettext_lazy as _

from kikao.foundation.access.actor import Actor
from kikao.foundation.accounts import reckoning, threshold
from kikao.foundation.accounts.enums import DoorCodeKind, DoorCodeState
from kikao.foundation.accounts.lifecycle import DOOR_CODE
from kikao.foundation.accounts.models import Account, DoorCode
from kikao.foundation.accounts.news import News, spread
from kikao.foundation.accounts.rows import new_account, revoke_all, shut_out
from kikao.foundation.audit.door import SYSTEM_ONLY, action, refusal_note
from kikao.foundation.base.clock import now
from kikao.foundation.base.stops import Invalid, Stop, Unknown
from kikao.foundation.sealing import keys
from kikao.foundation.sealing.signin.entering import refuse_locked
from kikao.foundation.sealing.signin.factors import drop_factors, keep_seed
from kikao.foundation.sealing.signin.rotating import rotate_key
from kikao.foundation.sealing.stops import NotReady


class DoorCodeRefused(Stop):
    """The code that was told does not open this account."""

    def __init__(self) -> None:
        """Say the same for a wrong code, one that ran out, and a name that nobody has."""
        super().__init__(
            "account.door_code_refused",
            _("The username and the code do not belong together, or the code ran out."),
            cure=_("Ask for a new code from whoever told you this one."),
            status=401,
        )


def use_door_code(*, username: str, first: str, second: str, passphrase: str) -> UUID:
    """Come in with the code that was told and choose a passphrase; return the account."""
    visitor = threshold.visitor(username)
    if visitor is None:
        raise NotReady
    refuse_locked(visitor)
    reckoning.check_passphrase(passphrase, visitor.username)
    row = DoorCode.objects.filter(
        account__username=visitor.username, state=DoorCodeState.CONFIRMED, until__gt=now()
    ).first()
    if row is None or not _fits(row, first, second):
        stop = DoorCodeRefused()
        threshold.count_failure(visitor.username)
        refusal_note(visitor.actor, "account.use_code", "", stop)
        raise stop
    by = Actor(row.working_group_id, account_id=row.account_id, kind="source")
    act = complete_reset if row.kind == DoorCodeKind.RESET else accept_invitation
    return act(by, code_id=row.id, passphrase=passphrase)


def _fits(row: DoorCode, first: str, second: str) -> bool:
    if row.kind == DoorCodeKind.INVITATION:
        return reckoning.same_code(first, row.first_digest)
    return reckoning.same_code(first, row.first_digest) and reckoning.same_code(second, row.second_digest)


@action("account.accept_invitation", to=SYSTEM_ONLY, public=True, system=False)
def accept_invitation(by: Actor, *, code_id: UUID, passphrase: str) -> UUID:
    """Come in for the first time: choose a passphrase and make a key pair."""
    account_id = _use_up(by, code_id)
    _set(account_id, passphrase)
    keys.make_keys(by.working_group_id, account_id, passphrase)
    return account_id


@action("account.complete_reset", to=SYSTEM_ONLY, public=True, system=False)
def complete_reset(by: Actor, *, code_id: UUID, passphrase: str) -> UUID:
    """Come in after a loss: new passphrase, new key pair, second factors to be made again."""
    account_id = _use_up(by, code_id)
    _set(account_id, passphrase)
    keys.replace_keys_after_reset(by.working_group_id, account_id, passphrase)
    shut_out(account_id)
    revoke_all(account_id, now())
    drop_factors(account_id)
    spread(by, account_id, News.RESET_DONE)
    return account_id


def choose_passphrase(by: Actor, *, old: str, new: str, renew: bool = False) -> UUID:
    """Change one's passphrase; a wrong old one counts towards the lock, as at the door.

    With `renew` the key is renewed in the same step, because an old copy of the disk still opens with the old passphrase.
    """
    visitor = threshold.visitor_again(by.person)
    refuse_locked(visitor)
    if not threshold.passphrase_fits(by.person, old):
        stop = Invalid({"old": _("This is not your present passphrase.")}, code="account.wrong_passphrase")
        threshold.count_failure(visitor.username)
        refusal_note(by, "account.change_passphrase", by.person, stop)
        raise stop
    reckoning.check_passphrase(new, visitor.username)
    return change_passphrase(by, old=old, new=new, renew=renew)


@action("account.change_passphrase", to=SYSTEM_ONLY, own=True, system=False)
def change_passphrase(by: Actor, *, old: str, new: str, renew: bool = False) -> UUID:
    """Lock one's key under a new passphrase; every other session ends.

    With `renew` a new key takes the place of the old one, which opens nothing that is told from then on; then every
    session ends, this one too.
    """
    keys.change_passphrase(by.person, old, new)
    _set(by.person, new)
    if renew:
        return rotate_key(replace(by, key=keys.unlock(by.person, new)), passphrase=new)
    shut_out(by.person, but=by.session_id)
    spread(by, by.person, News.PASSPHRASE_CHANGED)
    return by.person


@action("account.create", to=SYSTEM_ONLY)
def create_account(
    by: Actor,
    *,
    username: str,
    name: str,
    passphrase: str,
    language: str = "fr",
    ends_on: date | None = None,
    seed: str = "",
) -> UUID:
    """Make an account whose holder types the passphrase at the machine itself (first run, demonstration)."""
    reckoning.check_passphrase(passphrase, username)
    account = new_account(
        by.working_group_id, username=username, name=name, language=language, ends_on=ends_on
    )
    _set(account.id, passphrase)
    keys.make_keys(by.working_group_id, account.id, passphrase)
    if seed:
        keep_seed(by.working_group_id, account.id, seed)
    return account.id


def _use_up(by: Actor, code_id: UUID) -> UUID:
    row = DoorCode.objects.select_for_update().filter(id=code_id).first()
    if row is None or row.account_id != by.account_id:
        raise Unknown
    DOOR_CODE.check(row.state, DoorCodeState.USED)
    DoorCode.objects.filter(id=row.id).update(state=DoorCodeState.USED)
    return row.account_id


def _set(account_id: UUID, passphrase: str) -> None:
    hashed = make_password(reckoning.as_typed(passphrase))
    Account.objects.filter(id=account_id).update(passphrase_hash=hashed, active=True)
