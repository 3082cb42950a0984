"""Asking the inbox, the alerts and the roster."""

from uuid import UUID

from django.db.models import Q, QuerySet

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.access.wall import unwalled
from kikao.foundation.base.clock import now, today
from kikao.foundation.base.paging import Page, page_of
from kikao.foundation.base.stops import NotAllowed, Unknown
from kikao.foundation.notices.desk import before_whom_each
from kikao.foundation.notices.enums import NoticeKind, ReachKind
from kikao.foundation.notices.models import Alert, Beat, DutyTurn, Notice, Reach
from kikao.foundation.notices.schemas import AlertLine, BeatLine, DutyLine, NoticeLine, PhoneLine
from kikao.foundation.sealing.unattended import unlock_for_house


def _inbox(by: Actor) -> QuerySet[Notice]:
    own = Q(working_group_id=by.working_group_id, account_id=by.account_id)
    return Notice.objects.filter(own & unwalled(by, "subject_id"))


def notices(by: Actor, *, unread: bool = False, after: str | None = None, size: int = 30) -> Page[NoticeLine]:
    """Return one page of the reader's own inbox, newest first; all of it, or what was not opened yet."""
    rows = _inbox(by).filter(read_at=None) if unread else _inbox(by)
    return page_of(rows, order=("-left_at", "-id"), after=after, size=size).map(_line)


def notice(by: Actor, notice_id: UUID) -> NoticeLine:
    """Return one notice of the reader's own inbox."""
    row = _inbox(by).filter(id=notice_id).first()
    if row is None:
        raise Unknown
    return _line(row)


def unread_count(by: Actor) -> int:
    """Return how many notices the reader has not opened."""
    return _inbox(by).filter(read_at=None).count()


def reach(by: Actor) -> str:
    """Return the address to which the reader asked for mail; nothing when none was asked for."""
    row = _reach(by, ReachKind.MAIL)
    return unlock_for_house(bytes(row.address), row.about) if row else ""


def phone(by: Actor) -> PhoneLine | None:
    """Return the number to which the reader asked for text messages, and whether it is proved."""
    row = _reach(by, ReachKind.TEXT)
    if row is None:
        return None
    open_code = row.code_until is not None and row.code_until > now()
    return PhoneLine(unlock_for_house(bytes(row.address), row.about), row.confirmed_at is not None, open_code)


def _reach(by: Actor, kind: ReachKind) -> Reach | None:
    rows = Reach.objects.filter(working_group_id=by.working_group_id, account_id=by.person, kind=kind)
    return rows.first()


def open_alerts(by: Actor) -> tuple[AlertLine, ...]:
    """Return the level-1 matters for this screen: for those on duty, or the whole secretariat when nobody is."""
    if not by.is_(Role.SECRETARIAT):
        return ()
    mine = Q(working_group_id=by.working_group_id, acknowledged_at=None) & unwalled(by, "subject_id")
    rows = list(Alert.objects.filter(mine).order_by("raised_at", "id")[:20])
    on_duty = _on_duty(by) if rows else set()
    if on_duty - {by.account_id}:
        standing = before_whom_each(by.working_group_id, {row.subject_id for row in rows}, on_duty)
        rows = [row for row in rows if by.account_id in standing[row.subject_id]]
    return tuple(AlertLine(row.id, row.about, row.subject_id, row.raised_at) for row in rows)


def _on_duty(by: Actor) -> set[UUID]:
    day = today()
    turns = DutyTurn.objects.filter(working_group_id=by.working_group_id, from_on__lte=day, until_on__gte=day)
    return set(turns.values_list("account_id", flat=True))


def duty_turns(by: Actor) -> tuple[DutyLine, ...]:
    """Return the present and coming turns of duty, for the secretariat."""
    if not by.is_(Role.SECRETARIAT):
        raise NotAllowed
    rows = DutyTurn.objects.filter(working_group_id=by.working_group_id, until_on__gte=today())
    return tuple(
        DutyLine(row.id, row.account_id, row.from_on, row.until_on)
        for row in rows.order_by("from_on", "id")[:100]
    )


def _line(row: Notice) -> NoticeLine:
    words = str(NoticeKind(row.kind).label)
    return NoticeLine(row.id, words, row.left_at, row.read_at is not None, row.about, row.about_id)


def beats() -> tuple[BeatLine, ...]:
    """Return when each job of the clock last ran and how it ended, for whoever runs the machine."""
    rows = Beat.objects.order_by("job")
    return tuple(BeatLine(row.job, row.started_at, row.ended_at, row.fault) for row in rows)
