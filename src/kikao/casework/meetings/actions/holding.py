"""Recording that a sitting was held and who was there."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.cases.queries import cases_by_id
from kikao.casework.meetings.actions._room import WalledItem, displace, step
from kikao.casework.meetings.enums import Presence, SittingState
from kikao.casework.meetings.models import AgendaItem, Attendance, Decision, Sitting
from kikao.casework.meetings.queries import closed_to_the_room, expected_seats, require_sitting
from kikao.casework.meetings.queries.agenda import words_of
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit.door import action
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Invalid, Stop, Unknown
from kikao.registry.people.models import Seat


@action("sitting.hold", to={Role.SECRETARIAT})
def hold_sitting(
    by: Actor,
    *,
    sitting_id: UUID,
    held_on: date,
    present: Iterable[UUID],
    alternates: Iterable[UUID] = (),
    guests: Iterable[UUID] = (),
) -> UUID:
    """Record that a sitting was held: which seats were there in person, which by an alternate, which guests came.

    What anybody in the room is walled from leaves the agenda before; the words of the rest are kept as they stood.
    """
    row = require_sitting(by, sitting_id)
    there, instead = set(present), set(alternates)
    _require_day(row, held_on)
    _require_known(row, there | instead)
    if row.closed:
        _require_unwalled(row)
    else:
        displace(row, there | instead)
    step(row, SittingState.HELD, held_on=held_on)
    _note_presence(row, there, instead, set(guests))
    _keep_words(row)
    return row.id


def _require_day(row: Sitting, held_on: date) -> None:
    if held_on > today():
        raise Invalid({"held_on": _("This day has not come yet.")})
    if row.from_paper and held_on != row.planned_on:
        raise Invalid({"held_on": _("A sitting on paper was held on the day of the paper.")})


def _require_known(row: Sitting, seats: set[UUID]) -> None:
    """A seat that nobody expected may come to a plenary; a closed sitting is for those invited."""
    if not seats:
        raise Invalid({"present": _("Say who was there.")})
    unexpected = seats - set(expected_seats(row))
    known = Seat.objects.filter(id__in=unexpected, working_group_id=row.working_group_id).count()
    if known != len(unexpected) or (row.closed and unexpected):
        raise Unknown
    Attendance.objects.bulk_create(
        Attendance(working_group_id=row.working_group_id, sitting=row, seat_id=seat_id, expected=False)
        for seat_id in sorted(unexpected)
    )


def _require_unwalled(row: Sitting) -> None:
    items = AgendaItem.objects.filter(sitting=row, taken_off=False, case__isnull=False)
    if closed_to_the_room(row, [one for one in items.values_list("case_id", flat=True) if one]):
        raise WalledItem


def _note_presence(row: Sitting, there: set[UUID], instead: set[UUID], came: set[UUID]) -> None:
    for one in Attendance.objects.filter(sitting=row).exclude(presence=Presence.HEADCOUNT):
        if one.seat_id:
            one.presence = Presence.ALTERNATE if one.seat_id in instead else Presence.SEAT
        one.present = one.seat_id in there | instead or (one.presence == Presence.GUEST and one.id in came)
        one.save(update_fields=["presence", "present"])


def _keep_words(row: Sitting) -> None:
    """Keep what each item was called in the room; whoever was there keeps that, and nothing of what came after."""
    items = list(AgendaItem.objects.filter(sitting=row, taken_off=False))
    clock = Actor.system(row.working_group_id)
    words = words_of(items, cases_by_id(clock, [item.case_id for item in items if item.case_id]))
    for item in items:
        item.as_read = words[item.id][:600]
    AgendaItem.objects.bulk_update(items, ["as_read"])


@action("sitting.correct_attendance", to={Role.SECRETARIAT})
def correct_attendance(
    by: Actor,
    *,
    sitting_id: UUID,
    present: Iterable[UUID],
    alternates: Iterable[UUID] = (),
    guests: Iterable[UUID] = (),
) -> UUID:
    """Correct who was there, as long as nothing was decided and no minutes were drafted."""
    row = require_sitting(by, sitting_id)
    decided = Decision.objects.filter(sitting=row).exists()
    if row.state != SittingState.HELD or decided:
        raise Stop(
            "sitting.attendance_closed",
            _("Decisions or minutes already say who was there."),
            cure=_("Correct it in the minutes, or by an addendum."),
        )
    there, instead = set(present), set(alternates)
    if not there | instead:
        raise Invalid({"present": _("Say who was there.")})
    if not there | instead <= set(expected_seats(row)):
        raise Unknown
    items = AgendaItem.objects.filter(sitting=row, taken_off=False, case__isnull=False)
    if closed_to_the_room(row, [one for one in items.values_list("case_id", flat=True) if one]):
        _only_fewer(row, there | instead)
    _note_presence(row, there, instead, set(guests))
    return row.id


def _only_fewer(row: Sitting, now: set[UUID]) -> None:
    """Once somebody is walled from an item, nobody is written into the room any more."""
    then = Attendance.objects.filter(sitting=row, present=True, seat__isnull=False)
    if not now <= set(then.values_list("seat_id", flat=True)):
        raise WalledItem
