"""A passkey made of software: it answers what a browser would, rightly or wrongly as a test wishes."""

import json
import secrets
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import AttestationObject, AttestedCredentialData, AuthenticatorData

FLAG = AuthenticatorData.FLAG


@dataclass
class SoftKey:
    """One passkey, with a counter that can be turned back or left at zero."""

    origin: str = "http://localhost:8000"
    counts: bool = True
    verifies: bool = True
    count: int = 0
    host: str = ""
    id: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    private: ec.EllipticCurvePrivateKey = field(
        default_factory=lambda: ec.generate_private_key(ec.SECP256R1())
    )

    def make(self, asked: dict[str, Any]) -> str:
        """Answer the wish for a new passkey."""
        public: ES256 = ES256.from_cryptography_key(self.private.public_key())  # type: ignore[no-untyped-call]
        credential = AttestedCredentialData.create(b"\1" * 16, self.id, public)
        data = AuthenticatorData.create(
            self._house(asked["publicKey"]["rp"]["id"]), self._flags() | FLAG.AT, self._next(), credential
        )
        whole = AttestationObject.create("none", data, {})
        said = self._client("webauthn.create", asked["publicKey"]["challenge"])
        return self._answer(clientDataJSON=said, attestationObject=bytes(whole))

    def show(self, asked: dict[str, Any], *, kind: str = "webauthn.get") -> str:
        """Sign a challenge."""
        data = AuthenticatorData.create(self._house(asked["publicKey"]["rpId"]), self._flags(), self._next())
        said = self._client(kind, asked["publicKey"]["challenge"])
        signature = self.private.sign(bytes(data) + sha256(said).digest(), ec.ECDSA(SHA256()))
        return self._answer(clientDataJSON=said, authenticatorData=bytes(data), signature=signature)

    def _flags(self) -> AuthenticatorData.FLAG:
        return FLAG.UP | FLAG.UV if self.verifies else FLAG.UP

    def _next(self) -> int:
        self.count += self.counts
        return self.count

    def _house(self, asked: str) -> bytes:
        return sha256((self.host or asked).encode()).digest()

    def _client(self, kind: str, challenge: str) -> bytes:
        return json.dumps({"type": kind, "challenge": challenge, "origin": self.origin}).encode()

    def _answer(self, **response: bytes) -> str:
        name = websafe_encode(self.id)
        said = {part: websafe_encode(content) for part, content in response.items()}
        return json.dumps({"id": name, "rawId": name, "type": "public-key", "response": said})
