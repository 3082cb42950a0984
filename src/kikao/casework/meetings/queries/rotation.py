"""The group's rules, whose turn it is to host, who is walled, and whether enough are there."""

from collections import Counter
from collections.abc import Iterable
from uuid import UUID

from kikao.casework.meetings.enums import SittingState
from kikao.casework.meetings.models import GroupRules, HostTurn, Sitting
from kikao.casework.meetings.schemas import QuorumLine
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.wall import keys_on
from kikao.registry.people.queries import keys_of_seats

VP_PILLARS = ("GOV", "PRIV", "CSO")
"""The three pillars of the Voluntary Principles; observers do not count for balance."""


def group_rules(working_group_id: UUID) -> GroupRules:
    """Return what the group settled for itself, or the first-run defaults."""
    found = GroupRules.objects.filter(working_group_id=working_group_id).first()
    return found or GroupRules(working_group_id=working_group_id)


def walled_seats(
    working_group_id: UUID, case_ids: Iterable[UUID], seat_ids: Iterable[UUID]
) -> dict[UUID, set[UUID]]:
    """Return, for each case, which of the seats are walled from it."""
    marks = keys_on(case_ids)
    held = keys_of_seats(working_group_id, seat_ids) if any(marks.values()) else {}
    return {
        case_id: {seat for seat, keys in held.items() if keys & marked} for case_id, marked in marks.items()
    }


def next_host(by: Actor) -> UUID | None:
    """Return the organisation whose turn it is: the one in the rotation that hosted longest ago, or never."""
    turns = list(HostTurn.objects.filter(working_group_id=by.working_group_id).order_by("position"))
    held = Sitting.objects.filter(working_group_id=by.working_group_id, closed=False, host__isnull=False)
    hosted = held.exclude(state=SittingState.CANCELLED).order_by("planned_on")
    last = dict(hosted.values_list("host_id", "planned_on"))
    never = [turn.organisation_id for turn in turns if turn.organisation_id not in last]
    if never:
        return never[0]
    return min((turn.organisation_id for turn in turns), key=lambda host: last[host], default=None)


def quorum_of(working_group_id: UUID, present: Iterable[tuple[UUID, str]]) -> QuorumLine:
    """Reckon whether the seats present (id, pillar) suffice by number and by pillar."""
    rules = group_rules(working_group_id)
    seats = dict(present)
    counted = Counter(seats.values())
    missing = tuple(pillar for pillar in VP_PILLARS if counted[pillar] < rules.pillar_minimum)
    by_pillar = tuple((pillar, counted[pillar]) for pillar in VP_PILLARS)
    return QuorumLine(len(seats), rules.quorum, by_pillar, missing)
