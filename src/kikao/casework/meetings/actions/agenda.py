"""The agenda: what stands on it, and that nobody expected in the room is walled from it."""

from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.cases.queries import require_case
from kikao.casework.meetings.actions._room import WalledItem, enter_item, found_its_place
from kikao.casework.meetings.enums import COMING, ItemKind, SittingState
from kikao.casework.meetings.models import AgendaItem, Release, Sitting
from kikao.casework.meetings.policy import releases_seen_by
from kikao.casework.meetings.queries import closed_to_the_room, open_items, require_item, require_sitting
from kikao.casework.meetings.queries.preparing import to_ratify, waiting_for_decision
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit.door import action
from kikao.foundation.base.stops import Clash, Invalid, Stop, Unknown
from kikao.foundation.sealing.queries import danger_subjects

__all__ = [
    "WalledItem",
    "move_item",
    "move_to_closed",
    "note_item",
    "propose_agenda",
    "put_on_agenda",
    "take_off_agenda",
]


@action("agenda.put", to={Role.SECRETARIAT})
def put_on_agenda(
    by: Actor,
    *,
    sitting_id: UUID,
    kind: str,
    case_id: UUID | None = None,
    task_id: UUID | None = None,
    release_id: UUID | None = None,
    words: str = "",
) -> UUID:
    """Put an item on the agenda of a sitting at which nobody expected is walled from it."""
    row = require_sitting(by, sitting_id)
    _still_open(row)
    _require(kind, case_id, task_id, release_id, words)
    if case_id:
        require_case(by, case_id)
        if closed_to_the_room(row, [case_id]):
            raise Clash if by.kind == "system" else WalledItem
    if release_id:
        _require_standing(by, release_id)
    item = enter_item(row, kind, case_id=case_id, task_id=task_id, release_id=release_id, words=words)
    if row.closed and case_id:
        found_its_place(case_id)
    return item.id


def _require(
    kind: str, case_id: UUID | None, task_id: UUID | None, release_id: UUID | None, words: str
) -> None:
    wrong = {}
    if kind not in ItemKind.values or kind == ItemKind.SAID:
        wrong["kind"] = _("Choose a kind of item from the list.")
    if not (case_id or release_id or words.strip()) or (task_id and not case_id):
        wrong["words"] = _("Say what the item is about.")
    if case_id and release_id:
        wrong["release_id"] = _("A released text stands on the agenda without its case.")
    if len(words) > 300:
        wrong["words"] = _("Use fewer words.")
    if wrong:
        raise Invalid(wrong)


def _require_standing(by: Actor, release_id: UUID) -> None:
    row = Release.objects.filter(releases_seen_by(by), id=release_id).first()
    if row is None or not row.stands:
        raise Unknown


def _still_open(row: Sitting) -> None:
    if row.state not in COMING:
        raise Stop(
            "sitting.agenda_closed",
            _("This sitting was held already; its agenda does not change."),
            cure=_("Use “Raised in session” for something that came up there, or the next sitting."),
        )


@action("agenda.propose", to={Role.SECRETARIAT})
def propose_agenda(by: Actor, *, sitting_id: UUID) -> UUID:
    """Fill the agenda with cases that wait for a decision and urgent decisions to ratify, where nobody is walled."""
    row = require_sitting(by, sitting_id)
    _still_open(row)
    urgent = list(to_ratify(by).order_by("tabled_on", "id").values_list("id", flat=True)[:100])
    waiting = waiting_for_decision(by).order_by("tabled_on", "id").values_list("id", flat=True)[:100]
    kinds = dict.fromkeys(waiting, ItemKind.NEW_CASE) | dict.fromkeys(urgent, ItemKind.RATIFY)
    shut = closed_to_the_room(row, kinds)
    for case_id in [*urgent, *(one for one in kinds if one not in urgent)]:
        if case_id not in shut:
            enter_item(row, kinds[case_id], case_id=case_id)
    if row.closed:
        _tell_of_dangers(by, row)
    return row.id


def _tell_of_dangers(by: Actor, row: Sitting) -> None:
    """Have a closed sitting hear, without a name, that identities were asked for because a life was in danger."""
    held = Sitting.objects.filter(working_group_id=by.working_group_id, closed=True, held_on__isnull=False)
    last = held.order_by("-held_on").values_list("held_on", flat=True).first()
    subjects = danger_subjects(by, last)
    words = _("Identities asked for because a life was in danger: the custodians report.")
    if not subjects - closed_to_the_room(row, subjects):
        return
    if not AgendaItem.objects.filter(sitting=row, kind=ItemKind.OTHER, words=words, taken_off=False).exists():
        enter_item(row, ItemKind.OTHER, words=words)


@action("agenda.take_off", to={Role.SECRETARIAT})
def take_off_agenda(by: Actor, *, item_id: UUID) -> UUID:
    """Take an item off an agenda that is not held yet."""
    item = require_item(by, item_id)
    _still_open(item.sitting)
    item.taken_off = True
    item.save(update_fields=["taken_off"])
    return item.sitting_id


@action("agenda.move_to_closed", to={Role.SECRETARIAT})
def move_to_closed(by: Actor, *, item_id: UUID, sitting_id: UUID) -> UUID:
    """Move a matter from a plenary to a closed sitting; the plenary keeps no sign of it."""
    rows = AgendaItem.objects.filter(working_group_id=by.working_group_id, id=item_id, case__isnull=False)
    item = rows.select_related("sitting").first()
    if item is None or item.case_id is None:
        raise Unknown
    require_case(by, item.case_id)
    _still_open(item.sitting)
    shut = require_sitting(by, sitting_id)
    if not shut.closed or item.sitting.closed:
        raise Invalid({"sitting_id": _("Choose a closed sitting.")})
    put_on_agenda(
        by,
        sitting_id=shut.id,
        kind=item.kind,
        case_id=item.case_id,
        task_id=item.task_id,
        words=item.words,
    )
    AgendaItem.objects.filter(id=item.id).update(taken_off=True, displaced_on=None)
    return shut.id


@action("agenda.move", to={Role.SECRETARIAT})
def move_item(by: Actor, *, item_id: UUID, up: bool) -> UUID:
    """Move an item one place up or down."""
    item = require_item(by, item_id)
    _still_open(item.sitting)
    shown = open_items(by, item.sitting)
    place = next(number for number, one in enumerate(shown) if one.id == item.id)
    other = shown[max(place - 1, 0) if up else min(place + 1, len(shown) - 1)]
    item.position, other.position = other.position, item.position
    AgendaItem.objects.bulk_update([item, other], ["position"])
    return item.sitting_id


@action("agenda.note", to={Role.SECRETARIAT})
def note_item(by: Actor, *, item_id: UUID, note: str) -> UUID:
    """Write what was said on an item, for the minutes; everybody who was in the room will read it."""
    item = require_item(by, item_id)
    if item.sitting.state not in (*COMING, SittingState.HELD, SittingState.MINUTED):
        raise frozen()
    item.note = note.strip()
    item.save(update_fields=["note"])
    return item.sitting_id


def frozen() -> Stop:
    """Return the refusal for whoever wants to change what was adopted."""
    return Stop(
        "sitting.minutes_frozen",
        _("The minutes of this sitting are adopted and frozen."),
        cure=_("Write an addendum."),
    )
