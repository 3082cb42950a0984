"""One round of the clock: every word that is owed is carried once; one whose end stays unknown, at most twice."""

import secrets
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum
from uuid import UUID

from django.db.models import Q

from kikao.foundation.access.actor import Actor
from kikao.foundation.accounts.models import Account
from kikao.foundation.base.clock import now, today
from kikao.foundation.notices.enums import ReachKind
from kikao.foundation.notices.models import Notice, Reach
from kikao.foundation.notices.outward.owing import TOLD, Word, code_of, owed, untold, urgent
from kikao.foundation.sealing.unattended import unlock_for_house

PAUSE = timedelta(hours=1)
"""Between two words to the same person; what comes in between is gathered."""
FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=2), timedelta(hours=6)
LEASE = timedelta(minutes=5)
"""For how long a word under way is nobody else's, should whoever carries it be killed."""
MOST_DOUBTS = 2
MOST_A_ROUND = 200


class Verdict(Enum):
    """What became of a word."""

    SENT = "taken"
    DOWN = "nobody took it: tried again later, and the others of this round too"
    REFUSED_NOW = "not taken this time: tried again later"
    DOUBTFUL = "taken or not, nobody knows: tried once more"
    REJECTED = "refused for good: not tried again"


STOPS = frozenset({Verdict.DOWN, Verdict.DOUBTFUL})
"""After these the others wait for the next round: the clock has more to do than to wait for a server."""


class NotSentError(Exception):
    """Some words could not be sent."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A word on its way: its number, the same in every attempt, to whom, in which language, and what it says."""

    number: int
    to: str = field(repr=False)
    language: str
    word: Word
    code: str = field(default="", repr=False)


Carry = Callable[[Letter], Verdict]


def go_round(by: Actor, kind: ReachKind, carry: Carry) -> int:
    """Send what is owed by one way to everybody in the group; return how many words were taken."""
    at, pressing = now(), urgent(by.working_group_id)
    rows = Reach.objects.filter(working_group_id=by.working_group_id, kind=kind)
    waiting = rows.filter(Q(next_at__lte=at) | Q(account_id__in=pressing)).order_by("next_at", "id")
    verdicts: list[Verdict] = []
    for reach in waiting[:MOST_A_ROUND]:
        word = owed(reach, pressing.get(reach.account_id), at)
        if word and (verdict := _deliver(reach, word, at, carry)):
            verdicts.append(verdict)
            if verdict in STOPS:
                break
    if any(verdict != Verdict.SENT for verdict in verdicts):
        raise NotSentError
    return len(verdicts)


def _deliver(reach: Reach, word: Word, at: datetime, carry: Carry) -> Verdict | None:
    """Carry a word, noted as under way before and as ended after; None when there was nothing to carry."""
    account = Account.objects.filter(id=reach.account_id).first()
    if account is None or not account.may_enter(today()):
        reach.delete()
        return None
    number, doubts = _under_way(reach, word)
    told = list(untold(reach).values_list("id", flat=True))
    if doubts >= MOST_DOUBTS:
        _done(reach, word, at, told)
        return Verdict.DOUBTFUL
    letter = Letter(
        number=number,
        to=unlock_for_house(bytes(reach.address), reach.about),
        language=account.language,
        word=word,
        code=code_of(reach) if word == Word.CODE else "",
    )
    if not _claimed(reach, number, doubts + 1, at):
        return None
    verdict = carry(letter)
    if verdict == Verdict.DOUBTFUL:
        doubts += 1
    if verdict in {Verdict.SENT, Verdict.REJECTED} or doubts >= MOST_DOUBTS:
        _done(reach, word, at, told)
    else:
        _again(reach, at, doubts=doubts)
    return verdict


def _under_way(reach: Reach, word: Word) -> tuple[int, int]:
    """Return the number of a word and its doubts: of the one under way, or of a new one if that says something else."""
    kind = list(Word).index(word)
    if reach.word is not None and reach.word % len(Word) == kind:
        return reach.word, reach.doubts
    return secrets.randbits(50) * len(Word) + kind, 0


def _claimed(reach: Reach, number: int, doubts: int, at: datetime) -> bool:
    """Note that a word is under way, unless somebody else carries it already."""
    same = Reach.objects.filter(id=reach.id, next_at=reach.next_at, doubts=reach.doubts, word=reach.word)
    return bool(same.update(word=number, doubts=doubts, next_at=at + LEASE))


def _done(reach: Reach, word: Word, at: datetime, told: Collection[UUID]) -> None:
    changes: dict[str, object] = {"word": None, "doubts": 0, "tries": 0}
    if word == Word.CODE:
        changes |= {"code_owed": False, "next_at": at}
    else:
        changes["next_at"] = at + PAUSE
        Notice.objects.filter(id__in=told).update(**{TOLD[ReachKind(reach.kind)]: True})
    if word == Word.URGENT:
        changes["urgent_at"] = at
    Reach.objects.filter(id=reach.id).update(**changes)


def _again(reach: Reach, at: datetime, *, doubts: int) -> None:
    wait = min(FIRST_WAIT * 2 ** min(reach.tries, 10), LONGEST_WAIT)
    Reach.objects.filter(id=reach.id).update(tries=reach.tries + 1, next_at=at + wait, doubts=doubts)
