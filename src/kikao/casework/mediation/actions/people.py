"""Who sits on a side, who speaks for it, who interprets and who leads: coming and leaving, with the keys."""

from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.incidents.reckoning import line, prose
from kikao.casework.mediation.actions._parts import invite, room_led, settle_keys
from kikao.casework.mediation.actions._people import appoint, sit_down
from kikao.casework.mediation.models import Contact, Interpreter, RoomMediator, Side, SideBody
from kikao.casework.mediation.policy import WORKERS, seen_by
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit.door import action
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Stop, Unknown
from kikao.foundation.notices.inbox import take_back_notices
from kikao.foundation.sealing.vault import put
from kikao.registry.people.models import Holding

LANGUAGES = 120


@action("room.seat_body", to={Role.SECRETARIAT})
def seat_body(by: Actor, *, side_id: UUID, organisation_id: UUID, seat_id: UUID | None = None) -> UUID:
    """Put an organisation on a side; its seat, when it has one, sees the room from that side and never the file."""
    side = _side(by, side_id)
    row = sit_down(by, side, organisation_id, seat_id)
    settle_keys(by, side.room)
    if seat_id:
        invite(by, side.room, [side.id])
    return row.id


@action("room.unseat_body", to={Role.SECRETARIAT})
def unseat_body(by: Actor, *, body_id: UUID) -> UUID:
    """Take an organisation from a side: from now on its seat finds nothing, what was read is not forgotten."""
    row = SideBody.objects.filter(seen_by(by, "side__room_id"), id=body_id, left_on__isnull=True).first()
    if row is None:
        raise Unknown
    room = room_led(by, row.side.room_id, open_only=False)
    row.left_on = today()
    row.save(update_fields=["left_on"])
    settle_keys(by, room)
    if row.seat_id:
        held = Holding.objects.filter(seat_id=row.seat_id).values_list("account_id", flat=True)
        take_back_notices(held, about="room", about_id=room.id)
    return room.id


def _side(by: Actor, side_id: UUID) -> Side:
    side = Side.objects.filter(seen_by(by, "room_id"), id=side_id).select_related("room__case").first()
    if side is None:
        raise Unknown
    room_led(by, side.room_id)
    return side


@action("room.add_contact", to=WORKERS)
def add_contact(by: Actor, *, side_id: UUID, name: str, phone: str = "") -> UUID:
    """Note who speaks for a side without an account; sealed for those who prepare and lead the talks."""
    side = _side(by, side_id)
    who = line(name, "name", needed=_("Say who it is."))
    number = line(phone, "phone", most=LANGUAGES)
    row = Contact.objects.create(
        working_group_id=by.working_group_id,
        side=side,
        name_item_id=put(by.working_group_id, side.room_id, "room.contact", who),
        phone_item_id=put(by.working_group_id, side.room_id, "room.contact", number) if number else None,
        added_on=today(),
    )
    return row.id


@action("room.drop_contact", to=WORKERS)
def drop_contact(by: Actor, *, contact_id: UUID) -> UUID:
    """Note that somebody speaks for a side no more."""
    row = Contact.objects.filter(seen_by(by, "side__room_id"), id=contact_id, left_on__isnull=True).first()
    if row is None:
        raise Unknown
    side = _side(by, row.side_id)
    row.left_on = today()
    row.save(update_fields=["left_on"])
    return side.room_id


@action("room.add_interpreter", to=WORKERS)
def add_interpreter(by: Actor, *, room_id: UUID, name: str, languages: str, links: str = "") -> UUID:
    """Note who interprets between which languages, and how close to a side: a link weighs on every word."""
    room = room_led(by, room_id)
    who = line(name, "name", needed=_("Say who it is."))
    spoken = line(languages, "languages", most=LANGUAGES, needed=_("Say between which languages."))
    close = prose(links, "links")
    row = Interpreter.objects.create(
        working_group_id=by.working_group_id,
        room=room,
        languages=spoken,
        name_item_id=put(by.working_group_id, room.id, "room.interpreter", who),
        links_item_id=put(by.working_group_id, room.id, "room.interpreter", close) if close else None,
        added_on=today(),
    )
    return row.id


@action("room.drop_interpreter", to=WORKERS)
def drop_interpreter(by: Actor, *, interpreter_id: UUID) -> UUID:
    """Note that somebody interprets no more."""
    row = Interpreter.objects.filter(seen_by(by, "room_id"), id=interpreter_id, left_on__isnull=True).first()
    if row is None:
        raise Unknown
    room = room_led(by, row.room_id)
    row.left_on = today()
    row.save(update_fields=["left_on"])
    return room.id


@action("room.appoint_mediator", to={Role.SECRETARIAT})
def appoint_mediator(by: Actor, *, room_id: UUID, account_id: UUID) -> UUID:
    """Let another person lead the talks, who is walled from nothing here and belongs to no side."""
    room = room_led(by, room_id)
    row = appoint(by, room, account_id)
    settle_keys(by, room)
    return row.id


@action("room.dismiss_mediator", to={Role.SECRETARIAT})
def dismiss_mediator(by: Actor, *, mediator_id: UUID) -> UUID:
    """Let somebody lead the talks no more; the last one stays while they go on."""
    row = RoomMediator.objects.filter(seen_by(by, "room_id"), id=mediator_id, until_on__isnull=True).first()
    if row is None:
        raise Unknown
    room = room_led(by, row.room_id)
    others = room.mediators.filter(until_on__isnull=True).exclude(id=row.id)
    if not others.exists():
        raise Stop(
            "room.last_mediator",
            _("Nobody else leads these talks."),
            cure=_("Name another mediator first."),
        )
    row.until_on = today()
    row.save(update_fields=["until_on"])
    settle_keys(by, room)
    return room.id
