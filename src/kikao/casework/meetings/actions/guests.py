"""Who else is in the room: guests by function, groups by number; nobody's name."""

from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.meetings.enums import Presence, SittingState
from kikao.casework.meetings.models import AgendaItem, Attendance, Sitting
from kikao.casework.meetings.queries import require_sitting
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit.door import action
from kikao.foundation.base.stops import Invalid, Stop, Unknown


@action("sitting.add_guest", to={Role.SECRETARIAT})
def add_guest(by: Actor, *, sitting_id: UUID, words: str, item_ids: Iterable[UUID] = ()) -> UUID:
    """Invite a guest, named by function, with a voice on some items and no part in decisions."""
    row = require_sitting(by, sitting_id)
    _require_not_frozen(row)
    if not words.strip():
        example = _("Name the guest by function, for instance “head of the territory's agriculture service”.")
        raise Invalid({"words": example})
    asked = set(item_ids)
    items = AgendaItem.objects.filter(sitting=row, id__in=asked, taken_off=False)
    if items.count() != len(asked):
        raise Unknown
    guest = Attendance.objects.create(
        working_group_id=by.working_group_id,
        sitting=row,
        presence=Presence.GUEST,
        group_words=words.strip(),
    )
    guest.guest_items.set(items)
    return guest.id


def _require_not_frozen(row: Sitting) -> None:
    if row.state in (SittingState.ADOPTED, SittingState.CANCELLED):
        raise Stop(
            "sitting.attendance_closed",
            _("The minutes of this sitting are adopted, or it was cancelled."),
            cure=_("Write an addendum."),
        )


@action("sitting.count_heads", to={Role.SECRETARIAT})
def count_heads(by: Actor, *, sitting_id: UUID, group: str, number: int) -> UUID:
    """Note how many of a group were there, without names."""
    row = require_sitting(by, sitting_id)
    _require_not_frozen(row)
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
