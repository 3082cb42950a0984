"""Rows of accounts as several acts write them."""

import re
from datetime import date, datetime, timedelta
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from kikao.foundation.access.actor import Actor
from kikao.foundation.accounts import policy
from kikao.foundation.accounts.enums import DoorCodeKind, DoorCodeState
from kikao.foundation.accounts.models import Account, BearerToken, DoorCode, Session
from kikao.foundation.accounts.reckoning import code_digest
from kikao.foundation.base.clock import now
from kikao.foundation.base.stops import Invalid, Stop, Unknown

INVITED_FOR = timedelta(days=7)
OPEN = (DoorCodeState.STARTED, DoorCodeState.CONFIRMED)
LANGUAGES = frozenset({"fr", "en", "sw"})
_USERNAME = re.compile(r"^[a-z0-9][a-z0-9._-]{2,59}$")


class OwnAccountStop(Stop):
    """Somebody tried to close or reset their own account."""

    def __init__(self) -> None:
        """Say who can do it."""
        super().__init__(
            "account.own",
            _("Nobody does this to their own account."),
            cure=_("Ask another person who keeps the accounts."),
        )


def new_account(
    working_group_id: UUID, *, username: str, name: str, language: str = "fr", ends_on: date | None = None
) -> Account:
    """Write a new account without passphrase, after looking at its names."""
    username, name = username.strip().casefold(), name.strip()
    wrong = {}
    if not _USERNAME.match(username):
        wrong["username"] = _("Use 3 to 60 small letters without accents, figures, dots or hyphens.")
    elif Account.objects.filter(username=username).exists():
        wrong["username"] = _("This username is taken: choose another.")
    if not name or len(name) > 200:
        wrong["name"] = _("Write the title of the seat, in at most 200 characters.")
    if language not in LANGUAGES:
        wrong["language"] = _("Choose one of the languages offered.")
    if wrong:
        raise Invalid(wrong)
    return Account.objects.create(
        working_group_id=working_group_id,
        username=username,
        name=name,
        language=language,
        ends_on=ends_on,
        created_at=now(),
    )


def find_account(by: Actor, account_id: UUID) -> Account:
    """Return an account that this actor may see, or say that there is none."""
    account = Account.objects.filter(policy.seen_by(by), id=account_id).first()
    if account is None:
        raise Unknown
    return account


def write_invitation(by: Actor, account: Account, code: str) -> DoorCode:
    """Let the holder come in with this code for a week; a code given before is void."""
    withdraw_codes(account.id)
    at = now()
    return DoorCode.objects.create(
        working_group_id=by.working_group_id,
        account=account,
        kind=DoorCodeKind.INVITATION,
        state=DoorCodeState.CONFIRMED,
        started_by_id=by.account_id,
        first_digest=code_digest(code),
        created_at=at,
        until=at + INVITED_FOR,
    )


def withdraw_codes(account_id: UUID) -> None:
    """Make every code that was given for an account void."""
    DoorCode.objects.filter(account_id=account_id, state__in=OPEN).update(state=DoorCodeState.WITHDRAWN)


def shut_out(account_id: UUID, *, but: UUID | None = None) -> None:
    """End every session of an account, except one if so wished; their keys are gone."""
    rows = Session.objects.filter(account_id=account_id, ended_at=None)
    if but:
        rows = rows.exclude(id=but)
    rows.update(ended_at=now(), locked_key=b"")


def revoke_all(account_id: UUID, at: datetime) -> None:
    """Take back every long-lived pass of an account."""
    BearerToken.objects.filter(account_id=account_id, revoked_at=None).update(revoked_at=at)


def mark_strong(by: Actor) -> None:
    """Note that a second factor was taken into use in this session: from now on it counts as strong."""
    if by.session_id:
        Session.objects.filter(policy.own(by), id=by.session_id).update(strong=True)
