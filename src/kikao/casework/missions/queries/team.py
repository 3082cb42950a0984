"""Whom the house proposes for a team, and what people can do."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.missions.enums import HAS_LEFT, CompetenceCode
from kikao.casework.missions.models import Competence, Mission, MissionNeed, TeamMember
from kikao.casework.missions.policy import GOERS, seen_by
from kikao.casework.missions.queries.one_row import require_mission
from kikao.casework.missions.reckoning.choosing import Able, Proposed, propose
from kikao.casework.missions.schemas.mission import Candidate, CompetenceLine
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.base.stops import NotAllowed
from kikao.registry.people.enums import Pillar
from kikao.registry.people.models import Holding
from kikao.registry.people.queries import account_names, accounts_with, walled_of


def proposed_team(by: Actor, mission_id: UUID) -> tuple[Candidate, ...]:
    """Return who could go, those proposed first with the reasons: competence, whose turn it is, balance of pillars.

    Nobody walled is among them. How often somebody went is counted over the missions that the reader may see.
    """
    _require_desk(by)
    mission = require_mission(by, mission_id)
    people = set(accounts_with(by.working_group_id, *GOERS))
    people -= walled_of(by.working_group_id, [mission.id], people)
    needs = MissionNeed.objects.filter(mission=mission, until_on=None).order_by("code")
    wanted = list(needs.values_list("code", flat=True))
    there = set(TeamMember.objects.filter(mission=mission, left_on=None).values_list("account_id", flat=True))
    able = _able(by, people - {mission.duty_officer_id}, mission)
    covered = {code for one in able if one.account_id in there for code in one.can}
    pillars = {one.pillar for one in able if one.account_id in there}
    chosen = propose(
        [one for one in able if one.account_id not in there],
        [code for code in wanted if code not in covered],
        pillars,
    )
    names = account_names(by.working_group_id, people)
    return _candidates(able, chosen, there, names)


def _candidates(
    able: Iterable[Able], chosen: list[Proposed], there: set[UUID], names: dict[UUID, str]
) -> tuple[Candidate, ...]:
    order = {one.account_id: number for number, one in enumerate(chosen)}
    said = {one.account_id: one for one in chosen}
    rows = sorted(able, key=lambda one: (order.get(one.account_id, len(order)), one.turn))
    return tuple(
        Candidate(
            account_id=one.account_id,
            name=names.get(one.account_id, ""),
            pillar=str(Pillar(one.pillar).label) if one.pillar else "",
            competences=tuple(str(CompetenceCode(code).label) for code in sorted(one.can)),
            times=one.times,
            last_on=one.last_on,
            proposed=one.account_id in order,
            reasons=_reasons(one, said[one.account_id]) if one.account_id in said else (),
            in_team=one.account_id in there,
        )
        for one in rows
    )


def _reasons(one: Able, proposed: Proposed) -> tuple[str, ...]:
    found = [str(CompetenceCode(code).label) for code in proposed.needs]
    if proposed.pillar:
        pillar = str(Pillar(proposed.pillar).label)
        found.append(_("brings in a pillar that is not there yet: %(pillar)s") % {"pillar": pillar})
    if one.last_on is None:
        found.append(_("has not gone yet"))
    else:
        found.append(_("went last on %(day)s") % {"day": f"{one.last_on:%d/%m/%Y}"})
    return tuple(found)


def _able(by: Actor, people: Iterable[UUID], mission: Mission) -> list[Able]:
    asked = set(people)
    can: dict[UUID, set[str]] = defaultdict(set)
    standing = Competence.objects.filter(
        working_group_id=by.working_group_id, account_id__in=asked, until_on=None
    )
    for account_id, code in standing.values_list("account_id", "code"):
        can[account_id].add(code)
    gone: dict[UUID, list[date]] = defaultdict(list)
    went = TeamMember.objects.filter(
        seen_by(by, "mission_id"), account_id__in=asked, mission__state__in=sorted(HAS_LEFT)
    ).exclude(mission=mission)
    pairs = set(went.values_list("account_id", "mission_id", "mission__starts_on"))
    for account_id, _mission, day in pairs:
        gone[account_id].append(day)
    held = Holding.objects.filter(account_id__in=asked, until_on=None).order_by("-from_on", "id")
    pillars = dict(held.values_list("account_id", "seat__pillar"))
    return [
        Able(one, pillars.get(one, ""), frozenset(can[one]), len(gone[one]), max(gone[one], default=None))
        for one in asked
    ]


def competences(by: Actor) -> tuple[CompetenceLine, ...]:
    """Return what people of the group can do for a mission, by person; for the secretariat."""
    _require_desk(by)
    rows = list(Competence.objects.filter(working_group_id=by.working_group_id, until_on=None))
    names = account_names(by.working_group_id, [row.account_id for row in rows])
    lines = [
        CompetenceLine(
            row.id,
            row.account_id,
            names.get(row.account_id, ""),
            row.code,
            str(CompetenceCode(row.code).label),
            row.entered_on,
        )
        for row in rows
    ]
    return tuple(sorted(lines, key=lambda line: (line.name, line.code_words)))


def _require_desk(by: Actor) -> None:
    if not (by.kind == "system" or by.is_(Role.SECRETARIAT)):
        raise NotAllowed
