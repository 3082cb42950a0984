"""The mediations of a case as its story tells them, without opening anything sealed."""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from kikao.casework.cases.queries import require_case
from kikao.casework.mediation.enums import NotHeld, RoomOutcome, RoomState, SessionState
from kikao.casework.mediation.models import Room, Session, Side, SideBody
from kikao.casework.mediation.queries.records import counts_of, refused_in
from kikao.casework.mediation.queries.sessions import presences
from kikao.casework.mediation.schemas import PresenceLine, RoomStory, SessionTold, SideTold
from kikao.foundation.access.actor import Actor
from kikao.registry.people.schemas import in_language


def rooms_of_case(by: Actor, case_id: UUID) -> tuple[RoomStory, ...]:
    """Return the mediations of a case: who sat there, when they met, what was asked how often, who refused."""
    require_case(by, case_id)
    rows = list(Room.objects.filter(case_id=case_id).order_by("opened_on", "id"))
    ids = [row.id for row in rows]
    sides, sessions = _sides(ids), _sessions(ids)
    counts, refused = counts_of(ids), refused_in(ids)
    return tuple(
        RoomStory(
            id=row.id,
            reference=row.reference,
            title=row.title,
            state=row.state,
            state_words=str(RoomState(row.state).label),
            outcome_words=str(RoomOutcome(row.outcome).label) if row.outcome else "",
            opened_on=row.opened_on,
            ended_on=row.ended_on,
            sides=tuple(sides[row.id]),
            sessions=tuple(sessions[row.id]),
            counts=counts[row.id],
            refused=refused[row.id],
        )
        for row in rows
    )


def _sides(room_ids: Iterable[UUID]) -> dict[UUID, list[SideTold]]:
    bodies: dict[UUID, list[str]] = defaultdict(list)
    rows = list(Side.objects.filter(room_id__in=list(room_ids)).order_by("position"))
    there = SideBody.objects.filter(side__in=rows, left_on__isnull=True).select_related("organisation")
    for one in there.order_by("joined_on", "id"):
        bodies[one.side_id].append(in_language(one.organisation.name, one.organisation.name_fr))
    found: dict[UUID, list[SideTold]] = defaultdict(list)
    for row in rows:
        found[row.room_id].append(SideTold(row.name, row.chairs, tuple(bodies[row.id])))
    return found


def _sessions(room_ids: Iterable[UUID]) -> dict[UUID, list[SessionTold]]:
    rows = list(
        Session.objects.filter(room_id__in=list(room_ids))
        .select_related("place")
        .order_by("planned_on", "id")
    )
    there = presences([row.id for row in rows])
    found: dict[UUID, list[SessionTold]] = defaultdict(list)
    for row in rows:
        found[row.room_id].append(_session(row, there[row.id]))
    return found


def _session(row: Session, there: Iterable[PresenceLine]) -> SessionTold:
    return SessionTold(
        planned_on=row.planned_on,
        state=row.state,
        state_words=str(SessionState(row.state).label),
        held_on=row.held_on,
        not_held_words=str(NotHeld(row.not_held).label) if row.not_held else "",
        place=row.place.name if row.place else "",
        absent=tuple(one.side for one in there if not one.there),
        heads=sum(one.heads for one in there),
    )
