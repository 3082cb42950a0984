"""The key pair of an account: made by its holder, locked under the passphrase, replaced when that is lost."""

from collections.abc import Iterable
from uuid import UUID

from django.conf import settings
from django.db import transaction

from kikao.foundation.access.actor import Actor
from kikao.foundation.base.clock import today
from kikao.foundation.sealing import box
from kikao.foundation.sealing.models import Draft, KeyHolder
from kikao.foundation.sealing.stops import HasKey, KeyExchanged, Locked, NoKeyYet, WrongPassphrase
from kikao.foundation.sealing.taking import drop_passings, take_identities, take_narratives


def cost() -> box.Cost:
    """Return how hard a passphrase is stretched in this installation (tests do it lightly)."""
    return box.LIGHT if settings.KIKAO_KDF == "light" else box.FULL


@transaction.atomic
def make_keys(working_group_id: UUID, account_id: UUID, passphrase: str) -> bytes:
    """Make an account's first pair, in the session of its holder; return the private half for that session."""
    if has_key(account_id):
        raise HasKey
    pair = box.new_pair()
    KeyHolder.objects.update_or_create(
        working_group_id=working_group_id, account_id=account_id, defaults=_row(account_id, pair, passphrase)
    )
    return pair.private


def unlock(account_id: UUID, passphrase: str) -> bytes:
    """Return the account's private key, which only the passphrase unlocks.

    A public half that somebody exchanged in the database would have others seal to a stranger: it is noticed here.
    """
    holder = _holder(account_id)
    try:
        private = box.unlock_with_passphrase(bytes(holder.locked_private), passphrase, _about(account_id))
    except box.SealBroken as error:
        raise WrongPassphrase from error
    if box.public_of(private) != bytes(holder.public_key):
        raise KeyExchanged
    return private


@transaction.atomic
def change_passphrase(account_id: UUID, old: str, new: str) -> None:
    """Lock the same key under another passphrase; whatever it opened, it opens still."""
    private = unlock(account_id, old)
    locked = box.lock_with_passphrase(private, new, _about(account_id), cost())
    KeyHolder.objects.filter(account_id=account_id).update(locked_private=locked, changed_on=today())


@transaction.atomic
def replace_keys_after_reset(working_group_id: UUID, account_id: UUID, passphrase: str) -> bytes:
    """Make a new pair for a holder who lost the passphrase; return the private half.

    What the old pair opened stays shut: their narratives wait until another reader re-shares them, their halves of
    identities are gone, and so are their drafts.
    """
    _drop_what_it_opened(account_id)
    take_narratives([account_id], waiting=True)
    pair = box.new_pair()
    KeyHolder.objects.update_or_create(
        working_group_id=working_group_id, account_id=account_id, defaults=_row(account_id, pair, passphrase)
    )
    return pair.private


def give_new_pair(account_id: UUID, pair: box.Pair, passphrase: str) -> None:
    """Put a new pair in the place of the one that its holder has; the caller has sealed anew what that opened."""
    KeyHolder.objects.filter(account_id=account_id).update(**_row(account_id, pair, passphrase))


@transaction.atomic
def retire_keys(account_id: UUID) -> None:
    """End an account's pair with its posting: it opens nothing from any later copy of the disk."""
    _drop_what_it_opened(account_id)
    take_narratives([account_id])
    KeyHolder.objects.filter(account_id=account_id).update(
        active=False, locked_private=b"", changed_on=today()
    )


def account_of(by: Actor) -> UUID:
    """Return whose key acts; the clock and the public door have none."""
    if by.account_id is None:
        raise Locked
    return by.account_id


def key_of(by: Actor) -> bytes:
    """Return the key that is unlocked in the session, or ask for the passphrase."""
    if by.key is None:
        raise Locked
    return by.key


def has_key(account_id: UUID) -> bool:
    """Tell whether something can be sealed to this account."""
    return KeyHolder.objects.filter(account_id=account_id, active=True).exists()


def public_key_of(account_id: UUID) -> bytes:
    """Return the public half of an account's pair."""
    return bytes(_holder(account_id).public_key)


def public_keys(account_ids: Iterable[UUID]) -> dict[UUID, bytes]:
    """Return the public halves of those accounts that have a pair."""
    holders = KeyHolder.objects.filter(account_id__in=set(account_ids), active=True)
    return {row.account_id: bytes(row.public_key) for row in holders}


def lock_for_session(private: bytes, session_id: UUID) -> tuple[bytes, bytes]:
    """Return a secret for the visitor's cookie, and the private key locked with it for the session row."""
    secret = box.new_secret()
    return secret, box.lock_with_secret(private, secret, f"session|{session_id}")


def unlock_for_session(locked: bytes, secret: bytes, session_id: UUID) -> bytes:
    """Return the private key of a session from its row and the secret of the visitor's cookie."""
    try:
        return box.unlock_with_secret(locked, secret, f"session|{session_id}")
    except box.SealBroken as error:
        raise Locked from error


def _holder(account_id: UUID) -> KeyHolder:
    holder = KeyHolder.objects.filter(account_id=account_id, active=True).first()
    if holder is None:
        raise NoKeyYet
    return holder


def _row(account_id: UUID, pair: box.Pair, passphrase: str) -> dict[str, object]:
    return {
        "public_key": pair.public,
        "locked_private": box.lock_with_passphrase(pair.private, passphrase, _about(account_id), cost()),
        "changed_on": today(),
        "active": True,
    }


def _about(account_id: UUID) -> str:
    return f"key|{account_id}"


def _drop_what_it_opened(account_id: UUID) -> None:
    take_identities([account_id])
    drop_passings([account_id])
    Draft.objects.filter(account_id=account_id).delete()
