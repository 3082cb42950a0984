"""Who sees a mission: readers of cases whom none of its cases walls; a traveller sees an order and no mission."""

from collections.abc import Collection, Iterable
from datetime import timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from kikao.casework.missions.enums import MissionState
from kikao.casework.missions.models import DutyTurn, Mission, TeamMember
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import CASE_READERS, Role
from kikao.foundation.access.wall import unwalled
from kikao.foundation.base.clock import today
from kikao.foundation.sealing.models import Wrap

GOERS = frozenset({Role.SECRETARIAT, Role.MEMBER, Role.TASK_FORCE})
"""Who can be in a team or on duty for it."""
OVERDUE_DAYS = 7
"""For how long after its last day the contacts of a mission stay open that has not come back."""


def seen_by(by: Actor, field: str = "pk") -> Q:
    """Return the missions this reader may see; `field` leads from the row at hand to the mission's id."""
    own_group = Q(working_group_id=by.working_group_id)
    if by.kind == "system":
        return own_group
    if by.is_(*CASE_READERS):
        return own_group & unwalled(by, field)
    if by.is_(Role.TASK_FORCE):
        held = Wrap.objects.filter(account_id=by.person, compartment__subject_id=OuterRef(field))
        return own_group & unwalled(by, field) & Q(Exists(held))
    return Q(pk__in=())


def orders_seen_by(by: Actor) -> Q:
    """Return the orders of travellers that are this reader's own: those made for the seat."""
    if by.seat_id is None or by.account_id is None:
        return Q(pk__in=())
    return Q(working_group_id=by.working_group_id, seat_id=by.seat_id)


def in_team(by: Actor, mission_id: UUID) -> bool:
    """Tell whether somebody goes, now."""
    if by.account_id is None:
        return False
    there = TeamMember.objects.filter(mission_id=mission_id, account_id=by.account_id, left_on=None)
    return there.exists()


def runs(by: Actor, mission: Mission) -> bool:
    """Tell whether somebody keeps a mission's papers: the secretariat, its leader, its officer on duty."""
    if by.kind == "system" or by.is_(Role.SECRETARIAT):
        return True
    return by.account_id is not None and by.account_id in (mission.leader_id, mission.duty_officer_id)


def clears(by: Actor, mission: Mission, assessed_by: UUID) -> bool:
    """Tell whether somebody may clear a mission: neither who weighed its risks nor who leads it."""
    return by.is_(Role.SECRETARIAT, Role.MEMBER) and by.account_id not in (assessed_by, mission.leader_id)


def contacts_open(mission: Mission) -> bool:
    """Tell whether the contacts of a mission may be opened today: on its days, and while it has not come back."""
    day = today()
    if mission.state == MissionState.CANCELLED or day < mission.starts_on:
        return False
    late = timedelta(days=OVERDUE_DAYS if mission.state == MissionState.UNDERWAY else 0)
    return day <= mission.ends_on + late


def contacts_over(mission: Mission) -> bool:
    """Tell whether the contacts of a mission are never to be opened again."""
    if mission.state == MissionState.CANCELLED:
        return True
    return today() >= mission.starts_on and not contacts_open(mission)


def officers_of(working_group_id: UUID, subject_ids: Collection[UUID]) -> dict[UUID, frozenset[UUID]]:
    """Return for each envelope of contacts who alone may be given its key: the officer on duty now."""
    turns = DutyTurn.objects.filter(working_group_id=working_group_id, envelope_id__in=list(subject_ids))
    found: dict[UUID, set[UUID]] = {}
    for envelope_id, account_id, ended_on in turns.values_list("envelope_id", "account_id", "ended_on"):
        inside = found.setdefault(envelope_id, set())
        if ended_on is None:
            inside.add(account_id)
    return {envelope_id: frozenset(inside) for envelope_id, inside in found.items()}


def are_missions(subject_ids: Iterable[UUID]) -> frozenset[UUID]:
    """Return those of these subjects that are missions."""
    return frozenset(Mission.objects.filter(id__in=list(subject_ids)).values_list("id", flat=True))
