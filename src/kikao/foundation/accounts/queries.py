"""What the keepers of accounts and the holders themselves may ask."""

from collections.abc import Iterable
from uuid import UUID

from kikao.foundation.access.actor import Actor
from kikao.foundation.accounts import policy
from kikao.foundation.accounts.enums import (
    DoorCodeState,
    FactorKind,
    SessionKind,
    Stage,
)
from kikao.foundation.accounts.models import (
    Account,
    BearerToken,
    DoorCode,
    Passkey,
    SecondFactor,
    Session,
    SheetCode,
)
from kikao.foundation.accounts.reckoning import IDLE
from kikao.foundation.accounts.schemas import (
    AccountCard,
    DoorCodeLine,
    Factors,
    PasskeyLine,
    SessionLine,
    TokenLine,
)
from kikao.foundation.base.clock import now, today
from kikao.foundation.base.paging import Page, page_of
from kikao.foundation.base.stops import Unknown


def accounts(by: Actor, *, after: str | None = None, size: int = 50) -> Page[AccountCard]:
    """List the accounts of the group by the name of their seat."""
    rows = Account.objects.filter(policy.seen_by(by))
    return page_of(rows, order=("name", "id"), after=after, size=size).map(_card)


def account(by: Actor, account_id: UUID) -> AccountCard:
    """Return one account."""
    row = Account.objects.filter(policy.seen_by(by), id=account_id).first()
    if row is None:
        raise Unknown
    return _card(row)


def my_account(by: Actor) -> AccountCard:
    """Return the actor's own account."""
    return account(by, by.person)


def names_of(by: Actor, account_ids: Iterable[UUID]) -> dict[UUID, str]:
    """Return by what name each of these accounts of the group is called."""
    rows = Account.objects.filter(working_group_id=by.working_group_id, id__in=set(account_ids))
    return dict(rows.values_list("id", "name"))


def sessions(by: Actor) -> tuple[SessionLine, ...]:
    """List where the actor is signed in now, the latest first."""
    at = now()
    rows = Session.objects.filter(
        policy.own(by),
        ended_at=None,
        ends_at__gt=at,
        seen_at__gt=at - IDLE,
        stage=Stage.FULL,
    ).order_by("-created_at")[:100]
    return tuple(
        SessionLine(
            row.id,
            str(SessionKind(row.kind).label),
            row.created_at,
            row.seen_at,
            row.id == by.session_id,
        )
        for row in rows
    )


def bearer_tokens(by: Actor) -> tuple[TokenLine, ...]:
    """List the actor's long-lived passes for programs."""
    rows = BearerToken.objects.filter(policy.own(by), revoked_at=None, ends_on__gte=today())
    return tuple(
        TokenLine(row.id, row.label, tuple(row.roles.split()), row.ends_on, row.created_at)
        for row in rows.order_by("-created_at")[:100]
    )


def factors(by: Actor) -> Factors:
    """Tell which second factors the actor has."""
    return factors_of(by.account_id) if by.account_id else Factors(app=False, sheet=False, codes_left=0)


def factors_of(account_id: UUID) -> Factors:
    """Tell which second factors an account has; asked at the door, before there is an actor."""
    kinds = set(SecondFactor.objects.filter(account_id=account_id).values_list("kind", flat=True))
    left = SheetCode.objects.filter(factor__account_id=account_id, used_at=None).count()
    passkeys = Passkey.objects.filter(account_id=account_id).count()
    return Factors(app=FactorKind.TOTP in kinds, sheet=left > 0, codes_left=left, passkeys=passkeys)


def passkeys(by: Actor) -> tuple[PasskeyLine, ...]:
    """List the actor's passkeys, the oldest first."""
    rows = Passkey.objects.filter(policy.own(by)).order_by("made_on", "id")[:100]
    return tuple(PasskeyLine(row.id, row.name, row.made_on, row.used_on) for row in rows)


def door_codes(by: Actor, *, after: str | None = None, size: int = 50) -> Page[DoorCodeLine]:
    """List the invitations and resets that are under way, the latest first."""
    if not by.is_(*policy.KEEPERS, *policy.CONFIRMERS):
        raise Unknown
    rows = DoorCode.objects.filter(
        working_group_id=by.working_group_id,
        state__in=(DoorCodeState.STARTED, DoorCodeState.CONFIRMED),
        until__gt=now(),
    ).select_related("account")
    page = page_of(rows, order=("-created_at", "-id"), after=after, size=size)
    return page.map(lambda row: _door_code(by, row))


def door_code(by: Actor, code_id: UUID) -> DoorCodeLine:
    """Return one invitation or reset."""
    row = (
        DoorCode.objects.filter(working_group_id=by.working_group_id, id=code_id)
        .select_related("account")
        .first()
    )
    if row is None or not by.is_(*policy.KEEPERS, *policy.CONFIRMERS):
        raise Unknown
    return _door_code(by, row)


def _door_code(by: Actor, row: DoorCode) -> DoorCodeLine:
    return DoorCodeLine(
        id=row.id,
        account_id=row.account_id,
        account_name=row.account.name,
        kind=row.kind,
        kind_label=str(row.get_kind_display()),
        state=row.state,
        state_label=str(row.get_state_display()),
        until=row.until,
        mine=row.started_by_id == by.account_id,
    )


def _card(row: Account) -> AccountCard:
    return AccountCard(
        id=row.id,
        username=row.username,
        name=row.name,
        language=row.language,
        ends_on=row.ends_on,
        active=row.active,
        entered=bool(row.passphrase_hash),
    )
