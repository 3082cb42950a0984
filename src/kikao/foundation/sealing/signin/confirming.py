"""Typing the passphrase again within a session: before something grave, or to unlock the keys after a passkey alone."""

from uuid import UUID

from kikao.foundation.access.actor import Actor
from kikao.foundation.accounts import policy, threshold
from kikao.foundation.accounts.enums import SessionKind
from kikao.foundation.accounts.models import Session
from kikao.foundation.audit.door import SYSTEM_ONLY, action
from kikao.foundation.base.clock import now
from kikao.foundation.base.stops import Unknown
from kikao.foundation.sealing import keys
from kikao.foundation.sealing.signin.entering import counted, refuse_locked
from kikao.foundation.sealing.signin.sessions import Drawn, Opened, draw_token
from kikao.foundation.sealing.stops import WrongPassphrase

VERB = "account.confirm_passphrase"


def type_again(opened: Opened, passphrase: str, kind: SessionKind = SessionKind.PAGE) -> str | None:
    """Check the passphrase of a session's holder; return a new token when it unlocked the keys, else None.

    A wrong one counts towards the lock of the name, as at the door.
    """
    visitor = threshold.visitor_again(opened.account_id)
    refuse_locked(visitor)
    by = Actor(opened.working_group_id, account_id=opened.account_id, session_id=opened.id)
    if not threshold.passphrase_fits(visitor.account_id, passphrase):
        raise counted(visitor, WrongPassphrase(), VERB)
    threshold.forget_failures(visitor.username)
    if opened.key is not None:
        confirm_passphrase(by)
        return None
    token, drawn = draw_token(opened.id, keys.unlock(opened.account_id, passphrase), kind)
    confirm_passphrase(by, drawn=drawn)
    return token


@action(VERB, to=SYSTEM_ONLY, own=True, system=False)
def confirm_passphrase(by: Actor, *, drawn: Drawn | None = None) -> UUID:
    """Note that the passphrase was typed again; with `drawn` the session carries the key under a new token."""
    if by.session_id is None:
        raise Unknown
    rows = Session.objects.filter(policy.own(by), id=by.session_id, ended_at=None)
    changes: dict[str, object] = {"confirmed_at": now()}
    if drawn:
        changes |= {"token_digest": drawn.digest, "locked_key": drawn.locked_key}
    if not rows.update(**changes):
        raise Unknown
    return by.session_id
