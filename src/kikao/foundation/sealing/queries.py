"""Asking how ready a group is and which identities were asked for."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.access.wall import is_walled, joined, unwalled
from kikao.foundation.base.clock import now
from kikao.foundation.base.paging import Page, page_of
from kikao.foundation.base.stops import NotAllowed, Unknown
from kikao.foundation.sealing.enums import Layer, OpeningState
from kikao.foundation.sealing.keys import account_of, public_keys
from kikao.foundation.sealing.models import (
    IdentityOpening,
    IdentityView,
    PairWrap,
    RecoveryKey,
    SealedItem,
    TestLetter,
    Wrap,
)
from kikao.foundation.sealing.offline import check_words, identity_keys, offline_keys
from kikao.foundation.sealing.policy import ASKERS, seen_by
from kikao.foundation.sealing.recovery import PAPERS, papers_printed
from kikao.foundation.sealing.roster import custodians_of
from kikao.foundation.sealing.schemas import (
    CustodianKey,
    FreezeSeen,
    IdentityBehind,
    OpeningSeen,
    ReadyReport,
    ReadyStep,
    ViewSeen,
)
from kikao.foundation.sealing.standstill import freeze_of

SECRETARIES = 2
CUSTODIANS = 3
UUID_LENGTH = 36


def ready_report(
    working_group_id: UUID, *, secretariat: Iterable[UUID], custodians: Iterable[UUID]
) -> ReadyReport:
    """Return what a group still misses before it may take in its first report."""
    letter = TestLetter.objects.filter(working_group_id=working_group_id).first()
    complete = RecoveryKey.objects.filter(working_group_id=working_group_id, active=True).exists()
    printed = papers_printed(working_group_id)
    return ReadyReport(
        secretariat_keys=ReadyStep(len(public_keys(secretariat)), SECRETARIES),
        custodian_keys=ReadyStep(len(public_keys(custodians)), CUSTODIANS),
        papers=ReadyStep(printed if complete else min(printed, PAPERS - 1), PAPERS),
        letter_sealed=letter is not None,
        letter_opened=letter is not None and letter.opened_by is not None,
    )


def openings(
    by: Actor,
    *,
    state: OpeningState | None = None,
    waiting: bool = False,
    subject_id: UUID | None = None,
    after: str | None = None,
    size: int = 50,
) -> Page[OpeningSeen]:
    """Return the requests to open an identity, newest first; all, or those that wait for an answer or stand open."""
    rows = IdentityOpening.objects.filter(seen_by(by))
    if state:
        rows = rows.filter(state=state)
    if waiting:
        rows = rows.filter(state__in=(OpeningState.ASKED, OpeningState.APPROVED))
    if subject_id:
        rows = rows.filter(subject_id=subject_id)
    return page_of(rows, order=("-asked_at", "-id"), after=after, size=size).map(lambda row: _seen(by, row))


def opening(by: Actor, opening_id: UUID) -> OpeningSeen:
    """Return one request to open an identity."""
    row = IdentityOpening.objects.filter(seen_by(by), id=opening_id).first()
    if row is None:
        raise Unknown
    return _seen(by, row)


def views_of(by: Actor, opening_id: UUID) -> tuple[ViewSeen, ...]:
    """Return who looked at an opened identity, and when; the last two hundred looks."""
    known = IdentityOpening.objects.filter(seen_by(by), id=opening_id)
    rows = IdentityView.objects.filter(opening__in=known).order_by("-viewed_at", "-id")[:200]
    return tuple(ViewSeen(row.account_id, row.viewed_at, row.carried) for row in rows)


def dangers(by: Actor) -> tuple[UUID, ...]:
    """Return the openings because of danger to life that stand now, for a custodian."""
    if not by.is_(Role.CUSTODIAN):
        return ()
    return tuple(_dangers(by).values_list("id", flat=True))


def dangers_near(by: Actor, subject_id: UUID) -> tuple[UUID, ...]:
    """Return the openings because of danger to life in a report, incident or case or in what it is joined to.

    One query as long as there are none, which is nearly always.
    """
    standing = _dangers(by).values_list("id", "subject_id")
    return tuple(opening_id for opening_id, about in standing if subject_id in joined(about))


def danger_subjects(by: Actor, since: date | None) -> set[UUID]:
    """Return the records in which an identity was asked for because of danger to life, since a day."""
    rows = IdentityOpening.objects.filter(
        unwalled(by, "subject_id"), working_group_id=by.working_group_id, danger=True
    )
    if since:
        rows = rows.filter(asked_at__date__gte=since)
    return set(rows.values_list("subject_id", flat=True))


def identities_behind(by: Actor, subject_id: UUID) -> tuple[IdentityBehind, ...]:
    """Return the sealed identities in a report, incident or case or in what it was made from, which one may ask for.

    A custodian may ask for those of which they hold a share, others for those whose narrative they hold the key to.
    """
    if not by.is_(*ASKERS) or is_walled(by, subject_id):
        raise Unknown
    near = joined(subject_id)
    who = account_of(by)
    shares = PairWrap.objects.filter(compartment__subject_id__in=near, requester_account_id=who)
    wraps = Wrap.objects.filter(compartment__subject_id__in=near, account_id=who)
    rows: QuerySet[PairWrap] | QuerySet[Wrap] = shares if by.is_(Role.CUSTODIAN) else wraps
    held: set[UUID] = set(rows.values_list("compartment__subject_id", flat=True))
    if subject_id not in held:
        raise Unknown
    items = SealedItem.objects.filter(
        unwalled(by, "compartment__subject_id"), compartment__layer=Layer.I, compartment__subject_id__in=held
    ).order_by("arrived_on", "id")
    first: dict[UUID, date] = {}
    for about, day in items.values_list("compartment__subject_id", "arrived_on"):
        first.setdefault(about, day)
    return tuple(IdentityBehind(about, day) for about, day in first.items())


def subjects_of_items(item_ids: Iterable[str]) -> dict[str, str]:
    """Return which report, incident or case each of these sealed items belongs to."""
    known = [UUID(one) for one in item_ids if len(one) == UUID_LENGTH]
    rows = SealedItem.objects.filter(id__in=known).values_list("id", "compartment__subject_id")
    return {str(item_id): str(subject_id) for item_id, subject_id in rows}


def custodian_keys(by: Actor) -> tuple[CustodianKey, ...]:
    """Return the key of each custodian in words, for the printed list that they compare by voice."""
    custodians = custodians_of(by.working_group_id)
    since = {who: row.registered_on for who, row in offline_keys(custodians).items()}
    return tuple(
        CustodianKey(who, check_words(public), since.get(who))
        for who, public in identity_keys(custodians).items()
    )


def freeze(by: Actor) -> FreezeSeen | None:
    """Return the stop of all openings that stands now."""
    if not by.is_(Role.CUSTODIAN):
        raise NotAllowed
    row = freeze_of(by.working_group_id)
    if row is None:
        return None
    return FreezeSeen(
        row.id,
        row.frozen_by,
        row.frozen_at,
        row.reason_item_id,
        row.lift_asked_by,
        can_lift=row.lift_asked_by is not None and row.lift_asked_by != by.account_id,
    )


def is_frozen(by: Actor) -> bool:
    """Tell whether all openings are stopped, to whoever could ask for one."""
    return by.is_(*ASKERS) and freeze_of(by.working_group_id) is not None


def _dangers(by: Actor) -> "QuerySet[IdentityOpening]":
    live = (OpeningState.ASKED, OpeningState.APPROVED)
    rows = IdentityOpening.objects.filter(unwalled(by, "subject_id"), danger=True, state__in=live)
    return rows.filter(working_group_id=by.working_group_id).order_by("asked_at", "id")[:20]


def _seen(by: Actor, row: IdentityOpening) -> OpeningSeen:
    mine = by.account_id in {row.asked_by, row.reader_id}
    part = mine or row.agreed_by == by.account_id
    waits = row.state == OpeningState.ASKED
    running = row.state == OpeningState.APPROVED and row.until is not None and row.until > now()
    copied = (
        "id", "subject_id", "asked_by", "asked_at", "reader_id", "reason_item_id", "danger", "state", "agreed_by",
        "agreed_at", "answered_by", "answered_at", "words_item_id", "until", "ended_by", "ended_at",
    )  # fmt: skip
    return OpeningSeen(
        **{name: getattr(row, name) for name in copied},
        state_words=str(OpeningState(row.state).label),
        mine=mine,
        needed=(1 if row.agreed_by else 2) if waits else 0,
        can_answer=waits and by.is_(Role.CUSTODIAN) and not part,
        can_read=running and row.reader_id == by.account_id,
        can_close=waits or running,
    )
