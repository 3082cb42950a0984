"""Opening a room with its sides, its mediators and its keys."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.cases.enums import CaseStatus
from kikao.casework.cases.models import Case
from kikao.casework.cases.queries import require_case
from kikao.casework.incidents.reckoning import line
from kikao.casework.mediation.actions._parts import invite, require_silent, room_led, settle_keys
from kikao.casework.mediation.actions._people import appoint, sit_down
from kikao.casework.mediation.models import Room, Side
from kikao.casework.mediation.queries import room_circles
from kikao.casework.mediation.reckoning import equal
from kikao.casework.mediation.schemas import SideGiven
from kikao.casework.tasks.enums import ForceRole
from kikao.casework.tasks.models import ForceMember
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.access.references import fresh_reference
from kikao.foundation.access.wall import follow_subject
from kikao.foundation.audit.door import action
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Invalid, Stop
from kikao.foundation.base.turns import turn
from kikao.foundation.sealing.vault import open_compartments

NAME = 120
MOST_CHAIRS = 50
LEAST_SIDES = 2
NOT_YET = frozenset({CaseStatus.TABLED, CaseStatus.CLOSED})
"""Talks begin for a case that the group accepted and that is not closed."""


@action("room.open", to={Role.SECRETARIAT})
def open_room(
    by: Actor, *, case_id: UUID, title: str, sides: Sequence[SideGiven], mediator_ids: Sequence[UUID] = ()
) -> UUID:
    """Open a room for a case: two or more sides with as many chairs each, and who leads the talks.

    Without names, those lead who are mediators in the task force of the case.
    """
    case = _accepted(by, case_id)
    said = line(title, "title", most=NAME, needed=_("Write a neutral title, from which no case can be told."))
    require_silent(case, title=said)
    _require_sides(sides)
    leading = list(dict.fromkeys(mediator_ids)) or _mediators_of(case)
    if not leading:
        raise Stop(
            "room.no_mediator",
            _("Nobody leads these talks."),
            cure=_("Name a mediator, or take one into the task force of the case."),
        )
    room = Room.objects.create(
        working_group_id=by.working_group_id,
        case=case,
        reference=fresh_reference(by.working_group_id, "M"),
        title=said,
        opened_on=today(),
    )
    follow_subject(by.working_group_id, room.id, case.id, room.id)
    made = [_make_side(room, number, one) for number, one in enumerate(sides)]
    for side, given in zip(made, sides, strict=True):
        for body in given.bodies:
            sit_down(by, side, body.organisation_id, body.seat_id)
    for account_id in leading:
        appoint(by, room, account_id)
    _open_keys(room)
    invite(by, room, [side.id for side in made])
    return room.id


def _accepted(by: Actor, case_id: UUID) -> Case:
    case = require_case(by, case_id)
    if case.status in NOT_YET:
        raise Stop(
            "room.case_not_accepted",
            _("Talks begin for a case that the group has accepted and not closed."),
            cure=_("Put the case on an agenda and record the decision first."),
        )
    return case


def _require_sides(sides: Sequence[SideGiven]) -> None:
    if len(sides) < LEAST_SIDES:
        raise Invalid({"sides": _("Name at least two sides.")})
    names = [one.name.strip().casefold() for one in sides]
    if len(set(names)) < len(names):
        raise Invalid({"sides": _("Each side has a name of its own.")})
    if not equal(one.chairs for one in sides):
        raise Invalid(
            {"chairs": _("Every side has as many chairs as the others.")}, code="room.unequal_chairs"
        )
    _require_chairs(sides[0].chairs)


def _require_chairs(chairs: int) -> None:
    if not 1 <= chairs <= MOST_CHAIRS:
        raise Invalid({"chairs": _("Give a number from 1 to %(most)d.") % {"most": MOST_CHAIRS}})


def _mediators_of(case: Case) -> list[UUID]:
    there = ForceMember.objects.filter(case=case, role=ForceRole.MEDIATOR, left_on__isnull=True)
    return list(there.order_by("joined_on", "id").values_list("account_id", flat=True))


def _make_side(room: Room, position: int, given: SideGiven) -> Side:
    name = line(given.name, "sides", most=NAME, needed=_("Say how each side is called."))
    require_silent(room.case, sides=name)
    return Side.objects.create(
        working_group_id=room.working_group_id, room=room, position=position, name=name, chairs=given.chairs
    )


def _open_keys(room: Room) -> None:
    """Open the room's compartment, closed to whoever the case is closed to, and one for each side."""
    (circle,) = room_circles(room.working_group_id, [room.id])
    for subject_id, readers in circle.keys().items():
        open_compartments(room.working_group_id, subject_id, readers=readers, identity=False)


@action("room.add_side", to={Role.SECRETARIAT})
def add_side(by: Actor, *, room_id: UUID, name: str) -> UUID:
    """Bring another side to the table, with as many chairs as the others have."""
    room = room_led(by, room_id)
    there = list(room.sides.order_by("position"))
    if name.strip().casefold() in {side.name.casefold() for side in there}:
        raise Invalid({"name": _("Each side has a name of its own.")})
    side = _make_side(room, there[-1].position + 1, SideGiven(name, there[0].chairs))
    (circle,) = room_circles(room.working_group_id, [room.id])
    open_compartments(room.working_group_id, side.id, readers=circle.keys()[side.id], identity=False)
    return side.id


@action("room.set_chairs", to={Role.SECRETARIAT})
def set_chairs(by: Actor, *, room_id: UUID, version: int, chairs: int) -> UUID:
    """Give every side more or fewer chairs: always as many to one as to the others."""
    room = room_led(by, room_id)
    _require_chairs(chairs)
    turn(room, version)
    room.sides.update(chairs=chairs)
    return room.id


@action("room.retitle", to={Role.SECRETARIAT})
def retitle_room(by: Actor, *, room_id: UUID, version: int, title: str) -> UUID:
    """Call a room otherwise, in words from which no case can be told."""
    room = room_led(by, room_id)
    said = line(title, "title", most=NAME, needed=_("Write a neutral title, from which no case can be told."))
    require_silent(room.case, title=said)
    turn(room, version, title=said)
    return room.id


@action("room.share", to={Role.SECRETARIAT})
def share_room(by: Actor, *, room_id: UUID) -> UUID:
    """Share the keys of a room with everybody who has a place in it, and take them from whoever has none any more."""
    room = room_led(by, room_id, open_only=False)
    if by.key is None:
        raise Stop(
            "room.locked",
            _("Your session carries no key, so that nothing can be shared."),
            cure=_("Sign in with your passphrase."),
        )
    settle_keys(by, room)
    return room.id
