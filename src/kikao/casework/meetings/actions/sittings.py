"""Planning, calling, moving and cancelling a sitting, and which seats are expected there."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.cases.enums import CaseStatus
from kikao.casework.cases.queries import require_case
from kikao.casework.meetings.actions._room import WalledItem, enter_item, found_its_place, holders_of, step
from kikao.casework.meetings.enums import COMING, ItemKind, SittingKind, SittingState
from kikao.casework.meetings.models import AgendaItem, Attendance, Sitting
from kikao.casework.meetings.queries import (
    closed_to_the_room,
    expected_seats,
    group_rules,
    require_sitting,
    walled_seats,
)
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit.door import action
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Clash, Invalid, Stop, Unknown
from kikao.foundation.notices.enums import NoticeKind
from kikao.foundation.notices.inbox import leave_notice, take_back_notices
from kikao.registry.people.models import Organisation, Seat

WHOLE_TABLE = (SittingKind.MONTHLY, SittingKind.EXTRAORDINARY)
"""To these every seat is expected; the other kinds may be for some of them only."""


@action("sitting.plan", to={Role.SECRETARIAT})
def plan_sitting(
    by: Actor,
    *,
    kind: str,
    planned_on: date,
    venue: str = "",
    host_id: UUID | None = None,
    closed: bool = False,
    invited: Iterable[UUID] = (),
    quorum: int | None = None,
    about: Iterable[UUID] = (),
    from_paper: bool = False,
) -> UUID:
    """Plan a sitting: all seats are expected at a plenary, only those invited at a closed one, with its own quorum.

    `about` are cases that stand on its agenda from the start; nobody expected may be walled from them.
    """
    _require(kind, planned_on, quorum, from_paper=from_paper)
    _require_host(by, host_id)
    shut = closed or kind == SittingKind.CLOSED
    asked = set(invited)
    if shut and not asked:
        raise Invalid({"invited": _("Choose who is invited to a closed sitting.")})
    some = asked if shut or from_paper or kind not in WHOLE_TABLE else set()
    row = Sitting.objects.create(
        working_group_id=by.working_group_id,
        kind=SittingKind(kind),
        closed=shut,
        planned_on=planned_on,
        entered_on=today(),
        venue=venue.strip(),
        host_id=host_id,
        quorum=(quorum or group_rules(by.working_group_id).closed_quorum) if shut else None,
        from_paper=from_paper,
    )
    _expect(row, some or None)
    for case_id in about:
        _take_up(by, row, case_id)
    return row.id


def _require(kind: str, planned_on: date, quorum: int | None, *, from_paper: bool) -> None:
    wrong = {}
    if kind not in SittingKind.values:
        wrong["kind"] = _("Choose a kind of sitting from the list.")
    if from_paper and planned_on > today():
        wrong["planned_on"] = _("A sitting on paper lies in the past.")
    if not from_paper and planned_on < today():
        wrong["planned_on"] = _("This day is past. Enter a sitting that was held already from its paper.")
    if quorum is not None and quorum < 1:
        wrong["quorum"] = _("Numbers must be at least one.")
    if wrong:
        raise Invalid(wrong)


def _take_up(by: Actor, row: Sitting, case_id: UUID) -> None:
    case = require_case(by, case_id)
    if closed_to_the_room(row, [case.id]):
        raise WalledItem
    kind = ItemKind.NEW_CASE if case.status == CaseStatus.TABLED else ItemKind.FOLLOW_UP
    enter_item(row, kind, case_id=case.id)
    if row.closed:
        found_its_place(case.id)


def _require_host(by: Actor, host_id: UUID | None) -> None:
    if host_id is None:
        return
    if not Organisation.objects.filter(id=host_id, working_group_id=by.working_group_id).exists():
        raise Unknown


def _expect(row: Sitting, some: set[UUID] | None) -> None:
    seats = Seat.objects.filter(working_group_id=row.working_group_id, active=True)
    if some is not None:
        seats = seats.filter(id__in=some)
        if seats.count() != len(some):
            raise Unknown
    Attendance.objects.bulk_create(
        Attendance(working_group_id=row.working_group_id, sitting=row, seat=seat) for seat in seats
    )


@action("sitting.reschedule", to={Role.SECRETARIAT})
def reschedule_sitting(
    by: Actor,
    *,
    sitting_id: UUID,
    version: int,
    planned_on: date,
    venue: str = "",
    host_id: UUID | None = None,
    quorum: int | None = None,
) -> UUID:
    """Move a sitting that was not held to another day, place or host; who was called finds a notice again."""
    row = require_sitting(by, sitting_id)
    _require_coming(row)
    _require(row.kind, planned_on, quorum, from_paper=row.from_paper)
    _require_host(by, host_id)
    written = Sitting.objects.filter(id=row.id, version=version).update(
        planned_on=planned_on,
        venue=venue.strip(),
        host_id=host_id,
        quorum=(quorum or row.quorum) if row.closed else None,
        version=version + 1,
    )
    if not written:
        raise Clash
    if row.state == SittingState.CALLED:
        _tell(by, row, NoticeKind.SITTING_CALLED, expected_seats(row))
    return row.id


def _require_coming(row: Sitting) -> None:
    if row.state not in COMING:
        raise Stop(
            "sitting.no_longer_coming",
            _("This sitting was held or cancelled already."),
            cure=_("Plan another one."),
        )


def _tell(by: Actor, row: Sitting, kind: NoticeKind, seats: Iterable[UUID]) -> None:
    """Leave a notice with whoever holds the seats; of a closed sitting it hides from who becomes walled."""
    items = AgendaItem.objects.filter(sitting=row, taken_off=False, case__isnull=False)
    subject = items.order_by("position").values_list("case_id", flat=True).first() if row.closed else None
    leave_notice(by, holders_of(seats), kind, subject_id=subject, about="sitting", about_id=row.id)


@action("sitting.invite", to={Role.SECRETARIAT})
def invite_seats(by: Actor, *, sitting_id: UUID, seat_ids: Iterable[UUID]) -> UUID:
    """Settle who is invited to a closed or smaller sitting that was not held; nobody walled from its items."""
    row = require_sitting(by, sitting_id)
    _require_coming(row)
    if not row.closed and row.kind in WHOLE_TABLE:
        raise Invalid({"seat_ids": _("Every seat is expected at this sitting.")})
    asked, before = set(seat_ids), set(expected_seats(row))
    if not asked:
        raise Invalid({"seat_ids": _("Choose who is invited.")})
    items = AgendaItem.objects.filter(sitting=row, taken_off=False, case__isnull=False)
    cases = [case_id for case_id in items.values_list("case_id", flat=True) if case_id]
    if any(walled_seats(row.working_group_id, cases, asked).values()):
        raise WalledItem
    gone = before - asked
    Attendance.objects.filter(sitting=row, seat_id__in=gone).delete()
    take_back_notices(holders_of(gone), about="sitting", about_id=row.id)
    if asked - before:
        _expect(row, asked - before)
    if row.state == SittingState.CALLED:
        _tell(by, row, NoticeKind.SITTING_CALLED, asked - before)
    return row.id


@action("sitting.call", to={Role.SECRETARIAT})
def call_sitting(by: Actor, *, sitting_id: UUID) -> UUID:
    """Call a sitting: whoever is expected finds a notice."""
    row = require_sitting(by, sitting_id)
    step(row, SittingState.CALLED)
    _tell(by, row, NoticeKind.SITTING_CALLED, expected_seats(row))
    return row.id


@action("sitting.cancel", to={Role.SECRETARIAT})
def cancel_sitting(by: Actor, *, sitting_id: UUID) -> UUID:
    """Cancel a sitting that was not held; its agenda is proposed again for the next one."""
    row = require_sitting(by, sitting_id)
    called = row.state == SittingState.CALLED
    step(row, SittingState.CANCELLED)
    if called:
        _tell(by, row, NoticeKind.SITTING_CANCELLED, expected_seats(row))
    return row.id
