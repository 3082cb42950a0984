"""Who may lead talks and who may sit where: a mediator belongs to no side, a seat sits on one."""

from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.mediation.models import Room, RoomMediator, Side, SideBody
from kikao.casework.mediation.policy import WORKERS
from kikao.casework.tasks.queries import require_person, require_worker
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Invalid, Stop
from kikao.foundation.notices.enums import NoticeKind
from kikao.foundation.notices.inbox import leave_notice
from kikao.registry.people.models import Holding, Organisation, Seat
from kikao.registry.people.queries import walled_of


def appoint(by: Actor, room: Room, account_id: UUID) -> RoomMediator:
    """Let somebody lead the talks, unless a wall, a role or a side stands against it."""
    _require_fit(by, room, account_id)
    if room.mediators.filter(account_id=account_id, until_on__isnull=True).exists():
        raise Stop(
            "room.already_mediator",
            _("This person leads these talks already."),
            cure=_("Nothing needs to be done."),
        )
    row = RoomMediator.objects.create(
        working_group_id=room.working_group_id, room=room, account_id=account_id, from_on=today()
    )
    leave_notice(by, [account_id], NoticeKind.ROOM_OPEN, subject_id=room.id, about="room", about_id=room.id)
    return row


def _require_fit(by: Actor, room: Room, account_id: UUID) -> None:
    person = require_person(by, account_id)
    if walled_of(by.working_group_id, [room.case_id], [account_id]):
        message = _("This person is walled from the case.")
        raise Invalid({"account_id": f"{message} {_('Choose somebody else.')}"}, code="room.mediator_walled")
    require_worker(person, WORKERS, code="room.no_role")
    held = Holding.objects.filter(account_id=account_id, until_on__isnull=True)
    there = SideBody.objects.filter(side__room=room, left_on__isnull=True)
    if there.filter(organisation__in=held.values("seat__organisation_id")).exists():
        raise Invalid(
            {"account_id": _("Who leads the talks belongs to none of the sides.")}, code="room.of_a_side"
        )


def sit_down(by: Actor, side: Side, organisation_id: UUID, seat_id: UUID | None) -> SideBody:
    """Put an organisation, perhaps with its seat, on a side; no organisation and no seat sits on two."""
    body = Organisation.objects.filter(
        working_group_id=by.working_group_id, id=organisation_id, merged_into__isnull=True
    ).first()
    if body is None:
        raise Invalid({"organisation_id": _("Choose from the list.")})
    seat = _seat(by, body, seat_id) if seat_id else None
    there = SideBody.objects.filter(side__room_id=side.room_id, left_on__isnull=True)
    if there.filter(organisation=body).exists() or (seat and there.filter(seat=seat).exists()):
        raise Invalid(
            {"organisation_id": _("This organisation sits on a side already.")}, code="room.sits_already"
        )
    _require_no_mediator(side, body)
    return SideBody.objects.create(
        working_group_id=by.working_group_id, side=side, organisation=body, seat=seat, joined_on=today()
    )


def _seat(by: Actor, body: Organisation, seat_id: UUID) -> Seat:
    seat = Seat.objects.filter(working_group_id=by.working_group_id, id=seat_id, active=True).first()
    if seat is None:
        raise Invalid({"seat_id": _("Choose from the list.")})
    if seat.organisation_id != body.id:
        raise Invalid({"seat_id": _("This seat belongs to another organisation.")})
    return seat


def _require_no_mediator(side: Side, body: Organisation) -> None:
    leading = RoomMediator.objects.filter(room_id=side.room_id, until_on__isnull=True)
    held = Holding.objects.filter(
        account__in=leading.values("account_id"), until_on__isnull=True, seat__organisation=body
    )
    if held.exists():
        raise Invalid(
            {"organisation_id": _("A mediator of this room belongs to this organisation.")},
            code="room.of_a_side",
        )
