"""Three papers, any two of which open a backup: the machine that writes it cannot read it."""

from collections.abc import Sequence
from itertools import combinations, permutations
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from kikao.foundation.backups.models import BackupPaper
from kikao.foundation.backups.stops import BackupRefused, NoPapers
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Stop
from kikao.foundation.sealing import box, words
from kikao.foundation.sealing.recovery import explain

PAPERS = 3
BOX = 164
"""Two sealed boxes, one in the other, around a key of 32 bytes."""
MARK = b"KIKAO-BACKUP-1\n\0"
HEAD = len(MARK) + BOX * PAPERS


def print_papers(working_group_id: UUID) -> tuple[str, ...]:
    """Make three papers and return their words, to be shown once; backups from now on are sealed to them."""
    pairs = [box.new_pair() for _place in range(PAPERS)]
    BackupPaper.objects.filter(working_group_id=working_group_id).delete()
    BackupPaper.objects.bulk_create(
        BackupPaper(
            working_group_id=working_group_id, position=place, public_key=pair.public, made_on=today()
        )
        for place, pair in enumerate(pairs, start=1)
    )
    return tuple(words.to_paper(pair.private) for pair in pairs)


def public_halves() -> list[bytes]:
    """Return what backups are sealed to; of several groups on one machine the first has the papers."""
    rows = list(BackupPaper.objects.order_by("working_group_id", "position")[:PAPERS])
    if len(rows) != PAPERS:
        raise NoPapers
    return [bytes(row.public_key) for row in rows]


def head_of(publics: Sequence[bytes], key: bytes, about: str) -> bytes:
    """Return the beginning of a file: its key, for each pair of papers."""
    boxes = [
        box.seal_to(outer, box.seal_to(inner, key, about), about) for outer, inner in combinations(publics, 2)
    ]
    return MARK + b"".join(boxes)


def open_head(head: bytes, privates: Sequence[bytes], about: str) -> bytes:
    """Return the key of a file with the private halves of two papers."""
    if len(head) != HEAD or not head.startswith(MARK):
        raise box.SealBroken
    for start in range(len(MARK), HEAD, BOX):
        for outer, inner in permutations(privates, 2):
            try:
                nested = box.open_with(outer, head[start : start + BOX], about)
                return box.open_with(inner, nested, about)
            except box.SealBroken:
                continue
    raise box.SealBroken


def read_words(typed: str) -> bytes:
    """Return the private half of a paper from its words, or say which word is wrong."""
    try:
        return words.from_paper(typed)
    except words.WordsUnclear as unclear:
        raise _unclear(unclear) from unclear


def _unclear(unclear: words.WordsUnclear) -> Stop:
    return BackupRefused(explain(unclear), _("Look at the paper again and type all twenty-one words."))
