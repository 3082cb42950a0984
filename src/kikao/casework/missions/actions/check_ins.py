"""Being heard of on the way: times expected, stretches without network, and the alarm when nobody is heard of."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from kikao.casework.incidents.reckoning import prose
from kikao.casework.missions.actions._parts import (
    ABOUT,
    OPEN,
    require_state,
    settle_alarm,
    tell,
)
from kikao.casework.missions.enums import CheckInState, CheckInWay, MissionState
from kikao.casework.missions.models import CheckIn, Mission, Silence
from kikao.casework.missions.policy import in_team, runs, seen_by
from kikao.casework.missions.queries.one_row import expected_by, held_mission
from kikao.casework.missions.reckoning.codes import message_of, new_code, tag_of
from kikao.casework.missions.reckoning.waiting import EARLY, missed_at, times_between
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit.door import SYSTEM_ONLY, action
from kikao.foundation.base.clock import date_of, now, today
from kikao.foundation.base.stops import Invalid, NotAllowed, Unknown
from kikao.foundation.notices.clock import job
from kikao.foundation.notices.enums import NoticeKind
from kikao.foundation.notices.inbox import raise_alert
from kikao.foundation.sealing.vault import put
from kikao.registry.people.queries import desk_of

MOST_A_DAY = 6
WORKERS = frozenset({Role.SECRETARIAT, Role.MEMBER, Role.TASK_FORCE})


def _mission(by: Actor, mission_id: UUID) -> Mission:
    """Return a mission for who keeps its papers or goes with it."""
    mission = held_mission(by, mission_id)
    if not (runs(by, mission) or in_team(by, mission.id)):
        raise NotAllowed
    return mission


@action("mission.plan_check_ins", to=WORKERS)
def plan_check_ins(by: Actor, *, mission_id: UUID, hours: Iterable[time]) -> UUID:
    """Expect the team to be heard of at these times of each day that is left, and at no others any more."""
    mission = _mission(by, mission_id)
    require_state(mission, *OPEN)
    wanted = set(hours)
    if not wanted or len(wanted) > MOST_A_DAY:
        raise Invalid({"hours": _("Give one to six times of day.")})
    at = now()
    coming = CheckIn.objects.filter(mission=mission, state=CheckInState.PLANNED, due_at__gt=at)
    coming.update(state=CheckInState.DROPPED)
    first = max(mission.starts_on, today())
    CheckIn.objects.bulk_create(
        CheckIn(working_group_id=by.working_group_id, mission=mission, due_at=due)
        for due in times_between(first, mission.ends_on, wanted)
        if due > at
    )
    return mission.id


@action("mission.plan_silence", to=WORKERS)
def plan_silence(by: Actor, *, mission_id: UUID, from_at: datetime, until_at: datetime) -> UUID:
    """Say beforehand where there is no network: nobody is missed while that lasts."""
    mission = _mission(by, mission_id)
    require_state(mission, *OPEN)
    inside = mission.starts_on <= date_of(from_at) and date_of(until_at) <= mission.ends_on
    if not inside or until_at <= from_at:
        raise Invalid(
            {"until_at": _("A stretch lies within the days of the mission, its end after its beginning.")}
        )
    if until_at <= now():
        raise Invalid({"until_at": _("This stretch is over already: who was not heard of stays missed.")})
    row = Silence.objects.create(
        working_group_id=by.working_group_id,
        mission=mission,
        from_at=from_at,
        until_at=until_at,
        planned_by=by.account_id,
    )
    return row.id


@action("mission.end_silence", to=WORKERS)
def end_silence(by: Actor, *, silence_id: UUID) -> UUID:
    """Say that there is network again, or that the stretch is not gone through: from now on the team is missed."""
    rows = Silence.objects.filter(seen_by(by, "mission_id"), id=silence_id, ended_at=None)
    row = rows.first()
    if row is None:
        raise Unknown
    _mission(by, row.mission_id)
    row.ended_at = now()
    row.save(update_fields=["ended_at"])
    return row.mission_id


@action("mission.note_check_in", to=WORKERS)
def note_check_in(by: Actor, *, mission_id: UUID, words: str = "") -> UUID:
    """Note that the team was heard of by telephone, with what it said."""
    mission = _mission(by, mission_id)
    require_state(mission, MissionState.UNDERWAY)
    said = prose(words, "words")
    item_id = put(by.working_group_id, mission.id, "mission.check_in", said) if said else None
    _hear(by, mission, CheckInWay.CALL, item_id)
    return mission.id


@action("mission.check_in_by_text", to=SYSTEM_ONLY, public=True)
def check_in_by_text(by: Actor, *, code: str, sent_at: datetime | None = None) -> UUID:
    """Note that the team was heard of by text message; the word of the mission is all that it says.

    A message that comes late tells how the team was when it was sent, and settles nothing that was missed since. As
    long as nobody entered that the team left, nobody watches over it: then it is told so, and nothing is noted.
    """
    mission = expected_by(by, code).select_for_update(of=("self",)).first()
    if mission is None:
        raise Unknown
    require_state(mission, MissionState.UNDERWAY)
    _hear(by, mission, CheckInWay.TEXT, None, sent_at)
    return mission.id


def _hear(
    by: Actor, mission: Mission, way: CheckInWay, item_id: UUID | None, sent_at: datetime | None = None
) -> None:
    """Settle what was missed, make what is due, or keep that it was heard of although nobody expected it."""
    at = min(sent_at or now(), now())
    heard = {"way": way, "heard_at": at, "noted_by": by.account_id, "words_item_id": item_id}
    rows = CheckIn.objects.filter(mission=mission)
    missed = rows.filter(state=CheckInState.MISSED)
    late = missed.filter(due_at__lte=at + EARLY).update(state=CheckInState.LATE, **heard)
    due = rows.filter(state=CheckInState.PLANNED, due_at__lte=at).update(state=CheckInState.MADE, **heard)
    if not (late or due or _ahead(rows, heard, at)):
        CheckIn.objects.create(
            working_group_id=mission.working_group_id,
            mission=mission,
            due_at=at,
            is_planned=False,
            state=CheckInState.MADE,
            **heard,
        )
    if not missed.exists():
        settle_alarm(by, mission)


def _ahead(rows: "QuerySet[CheckIn]", heard: dict[str, object], at: datetime) -> int:
    coming = rows.filter(state=CheckInState.PLANNED, due_at__lte=at + EARLY).order_by("due_at").first()
    return rows.filter(id=coming.id).update(state=CheckInState.MADE, **heard) if coming else 0


@action("mission.renew_code", to={Role.SECRETARIAT})
def renew_code(by: Actor, *, mission_id: UUID) -> UUID:
    """Make another word for check-ins, because the old one may be in wrong hands."""
    mission = held_mission(by, mission_id)
    require_state(mission, *OPEN)
    code = new_code()
    item_id = put(by.working_group_id, mission.id, "mission.code", message_of(code))
    Mission.objects.filter(id=mission.id).update(code_tag=tag_of(code), code_item_id=item_id)
    return mission.id


@job("missions.watch", every=timedelta(minutes=10))
def watch(by: Actor) -> None:
    """Look who was to be heard of and was not; nothing is written when all were."""
    due = CheckIn.objects.filter(
        working_group_id=by.working_group_id,
        state=CheckInState.PLANNED,
        due_at__lt=now(),
        mission__state=MissionState.UNDERWAY,
    )
    for mission_id in sorted(set(due.values_list("mission_id", flat=True))):
        if _missed(mission_id):
            miss_check_in(by, mission_id=mission_id)


def _missed(mission_id: UUID) -> list[UUID]:
    silences = [
        (row.from_at, min(row.until_at, row.ended_at or row.until_at))
        for row in Silence.objects.filter(mission_id=mission_id)
    ]
    at = now()
    due = CheckIn.objects.filter(mission_id=mission_id, state=CheckInState.PLANNED, due_at__lt=at)
    return [row.id for row in due if missed_at(row.due_at, silences) <= at]


@action("mission.miss_check_in", to=SYSTEM_ONLY)
def miss_check_in(by: Actor, *, mission_id: UUID) -> UUID:
    """Sound the alarm for a team that was not heard of: with the officer on duty and before the secretariat."""
    mission = held_mission(by, mission_id)
    rows = CheckIn.objects.filter(id__in=_missed(mission.id))
    if rows.update(state=CheckInState.MISSED, missed_at=now()):
        tell(
            by,
            mission,
            NoticeKind.CHECK_IN_MISSED,
            [mission.duty_officer_id, *desk_of(mission.working_group_id, mission.id)],
        )
        raise_alert(by, mission.id, ABOUT)
    return mission.id
