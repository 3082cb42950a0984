"""What `kikao audit` puts together: the chain, the checkpoints kept and given, and what they are worth."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain as after

from kikao.foundation.audit import chain, pins
from kikao.foundation.audit.chain import Fault
from kikao.foundation.audit.entries import told
from kikao.foundation.audit.notes import Anchor, anchors_in, anchors_of
from kikao.foundation.audit.queries import checkpoints, every_entry
from kikao.foundation.audit.walking import Walk
from kikao.foundation.sealing.signer import Signed, check_note
from kikao.interfaces.cli.command import clock_of
from kikao.registry.people.queries import groups


@dataclass
class Found:
    """What a walk came to: how many entries and faults there were, and what is worth saying."""

    walked: int = 0
    faults: int = 0
    kept: int = 0
    remarks: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Given:
    """A checkpoint that somebody brought, and the text of its file when it came in one."""

    anchor: Anchor
    note: str = ""


def given(words: Sequence[str]) -> list[Given]:
    """Return the checkpoints that were named on the command line."""
    return [Given(anchor, anchor.note) for one in words for anchor in anchors_in(one)]


def faults(found: Found, brought: Sequence[Given]) -> Iterator[Fault]:
    """Yield every fault of the chain, of the checkpoints and of what decisions and signatures fixed."""
    kept = list(_kept(found))
    walk = Walk()
    anchors = [*(one.anchor for one in kept), *(one.anchor for one in brought)]
    for fault in after(_stamps(found, [*kept, *brought]), chain.faults(anchors, walk), pins.faults()):
        found.faults += 1
        yield fault
    found.walked = walk.n


def _kept(found: Found) -> Iterator[Given]:
    for group in groups():
        for one in checkpoints(clock_of(group)):
            found.kept += 1
            yield Given(Anchor(one.n, one.hash, f"the checkpoint of entry {one.n} kept here"), one.note)


def _stamps(found: Found, brought: Sequence[Given]) -> Iterator[Fault]:
    """Look at the signature of every checkpoint that has one."""
    unknown = 0
    for one in brought:
        worth = check_note(one.note) if one.note else Signed.GOOD
        if worth == Signed.BROKEN or not _says_the_same(one):
            yield Fault(one.anchor.n, f"{one.anchor.words}: {Signed.BROKEN.value}")
        unknown += worth == Signed.UNKNOWN
    if unknown:
        found.remarks.append(
            f"{unknown} checkpoints are {Signed.UNKNOWN.value}: its key file was lost, or they come from elsewhere."
        )


def _says_the_same(one: Given) -> bool:
    """Tell whether the signed text says what the row beside it says."""
    if not one.note:
        return True
    read = anchors_of(one.note)
    return [(each.n, each.begins) for each in read] == [(one.anchor.n, one.anchor.begins)]


def lines() -> Iterator[str]:
    """Return every entry as a line of JSON: what is hashed, what it follows, and its hash."""
    for said in every_entry():
        line = {**told(said), "previous": said.previous, "hash": said.hash}
        yield json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n"
