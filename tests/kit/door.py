"""Letting somebody of the cast in at the door, without typing at it in every test."""

from typing import Protocol
from uuid import UUID

from django.conf import settings
from django.test import Client

from kikao.foundation.accounts import threshold
from kikao.foundation.accounts.enums import SessionKind
from kikao.foundation.accounts.models import Session
from kikao.foundation.sealing.signin.sessions import open_session


class People(Protocol):
    """Whoever can be let in: accounts with their unlocked keys, found by short names."""

    accounts: dict[str, UUID]
    keys: dict[str, bytes]


def let_in(client: Client, cast: People, name: str, *, strong: bool = True) -> Client:
    """Give the browser a session of somebody, second factor shown (unless `strong` is False), key unlocked."""
    client.cookies[settings.SESSION_COOKIE] = token_of(cast, name, SessionKind.PAGE, strong=strong)
    return client


def bearer(cast: People, name: str, *, strong: bool = True) -> dict[str, str]:
    """Return the headers with which a program of somebody calls: `client.get(url, headers=bearer(cast, "anne"))`."""
    return {"Authorization": f"Bearer {token_of(cast, name, SessionKind.API, strong=strong)}"}


def token_of(cast: People, name: str, kind: SessionKind, *, strong: bool = True) -> str:
    """Return a session token of somebody."""
    visitor = threshold.visitor_again(cast.accounts[name])
    admission = open_session(visitor, cast.keys[name], kind, None)
    Session.objects.filter(id=admission.session_id).update(strong=strong)
    return admission.token
