"""Asking how ready a group is and which identities were asked for."""

from collections.abc import Iterable
from uuid import UUID

from kikao.foundation.access.actor import Actor
from kikao.foundation.base.clock import now
from kikao.foundation.base.paging import Page, page_of
from kikao.foundation.base.stops import Unknown
from kikao.foundation.sealing.enums import OpeningState
from kikao.foundation.sealing.keys import public_keys
from kikao.foundation.sealing.models import IdentityOpening, RecoveryKey, TestLetter
from kikao.foundation.sealing.policy import seen_by
from kikao.foundation.sealing.recovery import PAPERS, papers_printed
from kikao.foundation.sealing.schemas import OpeningSeen, ReadyReport, ReadyStep

SECRETARIES = 2
CUSTODIANS = 3


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
    by: Actor, *, state: OpeningState | None = None, after: str | None = None, size: int = 50
) -> Page[OpeningSeen]:
    """Return the requests to open an identity, newest first."""
    rows = IdentityOpening.objects.filter(seen_by(by))
    if state:
        rows = rows.filter(state=state)
    return page_of(rows, order=("-asked_at", "-id"), after=after, size=size).map(lambda row: _seen(by, row))


def opening(by: Actor, opening_id: UUID) -> OpeningSeen:
    """Return one request to open an identity."""
    row = IdentityOpening.objects.filter(seen_by(by), id=opening_id).first()
    if row is None:
        raise Unknown
    return _seen(by, row)


def _seen(by: Actor, row: IdentityOpening) -> OpeningSeen:
    mine = row.asked_by == by.account_id
    running = row.state == OpeningState.APPROVED and row.until is not None and row.until > now()
    return OpeningSeen(
        id=row.id,
        subject_id=row.subject_id,
        asked_by=row.asked_by,
        asked_at=row.asked_at,
        reason_item_id=row.reason_item_id,
        state=row.state,
        answered_by=row.answered_by,
        answered_at=row.answered_at,
        until=row.until,
        mine=mine,
        can_answer=row.state == OpeningState.ASKED and not mine,
        can_read=mine and running,
    )
