"""Beginning an agreement: drawn up with the group, or made by others and known to it."""

from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.agreements.actions._parts import (
    editable,
    not_ahead,
    note_move,
    require_writer,
    touch,
)
from kikao.casework.agreements.actions._silent import require_silent_title
from kikao.casework.agreements.enums import (
    TALKED,
    InstrumentKind,
    InstrumentState,
)
from kikao.casework.agreements.models import Instrument
from kikao.casework.agreements.policy import WRITERS
from kikao.casework.cases.models import Case
from kikao.casework.cases.queries import require_case
from kikao.casework.incidents.reckoning import chosen, line
from kikao.casework.mediation.models import Room
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.references import fresh_reference
from kikao.foundation.audit.door import action
from kikao.foundation.base.clock import today
from kikao.foundation.base.moments import Precision
from kikao.foundation.base.stops import Invalid, Unknown
from kikao.registry.places.models import Place

SHORT = 300


class Head(NamedTuple):
    """What stands at the head of an agreement."""

    kind: str
    title: str
    place_id: UUID | None
    case: Case | None


@action("agreement.draft", to=WRITERS)
def draft_instrument(
    by: Actor,
    *,
    case_id: UUID,
    kind: str,
    title: str,
    place_id: UUID | None = None,
    room_id: UUID | None = None,
) -> UUID:
    """Begin an agreement that the group draws up with the parties of a case."""
    case = require_case(by, case_id)
    if room_id and not Room.objects.filter(id=room_id, case=case).exists():
        raise Unknown
    head = Head(kind, title, place_id or case.place_id, case)
    row = _begin(by, head, made_here=True, room_id=room_id)
    note_move(by, row, "", InstrumentState.DRAFT, on=today())
    return row.id


@action("agreement.register", to=WRITERS)
def register_instrument(
    by: Actor,
    *,
    kind: str,
    title: str,
    state: str,
    happened_on: date | None = None,
    precision: str = Precision.EXACT,
    case_id: UUID | None = None,
    place_id: UUID | None = None,
    ends_on: date | None = None,
    words: str = "",
) -> UUID:
    """Record an agreement that others made, demanded, offered or refused: of a case, or for itself."""
    case = require_case(by, case_id) if case_id else None
    not_ahead(happened_on, "happened_on")
    if state not in {*TALKED, InstrumentState.SIGNED}:
        raise Invalid({"state": _("Choose from the list.")})
    signed, known = (
        state == InstrumentState.SIGNED,
        chosen(precision or Precision.EXACT, Precision, "precision", needed=True),
    )
    if signed and happened_on is None and known != Precision.UNKNOWN:
        raise Invalid({"happened_on": _("On which day was it signed?")})
    day = (happened_on or today()) if signed else None
    head = Head(kind, title, place_id or (case.place_id if case else None), case)
    _in_order(day, ends_on)
    row = _begin(by, head, made_here=False, room_id=None)
    touch(row, state=state, signed_on=day, signed_precision=known, ends_on=ends_on)
    said = line(" ".join(words.split()), "words", most=SHORT)
    note_move(by, row, "", state, on=happened_on, words=said)
    return row.id


def _begin(by: Actor, head: Head, *, made_here: bool, room_id: UUID | None) -> Instrument:
    _place(by, head.place_id)
    row = Instrument(
        working_group_id=by.working_group_id,
        reference=fresh_reference(by.working_group_id, "A"),
        kind=chosen(head.kind, InstrumentKind, "kind", needed=True),
        case=head.case,
        room_id=room_id,
        made_here=made_here,
        title=line(head.title, "title", needed=_("Give it a title.")),
        place_id=head.place_id,
        entered_on=today(),
        entered_by=by.account_id,
    )
    require_writer(by, row)
    row.save(force_insert=True)
    return row


def _place(by: Actor, place_id: UUID | None) -> None:
    if place_id and not Place.objects.filter(id=place_id, working_group_id=by.working_group_id).exists():
        raise Invalid({"place_id": _("Choose from the list.")})


def _in_order(signed_on: date | None, ends_on: date | None) -> None:
    if signed_on and ends_on and ends_on < signed_on:
        raise Invalid({"ends_on": _("It cannot end before it was signed.")})


@action("agreement.change", to=WRITERS)
def change_instrument(
    by: Actor,
    *,
    instrument_id: UUID,
    title: str,
    place_id: UUID | None = None,
    ends_on: date | None = None,
    version: int | None = None,
) -> UUID:
    """Change the head of an agreement that is not fixed yet."""
    row = editable(by, instrument_id)
    _place(by, place_id)
    _in_order(row.signed_on, ends_on)
    named = line(title, "title", needed=_("Give it a title."))
    require_silent_title(row, named)
    touch(row, version, title=named, place_id=place_id, ends_on=ends_on)
    return row.id
