"""What custodians find in their inbox: requests, openings, keys, the stop, and who opens very much in a short time."""

from collections import defaultdict
from datetime import UTC, timedelta
from uuid import UUID

from kikao.foundation.access.actor import Actor
from kikao.foundation.audit.enums import Outcome
from kikao.foundation.audit.models import TrailEntry
from kikao.foundation.base.clock import now
from kikao.foundation.notices.clock import job
from kikao.foundation.notices.enums import NoticeKind
from kikao.foundation.notices.inbox import leave_notice
from kikao.foundation.notices.models import Notice
from kikao.foundation.sealing.models import IdentityOpening, SealedExport
from kikao.foundation.sealing.queries import subjects_of_items
from kikao.foundation.sealing.roster import custodians_of
from kikao.foundation.sealing.telling import About, Word, watch

MANY = 20
"""Sealed records that one account may open within an hour before the custodians are told."""
WITHIN = timedelta(hours=1)
SPAN = 5000
"""Entries of the trail that are looked back at; more than any hour has."""

_KINDS = {
    Word.ASKED: NoticeKind.IDENTITY_ASKED,
    Word.DANGER: NoticeKind.IDENTITY_DANGER,
    Word.AGREED: NoticeKind.SECOND_NEEDED,
    Word.ANSWERED: NoticeKind.IDENTITY_ANSWERED,
    Word.OPENED: NoticeKind.IDENTITY_OPENED,
    Word.VIEWED: NoticeKind.IDENTITY_VIEWED,
    Word.FROZEN: NoticeKind.OPENINGS_STOPPED,
    Word.THAW_ASKED: NoticeKind.SECOND_NEEDED,
    Word.THAWED: NoticeKind.STOP_LIFTED,
    Word.OFFLINE: NoticeKind.OFFLINE_KEY,
    Word.EXPORT: NoticeKind.SECOND_NEEDED,
    Word.PASSING: NoticeKind.PASSING_ASKED,
    Word.PASSING_ANSWERED: NoticeKind.IDENTITY_ANSWERED,
    Word.CEREMONY: NoticeKind.CEREMONY_BEGUN,
}
_OF_KEYS = {Word.PASSING, Word.PASSING_ANSWERED, Word.CEREMONY}
_PAGES = {IdentityOpening: "opening", SealedExport: "export", type(None): "openings"}


def _tell(by: Actor, word: Word, to: frozenset[UUID], about: About | None) -> None:
    """Leave a neutral sentence that leads to the request, to the page of all requests, or to that of keys."""
    leave_notice(
        by,
        to,
        _KINDS[word],
        subject_id=about.subject_id if about else None,
        about="keys" if word in _OF_KEYS else _PAGES[type(about)],
        about_id=about.id if about else None,
    )


watch(_tell)


@job("sealing.much_read", every=timedelta(minutes=5))
def tell_of_much_reading(by: Actor) -> None:
    """Tell the other custodians when one account opened more than twenty sealed records within the last hour.

    It is reckoned from the trail by the clock, so that no reading waits for it.
    """
    for account_id in _reading_much(by):
        told = Notice.objects.filter(
            working_group_id=by.working_group_id,
            kind=NoticeKind.MUCH_READ,
            about_id=account_id,
            left_at__gt=now() - WITHIN,
        )
        if not told.exists():
            others = custodians_of(by.working_group_id) - {account_id}
            leave_notice(by, others, NoticeKind.MUCH_READ, about="account", about_id=account_id)


def _reading_much(by: Actor) -> list[UUID]:
    """Return the accounts that opened more than so many records; items of one record count once."""
    since = (now() - WITHIN).astimezone(UTC).isoformat(timespec="milliseconds")
    last = TrailEntry.objects.order_by("-n").values_list("n", flat=True).first() or 0
    read = TrailEntry.objects.filter(
        n__gt=last - SPAN, working_group_id=by.working_group_id, outcome=Outcome.READ, at__gt=since
    ).values_list("actor", "object_ref")
    by_actor: dict[str, set[str]] = defaultdict(set)
    for actor, item in read:
        by_actor[actor].add(item)
    many = {actor: items for actor, items in by_actor.items() if len(items) > MANY}
    if not many:
        return []
    subjects = subjects_of_items({item for items in many.values() for item in items})
    return [
        UUID(actor.removeprefix("account:"))
        for actor, items in many.items()
        if actor.startswith("account:") and len({subjects.get(item, item) for item in items}) > MANY
    ]
