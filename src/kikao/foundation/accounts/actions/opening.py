"""A new passphrase after a loss: one person starts, a second confirms, each tells the holder half of the code."""

from datetime import timedelta
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.accounts import policy
from kikao.foundation.accounts.enums import DoorCodeKind, DoorCodeState
from kikao.foundation.accounts.lifecycle import DOOR_CODE
from kikao.foundation.accounts.models import DoorCode
from kikao.foundation.accounts.news import News, spread
from kikao.foundation.accounts.reckoning import code_digest
from kikao.foundation.accounts.rows import OwnAccountStop, find_account, withdraw_codes
from kikao.foundation.audit.door import action
from kikao.foundation.base.clock import now
from kikao.foundation.base.stops import Stop, Unknown

RESET_FOR = timedelta(hours=48)


@action("account.start_reset", to={Role.SECRETARIAT})
def start_reset(by: Actor, *, account_id: UUID, code: str) -> UUID:
    """Start a reset for somebody who lost the passphrase; `code` is the first half, told to the holder."""
    account = find_account(by, account_id)
    if account.id == by.account_id:
        raise OwnAccountStop
    at = now()
    withdraw_codes(account.id)
    row = DoorCode.objects.create(
        working_group_id=by.working_group_id,
        account=account,
        kind=DoorCodeKind.RESET,
        state=DoorCodeState.STARTED,
        started_by_id=by.account_id,
        first_digest=code_digest(code),
        created_at=at,
        until=at + RESET_FOR,
    )
    spread(by, account.id, News.RESET_STARTED)
    return row.id


@action("account.confirm_reset", to=policy.CONFIRMERS, system=False)
def confirm_reset(by: Actor, *, code_id: UUID, code: str) -> UUID:
    """Confirm, as a second person who has spoken with the holder; `code` is the second half."""
    row = _find(by, code_id)
    if row.kind != DoorCodeKind.RESET:
        raise Unknown
    if by.account_id == row.started_by_id:
        raise Stop(
            "account.second_person",
            _("You started this reset: a second person must confirm it."),
            cure=_("Ask another secretary or a custodian."),
        )
    if by.account_id == row.account_id:
        raise OwnAccountStop
    DOOR_CODE.check(row.state, DoorCodeState.CONFIRMED)
    DoorCode.objects.filter(id=row.id).update(
        state=DoorCodeState.CONFIRMED,
        confirmed_by_id=by.account_id,
        second_digest=code_digest(code),
    )
    spread(by, row.account_id, News.RESET_CONFIRMED)
    return row.id


@action("account.withdraw_code", to=policy.KEEPERS | policy.CONFIRMERS)
def withdraw_door_code(by: Actor, *, code_id: UUID) -> UUID:
    """Withdraw an invitation or a reset before it is used."""
    row = _find(by, code_id)
    DOOR_CODE.check(row.state, DoorCodeState.WITHDRAWN)
    DoorCode.objects.filter(id=row.id).update(state=DoorCodeState.WITHDRAWN)
    return row.id


def _find(by: Actor, code_id: UUID) -> DoorCode:
    row = (
        DoorCode.objects.select_for_update()
        .filter(working_group_id=by.working_group_id, id=code_id, until__gt=now())
        .first()
    )
    if row is None:
        raise Unknown
    return row
