"""What was raised aloud in a sitting: those who heard it keep it, whatever wall comes later."""

from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.cases.queries import require_case
from kikao.casework.meetings.actions._room import enter_item
from kikao.casework.meetings.enums import ItemKind, SittingState
from kikao.casework.meetings.models import AgendaItem, Attendance, Heard, Sitting
from kikao.casework.meetings.queries import require_item, require_sitting
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit.door import action
from kikao.foundation.base.stops import Invalid, Stop, Unknown


@action("agenda.raise_in_session", to={Role.SECRETARIAT})
def raise_in_session(
    by: Actor,
    *,
    sitting_id: UUID,
    words: str,
    note: str = "",
    case_id: UUID | None = None,
    reserved: bool = True,
    heard_by: Iterable[UUID] | None = None,
) -> UUID:
    """Record something raised aloud and who was in the room: they keep it, whatever wall comes later.

    `reserved` (the default) keeps it to those who heard it until it belongs to a case; otherwise it is an ordinary
    item that everybody at the table may read.
    """
    row = require_sitting(by, sitting_id)
    if row.state not in (SittingState.HELD, SittingState.MINUTED):
        raise Stop(
            "sitting.not_held",
            _("Nothing can have been said in a sitting that was not held, or whose minutes are adopted."),
            cure=_("Record first that the sitting was held and who was there."),
        )
    if not words.strip():
        raise Invalid({"words": _("Say what was raised.")})
    if case_id:
        _require_free(by, row, case_id)
    said = reserved or bool(case_id)
    item = enter_item(row, ItemKind.SAID if said else ItemKind.OTHER, words=words)
    AgendaItem.objects.filter(id=item.id).update(note=note.strip(), case_id=case_id, as_read=item.words)
    if said:
        _note_who_heard(row, item, heard_by)
    return item.id


def _note_who_heard(row: Sitting, item: AgendaItem, heard_by: Iterable[UUID] | None) -> None:
    there = Attendance.objects.filter(sitting=row, seat__isnull=False, present=True)
    present = {seat_id for seat_id in there.values_list("seat_id", flat=True) if seat_id}
    heard = present if heard_by is None else set(heard_by)
    if not heard <= present:
        raise Unknown
    Heard.objects.bulk_create(
        Heard(working_group_id=row.working_group_id, item=item, seat_id=seat_id) for seat_id in sorted(heard)
    )


def _require_free(by: Actor, row: Sitting, case_id: UUID) -> None:
    require_case(by, case_id)
    if AgendaItem.objects.filter(
        sitting=row, case_id=case_id, task_id__isnull=True, taken_off=False
    ).exists():
        raise Invalid({"case_id": _("This case stands on the agenda already; write what was said there.")})


@action("agenda.link_said", to={Role.SECRETARIAT})
def link_said_item(by: Actor, *, item_id: UUID, case_id: UUID) -> UUID:
    """Say which case came of something raised aloud: from now on the case's wall decides who else may read it."""
    item = require_item(by, item_id)
    if item.kind != ItemKind.SAID or item.case_id:
        raise Unknown
    _require_free(by, item.sitting, case_id)
    item.case_id = case_id
    item.save(update_fields=["case_id"])
    return item.sitting_id
