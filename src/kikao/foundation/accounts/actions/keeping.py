"""Opening and changing accounts; whoever does it never learns a passphrase."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from kikao.foundation.access.actor import Actor
from kikao.foundation.accounts import policy
from kikao.foundation.accounts.models import Account
from kikao.foundation.accounts.rows import find_account, new_account, write_invitation
from kikao.foundation.audit.door import action
from kikao.foundation.base.stops import Clash, Invalid, Stop


@action("account.invite", to=policy.KEEPERS)
def invite_account(
    by: Actor, *, username: str, name: str, code: str, language: str = "fr", ends_on: date | None = None
) -> UUID:
    """Open an account for a holder, who comes in with `code` (told by voice) and chooses a passphrase."""
    account = new_account(
        by.working_group_id, username=username, name=name, language=language, ends_on=ends_on
    )
    write_invitation(by, account, code)
    return account.id


@action("account.invite_again", to=policy.KEEPERS)
def invite_again(by: Actor, *, account_id: UUID, code: str) -> UUID:
    """Give a new code to a holder who has never come in; once somebody has, only a reset by two persons helps."""
    account = find_account(by, account_id)
    if account.passphrase_hash or not account.active:
        raise Stop(
            "account.entered",
            _("Somebody has come in with this account already, or it is closed."),
            cure=_("Start a reset: it takes two persons."),
        )
    return write_invitation(by, account, code).account_id


@action("account.change", to=policy.KEEPERS)
def change_account(
    by: Actor, *, account_id: UUID, name: str, ends_on: date | None, before: date | None
) -> UUID:
    """Call an account by another seat or move the end of its posting; `before` is the end that the form showed."""
    account = find_account(by, account_id)
    if not name.strip() or len(name.strip()) > 200:
        raise Invalid({"name": _("Write the title of the seat, in at most 200 characters.")})
    rows = Account.objects.filter(id=account.id, ends_on=before)
    if not rows.update(name=name.strip(), ends_on=ends_on):
        raise Clash
    return account.id
