"""The group's rules, whose turn it is to host, and whether enough are there."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from uuid import UUID

from kikao.casework.meetings.enums import SittingState
from kikao.casework.meetings.models import GroupRules, HostTurn, Sitting
from kikao.casework.meetings.policy import at_desk
from kikao.casework.meetings.schemas import HostLine, QuorumLine, RulesLine
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import CASE_READERS
from kikao.foundation.base.stops import Unknown
from kikao.registry.people.queries import organisation_names

VP_PILLARS = ("GOV", "PRIV", "CSO")
"""The three pillars of the Voluntary Principles; observers have a voice and do not count."""


def group_rules(working_group_id: UUID) -> GroupRules:
    """Return what the group settled for itself, or the first-run defaults."""
    found = GroupRules.objects.filter(working_group_id=working_group_id).first()
    return found or GroupRules(working_group_id=working_group_id)


def rules(by: Actor) -> RulesLine:
    """Return the group's rules and its rotation of hosts, for who sits at the table."""
    if not (at_desk(by) or by.is_(*CASE_READERS)):
        raise Unknown
    row = group_rules(by.working_group_id)
    turns = _turns(by)
    names = organisation_names(by, turns)
    last = _hosted(by)
    hosts = (
        HostLine(host, names.get(host, ""), number, last.get(host))
        for number, host in enumerate(turns, start=1)
    )
    return RulesLine(
        quorum=row.quorum,
        pillar_minimum=row.pillar_minimum,
        urgent_members=row.urgent_members,
        urgent_hours=row.urgent_hours,
        closed_quorum=row.closed_quorum,
        hosts=tuple(hosts),
        next_host_id=_next(turns, last),
    )


def next_host(by: Actor) -> UUID | None:
    """Return the organisation whose turn it is: the one in the rotation that hosted longest ago, or never."""
    return _next(_turns(by), _hosted(by))


def _turns(by: Actor) -> list[UUID]:
    rows = HostTurn.objects.filter(working_group_id=by.working_group_id, organisation__retired=False)
    return list(rows.order_by("position").values_list("organisation_id", flat=True))


def _hosted(by: Actor) -> dict[UUID, date]:
    """Return when each organisation last hosted a plenary; a closed sitting says nothing here."""
    rows = Sitting.objects.filter(working_group_id=by.working_group_id, closed=False, host__isnull=False)
    kept = rows.exclude(state=SittingState.CANCELLED).order_by("planned_on")
    return {host: day for host, day in kept.values_list("host_id", "planned_on") if host}


def _next(turns: list[UUID], last: dict[UUID, date]) -> UUID | None:
    never = [host for host in turns if host not in last]
    return never[0] if never else min(turns, key=lambda host: last[host], default=None)


def quorum_of(
    working_group_id: UUID, present: Iterable[tuple[UUID, str]], *, own: int | None = None
) -> QuorumLine:
    """Reckon whether the seats present (id, pillar) suffice: by number and pillar, or by a closed sitting's own number."""
    settled = group_rules(working_group_id)
    counted = Counter(pillar for pillar in dict(present).values() if pillar in VP_PILLARS)
    least = settled.pillar_minimum if own is None else 0
    missing = tuple(pillar for pillar in VP_PILLARS if counted[pillar] < least)
    by_pillar = tuple((pillar, counted[pillar]) for pillar in VP_PILLARS)
    return QuorumLine(counted.total(), settled.quorum if own is None else own, by_pillar, missing)
