"""The report of a mission: who may draw it up, which of its cases it can be of, what was signed and filed."""

from uuid import UUID

from kikao.casework.cases.models import Case
from kikao.casework.cases.policy import seen_by as cases_seen_by
from kikao.casework.cases.queries import titles
from kikao.casework.missions.enums import HAS_LEFT, MissionState, TeamRole
from kikao.casework.missions.models import MissionCase, MissionStop, SignedReport, TeamMember
from kikao.casework.missions.policy import in_team, runs
from kikao.casework.missions.queries.lines import line_of, name_in, stop_of
from kikao.casework.missions.queries.one_row import require_mission
from kikao.casework.missions.schemas.field import FieldOffers, ReportHead, ReportLine
from kikao.casework.missions.schemas.papers import GoerLine
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit.door import read_note
from kikao.foundation.base.stops import NotAllowed, Unknown
from kikao.registry.people.queries import account_names

PRINTED = "mission.print_report"
_OPEN = (MissionState.PLANNED, MissionState.UNDERWAY)
_BACK = (MissionState.RETURNED, MissionState.REPORTED)


def field_offers(by: Actor, mission_id: UUID) -> FieldOffers:
    """Return what this reader may do with a mission in the field."""
    row = require_mission(by, mission_id)
    works = by.account_id is not None and (runs(by, row) or in_team(by, row.id))
    return FieldOffers(
        works=works,
        give=by.is_(Role.SECRETARIAT) and row.state in _OPEN,
        write=works and row.state in HAS_LEFT,
        report=works and row.state == MissionState.RETURNED,
        file=works and row.state in _BACK,
    )


def report_cases(by: Actor, mission_id: UUID, case_id: UUID | None = None) -> dict[UUID, str]:
    """Return the cases of a mission that a report is of, each by its name: all, or the one that was chosen."""
    row = require_mission(by, mission_id)
    links = MissionCase.objects.filter(mission=row).order_by("added_on", "id")
    ids = [one for one in links.values_list("case_id", flat=True) if case_id in (None, one)]
    named = titles(by, ids)
    if case_id and case_id not in named:
        raise Unknown
    return {one: named[one] for one in ids if one in named}


def note_report_printed(by: Actor, mission_id: UUID, *, verb: str = PRINTED) -> None:
    """Write in the trail that a paper is about to be printed or saved, by the secretariat or the team."""
    if not field_offers(by, mission_id).works:
        raise NotAllowed
    read_note(by, verb, mission_id)


def report_head(by: Actor, mission_id: UUID) -> ReportHead:
    """Return what stands at the head of a report: who went, by seat, and which places were reached; no contact."""
    row = require_mission(by, mission_id)
    team = list(TeamMember.objects.filter(mission=row).order_by("joined_on", "id"))
    names = account_names(by.working_group_id, [row.leader_id, *(one.account_id for one in team)])
    stops = MissionStop.objects.filter(mission=row, struck_on=None).select_related("place")
    return ReportHead(
        line=line_of(row, names),
        departed_at=row.departed_at,
        returned_at=row.returned_at,
        team=tuple(GoerLine(names.get(one.account_id, ""), str(TeamRole(one.role).label)) for one in team),
        stops=tuple(stop_of(one) for one in stops.order_by("position", "id")),
    )


def place_of_case(by: Actor, case_id: UUID) -> UUID | None:
    """Return the place of a case that the reader sees."""
    return Case.objects.filter(cases_seen_by(by), id=case_id).values_list("place_id", flat=True).first()


def filed_reports(by: Actor, mission_id: UUID) -> tuple[ReportLine, ...]:
    """Return the signed reports that were filed, the latest first."""
    row = require_mission(by, mission_id)
    held = list(SignedReport.objects.filter(mission=row).order_by("-filed_on", "-id"))
    names = account_names(by.working_group_id, [one.filed_by for one in held])
    return tuple(ReportLine(one.id, one.case_id, name_in(names, one.filed_by), one.filed_on) for one in held)
