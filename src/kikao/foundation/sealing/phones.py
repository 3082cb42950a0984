"""ODK's encrypted forms: the phone has the public half of a form's key, a reader's session opens the private one.

The procedure is ODK's (“Encryption” of its XForms specification), not ours, and older than we would choose: AES in CFB
mode knows no authentication, and its “signature” is an MD5 sealed with the public half, which anybody with the form can
make. So it keeps words shut and proves nothing. Who sent is known by the token, damage on the way by the MD5; against
change each blob lies sealed a second time, from its arrival, in an envelope of ours.
"""

import base64
import binascii
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from cryptography.hazmat.decrepit.ciphers.modes import CFB
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms
from cryptography.hazmat.primitives.padding import PKCS7
from django.utils.translation import gettext_lazy as _

from kikao.foundation.base.stops import Stop

RSA_BITS = 3072
_BLOCK = 16
_KEY = 32
_OAEP = tuple(
    padding.OAEP(mgf=padding.MGF1(algorithm=masked), algorithm=hashes.SHA256(), label=None)
    for masked in (hashes.SHA256(), hashes.SHA1())  # noqa: S303 - ODK Collect masks with the first, Enketo with the second
)


class PhoneBroken(Stop):
    """What a phone encrypted does not open with the key of its form."""

    def __init__(self) -> None:
        """Say the same whatever is wrong with it."""
        super().__init__(
            "sealing.phone_broken",
            _(
                "What the phone encrypted cannot be opened: it was damaged, cut off, or made with another key."
            ),
            cure=_("Ask the sender to send it again; what came is kept as it is."),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What comes open with an encrypted form: its form, its sealed key, and its files in the order of their encryption."""

    form_id: str
    version: str
    instance_id: str
    key: str = field(repr=False)
    xml: str
    media: tuple[str, ...] = ()
    signature: str = field(default="", repr=False)

    @property
    def files(self) -> tuple[str, ...]:
        """Return the names of all files, each at the place that its initial vector follows from."""
        return (*self.media, self.xml)


class PhoneOpener:
    """Opens the files of one encrypted form, in any order, and tells at the end whether they are what the phone had."""

    def __init__(self, private_pem: bytes, manifest: Manifest) -> None:
        """Open the key of the sending with the key of its form."""
        self._private = _private(private_pem)
        self._manifest = manifest
        self._key = _opened(self._private, manifest.key)
        if len(self._key) != _KEY:
            raise PhoneBroken
        self._digests: dict[str, str] = {}

    def pieces(self, name: str, sealed: Iterable[bytes]) -> Iterator[bytes]:
        """Yield the content of a file as it opens; only at the end is it known that nothing was cut off."""
        turn = self._turn(name)
        opening = Cipher(algorithms.AES(self._key), CFB(self._vector(turn))).decryptor()
        unpadding, digest = PKCS7(_BLOCK * 8).unpadder(), hashlib.md5(usedforsecurity=False)
        try:
            for piece in sealed:
                opened = unpadding.update(opening.update(piece))
                digest.update(opened)
                yield opened
            last = unpadding.update(opening.finalize()) + unpadding.finalize()
        except ValueError as error:
            raise PhoneBroken from error
        digest.update(last)
        self._digests[name] = digest.hexdigest()
        yield last

    def is_undamaged(self) -> bool | None:
        """Tell whether all files are what the phone encrypted; None when nothing says so. It is no proof against a forger."""
        told = self._manifest
        if not told.signature or self._digests.keys() != set(told.files):
            return None
        lines = [told.form_id, *([told.version] if told.version else []), told.key, told.instance_id]
        lines += [f"{plain_name(name)}::{self._digests[name]}" for name in told.files]
        said = "".join(f"{line}\n" for line in lines).encode()
        try:
            return _opened(self._private, told.signature) == hashlib.md5(said, usedforsecurity=False).digest()
        except PhoneBroken:
            return False

    def _turn(self, name: str) -> int:
        if name not in self._manifest.files:
            raise PhoneBroken
        return self._manifest.files.index(name)

    def _vector(self, turn: int) -> bytes:
        """Return the initial vector of a file: each earlier file and this one count one byte of the seed up."""
        seed = hashlib.md5(self._manifest.instance_id.encode() + self._key, usedforsecurity=False).digest()
        rounds, rest = divmod(turn + 1, _BLOCK)
        return bytes((byte + rounds + (place < rest)) % 256 for place, byte in enumerate(seed))


def plain_name(name: str) -> str:
    """Return what a file was called before the phone encrypted it."""
    return name.removesuffix(".enc")


def new_phone_key() -> tuple[bytes, str]:
    """Return a fresh key of a form: the private half (PEM, to be sealed) and the public half as a form carries it."""
    private = rsa.generate_private_key(public_exponent=65537, key_size=RSA_BITS)
    pem = private.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    public = private.public_key().public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    return pem, base64.b64encode(public).decode()


def _private(pem: bytes) -> rsa.RSAPrivateKey:
    try:
        found = serialization.load_pem_private_key(pem, password=None)
    except ValueError as error:
        raise PhoneBroken from error
    if not isinstance(found, rsa.RSAPrivateKey):
        raise PhoneBroken
    return found


def _opened(private: rsa.RSAPrivateKey, text: str) -> bytes:
    try:
        sealed = base64.b64decode("".join(text.split()), validate=True)
    except (binascii.Error, ValueError) as error:
        raise PhoneBroken from error
    for scheme in _OAEP:
        try:
            return private.decrypt(sealed, scheme)
        except ValueError:
            continue
    raise PhoneBroken
