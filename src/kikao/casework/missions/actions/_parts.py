"""Parts of several acts: moving a mission on, who may go, whom to tell, what ends with it."""

from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.missions.enums import CheckInState, ClearanceState, LapseReason, MissionState
from kikao.casework.missions.lifecycle import CLEARANCE, MISSION
from kikao.casework.missions.models import CheckIn, Clearance, Mission
from kikao.casework.missions.policy import GOERS
from kikao.casework.tasks.queries import require_person, require_worker
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.clock import now
from kikao.foundation.base.stops import Invalid, Stop
from kikao.foundation.base.turns import turn
from kikao.foundation.notices.enums import NoticeKind
from kikao.foundation.notices.inbox import leave_notice
from kikao.foundation.notices.models import Alert, Notice
from kikao.registry.people.queries import desk_of, walled_of

ABOUT = "mission"
OPEN = (MissionState.PLANNED, MissionState.UNDERWAY)
"""States in which people are still to go, or on their way."""


def require_state(mission: Mission, *states: MissionState) -> None:
    """Refuse what a mission in its present state does not allow any more, or not yet."""
    if mission.state not in states:
        raise Stop(
            "mission.wrong_state",
            _("The mission is in the state “%(state)s”, where this cannot be done.")
            % {"state": MissionState(mission.state).label},
            cure=_("Look at the mission again; somebody may have moved it on."),
        )


def move_mission(mission: Mission, new: MissionState, **also: object) -> None:
    """Move a mission on in its lifecycle, unless somebody else did so first."""
    MISSION.check(mission.state, new)
    turn(mission, mission.version, state=new, **also)


def require_fit(by: Actor, mission: Mission, account_id: UUID) -> None:
    """Refuse somebody whom one of the cases walls, or who has no role in which one works on cases."""
    person = require_person(by, account_id)
    if walled_of(by.working_group_id, [mission.id], [account_id]):
        message = _("This person is walled from a case of the mission.")
        cure = _("Choose somebody else, or let that seat travel on an order of its own with a released text.")
        raise Invalid({"account_id": f"{message} {cure}"}, code="mission.walled")
    require_worker(person, GOERS, code="mission.no_role")


def tell(by: Actor, mission: Mission, kind: NoticeKind, to: Iterable[UUID | None]) -> None:
    """Leave a notice with people, but not twice the same unread; a wall that rises later hides it."""
    same = Notice.objects.filter(kind=kind, about=ABOUT, about_id=mission.id, read_at=None)
    told = set(same.values_list("account_id", flat=True))
    others = [one for one in to if one and one not in told]
    leave_notice(by, others, kind, subject_id=mission.id, about=ABOUT, about_id=mission.id)


def keepers_of(mission: Mission) -> list[UUID | None]:
    """Return who answers for a mission: the desk, its leader, its officer on duty."""
    return [*desk_of(mission.working_group_id, mission.id), mission.leader_id, mission.duty_officer_id]


def lapse(
    by: Actor, mission: Mission, reason: LapseReason = LapseReason.CHANGED, event_id: UUID | None = None
) -> bool:
    """Let a clearance that was given or asked for lapse, and say so to those who answer for the mission."""
    standing = (ClearanceState.ASKED, ClearanceState.GIVEN)
    given = Clearance.objects.filter(mission=mission, state__in=standing).first()
    if given is None or mission.state not in OPEN:
        return False
    CLEARANCE.check(given.state, ClearanceState.LAPSED)
    given.state, given.lapse, given.lapsed_at, given.event_id = (
        ClearanceState.LAPSED,
        reason,
        now(),
        event_id,
    )
    given.save(update_fields=["state", "lapse", "lapsed_at", "event_id"])
    tell(by, mission, NoticeKind.CLEARANCE_LAPSED, keepers_of(mission))
    return True


def drop_check_ins(mission: Mission) -> None:
    """Expect nobody to be heard of any more."""
    CheckIn.objects.filter(mission=mission, state=CheckInState.PLANNED).update(state=CheckInState.DROPPED)


def settle_alarm(by: Actor, mission: Mission) -> None:
    """Take an alarm off the screens and out of the inboxes: the team was heard of, or is back."""
    Notice.objects.filter(kind=NoticeKind.CHECK_IN_MISSED, about=ABOUT, about_id=mission.id).update(
        read_at=now()
    )
    open_one = Alert.objects.filter(subject_id=mission.id, about=ABOUT, acknowledged_at=None)
    open_one.update(acknowledged_at=now(), acknowledged_by=by.account_id)
