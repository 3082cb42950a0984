"""The encrypting side of ODK's encrypted forms, written from its specification alone: a phone for the tests."""

import base64
import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from xml.sax.saxutils import escape, quoteattr

from cryptography.hazmat.decrepit.ciphers.modes import CFB
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms

md5 = partial(hashlib.md5, usedforsecurity=False)
MANIFEST = (
    '<data xmlns="http://opendatakit.org/submissions" id={form} encrypted="yes"{version}>'
    "<base64EncryptedKey>{key}</base64EncryptedKey>{media}"
    "<encryptedXmlFile>submission.xml.enc</encryptedXmlFile>"
    "<base64EncryptedElementSignature>{signature}</base64EncryptedElementSignature>"
    '<meta xmlns="http://openrosa.org/xforms"><instanceID>{instance}</instanceID></meta></data>'
)


@dataclass
class Phone:
    """A phone with the public half of a form's key; `mask` is the digest inside its OAEP."""

    public: str
    form_id: str
    version: str
    mask: hashes.HashAlgorithm = field(default_factory=hashes.SHA256)

    def encrypt(
        self, instance: str, xml: bytes, media: Mapping[str, bytes]
    ) -> tuple[bytes, dict[str, bytes]]:
        """Return the manifest of a finished form and its encrypted files by name."""
        key = secrets.token_bytes(32)
        seed = bytearray(md5(instance.encode() + key).digest())
        sealed_key = self._sealed(key)
        files, lines = {}, [self.form_id, *([self.version] if self.version else []), sealed_key, instance]
        for counter, (name, content) in enumerate([*media.items(), ("submission.xml", xml)]):
            seed[counter % 16] = (seed[counter % 16] + 1) % 256
            short = 16 - len(content) % 16
            cipher = Cipher(algorithms.AES(key), CFB(bytes(seed))).encryptor()
            files[f"{name}.enc"] = cipher.update(content + bytes([short]) * short) + cipher.finalize()
            lines.append(f"{name}::{md5(content).hexdigest()}")
        signature = self._sealed(md5(("\n".join(lines) + "\n").encode()).digest())
        manifest = MANIFEST.format(
            form=quoteattr(self.form_id),
            version=f" version={quoteattr(self.version)}" if self.version else "",
            key=sealed_key,
            media="".join(f"<media><file>{escape(name)}.enc</file></media>" for name in media),
            signature=signature,
            instance=escape(instance),
        )
        return manifest.encode(), files

    def _sealed(self, content: bytes) -> str:
        public = serialization.load_der_public_key(base64.b64decode(self.public))
        assert isinstance(public, rsa.RSAPublicKey)
        scheme = padding.OAEP(mgf=padding.MGF1(self.mask), algorithm=hashes.SHA256(), label=None)
        return base64.b64encode(public.encrypt(content, scheme)).decode()
