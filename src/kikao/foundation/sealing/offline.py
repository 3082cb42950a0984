"""Keys that custodians keep off the server: which of them have one, and whom an identity is sealed to."""

import hashlib
from collections.abc import Iterable, Mapping
from uuid import UUID

from kikao.foundation.sealing.keys import public_key_of, public_keys
from kikao.foundation.sealing.models import OfflineKey
from kikao.foundation.sealing.words import COUNT, word_of

CHECK_WORDS = 5


def offline_keys(account_ids: Iterable[UUID]) -> dict[UUID, OfflineKey]:
    """Return the offline keys of those custodians that have one."""
    return {
        row.account_id: row for row in OfflineKey.objects.filter(account_id__in=set(account_ids), active=True)
    }


def identity_keys(account_ids: Iterable[UUID]) -> dict[UUID, bytes]:
    """Return the public halves that identities are sealed to: a custodian's offline key before the one of the sessions."""
    asked = set(account_ids)
    offline = {who: bytes(row.public_key) for who, row in offline_keys(asked).items()}
    return public_keys(asked) | offline


def offline_ids(publics: Mapping[UUID, bytes]) -> dict[UUID, UUID]:
    """Return which of these public halves are offline keys, by custodian."""
    return {
        who: row.id for who, row in offline_keys(publics).items() if bytes(row.public_key) == publics[who]
    }


def public_half(account_id: UUID, offline_id: UUID | None) -> bytes:
    """Return the public half of somebody's offline key of this id, or of the key of their sessions."""
    if offline_id is None:
        return public_key_of(account_id)
    return bytes(OfflineKey.objects.get(id=offline_id, account_id=account_id).public_key)


def check_words(public: bytes) -> str:
    """Say a public half in five words (65 bits)."""
    rest, said = int.from_bytes(hashlib.blake2b(public, digest_size=16, person=b"kikao public").digest()), []
    for _place in range(CHECK_WORDS):
        rest, number = divmod(rest, COUNT)
        said.append(word_of(number))
    return " ".join(said)
