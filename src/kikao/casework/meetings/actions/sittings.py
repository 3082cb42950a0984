"""Planning, calling and holding a sitting; entering one that was held long ago from its paper."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.meetings.enums import Presence, SittingKind, SittingState
from kikao.casework.meetings.lifecycle import SITTING
from kikao.casework.meetings.models import AgendaItem, Attendance, Sitting
from kikao.casework.meetings.queries import require_sitting
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit.door import action
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Clash, Invalid, Unknown
from kikao.foundation.notices.enums import NoticeKind
from kikao.foundation.notices.inbox import leave_notice
from kikao.registry.people.models import Holding, Organisation, Seat


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
    from_paper: bool = False,
) -> UUID:
    """Plan a sitting: all seats are expected at a plenary, only those invited at a closed one."""
    if from_paper and planned_on > today():
        raise Invalid({"planned_on": _("A sitting on paper lies in the past.")})
    if host_id and not Organisation.objects.filter(id=host_id, working_group_id=by.working_group_id).exists():
        raise Unknown
    shut = closed or kind == SittingKind.CLOSED
    row = Sitting.objects.create(
        working_group_id=by.working_group_id,
        kind=SittingKind(kind),
        closed=shut,
        planned_on=planned_on,
        entered_on=today(),
        venue=venue.strip(),
        host_id=host_id,
        from_paper=from_paper,
    )
    _expect(row, invited if shut else None)
    return row.id


def _expect(row: Sitting, invited: Iterable[UUID] | None) -> None:
    seats = Seat.objects.filter(working_group_id=row.working_group_id, active=True)
    if invited is not None:
        asked = set(invited)
        seats = seats.filter(id__in=asked)
        if not asked:
            raise Invalid({"invited": _("Choose who is invited to a closed sitting.")})
        if seats.count() != len(asked):
            raise Unknown
    Attendance.objects.bulk_create(
        Attendance(working_group_id=row.working_group_id, sitting=row, seat=seat) for seat in seats
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


@action("sitting.call", to={Role.SECRETARIAT})
def call_sitting(by: Actor, *, sitting_id: UUID) -> UUID:
    """Call a sitting: whoever is expected finds a notice."""
    row = require_sitting(by, sitting_id)
    step(row, SittingState.CALLED)
    expected = Attendance.objects.filter(sitting=row, seat__isnull=False).values("seat_id")
    holders = Holding.objects.filter(seat_id__in=expected, until_on__isnull=True)
    accounts = list(holders.values_list("account_id", flat=True))
    leave_notice(by, accounts, NoticeKind.SITTING_CALLED, about="sitting", about_id=row.id)
    return row.id


@action("sitting.cancel", to={Role.SECRETARIAT})
def cancel_sitting(by: Actor, *, sitting_id: UUID) -> UUID:
    """Cancel a sitting that was not held; its agenda is proposed again for the next one."""
    row = require_sitting(by, sitting_id)
    step(row, SittingState.CANCELLED)
    return row.id


@action("sitting.add_guest", to={Role.SECRETARIAT})
def add_guest(by: Actor, *, sitting_id: UUID, words: str, item_ids: Iterable[UUID] = ()) -> UUID:
    """Invite a guest, named by function, with a voice on some items and no part in decisions."""
    row = require_sitting(by, sitting_id)
    if not words.strip():
        raise Invalid(
            {
                "words": _(
                    "Name the guest by function, for instance “head of the territory's agriculture service”."
                )
            }
        )
    guest = Attendance.objects.create(
        working_group_id=by.working_group_id,
        sitting=row,
        presence=Presence.GUEST,
        group_words=words.strip(),
    )
    guest.guest_items.set(AgendaItem.objects.filter(sitting=row, id__in=list(item_ids)))
    return guest.id


@action("sitting.count_heads", to={Role.SECRETARIAT})
def count_heads(by: Actor, *, sitting_id: UUID, group: str, number: int) -> UUID:
    """Note how many of a group were there, without names."""
    row = require_sitting(by, sitting_id)
    wrong = {}
    if not group.strip():
        wrong["group"] = _("Say which group.")
    if not 1 <= number <= 10_000:
        wrong["number"] = _("Give a number of people.")
    if wrong:
        raise Invalid(wrong)
    counted = Attendance.objects.create(
        working_group_id=by.working_group_id,
        sitting=row,
        presence=Presence.HEADCOUNT,
        group_words=group.strip(),
        head_count=number,
        expected=False,
        present=True,
    )
    return counted.id


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
    """Record that a sitting was held: which seats were there in person, which by an alternate, which guests came."""
    row = require_sitting(by, sitting_id)
    if held_on > today():
        raise Invalid({"held_on": _("This day has not come yet.")})
    step(row, SittingState.HELD, held_on=held_on)
    there, instead, came = set(present), set(alternates), set(guests)
    for one in Attendance.objects.filter(sitting=row).exclude(presence=Presence.HEADCOUNT):
        if one.seat_id in instead:
            one.presence = Presence.ALTERNATE
        one.present = one.seat_id in there | instead or (one.presence == Presence.GUEST and one.id in came)
        one.save(update_fields=["presence", "present"])
    return row.id
