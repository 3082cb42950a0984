"""Writing down what a side said, settling it, passing it on to another side with its leave."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.cases.actions import record_refusal
from kikao.casework.incidents.reckoning import chosen, prose
from kikao.casework.mediation.actions._parts import past, require_leading, require_open, room_led
from kikao.casework.mediation.enums import RecordKind, Standing
from kikao.casework.mediation.lifecycle import STANDING
from kikao.casework.mediation.models import Record, RecordShare, Room, Session, Side
from kikao.casework.mediation.policy import WORKERS, at_desk, mediates, sits_at
from kikao.casework.mediation.queries import require_own_room, require_record
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit.door import action
from kikao.foundation.base.clock import today
from kikao.foundation.base.moments import Moment, Precision
from kikao.foundation.base.stops import Clash, Invalid, Stop, Unknown
from kikao.foundation.sealing.vault import put, read


@action("room.record", to=WORKERS)
def record_statement(
    by: Actor,
    *,
    room_id: UUID,
    side_id: UUID,
    kind: str,
    words: str,
    said_on: date | None = None,
    session_id: UUID | None = None,
    answers_id: UUID | None = None,
    whole_side: bool = False,
) -> UUID:
    """Write down what a side said: position, demand, offer, refusal, precondition, or what the group cannot give.

    A refusal of the whole side also stands in the case.
    """
    room = room_led(by, room_id)
    side = _side(room, side_id)
    said = prose(words, "words", needed=_("Write what the side said."))
    row = Record.objects.create(
        working_group_id=by.working_group_id,
        room=room,
        side=side,
        session=_session(room, session_id),
        kind=chosen(kind, RecordKind, "kind", needed=True),
        words_item_id=put(by.working_group_id, side.id, "room.record", said),
        said_on=past(said_on, "said_on"),
        answers=_answered(room, answers_id),
        recorded_by=by.account_id,
        recorded_on=today(),
    )
    if whole_side:
        _refuse_whole(by, row, said)
    return row.id


def _side(room: Room, side_id: UUID) -> Side:
    side = room.sides.filter(id=side_id).first()
    if side is None:
        raise Invalid({"side_id": _("Choose from the list.")})
    return side


def _session(room: Room, session_id: UUID | None) -> Session | None:
    if session_id is None:
        return None
    row = room.sessions.filter(id=session_id).first()
    if row is None:
        raise Invalid({"session_id": _("Choose from the list.")})
    return row


def _answered(room: Room, record_id: UUID | None) -> Record | None:
    if record_id is None:
        return None
    row = room.records.filter(id=record_id).first()
    if row is None:
        raise Invalid({"answers_id": _("Choose from the list.")})
    return row


@action("room.note_refusal", to={Role.SECRETARIAT})
def note_side_refusal(by: Actor, *, record_id: UUID, words: str) -> UUID:
    """Write into the case that a whole side refuses, in words for those who work on the case."""
    row = require_record(by, record_id)
    require_open(row.room)
    _refuse_whole(by, row, prose(words, "words", needed=_("Say what was refused.")))
    return row.id


def _refuse_whole(by: Actor, row: Record, words: str) -> None:
    if not at_desk(by):
        raise Stop(
            "room.refusal_by_desk",
            _("That a whole side refuses is written into the case by the secretariat."),
            cure=_("Write it down as a refusal; the secretariat enters it."),
            status=403,
        )
    if row.kind != RecordKind.REFUSAL:
        raise Invalid({"whole_side": _("Only a refusal can be a whole side's.")})
    if row.whole_side:
        raise Stop("room.refused_already", _("This refusal stands in the case already."))
    bodies = list(row.side.bodies.filter(left_on__isnull=True).values_list("organisation_id", flat=True)[:2])
    record_refusal(
        by,
        case_id=row.room.case_id,
        words=f"{row.side.name}: {words}",
        organisation_id=bodies[0] if len(bodies) == 1 else None,
        refused=Moment(row.said_on, row.said_on, Precision.EXACT),
    )
    Record.objects.filter(id=row.id).update(whole_side=True)


@action("room.settle_record", to=WORKERS)
def settle_statement(by: Actor, *, record_id: UUID, version: int, standing: str, reason: str) -> UUID:
    """Say that what a side said is met, withdrawn, or stands again, and why."""
    row = require_record(by, record_id)
    require_leading(by, row.room)
    require_open(row.room)
    new = chosen(standing, Standing, "standing", needed=True)
    why = prose(reason, "reason", needed=_("Say why."))
    STANDING.check(row.standing, new)
    taken = Record.objects.filter(id=row.id, version=version, standing=row.standing)
    item = put(by.working_group_id, row.side_id, "room.record", why)
    if not taken.update(version=version + 1, standing=new, standing_on=today(), standing_item_id=item):
        raise Clash
    return row.id


@action("room.share_record", to=WORKERS)
def share_statement(by: Actor, *, record_id: UUID, side_id: UUID, agreed: bool = False) -> UUID:
    """Pass on to another side what a side said and agreed to have passed on; only a mediator does."""
    row = require_record(by, record_id)
    require_open(row.room)
    if not mediates(by, row.room_id):
        raise Stop(
            "room.mediator_shares",
            _("Only a mediator passes words from one side to another."),
            cure=_("Ask one of the mediators of this room."),
            status=403,
        )
    side = _side(row.room, side_id)
    if side.id == row.side_id:
        raise Invalid({"side_id": _("This side said it itself.")})
    if not agreed:
        raise Invalid({"agreed": _("Ask the side first whether its words may be passed on.")})
    if row.shares.filter(side=side).exists():
        raise Stop("room.shared_already", _("This side reads these words already."))
    share = RecordShare.objects.create(
        working_group_id=by.working_group_id,
        record=row,
        side=side,
        words_item_id=put(by.working_group_id, side.id, "room.share", read(by, row.words_item_id)),
        shared_on=today(),
        shared_by=by.person,
    )
    return share.id


@action("room.answer", to=WORKERS)
def answer_in_room(
    by: Actor, *, room_id: UUID, words: str, kind: str = RecordKind.POSITION, share_id: UUID | None = None
) -> UUID:
    """Say something from one's own chair, perhaps to what the mediator passed on; it is sealed for one's own side."""
    room = require_own_room(by, room_id)
    require_open(room)
    side_id = sits_at(by, room.id)
    if side_id is None:
        raise Unknown
    said = prose(words, "words", needed=_("Write what your side says."))
    row = Record.objects.create(
        working_group_id=by.working_group_id,
        room=room,
        side_id=side_id,
        kind=chosen(kind, RecordKind, "kind", needed=True),
        words_item_id=put(by.working_group_id, side_id, "room.record", said),
        said_on=today(),
        answers=_passed_on(room, side_id, share_id),
        by_side=True,
        recorded_by=by.person,
        recorded_on=today(),
    )
    return row.id


def _passed_on(room: Room, side_id: UUID, share_id: UUID | None) -> Record | None:
    if share_id is None:
        return None
    row = RecordShare.objects.filter(id=share_id, side_id=side_id, record__room=room).first()
    if row is None:
        raise Invalid({"share_id": _("Choose from the list.")})
    return row.record
