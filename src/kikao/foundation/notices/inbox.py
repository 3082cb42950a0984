"""Leaving a notice, in the transaction of the act that it tells of."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from kikao.foundation.access.actor import Actor
from kikao.foundation.base.clock import day_of, now
from kikao.foundation.base.prepared import write_rows
from kikao.foundation.notices.enums import NoticeKind
from kikao.foundation.notices.models import Alert, Notice


def leave_notice(
    by: Actor,
    to: Iterable[UUID],
    kind: NoticeKind,
    *,
    subject_id: UUID | None = None,
    about: str = "",
    about_id: UUID | None = None,
) -> None:
    """Leave a neutral sentence in the inbox of each account but the actor's own.

    `subject_id` hides the notice from whoever is or becomes walled from that report, incident or case;
    `about` and `about_id` tell the page which thing to open (for instance "task" and its id).
    """
    alike = {
        "working_group_id": by.working_group_id,
        "kind": kind,
        "subject_id": subject_id,
        "about": about,
        "about_id": about_id,
        "left_at": _moment(by),
    }
    others = [one for one in dict.fromkeys(to) if one != by.account_id]
    write_rows(Notice, [alike | {"account_id": account_id} for account_id in others])


def _moment(by: Actor) -> datetime:
    """Return when it was left: of what a source did the day alone, since the minute could give somebody away."""
    return now() if by.kind != "source" else day_of(now())


def take_back_notices(to: Iterable[UUID], *, about: str, about_id: UUID) -> None:
    """Take every notice about one thing out of these inboxes, because it is nothing for them any more."""
    Notice.objects.filter(account_id__in=set(to), about=about, about_id=about_id).delete()


def raise_alert(by: Actor, subject_id: UUID, about: str) -> None:
    """Put a level-1 matter on every on-duty screen until somebody of the unwalled takes it."""
    said = {"subject_id": subject_id, "about": about, "raised_at": now()}
    write_rows(Alert, [said | {"working_group_id": by.working_group_id}], unless_there=True)
