"""What a phone encrypted opens with the key of its form, whole, in pieces, in any order; anything else is one refusal."""

import base64
from collections.abc import Iterator
from dataclasses import replace

import pytest
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from kikao.foundation.sealing.phones import Manifest, PhoneBroken, PhoneOpener, new_phone_key, plain_name
from tests.kit.phone_encryption import Phone

INSTANCE = "uuid:5b9cf8d1-106f-4004-844f-c072d76762ed"
XML = b"<data id='alert'><meta/></data>" * 40
MEDIA = {f"photo {number}.jpg": bytes([number]) * (16 * number + number % 3) for number in range(20)}
PRIVATE, PUBLIC = new_phone_key()
OTHER, _OTHER_PUBLIC = new_phone_key()


def told(manifest: bytes) -> Manifest:
    read = etree.fromstring(manifest)
    there = {etree.QName(one).localname: one.text or "" for one in read.iter()}
    names = [one.text or "" for one in read.iter("{*}file")]
    return Manifest(
        form_id=read.get("id") or "",
        version=read.get("version") or "",
        instance_id=there["instanceID"],
        key=there["base64EncryptedKey"],
        xml=there["encryptedXmlFile"],
        media=tuple(names),
        signature=there["base64EncryptedElementSignature"],
    )


def sent(phone: Phone | None = None) -> tuple[Manifest, dict[str, bytes]]:
    manifest, files = (phone or Phone(PUBLIC, "alert", "2026-1")).encrypt(INSTANCE, XML, MEDIA)
    return told(manifest), files


MANIFEST, FILES = sent()


def in_pieces(content: bytes, size: int) -> Iterator[bytes]:
    return (content[start : start + size] for start in range(0, len(content), size))


def opened(opener: PhoneOpener, name: str, content: bytes, size: int = 1000) -> bytes:
    return b"".join(opener.pieces(name, in_pieces(content, size)))


@pytest.mark.parametrize(
    ("phone", "size"),
    [
        (Phone(PUBLIC, "alert", "2026-1"), 1000),
        (Phone(PUBLIC, "alert", ""), 7),
        (Phone(PUBLIC, "alert", "2", hashes.SHA1()), 16),  # noqa: S303 - what Enketo does
    ],
)
def test_every_file_opens_in_any_order_and_nothing_was_damaged(phone: Phone, size: int) -> None:
    manifest, files = sent(phone)
    opener = PhoneOpener(PRIVATE, manifest)
    assert opened(opener, "submission.xml.enc", files["submission.xml.enc"], size) == XML
    assert opener.is_undamaged() is None
    for name in reversed(manifest.media):
        assert opened(opener, name, files[name], size) == MEDIA[plain_name(name)]
    assert opener.is_undamaged() is True


def test_a_private_half_opens_what_its_public_half_sealed_and_is_long_enough() -> None:
    key = serialization.load_der_public_key(base64.b64decode(PUBLIC))
    assert getattr(key, "key_size", 0) == 3072
    assert PRIVATE != OTHER


def test_damage_on_the_way_is_found_by_the_digest_alone() -> None:
    """CFB opens a file with a flipped byte without a murmur; the digest tells."""
    opener = PhoneOpener(PRIVATE, MANIFEST)
    for name in MANIFEST.files:
        content = bytearray(FILES[name])
        if name == MANIFEST.media[9]:
            content[3] ^= 1
        opened(opener, name, bytes(content))
    assert opener.is_undamaged() is False


@pytest.mark.parametrize("signature", ["", "bm8=", "%"])
def test_no_signature_says_nothing_and_a_wrong_one_says_damaged(signature: str) -> None:
    opener = PhoneOpener(PRIVATE, replace(MANIFEST, signature=signature))
    for name in MANIFEST.files:
        opened(opener, name, FILES[name])
    assert opener.is_undamaged() is (False if signature else None)


@pytest.mark.parametrize(
    ("private", "manifest"),
    [
        (OTHER, MANIFEST),
        (b"no key", MANIFEST),
        (PRIVATE, replace(MANIFEST, key="")),
        (PRIVATE, replace(MANIFEST, key="é")),
        (PRIVATE, replace(MANIFEST, key=MANIFEST.key[:-8] + "AAAAAAA=")),
        (PRIVATE, replace(MANIFEST, key=MANIFEST.key * 50)),
        (PRIVATE, replace(MANIFEST, key=MANIFEST.signature)),
    ],
)
def test_a_wrong_key_is_one_refusal(private: bytes, manifest: Manifest) -> None:
    with pytest.raises(PhoneBroken):
        PhoneOpener(private, manifest)


def test_a_key_of_another_kind_is_refused() -> None:
    pem = ec.generate_private_key(ec.SECP256R1()).private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    with pytest.raises(PhoneBroken):
        PhoneOpener(pem, MANIFEST)


@pytest.mark.parametrize("content", [b"", b"short", FILES["submission.xml.enc"][:-5], b"\0" * 4096])
def test_a_file_that_was_cut_or_made_up_is_one_refusal(content: bytes) -> None:
    with pytest.raises(PhoneBroken):
        opened(PhoneOpener(PRIVATE, MANIFEST), "submission.xml.enc", content)


def test_a_file_that_the_manifest_does_not_name_is_refused() -> None:
    with pytest.raises(PhoneBroken):
        opened(PhoneOpener(PRIVATE, MANIFEST), "audit.csv.enc", b"x")


@given(st.binary(max_size=200), st.text(max_size=60), st.text(max_size=60))
def test_whatever_comes_is_opened_or_refused(content: bytes, key: str, name: str) -> None:
    opener = PhoneOpener(PRIVATE, replace(MANIFEST, xml=name, instance_id=key.replace("\ud800", "")))
    try:
        opened(opener, name, content)
    except PhoneBroken:
        return
    assert opener.is_undamaged() is None
