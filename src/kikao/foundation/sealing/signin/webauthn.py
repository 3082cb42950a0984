"""What a passkey says, asked and checked with fido2; nothing else of the program knows that library.

It is heavy: it is loaded with the first passkey.
The name of the house for passkeys (the relying party) is the host of KIKAO_BASE_URL, and only its address is accepted.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from kikao.foundation.base.stops import Stop

if TYPE_CHECKING:
    from fido2.server import Fido2Server
    from fido2.webauthn import UserVerificationRequirement

LONGEST_ANSWER = 16 * 1024
ALGORITHM = 3
"""Where a public key says how it is used (RFC 9052)."""
DEFAULT_PORTS = {"https": 443, "http": 80}


class NoHostName(Stop):
    """Passkeys need an address with a name: browsers know none for a number."""

    def __init__(self) -> None:
        """Say which address helps."""
        super().__init__(
            "account.passkey_no_host",
            _("Passkeys do not work at this address: it is a number, and they need a name."),
            cure=_(
                "On this machine open http://localhost instead; elsewhere whoever runs it sets KIKAO_BASE_URL."
            ),
        )


class PasskeyRefused(Stop):
    """What the passkey answered does not fit what it was asked."""

    def __init__(self) -> None:
        """Say what to try."""
        super().__init__(
            "account.passkey_refused",
            _("The passkey was not accepted."),
            cure=_("Try it once more. If it does not help, sign in with another second factor."),
            status=401,
        )


class PasskeyCopied(Stop):
    """The counter of a passkey went back: there may be two of it."""

    def __init__(self) -> None:
        """Warn its holder."""
        super().__init__(
            "account.passkey_copied",
            _("This passkey may have been copied: its counter went back. It was not accepted."),
            cure=_("Sign in another way, remove this passkey from your account and tell a custodian."),
            status=401,
        )


@dataclass(frozen=True, slots=True)
class Made:
    """A new passkey: its public half, the digest of its own name, and its counter."""

    credential: bytes = field(repr=False)
    digest: str
    count: int


def host_of_house() -> str | None:
    """Return the host name under which passkeys are kept, or None where the address is a number."""
    host = urlsplit(settings.KIKAO_BASE_URL).hostname or ""
    try:
        ip_address(host)
    except ValueError:
        return host
    return None


def ask_new(
    challenge: bytes, *, handle: bytes, username: str, name: str, known: Iterable[bytes]
) -> dict[str, Any]:
    """Return what the browser is told to make a new passkey, never a second one on the same device."""
    from fido2.webauthn import (  # noqa: PLC0415 - as said above
        AttestedCredentialData,
        PublicKeyCredentialUserEntity,
        ResidentKeyRequirement,
        UserVerificationRequirement,
    )

    user = PublicKeyCredentialUserEntity(name=username, id=handle, display_name=name)
    options, _state = _server().register_begin(
        user,
        [AttestedCredentialData(one) for one in known],
        resident_key_requirement=ResidentKeyRequirement.PREFERRED,
        user_verification=UserVerificationRequirement.PREFERRED,
        challenge=challenge,
    )
    return dict(options)


def check_new(challenge: bytes, answer: str) -> Made:
    """Return the new passkey, if it was made for this challenge at this address."""
    from fido2.cose import CoseKey  # noqa: PLC0415 - as said above
    from fido2.webauthn import AttestedCredentialData, UserVerificationRequirement  # noqa: PLC0415

    said = _parsed(answer)
    try:
        data = _server().register_complete(_state(challenge, UserVerificationRequirement.PREFERRED), said)
        credential = data.credential_data
    except Exception as error:  # a hostile answer can fail anywhere in the library
        raise PasskeyRefused from error
    if credential is None or credential.public_key.get(ALGORITHM) not in CoseKey.supported_algorithms():
        raise PasskeyRefused
    anonymous = AttestedCredentialData.create(b"\0" * 16, credential.credential_id, credential.public_key)
    return Made(bytes(anonymous), _digest(credential.credential_id), data.counter)


def ask_known(challenge: bytes, known: Iterable[bytes], *, verify: bool) -> dict[str, Any]:
    """Return what the browser is told to have a passkey sign: one of these, or any that it keeps for this house."""
    from fido2.webauthn import AttestedCredentialData  # noqa: PLC0415 - as said above

    options, _state = _server().authenticate_begin(
        [AttestedCredentialData(one) for one in known] or None,
        user_verification=_verification(verify=verify),
        challenge=challenge,
    )
    return dict(options)


def digest_in(answer: str) -> str:
    """Return the digest of the passkey that says it answers."""
    from fido2.webauthn import AuthenticationResponse  # noqa: PLC0415 - as said above

    said = _parsed(answer)
    try:
        return _digest(AuthenticationResponse.from_dict(said).raw_id)
    except Exception as error:
        raise PasskeyRefused from error


def check_known(challenge: bytes, credential: bytes, count: int, answer: str, *, verify: bool) -> int:
    """Return the counter of a passkey that signed this challenge at this address."""
    from fido2.webauthn import AttestedCredentialData, AuthenticationResponse  # noqa: PLC0415 - as said above

    said = _parsed(answer)
    state = _state(challenge, _verification(verify=verify))
    try:
        _server().authenticate_complete(state, [AttestedCredentialData(credential)], said)
        counter = AuthenticationResponse.from_dict(said).response.authenticator_data.counter
    except Exception as error:
        raise PasskeyRefused from error
    if (counter or count) and counter <= count:
        raise PasskeyCopied
    return counter


def _server() -> "Fido2Server":
    from fido2.server import Fido2Server  # noqa: PLC0415 - as said above
    from fido2.webauthn import PublicKeyCredentialRpEntity  # noqa: PLC0415

    host = host_of_house()
    if host is None:
        raise NoHostName
    house = PublicKeyCredentialRpEntity(name="Kikao", id=host)
    return Fido2Server(house, verify_origin=lambda origin: origin == _address())


def _address() -> str:
    """Return the address of the house as browsers write it."""
    parts = urlsplit(settings.KIKAO_BASE_URL)
    port = parts.port if parts.port != DEFAULT_PORTS.get(parts.scheme) else None
    return f"{parts.scheme}://{parts.hostname}" + (f":{port}" if port else "")


def _verification(*, verify: bool) -> "UserVerificationRequirement":
    from fido2.webauthn import UserVerificationRequirement  # noqa: PLC0415 - as said above

    return UserVerificationRequirement.REQUIRED if verify else UserVerificationRequirement.PREFERRED


def _state(challenge: bytes, verification: "UserVerificationRequirement") -> dict[str, Any]:
    from fido2.utils import websafe_encode  # noqa: PLC0415 - as said above

    return {"challenge": websafe_encode(challenge), "user_verification": verification}


def _parsed(answer: str) -> dict[str, Any]:
    if len(answer) > LONGEST_ANSWER:
        raise PasskeyRefused
    try:
        said = json.loads(answer)
    except (ValueError, RecursionError) as error:
        raise PasskeyRefused from error
    if not isinstance(said, dict):
        raise PasskeyRefused
    return said


def _digest(credential_id: bytes) -> str:
    return hashlib.sha256(credential_id).hexdigest()
