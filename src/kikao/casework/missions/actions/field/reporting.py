"""The end of a mission: its report is made, the secretariat told, its cases come to the table, its phones fall silent."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.missions.actions._parts import move_mission, require_state, tell
from kikao.casework.missions.actions.field._phones import end_phones
from kikao.casework.missions.actions.field._table import propose
from kikao.casework.missions.enums import MissionState
from kikao.casework.missions.models import Mission, MissionCase, SignedReport
from kikao.casework.missions.policy import in_team, runs
from kikao.casework.missions.queries.one_row import held_mission
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit.door import action
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Invalid, NotAllowed, Unknown
from kikao.foundation.files.coming import Coming
from kikao.foundation.files.keeping import Shelf, keep_files
from kikao.foundation.notices.enums import NoticeKind
from kikao.registry.people.queries import desk_of

OFFICE = "OFFICE"
MAKERS = frozenset({Role.SECRETARIAT, Role.MEMBER, Role.TASK_FORCE})


@action("mission.report", to=MAKERS)
def report_mission(by: Actor, *, mission_id: UUID, files: Sequence[Coming] = ()) -> UUID:
    """Count a mission as reported on, with the signed paper if there is one: what it found comes to the next sitting."""
    mission = held_mission(by, mission_id)
    _require_maker(by, mission)
    move_mission(mission, MissionState.REPORTED)
    end_phones(by, mission)
    if files:
        _keep(by, mission, files, None)
    tell(by, mission, NoticeKind.REPORT_WAITING, desk_of(mission.working_group_id, mission.id))
    cases = MissionCase.objects.filter(mission=mission).order_by("added_on", "id")
    proposed = [propose(by.working_group_id, case_id) for case_id in cases.values_list("case_id", flat=True)]
    if not all(proposed):
        tell(by, mission, NoticeKind.NO_SITTING, desk_of(mission.working_group_id, mission.id))
    return mission.id


@action("mission.file_report", to=MAKERS, system=False)
def file_mission_report(
    by: Actor, *, mission_id: UUID, files: Sequence[Coming], case_id: UUID | None = None
) -> UUID:
    """Keep a signed report, of the whole mission or of one case, sealed with the mission; an earlier one stays."""
    mission = held_mission(by, mission_id)
    _require_maker(by, mission)
    require_state(mission, MissionState.RETURNED, MissionState.REPORTED)
    if not files:
        raise Invalid({"attached": _("Choose at least one file.")})
    if case_id and not MissionCase.objects.filter(mission=mission, case_id=case_id).exists():
        raise Unknown
    return _keep(by, mission, files, case_id)


def _require_maker(by: Actor, mission: Mission) -> None:
    if not (runs(by, mission) or in_team(by, mission.id)):
        raise NotAllowed


def _keep(by: Actor, mission: Mission, files: Sequence[Coming], case_id: UUID | None) -> UUID:
    if by.account_id is None:
        raise NotAllowed
    row = SignedReport.objects.create(
        working_group_id=by.working_group_id,
        mission=mission,
        case_id=case_id,
        filed_by=by.account_id,
        filed_on=today(),
    )
    keep_files(by, files, Shelf(mission.id, mission.reference, hangs_on=row.id), channel=OFFICE)
    return row.id
