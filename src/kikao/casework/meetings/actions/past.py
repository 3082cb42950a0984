"""Entering a sitting of long ago from its paper, all of it at once."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.meetings.actions._room import WalledItem
from kikao.casework.meetings.actions.agenda import note_item, put_on_agenda
from kikao.casework.meetings.actions.decisions import record_decision
from kikao.casework.meetings.actions.guests import add_guest, count_heads
from kikao.casework.meetings.actions.holding import hold_sitting
from kikao.casework.meetings.actions.scanning import attach_scan
from kikao.casework.meetings.actions.session import raise_in_session
from kikao.casework.meetings.actions.sittings import plan_sitting
from kikao.casework.meetings.enums import ItemKind
from kikao.casework.meetings.schemas import PastItem, PastSitting
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit.door import action
from kikao.foundation.base.stops import Invalid
from kikao.foundation.files.coming import Coming


@action("sitting.enter_past", to={Role.SECRETARIAT})
def enter_past_sitting(by: Actor, *, past: PastSitting, scans: Sequence[Coming] = ()) -> UUID:
    """Enter a sitting from its paper: the real day beside the day of entry, who was there, items with decisions."""
    there = {*past.present, *past.alternates}
    if not there:
        raise Invalid({"present": _("Say who was there.")})
    sitting_id = plan_sitting(
        by,
        kind=past.kind,
        planned_on=past.held_on,
        venue=past.venue,
        host_id=past.host_id,
        closed=past.closed,
        invited=there,
        from_paper=True,
    )
    guests = [add_guest(by, sitting_id=sitting_id, words=words) for words in past.guests]
    for group, number in past.groups:
        count_heads(by, sitting_id=sitting_id, group=group, number=number)
    items = [
        (number, one, None if one.kind == ItemKind.SAID else _put(by, sitting_id, number, one))
        for number, one in enumerate(past.items)
    ]
    hold_sitting(
        by,
        sitting_id=sitting_id,
        held_on=past.held_on,
        present=past.present,
        alternates=past.alternates,
        guests=guests,
    )
    for number, one, item_id in items:
        with _at(number):
            _decide(by, one, item_id or _raise(by, sitting_id, one))
    if scans:
        attach_scan(by, sitting_id=sitting_id, files=scans)
    return sitting_id


@contextmanager
def _at(number: int) -> Iterator[None]:
    """Say of a refusal which item of the paper it concerns."""
    try:
        yield
    except Invalid as stop:
        raise Invalid({f"item{number}_{name}": words for name, words in stop.fields.items()}) from stop


def _put(by: Actor, sitting_id: UUID, number: int, one: PastItem) -> UUID:
    try:
        with _at(number):
            item_id = put_on_agenda(
                by, sitting_id=sitting_id, kind=one.kind, case_id=one.case_id, words=one.words
            )
    except WalledItem as stop:
        words = _(
            "A seat that was there is walled from this case. If it was truly said in front of it, choose “Said in "
            "session”: that seat then keeps what was said. Otherwise enter it in a closed sitting."
        )
        raise Invalid({f"item{number}_case_id": words}) from stop
    if one.note:
        note_item(by, item_id=item_id, note=one.note)
    return item_id


def _raise(by: Actor, sitting_id: UUID, one: PastItem) -> UUID:
    return raise_in_session(by, sitting_id=sitting_id, words=one.words, note=one.note, case_id=one.case_id)


def _decide(by: Actor, one: PastItem, item_id: UUID) -> None:
    if one.code or one.reason.strip():
        record_decision(by, item_id=item_id, code=one.code, reason=one.reason, joined_to=one.joined_to)
