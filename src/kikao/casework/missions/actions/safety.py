"""Weighing the risks of a mission and clearing it: two different people, and again when something grave happens."""

from datetime import date, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.incidents.reckoning import chosen, prose
from kikao.casework.missions.actions._parts import OPEN, lapse, require_state, tell
from kikao.casework.missions.enums import ClearanceState, LapseReason, MissionState, RiskLevel
from kikao.casework.missions.lifecycle import CLEARANCE
from kikao.casework.missions.models import Clearance, Mission, RiskAssessment
from kikao.casework.missions.policy import clears, in_team, runs
from kikao.casework.missions.queries.events import new_event
from kikao.casework.missions.queries.one_row import held_mission
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit.door import SYSTEM_ONLY, action
from kikao.foundation.base.clock import now, today
from kikao.foundation.base.stops import Invalid, NotAllowed, Stop
from kikao.foundation.notices.clock import job
from kikao.foundation.notices.enums import NoticeKind
from kikao.foundation.sealing.vault import put
from kikao.registry.people.queries import desk_of

LONGEST = timedelta(days=60)
STANDING = (ClearanceState.ASKED, ClearanceState.GIVEN)


@action("mission.assess", to={Role.SECRETARIAT, Role.MEMBER, Role.TASK_FORCE})
def assess_risk(
    by: Actor, *, mission_id: UUID, level: str, threats: str, measures: str, valid_until_on: date
) -> UUID:
    """Weigh what could happen to a mission and what is done against it, and ask another person to clear it."""
    mission = held_mission(by, mission_id)
    if not (runs(by, mission) or in_team(by, mission.id)):
        raise NotAllowed
    require_state(mission, *OPEN)
    if not today() <= valid_until_on <= today() + LONGEST:
        raise Invalid({"valid_until_on": _("Choose a day from today on, within 60 days.")})
    seal = {
        "threats_item_id": prose(threats, "threats", needed=_("Say what could happen.")),
        "measures_item_id": prose(measures, "measures", needed=_("Say what is done against it.")),
    }
    kinds = {"threats_item_id": "mission.threats", "measures_item_id": "mission.measures"}
    row = RiskAssessment.objects.create(
        working_group_id=by.working_group_id,
        mission=mission,
        level=chosen(level, RiskLevel, "level", needed=True),
        made_by=by.person,
        made_on=today(),
        valid_until_on=valid_until_on,
        **{name: put(by.working_group_id, mission.id, kinds[name], words) for name, words in seal.items()},
    )
    _ask(by, mission, row)
    return row.id


def _ask(by: Actor, mission: Mission, assessment: RiskAssessment) -> None:
    """Ask for a clearance on the newest assessment; what was given on an older one holds no longer."""
    Clearance.objects.filter(mission=mission, state__in=STANDING).update(
        state=ClearanceState.LAPSED, lapse=LapseReason.CHANGED, lapsed_at=now()
    )
    Clearance.objects.create(
        working_group_id=by.working_group_id,
        mission=mission,
        assessment=assessment,
        assessed_by=assessment.made_by,
        asked_on=today(),
        valid_until_on=assessment.valid_until_on,
    )
    others = [
        one
        for one in desk_of(mission.working_group_id, mission.id)
        if one not in (assessment.made_by, mission.leader_id)
    ]
    tell(by, mission, NoticeKind.CLEARANCE_ASKED, others)


@action("mission.clear", to={Role.SECRETARIAT, Role.MEMBER}, system=False)
def clear_mission(by: Actor, *, mission_id: UUID) -> UUID:
    """Say that a mission may leave: never who weighed its risks, never who leads it."""
    mission, row = _asked(by, mission_id)
    if row.valid_until_on < today():
        raise Stop(
            "mission.assessment_old",
            _("The assessment is not valid any more."),
            cure=_("Have the risks weighed again."),
        )
    return _decide(by, mission, row, ClearanceState.GIVEN)


@action("mission.refuse_clearance", to={Role.SECRETARIAT, Role.MEMBER}, system=False)
def refuse_clearance(by: Actor, *, mission_id: UUID, reason: str) -> UUID:
    """Refuse to let a mission leave, and say why."""
    mission, row = _asked(by, mission_id)
    said = prose(reason, "reason", needed=_("Say why."))
    row.reason_item_id = put(by.working_group_id, mission.id, "mission.clearance", said)
    return _decide(by, mission, row, ClearanceState.REFUSED)


def _asked(by: Actor, mission_id: UUID) -> tuple[Mission, Clearance]:
    mission = held_mission(by, mission_id)
    require_state(mission, *OPEN)
    row = Clearance.objects.filter(mission=mission, state=ClearanceState.ASKED).first()
    if row is None:
        raise Stop(
            "mission.not_asked",
            _("No clearance is asked for."),
            cure=_("Have the risks weighed first."),
        )
    if not clears(by, mission, row.assessed_by):
        raise Stop(
            "mission.own_clearance",
            _("Who weighed the risks or leads the mission does not clear it."),
            cure=_("Ask another person."),
            status=409,
        )
    return mission, row


def _decide(by: Actor, mission: Mission, row: Clearance, new: ClearanceState) -> UUID:
    CLEARANCE.check(row.state, new)
    row.state, row.decided_by, row.decided_at = new, by.person, now()
    row.save(update_fields=["state", "decided_by", "decided_at", "reason_item_id"])
    return mission.id


@action("mission.withdraw_clearance", to={Role.SECRETARIAT})
def withdraw_clearance(by: Actor, *, mission_id: UUID, reason: str) -> UUID:
    """Take a clearance back, and say why."""
    mission = held_mission(by, mission_id)
    said = prose(reason, "reason", needed=_("Say why."))
    given = Clearance.objects.filter(mission=mission, state=ClearanceState.GIVEN).first()
    if given is None:
        raise Stop("mission.not_cleared", _("No clearance stands."), cure=_("Nothing needs to be done."))
    given.reason_item_id = put(by.working_group_id, mission.id, "mission.clearance", said)
    given.save(update_fields=["reason_item_id"])
    lapse(by, mission, LapseReason.WITHDRAWN)
    return mission.id


@job("missions.look_again", every=timedelta(minutes=10))
def look_again(by: Actor) -> None:
    """Find clearances that hold no longer; nothing is written when all do."""
    rows = Clearance.objects.filter(
        working_group_id=by.working_group_id, state=ClearanceState.GIVEN, mission__state__in=OPEN
    )
    for row in rows.select_related("mission").order_by("id"):
        if why := _why_lapsed(by, row):
            lapse_clearance(by, mission_id=row.mission_id, reason=why[0], event_id=why[1])


def _why_lapsed(by: Actor, row: Clearance) -> tuple[LapseReason, UUID | None] | None:
    event = new_event(by, row.mission, row.decided_at) if row.decided_at else None
    if event:
        return LapseReason.CHANGED, event
    if row.mission.state == MissionState.PLANNED and row.valid_until_on < today():
        return LapseReason.EXPIRED, None
    return None


@action("mission.lapse_clearance", to=SYSTEM_ONLY)
def lapse_clearance(by: Actor, *, mission_id: UUID, reason: LapseReason, event_id: UUID | None) -> UUID:
    """Let a clearance lapse because its day is past or something grave has happened near the way."""
    lapse(by, held_mission(by, mission_id), reason, event_id)
    return mission_id
