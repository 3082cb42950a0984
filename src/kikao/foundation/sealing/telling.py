"""Telling the floors above what happened to identities and keys, so that they leave notices; sealing itself knows no inbox."""

from collections.abc import Callable
from enum import Enum
from uuid import UUID

from kikao.foundation.access.actor import Actor
from kikao.foundation.sealing.models import IdentityOpening, SealedExport
from kikao.foundation.sealing.roster import custodians_of, unwalled_of


class Word(Enum):
    """What is told."""

    ASKED = "asked"
    DANGER = "danger"
    AGREED = "agreed"
    ANSWERED = "answered"
    OPENED = "opened"
    VIEWED = "viewed"
    FROZEN = "frozen"
    THAW_ASKED = "thaw asked"
    THAWED = "thawed"
    OFFLINE = "offline"
    EXPORT = "export"
    PASSING = "passing"
    PASSING_ANSWERED = "passing answered"
    CEREMONY = "ceremony"


About = IdentityOpening | SealedExport
Teller = Callable[[Actor, Word, frozenset[UUID], About | None], None]
_TELLERS: list[Teller] = []


def watch(teller: Teller) -> None:
    """Have `teller(by, word, accounts, about)` called, in the transaction of the act."""
    if teller not in _TELLERS:
        _TELLERS.append(teller)


def tell(by: Actor, word: Word, to: set[UUID], about: About | None = None) -> None:
    """Tell these accounts, but not who acts."""
    for teller in _TELLERS:
        teller(by, word, frozenset(to) - {by.account_id}, about)


def tell_custodians(by: Actor, word: Word, opening: IdentityOpening | None = None) -> None:
    """Tell every custodian who is not walled from what it is about."""
    custodians = custodians_of(by.working_group_id)
    if opening is not None:
        custodians = unwalled_of(by.working_group_id, opening.subject_id, custodians)
    tell(by, word, custodians, opening)
