"""What is known of a visitor before anybody knows who it is: names tried, sessions shown, passes shown.

Nothing here tells a known name from an unknown one; no network address is kept.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction
from django.utils.functional import SimpleLazyObject

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.models import WorkingGroup
from kikao.foundation.accounts.enums import Stage
from kikao.foundation.accounts.models import Account, Attempts, BearerToken, Session
from kikao.foundation.accounts.reckoning import IDLE, as_typed, digest_of, name_tag, wait_after
from kikao.foundation.accounts.schemas import TokenHolder
from kikao.foundation.base.clock import now, today

SEEN_EVERY = timedelta(minutes=1)
_NOBODY = SimpleLazyObject(lambda: make_password("nobody has this passphrase"))


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody at the door: the name typed, and the account behind it if there is one that may enter."""

    username: str
    working_group_id: UUID
    account_id: UUID | None
    account_name: str = ""
    language: str = "fr"

    @property
    def actor(self) -> Actor:
        """Return the visitor as the trail names them: by account when known, but without any role."""
        return Actor(self.working_group_id, account_id=self.account_id, kind="source")


@dataclass(frozen=True, slots=True)
class ShownSession:
    """A session whose token somebody showed; `live` is False when it ended, was idle too long or was ended."""

    id: UUID
    working_group_id: UUID
    account_id: UUID
    kind: str
    stage: str
    strong: bool
    live: bool
    ended: bool
    seen_at: datetime
    confirmed_at: datetime | None
    group_name: str
    locked_key: bytes


def visitor(username: str) -> Visitor | None:
    """Return who stands at the door under this name; None only while the installation has no group yet."""
    typed = username.replace("\x00", "\ufffd").strip().casefold()[:60]
    account = Account.objects.filter(username=typed).order_by("created_at", "id").first()
    if account:
        entering = account.id if account.may_enter(today()) else None
        return Visitor(typed, account.working_group_id, entering, account.name, account.language)
    group = WorkingGroup.objects.order_by("id").values_list("id", flat=True).first()
    return Visitor(typed, group, None) if group else None


def visitor_again(account_id: UUID) -> Visitor:
    """Return the visitor whose passphrase was right a moment ago."""
    account = Account.objects.get(id=account_id)
    entering = account.id if account.may_enter(today()) else None
    return Visitor(account.username, account.working_group_id, entering, account.name, account.language)


def passphrase_fits(account_id: UUID | None, passphrase: str) -> bool:
    """Tell whether the passphrase is right; takes as long when there is no account."""
    kept = (
        Account.objects.filter(id=account_id).values_list("passphrase_hash", flat=True).first()
        if account_id
        else None
    )
    fits = check_password(as_typed(passphrase), kept or str(_NOBODY))
    return fits and bool(kept)


def locked_for(username: str) -> timedelta:
    """Return how long this name must still wait after failed attempts, known or not."""
    until = Attempts.objects.filter(tag=name_tag(username)).values_list("locked_until", flat=True).first()
    return max(until - now(), timedelta(0)) if until else timedelta(0)


def count_failure(username: str) -> None:
    """Count a failed attempt under this name and lock it for a while when there were several."""
    at = now()
    with transaction.atomic():
        Attempts.objects.filter(last_at__lt=at - timedelta(days=1)).delete()
        row, _made = Attempts.objects.select_for_update().get_or_create(
            tag=name_tag(username), defaults={"last_at": at}
        )
        failures = row.failures + 1
        wait = wait_after(failures)
        Attempts.objects.filter(id=row.id).update(
            failures=failures, noted=False, last_at=at, locked_until=at + wait if wait else None
        )


def first_while_locked(username: str) -> bool:
    """Tell whether this is the first attempt since the name was locked: the trail is not to be filled from outside."""
    return bool(Attempts.objects.filter(tag=name_tag(username), noted=False).update(noted=True))


def forget_failures(username: str) -> None:
    """Forget the failed attempts under a name whose holder has come in."""
    Attempts.objects.filter(tag=name_tag(username)).delete()


def session_shown(token_digest: str) -> ShownSession | None:
    """Return the session of a token's digest, living or ended, or None when nobody ever had it."""
    row = Session.objects.select_related("account", "working_group").filter(token_digest=token_digest).first()
    if row is None:
        return None
    live = _is_live(row, now())
    return ShownSession(
        id=row.id,
        working_group_id=row.working_group_id,
        account_id=row.account_id,
        kind=row.kind,
        stage=row.stage,
        strong=row.strong,
        live=live,
        ended=row.ended_at is not None,
        seen_at=row.seen_at,
        confirmed_at=row.confirmed_at,
        group_name=row.working_group.name,
        locked_key=bytes(row.locked_key) if live else b"",
    )


def _is_live(row: Session, at: datetime) -> bool:
    idle_since = at - IDLE
    return (
        row.ended_at is None
        and row.ends_at > at
        and row.seen_at > idle_since
        and row.account.may_enter(today())
    )


def mark_seen(shown: ShownSession) -> None:
    """Note that a session is in use, at most once a minute."""
    at = now()
    if shown.stage == Stage.FULL and shown.seen_at < at - SEEN_EVERY:
        Session.objects.filter(id=shown.id).update(seen_at=at)


def end_half(session_id: UUID) -> None:
    """Use up the few minutes between passphrase and code."""
    Session.objects.filter(id=session_id, stage=Stage.HALF).delete()


def close_expired(shown: ShownSession) -> None:
    """Take the key out of a session that has run out."""
    if not shown.ended:
        Session.objects.filter(id=shown.id, ended_at=None).update(ended_at=now(), locked_key=b"")


def token_holder(token: str) -> TokenHolder | None:
    """Return whom a long-lived pass stands for, or None when it is unknown, revoked or over."""
    row = (
        BearerToken.objects.select_related("account")
        .filter(digest=digest_of(token), revoked_at=None, ends_on__gte=today())
        .first()
    )
    if row is None or not row.account.may_enter(today()):
        return None
    return TokenHolder(row.account_id, frozenset(row.roles.split()))
