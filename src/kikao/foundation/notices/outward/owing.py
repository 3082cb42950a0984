"""To whom a word is owed now: looked up behind the walls, from the inbox and the alerts as they stand."""

import hmac
from datetime import datetime
from enum import Enum
from uuid import UUID

from django.db.models import QuerySet
from django.utils.crypto import salted_hmac

from kikao.foundation.base.clock import today
from kikao.foundation.notices.desk import before_whom
from kikao.foundation.notices.enums import NoticeKind, ReachKind
from kikao.foundation.notices.models import Alert, DutyTurn, Notice, Reach
from kikao.foundation.sealing.roster import unwalled_of

CODE_DIGITS = 6
TOLD = {ReachKind.MAIL: "told_by_mail", ReachKind.TEXT: "told_by_text"}
"""What each way notes on a notice of which it has sent a word."""


class Word(Enum):
    """What a word may say; there is nothing else that goes out."""

    CODE = "code"
    URGENT = "urgent"
    NEWS = "news"


def owed(reach: Reach, urgent_since: datetime | None, at: datetime) -> Word | None:
    """Return which word is owed to somebody, or None."""
    due = reach.next_at <= at
    if reach.code_owed and reach.code_until and reach.code_until > at:
        return Word.CODE if due else None
    if reach.confirmed_at is None:
        return None
    known = reach.urgent_at or reach.confirmed_at
    if urgent_since and urgent_since > known and (due or not reach.tries):
        return Word.URGENT
    return Word.NEWS if due and _something_new(reach) else None


def urgent(working_group_id: UUID) -> dict[UUID, datetime]:
    """Return to whom something of life and death stands open, and since when the latest."""
    found: dict[UUID, datetime] = {}
    danger = Notice.objects.filter(working_group_id=working_group_id, kind__in=_PRESSING, read_at=None)
    for account_id, subject_id, left_at in danger.values_list("account_id", "subject_id", "left_at"):
        if subject_id is None or unwalled_of(working_group_id, subject_id, [account_id]):
            found[account_id] = max(left_at, found.get(account_id, left_at))
    alerts = list(Alert.objects.filter(working_group_id=working_group_id, acknowledged_at=None))
    on_duty = _on_duty(working_group_id) if alerts else set()
    for alert in alerts:
        for account_id in before_whom(working_group_id, alert.subject_id, on_duty):
            found[account_id] = max(alert.raised_at, found.get(account_id, alert.raised_at))
    return found


_PRESSING = (NoticeKind.IDENTITY_DANGER, NoticeKind.ALERT_UNANSWERED)


def untold(reach: Reach) -> QuerySet[Notice]:
    """Return what was not read and of which this way has sent no word yet."""
    left = Notice.objects.filter(working_group_id=reach.working_group_id, account_id=reach.account_id)
    return left.filter(**{"read_at": None, TOLD[ReachKind(reach.kind)]: False})


def code_of(reach: Reach) -> str:
    """Return the figures that prove a number; they stand nowhere, the installation's secret tells them again."""
    asked = f"{reach.id}|{reach.asked_at.isoformat()}"
    drawn = salted_hmac("kikao.number", asked, algorithm="sha256").digest()
    return f"{int.from_bytes(drawn[:8]) % 10**CODE_DIGITS:0{CODE_DIGITS}}"


def is_code(reach: Reach, typed: str) -> bool:
    """Tell whether somebody typed the figures that were sent."""
    plain = "".join(letter for letter in typed if letter.isascii() and letter.isdigit())
    return hmac.compare_digest(code_of(reach), plain)


def _on_duty(working_group_id: UUID) -> set[UUID]:
    day = today()
    turns = DutyTurn.objects.filter(working_group_id=working_group_id, from_on__lte=day, until_on__gte=day)
    return set(turns.values_list("account_id", flat=True))


def _something_new(reach: Reach) -> bool:
    """Look for what was left since the last word, was not read, and is not behind a wall by now."""
    group, account = reach.working_group_id, reach.account_id
    subjects = set(untold(reach).values_list("subject_id", flat=True)[:100])
    return any(subject is None or unwalled_of(group, subject, [account]) for subject in subjects)
