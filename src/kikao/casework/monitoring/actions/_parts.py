"""Parts of several acts: finding the check, sealing words beside it, who at the desk is told."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.agreements.models import Clause
from kikao.casework.missions.enums import HAS_LEFT
from kikao.casework.missions.models import Mission, MissionCase
from kikao.casework.missions.queries.one_row import require_mission
from kikao.casework.monitoring.enums import CheckKind
from kikao.casework.monitoring.models import Check
from kikao.casework.monitoring.policy import records, seen_by
from kikao.casework.reports.reckoning import EARLIEST
from kikao.foundation.access import wall
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.access.references import fresh_reference
from kikao.foundation.base.clock import today
from kikao.foundation.base.moments import Moment
from kikao.foundation.base.stops import Invalid, NotAllowed, Stop, Unknown
from kikao.foundation.notices.enums import NoticeKind
from kikao.foundation.notices.inbox import leave_notice
from kikao.foundation.notices.models import Notice
from kikao.foundation.sealing.vault import open_compartments, put
from kikao.registry.people.queries import accounts_with, desk_of


def require_check(by: Actor, check_id: UUID) -> Check:
    """Return the row for an act, or say that there is nothing here."""
    row = Check.objects.filter(seen_by(by), id=check_id).select_related("clause", "instrument").first()
    if row is None:
        raise Unknown
    return row


def check_to_record(by: Actor, check_id: UUID) -> Check:
    """Return a check on which this person may write down what was found."""
    row = require_check(by, check_id)
    if not records(by, row):
        raise NotAllowed
    return row


def subject_of(check: Check) -> UUID:
    """Return behind whose walls a check stands and whose envelope holds its words: its case, else itself."""
    return check.case_id or check.id


def enter_check(by: Actor, row: Check, about: str = "") -> Check:
    """Keep a new check; what hangs on no case gets walls and an envelope of its own."""
    row.working_group_id = by.working_group_id
    row.reference = fresh_reference(by.working_group_id, "V", row.due_on.year)
    row.planned_by, row.planned_on = by.account_id, today()
    if row.case_id is None:
        _open(row)
    if about:
        row.about_item_id = put(row.working_group_id, subject_of(row), "check.about", about)
    row.save(force_insert=True)
    return row


def _open(row: Check) -> None:
    group_id = row.working_group_id
    if row.place_id:
        wall.raise_first_walls(group_id, row.id, [(wall.place_key(row.place_id), row.id)])
    open_compartments(group_id, row.id, readers=accounts_with(group_id, Role.SECRETARIAT), identity=False)


def check_of_clause(clause: Clause, due_on: date, step: int | None) -> Check:
    """Return a check of a clause, not kept yet, where its agreement is."""
    held = clause.instrument
    return Check(
        kind=CheckKind.CLAUSE,
        clause=clause,
        instrument=held,
        case_id=held.case_id,
        place_id=held.place_id,
        due_on=due_on,
        step=step,
    )


def seal(check: Check, kind: str, words: str) -> UUID | None:
    """Seal words beside a check, if there are any."""
    return put(check.working_group_id, subject_of(check), kind, words) if words else None


def mission_of(by: Actor, check: Check, mission_id: UUID | None) -> Mission | None:
    """Return the mission that goes to look; it must go for the case, so that nobody learns of another one by it."""
    if mission_id is None:
        return None
    row = require_mission(by, mission_id)
    if check.case_id and not MissionCase.objects.filter(mission=row, case_id=check.case_id).exists():
        words = _("This mission does not go for the case. Add the case to it first.")
        raise Invalid({"mission_id": words}, code="check.mission_of_another")
    return row


def mission_behind(by: Actor, check: Check, mission_id: UUID | None, *, seen: bool) -> Mission | None:
    """Return the mission that saw something, which has left: under its clearance, or marked as gone without one."""
    row = mission_of(by, check, mission_id)
    if row and seen:
        require_left(row)
    return row


def require_left(mission: Mission) -> None:
    """Refuse what a mission saw while nobody has written down that it left."""
    if mission.state not in HAS_LEFT:
        raise Stop(
            "check.mission_not_left",
            _("Nobody has written down that this mission left."),
            cure=_("Note its departure on the page of the mission first, then enter what it saw."),
        )


def moment_seen(observed: Moment | None) -> Moment:
    """Return when something was seen: today unless said, and never on a day that has not come."""
    when = observed or Moment.on(today())
    if when.start is None:
        raise Invalid({"observed": _("Say when it was seen, as well as it is known.")})
    if when.start > today():
        raise Invalid({"observed": _("This day has not come yet.")})
    if when.start < EARLIEST:
        raise Invalid({"observed": _("Look at the year again.")})
    return when


def tell_desk(by: Actor, check: Check, kind: NoticeKind) -> None:
    """Leave a notice with the secretaries who are not walled and have not the same one unread."""
    subject_id = subject_of(check)
    same = Notice.objects.filter(kind=kind, about="check", about_id=check.id, read_at=None)
    told = set(same.values_list("account_id", flat=True))
    desk = [one for one in desk_of(check.working_group_id, subject_id) if one not in told]
    leave_notice(by, desk, kind, subject_id=subject_id, about="check", about_id=check.id)
