"""Somebody with a passkey of software, at the door and in a session."""

from uuid import UUID

from kikao.foundation.access.actor import Actor
from kikao.foundation.accounts.enums import SessionKind
from kikao.foundation.accounts.threshold import visitor_again
from kikao.foundation.sealing.signin import (
    Opened,
    ask_new_passkey,
    ask_passkey_at_door,
    enter_with_passkey,
    give_passphrase,
    keep_passkey,
    session_shown,
)
from kikao.foundation.sealing.signin.sessions import open_session
from kikao.registry.people.queries import actor_for
from tests.kit.authenticator import SoftKey
from tests.kit.cast import PASSPHRASE, Cast

PAGE = SessionKind.PAGE


def seated(cast: Cast, name: str) -> Actor:
    """Return somebody in a session of theirs."""
    admission = open_session(visitor_again(cast.accounts[name]), cast.keys[name], PAGE, None)
    return actor_for(cast.accounts[name], key=cast.keys[name], session_id=admission.session_id)


def keep(cast: Cast, name: str, key: SoftKey, called: str = "My phone") -> UUID:
    by = seated(cast, name)
    return keep_passkey(by, name=called, answer=key.make(ask_new_passkey(by)))


def half(name: str) -> Opened:
    opened = session_shown(give_passphrase(name, PASSPHRASE).token, PAGE)
    assert opened is not None
    assert not opened.full
    return opened


def at_door(key: SoftKey) -> Opened:
    mark, asked = ask_passkey_at_door()
    opened = session_shown(enter_with_passkey(mark, key.show(asked)).token, PAGE)
    assert opened is not None
    return opened
