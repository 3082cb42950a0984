"""Another working group, as far as a test needs one: its keys, its card, a file that it made."""

import json
from dataclasses import asdict
from hashlib import sha256
from uuid import uuid4

from kikao.casework.handover.reckoning import written
from kikao.casework.handover.schemas import (
    BodyTold,
    Contents,
    FileTold,
    IncidentTold,
    InvolvementTold,
    PartyTold,
)
from kikao.foundation.sealing.handing import seal_package
from kikao.foundation.sealing.handkeys import HandKeys, card_text, new_hand_keys, read_card


class OtherSide:
    """A group with keys of its own."""

    def __init__(self, name: str = "Working group of Ituri") -> None:
        """Make the keys and the card."""
        self.name, self.keys = name, new_hand_keys()

    @property
    def card(self) -> str:
        """Return its card."""
        return card_text(self.name, self.keys)

    @property
    def fingerprint(self) -> str:
        """Return the words that it reads out."""
        return self.keys.public.fingerprint

    def file_for(self, card: str, *, words: str, accused: str = "", file: bytes = b"") -> bytes:
        """Return a case handed over to whoever has this card; the words stand in its summary."""
        return made(self.keys, card, told(words, accused, file), file)


def told(words: str, accused: str, file: bytes) -> Contents:
    """Return contents with one incident, and one body that is accused."""
    bodies = (BodyTold(accused, actor_type="PMH", pillar="GOV", security_body=True),) if accused else ()
    line = InvolvementTold(0, "", "", "ALLEGED_AUTHOR", "", "", "")
    incident = IncidentTold(
        reference="IT-I-2026-AAAAAA",
        title="A barrier",
        nature="FACT",
        severity="",
        verification="V1",
        categories=(),
        happened_from="2024-03-01",
        happened_until="2024-03-31",
        happened_precision="MONTH",
        place="",
        territory="",
        place_precision="",
        involvements=(line,) if accused else (),
        counts=(),
        replies=(),
        claims=(),
        told=(words,),
    )
    empty = dict.fromkeys(
        ("level", "severity", "request_nature", "requester_type", "place", "territory", "basis"), ""
    )
    rows = dict.fromkeys(("forums", "steps", "decisions", "agreements", "checks"), ())
    return Contents(
        reference="IT-H-2026-AAAAAA",
        group="Working group of Ituri",
        handed_on="2026-01-01",
        purpose=words,
        case="IT-2026-AAAAAA",
        title=words[:100],
        summary=words,
        status="C1",
        tabled_on="2025-12-01",
        bodies=bodies,
        parties=(PartyTold(0, "ALLEGED_AUTHOR"),) if accused else (),
        incidents=(incident,),
        files=(FileTold("IT-1.txt", "text/plain", len(file), sha256(file).hexdigest()),) if file else (),
        **empty,
        **rows,  # type: ignore[arg-type]
    )


def made(sender: HandKeys, card: str, contents: Contents, file: bytes) -> bytes:
    """Return the file of a hand-over."""
    assert json.dumps(asdict(contents))
    content = written(contents) + file
    sealed: list[bytes] = []
    head = seal_package(sender, read_card(card)[1], uuid4(), len(content), [content], sealed.append)
    return head + b"".join(sealed)
