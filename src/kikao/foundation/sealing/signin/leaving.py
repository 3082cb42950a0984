"""The end of a posting: sessions, passes, codes, factors and keys end with the account."""

from uuid import UUID

from kikao.foundation.access.actor import Actor
from kikao.foundation.accounts import policy
from kikao.foundation.accounts.models import Account
from kikao.foundation.accounts.rows import (
    OwnAccountStop,
    find_account,
    revoke_all,
    shut_out,
    withdraw_codes,
)
from kikao.foundation.audit.door import SYSTEM_ONLY, action
from kikao.foundation.base.clock import now, today
from kikao.foundation.sealing import keys
from kikao.foundation.sealing.signin.factors import drop_factors


@action("account.close", to=policy.KEEPERS)
def close_account(by: Actor, *, account_id: UUID) -> UUID:
    """Close an account at once; what its key opened stays shut for it, also in any later copy of the disk."""
    account = find_account(by, account_id)
    if account.id == by.account_id:
        raise OwnAccountStop
    Account.objects.filter(id=account.id).update(active=False)
    shut_out(account.id)
    revoke_all(account.id, now())
    withdraw_codes(account.id)
    drop_factors(account.id)
    keys.retire_keys(account.id)
    return account.id


@action("account.close_ended", to=SYSTEM_ONLY)
def close_ended_accounts(by: Actor) -> None:
    """Close, every night, the accounts whose posting has ended."""
    ended = Account.objects.filter(working_group_id=by.working_group_id, active=True, ends_on__lt=today())
    for account_id in list(ended.values_list("id", flat=True)):
        close_account(by, account_id=account_id)
