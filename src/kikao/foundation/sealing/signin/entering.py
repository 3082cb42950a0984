"""At the door: passphrase first, then the code; the same words and the same time whoever is (not) known.

Every refusal is in the trail and counts towards the lock of the name that was typed.
"""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from kikao.foundation.accounts import threshold
from kikao.foundation.accounts.enums import SessionKind
from kikao.foundation.accounts.queries import factors_of
from kikao.foundation.audit.door import refusal_note
from kikao.foundation.base.stops import Stop
from kikao.foundation.sealing import keys
from kikao.foundation.sealing.signin.factors import factor_for
from kikao.foundation.sealing.signin.sessions import (
    Admission,
    CodeRefused,
    Opened,
    open_half,
    open_session,
)
from kikao.foundation.sealing.stops import KeyExchanged, NotReady

VERB = "account.sign_in"


class SignInRefused(Stop):
    """The name and the passphrase do not belong together."""

    def __init__(self) -> None:
        """Say the same for a wrong passphrase and for a name that nobody has."""
        super().__init__(
            "account.sign_in_refused",
            _("The username or the passphrase is not right."),
            cure=_("Try again slowly. If the passphrase is lost, ask a secretary for a reset."),
            status=401,
        )


class LockedOut(Stop):
    """This name was tried too often."""

    def __init__(self, minutes: int) -> None:
        """Say how long to wait; the same for a name that nobody has."""
        super().__init__(
            "account.locked_out",
            _("There were too many attempts with this username."),
            cure=_("Wait %(minutes)s minutes, then try again.") % {"minutes": minutes},
            status=429,
        )


class OnlyPasskey(Stop):
    """A program cannot show a passkey."""

    def __init__(self) -> None:
        """Say which second factors have a code."""
        super().__init__(
            "account.only_passkey",
            _("Your only second factor is a passkey, which has no code."),
            cure=_("Sign in on the pages, and take an authenticator app or a code sheet into use as well."),
            status=401,
        )


def give_passphrase(username: str, passphrase: str, kind: SessionKind = SessionKind.PAGE) -> Admission:
    """Give name and passphrase; without a second factor one is in, with one a code is awaited."""
    visitor, key, account_id = _proved(username, passphrase)
    if factors_of(account_id).any:
        return open_half(visitor, key, kind)
    threshold.forget_failures(visitor.username)
    return open_session(visitor, key, kind, None)


def give_code(half: Opened, code: str) -> Admission:
    """Give the code that was awaited; the half session is used up by it."""
    visitor = threshold.visitor_again(half.account_id)
    if half.key is None or half.full or visitor.account_id is None:
        raise CodeRefused
    refuse_locked(visitor)
    admission = _with_code(visitor, half.key, half.account_id, code, SessionKind.PAGE)
    threshold.end_half(half.id)
    return admission


def sign_in_at_once(
    username: str, passphrase: str, code: str = "", kind: SessionKind = SessionKind.API
) -> Admission:
    """Give name, passphrase and code in one step, as a program does."""
    visitor, key, account_id = _proved(username, passphrase)
    if factors_of(account_id).any:
        return _with_code(visitor, key, account_id, code, kind)
    threshold.forget_failures(visitor.username)
    return open_session(visitor, key, kind, None)


def _proved(username: str, passphrase: str) -> tuple[threshold.Visitor, bytes, UUID]:
    """Return who it is and the unlocked key; the slow work is done outside any transaction."""
    visitor = threshold.visitor(username)
    if visitor is None:
        raise NotReady
    refuse_locked(visitor)
    fits = threshold.passphrase_fits(visitor.account_id, passphrase)
    if visitor.account_id is None or not fits:
        raise counted(visitor, SignInRefused())
    try:
        return visitor, keys.unlock(visitor.account_id, passphrase), visitor.account_id
    except KeyExchanged as stop:
        refusal_note(visitor.actor, VERB, visitor.account_id, stop)
        raise


def _with_code(
    visitor: threshold.Visitor, key: bytes, account_id: UUID, code: str, kind: SessionKind
) -> Admission:
    if not factors_of(account_id).typed:
        raise OnlyPasskey
    used = factor_for(account_id, key, code)
    if used is None:
        raise counted(visitor, CodeRefused())
    admission = open_session(visitor, key, kind, used)
    threshold.forget_failures(visitor.username)
    return admission


def refuse_locked(visitor: threshold.Visitor) -> None:
    """Refuse a name that must still wait."""
    wait = threshold.locked_for(visitor.username)
    if wait:
        stop = LockedOut(int(wait.total_seconds() // 60) + 1)
        if threshold.first_while_locked(visitor.username):
            refusal_note(visitor.actor, VERB, visitor.account_id or "", stop)
        raise stop


def counted(visitor: threshold.Visitor, stop: Stop, verb: str = VERB) -> Stop:
    """Count a refusal towards the lock of the name, write it in the trail, and give it back to be raised."""
    threshold.count_failure(visitor.username)
    refusal_note(visitor.actor, verb, visitor.account_id or "", stop)
    return stop
