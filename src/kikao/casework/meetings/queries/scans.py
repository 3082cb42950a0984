"""Who may read the signed paper of a sitting: it says everything at once, so whoever may see all of it."""

from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from kikao.casework.meetings.models import AgendaItem, Attendance, Sitting
from kikao.casework.meetings.policy import seen_by
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import CASE_READERS, Role
from kikao.foundation.access.models import WallMark
from kikao.foundation.base.paging import Page
from kikao.foundation.files.queries import files_of
from kikao.foundation.files.schemas import FileLine
from kikao.foundation.sealing.models import Compartment
from kikao.registry.people.models import Holding
from kikao.registry.people.queries import accounts_with, walled_of


def papers_seen_by(by: Actor) -> Q:
    """Keep the files whose `subject_id` is a sitting that the reader may see, and may see every item of."""
    marked = WallMark.objects.filter(subject_id=OuterRef("case_id"), key__in=sorted(by.wall_keys))
    shut = AgendaItem.objects.filter(Exists(marked), sitting_id=OuterRef("pk"), taken_off=False)
    was_there = Q(pk__in=())
    if by.seat_id:
        there = Attendance.objects.filter(sitting_id=OuterRef("pk"), seat_id=by.seat_id, present=True)
        was_there = Q(closed=False) & Q(Exists(there))
    open_sittings = Sitting.objects.filter(seen_by(by)).filter(~Q(Exists(shut)) | was_there)
    return Q(subject_id__in=open_sittings.values("id"))


def readers_of_paper(row: Sitting) -> set[UUID]:
    """Return the accounts to which the paper of a sitting is sealed."""
    seats = Attendance.objects.filter(sitting=row, seat__isnull=False)
    if row.closed:
        asked = set(accounts_with(row.working_group_id, Role.SECRETARIAT)) | _holders(seats.values("seat_id"))
    else:
        asked = set(accounts_with(row.working_group_id, *sorted(CASE_READERS)))
    items = AgendaItem.objects.filter(sitting=row, taken_off=False, case__isnull=False)
    cases = [case_id for case_id in items.values_list("case_id", flat=True) if case_id]
    free = asked - walled_of(row.working_group_id, cases, asked)
    return free if row.closed else free | (asked & _holders(seats.filter(present=True).values("seat_id")))


def scans_of(by: Actor, sitting_id: UUID, *, after: str | None = None) -> Page[FileLine]:
    """Return the signed papers of a sitting that this reader may know of."""
    return files_of(by, [sitting_id], after=after)


def has_papers(case_ids: frozenset[UUID]) -> bool:
    """Tell whether one of these cases stands in a sitting whose paper is kept."""
    sealed = Compartment.objects.filter(subject_id=OuterRef("sitting_id"))
    rows = AgendaItem.objects.filter(Exists(sealed), case_id__in=case_ids, taken_off=False)
    return rows.exists()


def _holders(seat_ids: object) -> set[UUID]:
    rows = Holding.objects.filter(seat_id__in=seat_ids, until_on__isnull=True)  # type: ignore[misc]
    return set(rows.values_list("account_id", flat=True))
