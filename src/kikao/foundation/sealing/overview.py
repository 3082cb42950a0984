"""The state of the keys as one reader may see it: who waits for what, which papers there are, what is under way."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.base.clock import now, today
from kikao.foundation.base.stops import NotAllowed, Unknown
from kikao.foundation.sealing.ceremony import CeremonyFile, file_of
from kikao.foundation.sealing.enums import CeremonyState, Layer, PassingState
from kikao.foundation.sealing.keys import account_of
from kikao.foundation.sealing.models import Ceremony, KeyHolder, PaperKey, Passing, RecoveryKey, Wrap
from kikao.foundation.sealing.offline import check_words
from kikao.foundation.sealing.recovery import PAPERS
from kikao.foundation.sealing.waiting import can_pass_on, custodians_waiting, outside_papers, waiting_readers

KEEPERS = frozenset({Role.SECRETARIAT, Role.CUSTODIAN})
READERS = KEEPERS | {Role.TASK_FORCE}
YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class OwnKey:
    """The reader's own key: since when, in five words, and whether it is unlocked in this session."""

    since: date
    words: str
    unlocked: bool
    old: bool


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody who waits for keys, and how many the reader can pass on (or, for custodians, how many are lacking)."""

    account_id: UUID
    many: int


@dataclass(frozen=True, slots=True)
class PassingSeen:
    """Two custodians passing on, and what the reader can do about it."""

    id: UUID
    to_account_id: UUID | None
    asked_by: UUID
    answered_by: UUID | None
    until: datetime
    state: str
    can_answer: bool
    can_finish: bool
    can_refuse: bool


@dataclass(frozen=True, slots=True)
class Paper:
    """One printed paper key, of the round in use or of the next."""

    label: str
    account_id: UUID
    printed_on: date
    in_use: bool


@dataclass(frozen=True, slots=True)
class CeremonySeen:
    """A ceremony under way."""

    id: UUID
    asked_by: UUID
    asked_at: datetime
    mine: bool


@dataclass(frozen=True, slots=True)
class KeysOverview:
    """What a reader may know of the keys of the group."""

    own: OwnKey | None
    own_waiting: int
    readers: tuple[Waiting, ...]
    custodians: tuple[Waiting, ...]
    passings: tuple[PassingSeen, ...]
    papers: tuple[Paper, ...]
    next_missing: int
    used_on: date | None
    narratives_outside: int
    identities_outside: int
    ceremony: CeremonySeen | None

    @property
    def has_papers(self) -> bool:
        """Tell whether three papers are in use."""
        return any(paper.in_use for paper in self.papers)


def keys_overview(by: Actor) -> KeysOverview:
    """Return the state of the keys: to custodians all of it, to secretariat and task force what they can pass on."""
    if not by.is_(*READERS):
        raise NotAllowed
    outside = outside_papers(by) if by.is_(*KEEPERS) else {}
    active = RecoveryKey.objects.filter(working_group_id=by.working_group_id, active=True).first()
    papers = _papers(by, active) if by.is_(*KEEPERS) else ()
    coming = sum(not paper.in_use for paper in papers)
    return KeysOverview(
        own=_own(by),
        own_waiting=Wrap.objects.filter(account_id=account_of(by), blob=None).count(),
        readers=_readers(by),
        custodians=_custodians(by),
        passings=_passings(by),
        papers=papers,
        next_missing=PAPERS - coming if coming and active else 0,
        used_on=active.used_on if active else None,
        narratives_outside=outside.get(Layer.N, 0),
        identities_outside=outside.get(Layer.I, 0),
        ceremony=_ceremony(by) if by.is_(*KEEPERS) else None,
    )


def ceremony_file(by: Actor, ceremony_id: UUID) -> CeremonyFile:
    """Return the file that the first holder of a paper takes; for who asked for the ceremony."""
    if not by.is_(*KEEPERS):
        raise NotAllowed
    row = Ceremony.objects.filter(
        working_group_id=by.working_group_id,
        id=ceremony_id,
        asked_by=account_of(by),
        state=CeremonyState.OPEN,
    ).first()
    if row is None:
        raise Unknown
    return file_of(row)


def _own(by: Actor) -> OwnKey | None:
    held = KeyHolder.objects.filter(account_id=account_of(by), active=True).first()
    if held is None:
        return None
    old = held.changed_on < today() - YEAR
    return OwnKey(held.changed_on, check_words(bytes(held.public_key)), by.key is not None, old)


def _readers(by: Actor) -> tuple[Waiting, ...]:
    found = can_pass_on(by, waiting_readers(by.working_group_id))
    return tuple(Waiting(account_id, len(rows)) for account_id, rows in sorted(found.items()) if rows)


def _custodians(by: Actor) -> tuple[Waiting, ...]:
    if not by.is_(Role.CUSTODIAN):
        return ()
    return tuple(Waiting(account_id, many) for account_id, many in sorted(custodians_waiting(by).items()))


def _passings(by: Actor) -> tuple[PassingSeen, ...]:
    if not by.is_(Role.CUSTODIAN):
        return ()
    rows = Passing.objects.filter(
        working_group_id=by.working_group_id,
        state__in=(PassingState.ASKED, PassingState.AGREED),
        until__gt=now(),
    )
    return tuple(_passing(by, row) for row in rows.order_by("asked_at", "id"))


def _passing(by: Actor, row: Passing) -> PassingSeen:
    mine, asked = row.asked_by == by.account_id, row.state == PassingState.ASKED
    return PassingSeen(
        id=row.id,
        to_account_id=row.to_account_id,
        asked_by=row.asked_by,
        answered_by=row.answered_by,
        until=row.until,
        state=row.state,
        can_answer=asked and not mine,
        can_finish=mine and row.state == PassingState.AGREED,
        can_refuse=asked,
    )


def _papers(by: Actor, active: RecoveryKey | None) -> tuple[Paper, ...]:
    number = active.round if active else 0
    rows = PaperKey.objects.filter(working_group_id=by.working_group_id, round__gte=number)
    return tuple(
        Paper(row.label, row.account_id, row.printed_on, row.round == number)
        for row in rows.order_by("round", "printed_on", "id")
    )


def _ceremony(by: Actor) -> CeremonySeen | None:
    row = Ceremony.objects.filter(working_group_id=by.working_group_id, state=CeremonyState.OPEN).first()
    return CeremonySeen(row.id, row.asked_by, row.asked_at, row.asked_by == by.account_id) if row else None
