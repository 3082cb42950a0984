"""One mission with everything that its readers may know of it (a fixed number of queries)."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from kikao.casework.cases.queries import titles
from kikao.casework.missions.enums import (
    HAS_LEFT,
    CheckInState,
    ClearanceState,
    CompetenceCode,
    MissionState,
    TeamRole,
)
from kikao.casework.missions.models import (
    CheckIn,
    Clearance,
    EmergencyContact,
    Mission,
    MissionCase,
    MissionNeed,
    MissionStop,
    RiskAssessment,
    Silence,
    TeamMember,
)
from kikao.casework.missions.policy import clears, contacts_open, runs, seen_by
from kikao.casework.missions.queries.cleared import holding_clearance
from kikao.casework.missions.queries.lines import Names, check_ins_of, line_of, name_in, stop_of
from kikao.casework.missions.queries.safety import clearances_of, risk_of
from kikao.casework.missions.queries.travelling import travellers_of
from kikao.casework.missions.schemas.mission import (
    CaseOfMission,
    MemberLine,
    MissionOffers,
    MissionPage,
    SilenceLine,
)
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.base.stops import Unknown
from kikao.foundation.sealing.vault import read_many, readers_of
from kikao.registry.people.queries import account_names

MOST_CHECK_INS = 400
"""More than six a day on the sixty days of the longest mission."""
_PRE = (MissionState.PLANNED, MissionState.UNDERWAY)


@dataclass(frozen=True, slots=True)
class _Rows:
    """What hangs on a mission, each asked for once."""

    team: list[TeamMember]
    risk: RiskAssessment | None
    clearances: list[Clearance]
    check_ins: list[CheckIn]

    @property
    def people(self) -> set[UUID | None]:
        """Return everybody who is to be named."""
        return {row.account_id for row in self.team} | {row.decided_by for row in self.clearances}

    def sealed(self, mission: Mission) -> Iterable[UUID]:
        """Return every sealed thing of the page."""
        found = [mission.route_item_id, mission.means_item_id, mission.code_item_id, mission.ended_item_id]
        found += [row.reason_item_id for row in self.clearances]
        found += [row.words_item_id for row in self.check_ins]
        if self.risk:
            found += [self.risk.threats_item_id, self.risk.measures_item_id]
        return [one for one in found if one]


def mission(by: Actor, mission_id: UUID) -> MissionPage:
    """Return one mission whole, sealed words opened for who holds its key."""
    row = Mission.objects.filter(seen_by(by), id=mission_id).first()
    if row is None:
        raise Unknown
    rows = _Rows(
        list(TeamMember.objects.filter(mission=row).order_by("joined_on", "id")),
        RiskAssessment.objects.filter(mission=row).order_by("-id").first(),
        list(Clearance.objects.filter(mission=row).order_by("-id")[:20]),
        _latest_check_ins(row),
    )
    made_by = {rows.risk.made_by} if rows.risk else set()
    names = account_names(by.working_group_id, rows.people | made_by | {row.leader_id, row.duty_officer_id})
    opened = read_many(by, rows.sealed(row))
    return _page(by, row, rows, names, opened)


def _latest_check_ins(row: Mission) -> list[CheckIn]:
    """Return when the team is to be heard of and was, in order: what was dropped hides none, nor do those long past."""
    rows = CheckIn.objects.filter(mission=row).exclude(state=CheckInState.DROPPED)
    return list(rows.order_by("-due_at", "-id")[:MOST_CHECK_INS])[::-1]


def _page(by: Actor, row: Mission, rows: _Rows, names: Names, opened: dict[UUID, str | None]) -> MissionPage:
    needs = MissionNeed.objects.filter(mission=row, until_on=None).order_by("code")
    stops = MissionStop.objects.filter(mission=row, struck_on=None).select_related("place")
    return MissionPage(
        line=line_of(row, names),
        version=row.version,
        leader_id=row.leader_id,
        duty_officer_id=row.duty_officer_id,
        duty_officer=name_in(names, row.duty_officer_id),
        departed_at=row.departed_at,
        returned_at=row.returned_at,
        planned_on=row.planned_on,
        needs=tuple((one.code, str(CompetenceCode(one.code).label)) for one in needs),
        cases=_cases(by, row),
        stops=tuple(stop_of(one) for one in stops.order_by("position", "id")),
        team=_team(row, rows.team, names),
        route=_words(opened, row.route_item_id),
        has_route=row.route_item_id is not None,
        means=_words(opened, row.means_item_id),
        has_means=row.means_item_id is not None,
        code=_words(opened, row.code_item_id),
        has_code=row.code_tag is not None,
        ended_reason=_words(opened, row.ended_item_id),
        risk=risk_of(rows.risk, names, opened),
        clearances=clearances_of(by, rows.clearances, names, opened),
        cleared=row.state == MissionState.PLANNED and holding_clearance(by, row) is not None,
        check_ins=check_ins_of(rows.check_ins, opened),
        silences=tuple(
            SilenceLine(one.id, one.from_at, one.until_at, one.ended_at)
            for one in Silence.objects.filter(mission=row).order_by("from_at", "id")
        ),
        travellers=travellers_of(by, row.id),
        offers=_offers(by, row, rows),
    )


def _words(opened: dict[UUID, str | None], item_id: UUID | None) -> str | None:
    return opened.get(item_id) if item_id else None


def _cases(by: Actor, row: Mission) -> tuple[CaseOfMission, ...]:
    """Name the cases; whoever sees the mission is walled from none of them."""
    ids = list(
        MissionCase.objects.filter(mission=row).order_by("added_on", "id").values_list("case_id", flat=True)
    )
    named = titles(by, ids)
    return tuple(CaseOfMission(one, named[one]) for one in ids if one in named)


def _team(row: Mission, team: list[TeamMember], names: Names) -> tuple[MemberLine, ...]:
    known = EmergencyContact.objects.filter(mission=row, replaced_on=None, envelope__closed_on=None)
    told = set(known.values_list("member_id", flat=True))
    readers = readers_of(row.id)
    return tuple(
        MemberLine(
            id=one.id,
            account_id=one.account_id,
            name=names.get(one.account_id, ""),
            role=one.role,
            role_words=str(TeamRole(one.role).label),
            joined_on=one.joined_on,
            left_on=one.left_on,
            reads=one.left_on is None and one.account_id in readers,
            has_contact=one.id in told,
        )
        for one in team
    )


def _offers(by: Actor, row: Mission, rows: _Rows) -> MissionOffers:
    desk = by.is_(Role.SECRETARIAT)
    own = next((one.id for one in rows.team if one.account_id == by.account_id and one.left_on is None), None)
    works = (own is not None and by.account_id is not None) or runs(by, row)
    asked = next((one for one in rows.clearances if one.state == ClearanceState.ASKED), None)
    before = row.state in _PRE
    return MissionOffers(
        plan=desk and before,
        change=desk and row.state == MissionState.PLANNED,
        work=works and before,
        clear=asked is not None and before and clears(by, row, asked.assessed_by),
        depart=works and row.state == MissionState.PLANNED,
        come_back=works and row.state == MissionState.UNDERWAY,
        hear=works and row.state == MissionState.UNDERWAY,
        contacts=row.duty_officer_id is not None
        and row.duty_officer_id == by.account_id
        and contacts_open(row),
        stops=works and row.state in HAS_LEFT,
        team=desk and (before or (row.from_paper and row.state == MissionState.RETURNED)),
        own_member_id=own if before else None,
    )
