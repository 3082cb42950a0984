"""The keys by which groups hand cases to each other, and the cards and words by which they are compared."""

import base64
import binascii
import json
from dataclasses import dataclass, field
from hashlib import blake2b

from kikao.foundation.sealing import box
from kikao.foundation.sealing.handed import NotACard
from kikao.foundation.sealing.words import COUNT, NEVER_DRAWN, word_of

VERSION = 1
WORDS = 8
LONGEST_CARD = 4096


@dataclass(frozen=True, slots=True)
class Halves:
    """The public halves by which a group is known: one to seal to, one to check signatures with."""

    seal: bytes
    sign: bytes

    @property
    def key_id(self) -> bytes:
        """Return what names the pair in a file without naming the group."""
        return blake2b(self.seal + self.sign, digest_size=16, person=b"kikao hand-over").digest()

    @property
    def fingerprint(self) -> str:
        """Return eight words that two people read to each other; none of them mocks or names a people."""
        turn = 0
        while True:
            hashed = blake2b(
                self.seal + self.sign + bytes([turn]), digest_size=32, person=b"kikao words"
            ).digest()
            rest, written = int.from_bytes(hashed), []
            for _place in range(WORDS):
                rest, number = divmod(rest, COUNT)
                written.append(word_of(number))
            if NEVER_DRAWN.isdisjoint(written):
                return " ".join(written)
            turn += 1


@dataclass(frozen=True, slots=True)
class HandKeys:
    """Both pairs of a group with their private halves, which exist only in the session of somebody entitled."""

    seal: bytes = field(repr=False)
    sign: bytes = field(repr=False)
    public: Halves

    def kept(self) -> bytes:
        """Return the private halves as they are sealed."""
        return self.seal + self.sign


def new_hand_keys() -> HandKeys:
    """Make the two pairs by which a group hands cases over."""
    seal, sign = box.new_pair(), box.new_signer()
    return HandKeys(seal.private, sign.private, Halves(seal.public, sign.public))


def hand_keys(kept: bytes, public: Halves) -> HandKeys:
    """Return the pairs as they were sealed."""
    return HandKeys(kept[: box.KEY], kept[box.KEY :], public)


def card_text(name: str, keys: HandKeys) -> str:
    """Write the card that other groups enter; its own signature shows that it was not miscopied, and no more."""
    said = {"name": name, "seal": _text(keys.public.seal), "sign": _text(keys.public.sign)}
    proof = box.sign(keys.sign, _card_bytes(said))
    whole = {"what": "kikao card", "version": VERSION, **said, "proof": _text(proof)}
    return json.dumps(whole, ensure_ascii=False)


def read_card(text: str | bytes) -> tuple[str, Halves]:
    """Return name and keys of a card; whose it is, only two voices can tell."""
    raw = text.encode() if isinstance(text, str) else text
    try:
        if len(raw) > LONGEST_CARD:
            raise NotACard
        said = json.loads(raw)
        if said["what"] != "kikao card" or said["version"] != VERSION:
            raise NotACard
        told = {one: str(said[one]) for one in ("name", "seal", "sign")}
        halves = Halves(_bytes(told["seal"]), _bytes(told["sign"]))
        if {len(halves.seal), len(halves.sign)} != {box.KEY} or not told["name"].strip():
            raise NotACard
        box.verify(halves.sign, _card_bytes(told), _bytes(said["proof"]))
    except (ValueError, KeyError, TypeError, RecursionError, box.SealBroken) as error:
        raise NotACard from error
    return " ".join(told["name"].split())[:200], halves


def signed(front: bytes) -> bytes:
    """Return what a signature of a hand-over covers: it serves for nothing else."""
    return b"kikao hand-over|" + front


def _card_bytes(said: dict[str, str]) -> bytes:
    return json.dumps(["kikao card", VERSION, said["name"], said["seal"], said["sign"]]).encode()


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


def _bytes(text: object) -> bytes:
    try:
        return base64.b64decode(str(text), validate=True)
    except binascii.Error as error:
        raise NotACard from error
