"""The only place of the house that does cryptography; what the bytes mean stands in docs/sealing-format.md.

We invent nothing: sealed boxes, XChaCha20-Poly1305, Argon2id, BLAKE2b, Ed25519 and padding are libsodium's.
Nothing here knows the database. Whatever does not open, for whatever reason, raises the same `SealBroken`.
"""

import secrets
import struct
import threading
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import blake2b

from nacl import bindings as sodium
from nacl.exceptions import CryptoError

KEY = 32
TEXT_BUCKET = 256
FILE_BUCKET = 4096
CHUNK = 64 * 1024
MOST_PASSES = 16
MOST_KIBIBYTES = 1024 * 1024

_SEALED, _ITEM, _PASSPHRASE, _SECRET, _FILE = b"\x01S", b"\x01I", b"\x01P", b"\x01K", b"\x01F"
_LABEL = 16
_SALT = 16
_NONCE = sodium.crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
_LEAST = _NONCE + sodium.crypto_aead_xchacha20poly1305_ietf_ABYTES
_FILE_HEAD = len(_FILE) + sodium.crypto_secretstream_xchacha20poly1305_HEADERBYTES
_SEALED_CHUNK = CHUNK + sodium.crypto_secretstream_xchacha20poly1305_ABYTES
_GOES_ON = sodium.crypto_secretstream_xchacha20poly1305_TAG_MESSAGE
_ENDS = sodium.crypto_secretstream_xchacha20poly1305_TAG_FINAL
_DEK_BOX = KEY + sodium.crypto_box_SEALBYTES
_COST = struct.Struct(">BI")
_AT_ONCE = threading.BoundedSemaphore(2)
"""Each Argon2id takes 64 MiB; a small machine must not be pushed over by many sign-ins at once."""


class SealBroken(Exception):  # noqa: N818 - says what happened to the seal
    """Not opened: the wrong key, or the bytes were altered, cut or are of another kind."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A public half that anybody may know and the private half that opens (or signs)."""

    public: bytes
    private: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Cost:
    """How hard it is to try one passphrase."""

    passes: int
    kibibytes: int


FULL = Cost(3, 64 * 1024)
LIGHT = Cost(1, 8)
"""For tests alone."""


@dataclass(frozen=True, slots=True)
class ReceiptKeys:
    """What six words yield: the tag to find the thread by, and the pair replies are sealed to."""

    tag: bytes
    public: bytes
    private: bytes = field(repr=False)


@contextmanager
def _one_failure() -> Iterator[None]:
    try:
        yield
    except CryptoError as error:
        raise SealBroken from error


def new_secret() -> bytes:
    """Return 32 fresh random bytes, for instance for a session or a salt."""
    return secrets.token_bytes(KEY)


def new_pair() -> Pair:
    """Return a fresh X25519 pair."""
    return Pair(*sodium.crypto_box_keypair())


def public_of(private: bytes) -> bytes:
    """Return the public half of an X25519 private key."""
    with _one_failure():
        return sodium.crypto_scalarmult_base(private)


def seal_to(public: bytes, plaintext: bytes, about: str = "") -> bytes:
    """Seal a short secret to a public key; `about` says what it is for and must be told again to open it.

    Without `about` somebody who can write to the database could put a box in another's place and have an
    entitled person open the wrong thing for him.
    """
    with _one_failure():
        return _SEALED + sodium.crypto_box_seal(_label(about) + plaintext, public)


def open_with(private: bytes, blob: bytes, about: str = "") -> bytes:
    """Open what `seal_to` made, with the private half and the same `about`."""
    body = _body(blob, _SEALED)
    with _one_failure():
        opened: bytes = sodium.crypto_box_seal_open(body, public_of(private), private)
    if not sodium.sodium_memcmp(opened[:_LABEL], _label(about)):
        raise SealBroken
    return opened[_LABEL:]


