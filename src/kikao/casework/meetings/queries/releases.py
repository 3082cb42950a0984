"""Released texts: the secretariat's view by case, a seat's own view without the case."""

from uuid import UUID

from kikao.casework.meetings.enums import ReleaseState
from kikao.casework.meetings.models import Release
from kikao.casework.meetings.policy import releases_seen_by
from kikao.casework.meetings.schemas import ReleaseLine, ReplyLine
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.base.paging import Page, page_of
from kikao.foundation.base.stops import Unknown


def releases_of_case(by: Actor, case_id: UUID) -> tuple[ReleaseLine, ...]:
    """Return what was released of a case, to whom and how it ended; for the secretariat."""
    if not by.is_(Role.SECRETARIAT):
        return ()
    rows = Release.objects.filter(releases_seen_by(by), case_id=case_id).select_related("seat")
    return tuple(line_of(by, row) for row in rows.prefetch_related("replies").order_by("proposed_on", "id"))


def releases_for(by: Actor, *, after: str | None = None, size: int = 30) -> Page[ReleaseLine]:
    """Return the texts released to the reader (or, for the secretariat, all that it may see), newest first."""
    rows = Release.objects.filter(releases_seen_by(by)).select_related("seat").prefetch_related("replies")
    return page_of(rows, order=("-proposed_on", "-id"), after=after, size=size).map(
        lambda row: line_of(by, row)
    )


def release(by: Actor, release_id: UUID) -> ReleaseLine:
    """Return one released text."""
    rows = Release.objects.filter(releases_seen_by(by), id=release_id).select_related("seat")
    row = rows.prefetch_related("replies").first()
    if row is None:
        raise Unknown
    return line_of(by, row)


def line_of(by: Actor, row: Release) -> ReleaseLine:
    """Cut a release to its reader: a seat learns the text written for it and nothing of the case."""
    inside = by.is_(Role.SECRETARIAT)
    replies = sorted(row.replies.all(), key=lambda one: (one.replied_on, str(one.id)))
    return ReleaseLine(
        id=row.id,
        reference=row.reference,
        seat=str(row.seat),
        what=row.what,
        where=row.where,
        asked=row.asked,
        state=row.state,
        state_words=str(ReleaseState(row.state).label),
        proposed_on=row.proposed_on,
        approved_on=row.approved_on,
        until_on=row.until_on,
        end_reason=row.end_reason if inside else "",
        case_id=row.case_id if inside else None,
        proposed_by=row.proposed_by if inside else None,
        replies=tuple(ReplyLine(one.words, one.replied_on, one.by_account) for one in replies),
    )
