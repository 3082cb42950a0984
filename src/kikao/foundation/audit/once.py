"""Sending twice is doing once: which sending is under way, and whether it was done before.

The proof is written before the deed, so that of two sendings at the same moment the second waits for the first: it
gets the first's result, or does the deed itself when the first was refused.
"""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.models import OnceToken
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Stop

LONGEST = 64
HALF = LONGEST // 2


class SentAlready(Stop):
    """The same sending was done before, and its result is shown only once."""

    def __init__(self) -> None:
        """Say that nothing is lost."""
        super().__init__(
            "input.sent_already",
            _("This was already sent, and it was done once."),
            cure=_("Look at what it made; send the form anew only if you want it done again."),
            status=409,
        )


class KeyUsed(Stop):
    """The same key came with another request."""

    def __init__(self) -> None:
        """Say what a key is for."""
        super().__init__(
            "input.key_used",
            _("This key was already used for another request."),
            cure=_("Give every request a key of its own; repeat a key only with the very same request."),
            status=422,
        )


@dataclass
class _Sending:
    """What is being sent, and how many acts it has done so far."""

    token: str
    content: str = ""
    acts: int = 0
    is_repeated: bool = False

    def next(self) -> "Sent":
        """Name the next act of this sending: the same sending names its acts in the same order."""
        number = self.acts
        self.acts += 1
        if not self.content and not number and len(self.token) <= LONGEST:
            return Sent(self.token)
        of = _digest(self.content) if self.content else ""
        return Sent(_digest(f"{self.token}|{number}") + of, keyed=bool(self.content))


@dataclass(frozen=True, slots=True)
class Sent:
    """One act of a sending; `keyed` when it tells apart another request under the same key."""

    token: str
    keyed: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """The proof of one act: made now, or found because it was done before."""

    row: OnceToken
    is_new: bool

    @property
    def result(self) -> UUID:
        """Return what the first sending made; what was no id is not made again and not shown again."""
        if self.row.result_id is None:
            raise SentAlready
        return self.row.result_id

    def keep(self, result: object) -> None:
        """Note what the act made."""
        if isinstance(result, UUID):
            OnceToken.objects.filter(id=self.row.id).update(result_id=result)


_sending: ContextVar[_Sending | None] = ContextVar("kikao_sending", default=None)


@contextmanager
def sent_once(token: str, *, of: str = "") -> Iterator[None]:
    """Make the act inside happen once for this token, however often the same form is sent.

    `of` tells what the token came with: with something else it is refused instead of taken for the same sending.
    """
    before = _sending.set(_Sending(token, of) if token else None)
    try:
        yield
    finally:
        _sending.reset(before)


def sending() -> Sent | None:
    """Return the next act of the sending under way; None when this is no sending."""
    now = _sending.get()
    return now.next() if now else None


def is_repeated() -> bool:
    """Tell, within `sent_once`, whether an act of this sending had been done by an earlier one."""
    now = _sending.get()
    return now is not None and now.is_repeated


def claim(by: Actor, sent: Sent) -> Claim:
    """Take the proof for this sending within the transaction of its act, or find the one of an earlier sending."""
    found = _claim(by, sent)
    now = _sending.get()
    if now and not found.is_new:
        now.is_repeated = True
    return found


def _claim(by: Actor, sent: Sent) -> Claim:
    own = OnceToken.objects.filter(working_group_id=by.working_group_id, actor=by.reference)
    if sent.keyed and own.filter(token__startswith=sent.token[:HALF]).exclude(token=sent.token).exists():
        raise KeyUsed
    earlier = own.filter(token=sent.token).first()
    if earlier:
        return Claim(earlier, is_new=False)
    try:
        with transaction.atomic():
            made = OnceToken.objects.create(
                working_group_id=by.working_group_id, actor=by.reference, token=sent.token, used_on=today()
            )
    except IntegrityError:  # another sending of the same took it a moment ago, and has ended
        return Claim(own.get(token=sent.token), is_new=False)
    return Claim(made, is_new=True)


def _digest(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()[:HALF]