def seal_item(public: bytes, plaintext: bytes, about: str, bucket: int = TEXT_BUCKET) -> bytes:
    """Seal what somebody told to a compartment; its length is hidden up to the next multiple of `bucket`."""
    dek, nonce = secrets.token_bytes(KEY), secrets.token_bytes(_NONCE)
    with _one_failure():
        boxed = sodium.crypto_box_seal(dek, public)
    return _ITEM + boxed + _encrypt(dek, nonce, sodium.sodium_pad(plaintext, bucket), _ITEM + about.encode())


def open_item(private: bytes, blob: bytes, about: str, bucket: int = TEXT_BUCKET) -> bytes:
    """Open a sealed item with the compartment's private half."""
    body = _body(blob, _ITEM)
    with _one_failure():
        dek = sodium.crypto_box_seal_open(body[:_DEK_BOX], public_of(private), private)
        return sodium.sodium_unpad(_decrypt(dek, body[_DEK_BOX:], _ITEM + about.encode()), bucket)


def item_about(layer: str, compartment: object, item: object) -> str:
    """Return what an item is bound to: it opens only in its own place."""
    return f"{layer}|{compartment}|{item}|v1"


class StreamSealer:
    """Seals a file while it passes by, under a key of its own; no more than one chunk of it is ever held."""

    def __init__(self, key: bytes, about: str) -> None:
        """Begin; `about` binds every chunk to the file's own place."""
        self._state = sodium.crypto_secretstream_xchacha20poly1305_state()
        self._about = _FILE + about.encode()
        self._waiting = bytearray()
        with _one_failure():
            self._sealed = _FILE + sodium.crypto_secretstream_xchacha20poly1305_init_push(self._state, key)

    def add(self, piece: bytes) -> bytes:
        """Take the next piece and return what is sealed of it and of those before."""
        self._waiting += piece
        while len(self._waiting) >= CHUNK:
            self._push(bytes(self._waiting[:CHUNK]), _GOES_ON)
            del self._waiting[:CHUNK]
        return self._taken()

    def finish(self) -> bytes:
        """Return the end, without which nothing of the file opens; the length is hidden up to 4 KiB."""
        self._push(sodium.sodium_pad(bytes(self._waiting), FILE_BUCKET), _ENDS)
        self._waiting.clear()
        return self._taken()

    def _push(self, chunk: bytes, tag: int) -> None:
        with _one_failure():
            self._sealed += sodium.crypto_secretstream_xchacha20poly1305_push(
                self._state, chunk, self._about, tag
            )

    def _taken(self) -> bytes:
        sealed, self._sealed = self._sealed, b""
        return sealed


def open_stream(key: bytes, read: Callable[[int], bytes], about: str) -> Iterator[bytes]:
    """Open what a StreamSealer sealed, chunk by chunk; only at the end is it known that nothing was cut off."""
    state, bound, tag = sodium.crypto_secretstream_xchacha20poly1305_state(), _FILE + about.encode(), _GOES_ON
    header = _body(read(_FILE_HEAD), _FILE)
    with _one_failure():
        sodium.crypto_secretstream_xchacha20poly1305_init_pull(state, header, key)
    while chunk := read(_SEALED_CHUNK):
        if tag == _ENDS:
            raise SealBroken
        with _one_failure():
            opened, tag = sodium.crypto_secretstream_xchacha20poly1305_pull(state, chunk, bound)
            if tag == _ENDS:
                opened = sodium.sodium_unpad(opened, FILE_BUCKET)
        yield opened
    if tag != _ENDS:
        raise SealBroken


def lock_with_passphrase(secret: bytes, passphrase: str, about: str, cost: Cost = FULL) -> bytes:
    """Lock a private key under a passphrase; cost and salt are kept in the blob so that they can be raised."""
    salt = secrets.token_bytes(_SALT)
    head = _PASSPHRASE + _COST.pack(cost.passes, cost.kibibytes) + salt
    key = _argon2id(passphrase, salt, cost, KEY)
    return head + _encrypt(key, secrets.token_bytes(_NONCE), secret, head + about.encode())


