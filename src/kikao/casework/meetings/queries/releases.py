"""Released texts: the secretariat's view by case, a seat's own view without the case."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q

from kikao.casework.cases.policy import seen_by as cases_seen_by
from kikao.casework.meetings.enums import ReleaseState
from kikao.casework.meetings.models import Release
from kikao.casework.meetings.policy import at_desk, releases_seen_by
from kikao.casework.meetings.schemas import ReleaseLine, ReplyLine
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.paging import Page, page_of
from kikao.foundation.base.stops import Unknown
from kikao.foundation.sealing.vault import read_many
from kikao.registry.people.schemas import in_language


def releases_of_case(by: Actor, case_id: UUID) -> tuple[ReleaseLine, ...]:
    """Return what was released of a case, to whom and how it ended; for the secretariat."""
    return releases_of_cases(by, [case_id])


def releases_of_cases(by: Actor, case_ids: Iterable[UUID]) -> tuple[ReleaseLine, ...]:
    """Return what was released of several cases, the oldest first; for the secretariat."""
    if not at_desk(by):
        return ()
    rows = Release.objects.filter(
        releases_seen_by(by), cases_seen_by(by, "case_id"), case_id__in=list(case_ids)
    )
    return tuple(lines(by, rows.select_related("seat").order_by("proposed_on", "id")))


def releases_for(
    by: Actor, *, state: str = "", after: str | None = None, size: int = 30
) -> Page[ReleaseLine]:
    """Return the texts released to the reader (or, for the secretariat, all that it may see), newest first."""
    rows = Release.objects.filter(releases_seen_by(by)).select_related("seat")
    if state:
        rows = rows.filter(state=state)
    page = page_of(rows, order=("-proposed_on", "-id"), after=after, size=size)
    cut = {line.id: line for line in lines(by, page.items)}
    return page.map(lambda row: cut[row.id])


def releases_to_me(by: Actor) -> tuple[ReleaseLine, ...]:
    """Return the texts that stand released to the reader's own seat, newest first."""
    if by.seat_id is None:
        return ()
    rows = Release.objects.filter(releases_seen_by(by), seat_id=by.seat_id, state=ReleaseState.APPROVED)
    return tuple(lines(by, rows.select_related("seat").order_by("-approved_on", "-id")[:50]))


def require_release(by: Actor, release_id: UUID) -> Release:
    """Return the row for an act of the secretariat, or say that there is nothing here."""
    inside = Q() if by.kind == "system" else cases_seen_by(by, "case_id")
    row = Release.objects.filter(releases_seen_by(by), inside, id=release_id).first()
    if row is None or not at_desk(by):
        raise Unknown
    return row


def release(by: Actor, release_id: UUID) -> ReleaseLine:
    """Return one released text, for the secretariat with the replies that its session can open."""
    rows = Release.objects.filter(releases_seen_by(by), id=release_id).select_related("seat")
    found = lines(by, rows, words=True)
    if not found:
        raise Unknown
    return found[0]


def lines(by: Actor, rows: Iterable[Release], *, words: bool = False) -> list[ReleaseLine]:
    """Cut releases to their reader: a seat learns the text written for it and nothing of the case."""
    found = list(rows)
    ids = [row.id for row in found]
    full = {row.id: row for row in Release.objects.filter(id__in=ids).prefetch_related("replies")}
    open_to_desk = (
        Release.objects.filter(cases_seen_by(by, "case_id"), id__in=ids)
        if at_desk(by)
        else Release.objects.none()
    )
    inside = set(open_to_desk.values_list("id", flat=True))
    sealed = [one.words_item_id for row in full.values() if row.id in inside for one in row.replies.all()]
    opened = read_many(by, sealed) if words and sealed else {}
    return [_line(by, row, full[row.id], opened, inside=row.id in inside) for row in found]


def _line(
    by: Actor, row: Release, full: Release, opened: dict[UUID, str | None], *, inside: bool
) -> ReleaseLine:
    replies = sorted(full.replies.all(), key=lambda one: (one.replied_on, str(one.id)))
    return ReleaseLine(
        id=row.id,
        reference=row.reference,
        seat=in_language(row.seat.title, row.seat.title_fr),
        what=row.what,
        where=row.where,
        asked=row.asked,
        state=row.state,
        state_words=str(ReleaseState(row.state).label),
        proposed_on=row.proposed_on if inside else None,
        approved_on=row.approved_on,
        until_on=row.until_on,
        end_reason=row.end_reason if inside else "",
        case_id=row.case_id if inside else None,
        proposed_by=row.proposed_by if inside else None,
        replies=tuple(
            ReplyLine(opened.get(one.words_item_id), one.replied_on, one.by_account) for one in replies
        ),
        own=row.seat_id == by.seat_id,
        opened_on=row.opened_on if inside else None,
        ended_on=row.ended_on,
        decision_id=row.decision_id if inside else None,
    )
