"""Opening, changing and closing accounts; whoever does it never learns a passphrase."""

import re
from datetime import date, timedelta
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from kikao.foundation.access.actor import Actor
from kikao.foundation.accounts import policy
from kikao.foundation.accounts.enums import DoorCodeKind, DoorCodeState
from kikao.foundation.accounts.models import Account, BearerToken, DoorCode, Session
from kikao.foundation.accounts.reckoning import code_digest
from kikao.foundation.audit.door import action
from kikao.foundation.base.clock import now
from kikao.foundation.base.stops import Clash, Invalid, Stop, Unknown

INVITED_FOR = timedelta(days=7)
_USERNAME = re.compile(r"^[a-z0-9][a-z0-9._-]{2,59}$")


class OwnAccountStop(Stop):
    """Somebody tried to close or reset their own account."""

    def __init__(self) -> None:
        """Say who can do it."""
        super().__init__(
            "account.own",
            _("Nobody does this to their own account."),
            cure=_("Ask another person who keeps the accounts."),
            status=409,
        )


@action("account.invite", to=policy.KEEPERS)
def invite_account(
    by: Actor,
    *,
    username: str,
    name: str,
    code: str,
    language: str = "fr",
    ends_on: date | None = None,
) -> UUID:
    """Open an account for a holder, who comes in with `code` (told by voice) and chooses a passphrase."""
    account = new_account(
        by.working_group_id,
        username=username,
        name=name,
        language=language,
        ends_on=ends_on,
    )
    at = now()
    DoorCode.objects.create(
        working_group_id=by.working_group_id,
        account=account,
        kind=DoorCodeKind.INVITATION,
        state=DoorCodeState.CONFIRMED,
        started_by_id=by.account_id,
        first_digest=code_digest(code),
        created_at=at,
        until=at + INVITED_FOR,
    )
    return account.id


def new_account(
    working_group_id: UUID,
    *,
    username: str,
    name: str,
    language: str = "fr",
    ends_on: date | None = None,
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
    if language not in {"fr", "en", "sw"}:
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


@action("account.change", to=policy.KEEPERS)
def change_account(by: Actor, *, account_id: UUID, name: str, ends_on: date | None, before: date | None) -> UUID:
    """Call an account by another seat or move the end of its posting; `before` is the end the form showed."""
    account = find_account(by, account_id)
    if not name.strip() or len(name.strip()) > 200:
        raise Invalid({"name": _("Write the title of the seat, in at most 200 characters.")})
    rows = Account.objects.filter(id=account.id, ends_on=before)
    if not rows.update(name=name.strip(), ends_on=ends_on):
        raise Clash
    return account.id


@action("account.close", to=policy.KEEPERS)
def close_account(by: Actor, *, account_id: UUID) -> UUID:
    """Close an account at once: its sessions end, its passes are revoked, its codes are withdrawn."""
    account = find_account(by, account_id)
    if account.id == by.account_id:
        raise OwnAccountStop
    Account.objects.filter(id=account.id).update(active=False)
    shut_out(account.id)
    BearerToken.objects.filter(account=account, revoked_at=None).update(revoked_at=now())
    DoorCode.objects.filter(account=account, state__in=(DoorCodeState.STARTED, DoorCodeState.CONFIRMED)).update(
        state=DoorCodeState.WITHDRAWN
    )
    return account.id


@action("account.reopen", to=policy.KEEPERS)
def reopen_account(by: Actor, *, account_id: UUID) -> UUID:
    """Open a closed account again, for instance after a leave."""
    account = find_account(by, account_id)
    Account.objects.filter(id=account.id).update(active=True)
    return account.id


def find_account(by: Actor, account_id: UUID) -> Account:
    """Return an account that this actor keeps, or say that there is none."""
    account = Account.objects.filter(policy.seen_by(by), id=account_id).first()
    if account is None:
        raise Unknown
    return account


def shut_out(account_id: UUID, *, but: UUID | None = None) -> int:
    """End every session of an account, except one if so wished; their keys are gone."""
    rows = Session.objects.filter(account_id=account_id, ended_at=None).exclude(id=but)
    return rows.update(ended_at=now(), locked_key=b"")