def unlock_with_passphrase(blob: bytes, passphrase: str, about: str) -> bytes:
    """Open what `lock_with_passphrase` locked."""
    body = _body(blob, _PASSPHRASE)
    end = _COST.size + _SALT
    if len(body) < end + _LEAST:
        raise SealBroken
    cost = Cost(*_COST.unpack(body[: _COST.size]))
    if cost.passes > MOST_PASSES or cost.kibibytes > MOST_KIBIBYTES:
        raise SealBroken
    key = _argon2id(passphrase, body[_COST.size : end], cost, KEY)
    return _decrypt(key, body[end:], _PASSPHRASE + body[:end] + about.encode())


def lock_with_secret(secret: bytes, key: bytes, about: str) -> bytes:
    """Lock a private key under a 32-byte secret that the server does not keep (a session cookie)."""
    return _SECRET + _encrypt(key, secrets.token_bytes(_NONCE), secret, _SECRET + about.encode())


def unlock_with_secret(blob: bytes, key: bytes, about: str) -> bytes:
    """Open what `lock_with_secret` locked."""
    return _decrypt(key, _body(blob, _SECRET), _SECRET + about.encode())


def receipt_keys(words: str, group: str, cost: Cost = FULL) -> ReceiptKeys:
    """Derive from six words the tag that finds the thread and the pair that opens its replies.

    The salt is the group's, as the tag must come out the same each time; the words carry 77 bits.
    """
    salt = sodium.crypto_generichash_blake2b_salt_personal(f"receipt|{group}".encode(), _SALT)
    stretched = _argon2id(words, salt, cost, 2 * KEY)
    public, private = sodium.crypto_box_seed_keypair(stretched[KEY:])
    return ReceiptKeys(stretched[:KEY], public, private)


def keyed_tag(key: bytes, message: bytes, size: int = 16) -> bytes:
    """Return a keyed BLAKE2b tag, to recognise the same thing again without keeping a plain digest of it."""
    with _one_failure():
        return sodium.crypto_generichash_blake2b_salt_personal(message, size, key)


def commitment(salt: bytes, content: bytes) -> bytes:
    """Return a digest that proves content later and tells nothing to who has not the 32-byte salt."""
    return keyed_tag(salt, content, KEY)


def new_signer() -> Pair:
    """Return a fresh Ed25519 pair; the private half is its 32-byte seed."""
    seed = new_secret()
    return Pair(sodium.crypto_sign_seed_keypair(seed)[0], seed)


def sign(private: bytes, message: bytes) -> bytes:
    """Return the 64-byte signature of a message."""
    with _one_failure():
        _public, key = sodium.crypto_sign_seed_keypair(private)
        return sodium.crypto_sign(message, key)[: sodium.crypto_sign_BYTES]


def verify(public: bytes, message: bytes, signature: bytes) -> None:
    """Return if the signature is this key's for this message, else raise."""
    if len(signature) != sodium.crypto_sign_BYTES:
        raise SealBroken
    with _one_failure():
        sodium.crypto_sign_open(signature + message, public)


def _label(about: str) -> bytes:
    return blake2b(about.encode(), digest_size=_LABEL).digest()


def _body(blob: bytes, kind: bytes) -> bytes:
    if blob[:2] != kind:
        raise SealBroken
    return blob[2:]


def _encrypt(key: bytes, nonce: bytes, plaintext: bytes, aad: bytes) -> bytes:
    with _one_failure():
        return nonce + sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(plaintext, aad, nonce, key)


def _decrypt(key: bytes, body: bytes, aad: bytes) -> bytes:
    if len(body) < _LEAST:
        raise SealBroken
    with _one_failure():
        return sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(body[_NONCE:], aad, body[:_NONCE], key)


def _argon2id(words: str, salt: bytes, cost: Cost, size: int) -> bytes:
    typed = unicodedata.normalize("NFKC", words).encode()
    with _AT_ONCE, _one_failure():
        return sodium.crypto_pwhash_alg(
            size,
            typed,
            salt,
            cost.passes,
            cost.kibibytes * 1024,
            sodium.crypto_pwhash_ALG_ARGON2ID13,
        )
