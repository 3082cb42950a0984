"""Parts of several acts: entering an item, clearing what somebody in the room is walled from, telling the secretariat."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Max
from django.utils.translation import gettext as _

from kikao.casework.meetings.enums import ItemKind, SittingState
from kikao.casework.meetings.lifecycle import SITTING
from kikao.casework.meetings.models import AgendaItem, Attendance, Sitting
from kikao.casework.meetings.queries import closed_to_the_room, walled_seats
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Clash, Stop
from kikao.foundation.notices.enums import NoticeKind
from kikao.foundation.notices.inbox import leave_notice, take_back_notices
from kikao.registry.people.models import Holding
from kikao.registry.people.queries import accounts_with, walled_of


class WalledItem(Stop):
    """Somebody expected in the room is walled from the matter; only the secretariat ever reads this."""

    def __init__(self) -> None:
        """Point to the closed sitting."""
        super().__init__(
            "sitting.item_walled",
            _("Somebody expected at this sitting is walled from this case."),
            cure=_(
                "Put it on a closed sitting whose invitees are not walled, or put only a released text here."
            ),
        )


def step(row: Sitting, new: SittingState, **also: object) -> None:
    """Move a sitting on in its lifecycle, unless somebody else did so first."""
    SITTING.check(row.state, new)
    moved = Sitting.objects.filter(id=row.id, version=row.version, state=row.state).update(
        state=new, version=row.version + 1, **also
    )
    if not moved:
        raise Clash
    row.refresh_from_db()


def enter_item(
    row: Sitting,
    kind: str,
    *,
    case_id: UUID | None = None,
    task_id: UUID | None = None,
    release_id: UUID | None = None,
    words: str = "",
) -> AgendaItem:
    """Write an item at the end of the agenda; the same case, task or text stands there once."""
    about = {"case_id": case_id, "task_id": task_id, "release_id": release_id}
    named = {name: value for name, value in about.items() if value}
    missing = {f"{name}__isnull": True for name, value in about.items() if not value}
    same = AgendaItem.objects.filter(sitting=row, taken_off=False, **named, **missing)
    if named and (found := same.first()):
        return found
    last = AgendaItem.objects.filter(sitting=row).aggregate(last=Max("position"))["last"] or 0
    return AgendaItem.objects.create(
        working_group_id=row.working_group_id,
        sitting=row,
        position=last + 1,
        kind=ItemKind(kind),
        case_id=case_id,
        task_id=task_id,
        release_id=release_id,
        words=words.strip(),
    )


def found_its_place(case_id: UUID) -> None:
    """Note that a matter which had to leave a plenary stands on a closed sitting now."""
    AgendaItem.objects.filter(case_id=case_id, displaced_on__isnull=False).update(displaced_on=None)


def holders_of(seat_ids: Iterable[UUID]) -> list[UUID]:
    """Return the accounts that hold these seats now, alternates included."""
    rows = Holding.objects.filter(seat_id__in=list(seat_ids), until_on__isnull=True)
    return list(rows.values_list("account_id", flat=True))


def displace(row: Sitting, more: Iterable[UUID] = ()) -> int:
    """Take off a plenary that was not held what somebody expected there (or among `more`) is walled from."""
    items = list(AgendaItem.objects.filter(sitting=row, taken_off=False, case__isnull=False))
    shut = closed_to_the_room(row, (item.case_id for item in items if item.case_id), more)
    gone = [item for item in items if item.case_id in shut]
    AgendaItem.objects.filter(id__in=[item.id for item in gone]).update(taken_off=True, displaced_on=today())
    for case_id in dict.fromkeys(item.case_id for item in gone if item.case_id):
        tell_secretariat(row, case_id)
    return len(gone)


def uninvite_walled(row: Sitting) -> int:
    """Strike seats that are now walled from what stands on a closed sitting, and take their notices back."""
    items = AgendaItem.objects.filter(sitting=row, taken_off=False, case__isnull=False)
    cases = [case_id for case_id in items.values_list("case_id", flat=True) if case_id]
    expected = Attendance.objects.filter(sitting=row, seat__isnull=False)
    seats = [seat_id for seat_id in expected.values_list("seat_id", flat=True) if seat_id]
    found = walled_seats(row.working_group_id, cases, seats) if cases else {}
    walled = {seat_id for many in found.values() for seat_id in many}
    if walled:
        expected.filter(seat_id__in=walled).delete()
        take_back_notices(holders_of(walled), about="sitting", about_id=row.id)
        tell_secretariat(row, cases[0])
    return len(walled)


def tell_secretariat(row: Sitting, case_id: UUID) -> None:
    """Leave a notice with the secretaries who are not walled from the case that this sitting must be looked at."""
    secretaries = accounts_with(row.working_group_id, Role.SECRETARIAT)
    walled = walled_of(row.working_group_id, [case_id], secretaries)
    leave_notice(
        Actor.system(row.working_group_id),
        [one for one in secretaries if one not in walled],
        NoticeKind.AGENDA_CHANGED,
        subject_id=case_id,
        about="sitting",
        about_id=row.id,
    )
