"""Passkeys: taken into use by their holder, shown as second factor, or alone at the door with the keys still locked."""

import secrets
from typing import Any
from uuid import UUID

from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from kikao.foundation.access.actor import Actor
from kikao.foundation.accounts import policy, threshold
from kikao.foundation.accounts.challenges import draw, take
from kikao.foundation.accounts.enums import Purpose, SessionKind
from kikao.foundation.accounts.models import Account, Passkey
from kikao.foundation.accounts.reckoning import digest_of
from kikao.foundation.accounts.rows import mark_strong
from kikao.foundation.audit.door import SYSTEM_ONLY, action, refusal_note
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Invalid, Stop
from kikao.foundation.sealing.signin import webauthn
from kikao.foundation.sealing.signin.entering import VERB, counted, refuse_locked
from kikao.foundation.sealing.signin.sessions import (
    Admission,
    CodeRefused,
    Counter,
    Opened,
    UsedFactor,
    open_session,
)

MOST = 20


def ask_new_passkey(by: Actor) -> dict[str, Any]:
    """Return what the browser needs to make a passkey for the actor."""
    account = Account.objects.get(id=by.person)
    known = Passkey.objects.filter(policy.own(by)).values_list("credential", flat=True)
    handle = salted_hmac("kikao.passkey", str(account.id), algorithm="sha256").digest()
    return webauthn.ask_new(
        draw(str(by.session_id), Purpose.REGISTER),
        handle=handle,
        username=account.username,
        name=account.name,
        known=[bytes(one) for one in known],
    )


def keep_passkey(by: Actor, *, name: str, answer: str) -> UUID:
    """Check what a new passkey answered, whose challenge is used up in any case, and take it into use."""
    challenge = take(str(by.session_id), Purpose.REGISTER)
    try:
        if challenge is None:
            raise webauthn.PasskeyRefused
        made = webauthn.check_new(challenge, answer)
    except Stop as stop:
        refusal_note(by, "account.register_passkey", by.person, stop)
        raise
    return register_passkey(by, name=name.strip(), made=made)


@action("account.register_passkey", to=SYSTEM_ONLY, own=True, system=False)
def register_passkey(by: Actor, *, name: str, made: webauthn.Made) -> UUID:
    """Take a passkey into use, under a name by which its holder knows it again."""
    if not name or len(name) > 60:
        raise Invalid({"name": _("Call it as you will know it again, in at most 60 characters.")})
    if Passkey.objects.filter(digest=made.digest).exists():
        raise webauthn.PasskeyRefused
    if Passkey.objects.filter(policy.own(by)).count() >= MOST:
        raise Invalid({"name": _("Twenty passkeys are enough: remove one first.")})
    row = Passkey.objects.create(
        working_group_id=by.working_group_id,
        account_id=by.person,
        name=name,
        digest=made.digest,
        credential=made.credential,
        sign_count=made.count,
        made_on=today(),
    )
    mark_strong(by)
    return row.id


def ask_second_passkey(half: Opened) -> dict[str, Any]:
    """Return what the browser needs to have one of the account's passkeys sign, after the passphrase was given."""
    known = Passkey.objects.filter(account_id=half.account_id).values_list("credential", flat=True)
    if not known or half.full or half.key is None:
        raise CodeRefused
    challenge = draw(str(half.id), Purpose.SECOND)
    return webauthn.ask_known(challenge, [bytes(one) for one in known], verify=False)


def give_passkey(half: Opened, answer: str) -> Admission:
    """Show the passkey after the passphrase; the half session is used up by it."""
    visitor = threshold.visitor_again(half.account_id)
    if half.key is None or half.full or visitor.account_id is None:
        raise CodeRefused
    refuse_locked(visitor)
    try:
        row, used = _shown(str(half.id), Purpose.SECOND, answer)
        if row.account_id != visitor.account_id:
            raise webauthn.PasskeyRefused
    except Stop as stop:
        raise counted(visitor, stop) from stop
    admission = open_session(visitor, half.key, SessionKind.PAGE, used)
    threshold.forget_failures(visitor.username)
    threshold.end_half(half.id)
    return admission


def ask_passkey_at_door() -> tuple[str, dict[str, Any]]:
    """Return a mark for the visitor's cookie, and what the browser needs to have any passkey of this house sign."""
    mark = secrets.token_hex(32)
    return mark, webauthn.ask_known(draw(digest_of(mark), Purpose.ENTER), [], verify=True)


def enter_with_passkey(mark: str, answer: str) -> Admission:
    """Come in with a passkey whose holder it has made sure of; the keys stay locked until the passphrase is typed."""
    row, used = _shown(digest_of(mark), Purpose.ENTER, answer)
    visitor = threshold.visitor_again(row.account_id)
    if visitor.account_id is None:
        raise webauthn.PasskeyRefused
    return open_session(visitor, None, SessionKind.PAGE, used)


def _shown(asker: str, purpose: Purpose, answer: str) -> tuple[Passkey, UsedFactor]:
    """Return which passkey answered and its counter; the challenge is used up, whatever the answer is worth."""
    challenge = take(asker, purpose)
    row = Passkey.objects.filter(digest=webauthn.digest_in(answer)).first()
    if challenge is None or row is None:
        raise webauthn.PasskeyRefused
    try:
        verify = purpose == Purpose.ENTER
        count = webauthn.check_known(challenge, bytes(row.credential), row.sign_count, answer, verify=verify)
    except Stop as stop:
        if purpose == Purpose.ENTER:
            by = Actor(row.working_group_id, account_id=row.account_id, kind="source")
            refusal_note(by, VERB, row.account_id, stop)
        raise
    return row, UsedFactor(row.id, counter=Counter(row.sign_count, count))
