"""Writing down what a team found for a case on its return, and correcting it; both are kept."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.incidents.reckoning import chosen, prose
from kikao.casework.missions.actions._parts import require_state
from kikao.casework.missions.enums import HAS_LEFT, NoAccessReason
from kikao.casework.missions.models import CaseFinding, Mission, MissionCase
from kikao.casework.missions.models.field import CORRECTION, WORDS
from kikao.casework.missions.policy import in_team, runs, seen_by
from kikao.casework.missions.queries.one_row import held_mission
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit.door import action
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Invalid, NotAllowed, Stop, Unknown
from kikao.foundation.base.turns import one_alone
from kikao.foundation.sealing.vault import put

WRITERS = frozenset({Role.SECRETARIAT, Role.MEMBER, Role.TASK_FORCE})


@action("mission.write_finding", to=WRITERS, system=False)
def write_mission_finding(
    by: Actor,
    *,
    mission_id: UUID,
    case_id: UUID,
    words: str = "",
    no_access: str = "",
    seen_on: date | None = None,
) -> UUID:
    """Write down what was found for one case, or why nobody got there; the words are sealed with the case."""
    mission = held_mission(by, mission_id)
    link = MissionCase.objects.filter(mission=mission, case_id=case_id).first()
    if link is None:
        raise Unknown
    return _kept(by, mission, link, words, no_access, seen_on).id


@action("mission.correct_finding", to=WRITERS, system=False)
def correct_mission_finding(
    by: Actor,
    *,
    case_finding_id: UUID,
    reason: str,
    words: str = "",
    no_access: str = "",
    seen_on: date | None = None,
) -> UUID:
    """Write down what was really found, and why the first was wrong; the first stays beside it."""
    rows = CaseFinding.objects.filter(seen_by(by, "mission_case__mission_id"), id=case_finding_id)
    wrong = rows.select_related("mission_case").first()
    if wrong is None:
        raise Unknown
    mission = held_mission(by, wrong.mission_case.mission_id)
    if CaseFinding.objects.filter(corrects=wrong).exists():
        raise Stop(
            "mission.finding_corrected",
            _("This was corrected already."),
            cure=_("Correct the later one."),
        )
    said = prose(reason, "reason", needed=_("Say why."))
    why = put(by.working_group_id, wrong.mission_case.case_id, CORRECTION, said)
    more = {"corrects": wrong, "correction_item_id": why}
    with one_alone(CaseFinding.objects.filter(corrects=wrong)):
        return _kept(by, mission, wrong.mission_case, words, no_access, seen_on or wrong.seen_on, **more).id


def _kept(
    by: Actor,
    mission: Mission,
    link: MissionCase,
    words: str,
    no_access: str,
    seen_on: date | None,
    **more: object,
) -> CaseFinding:
    if by.account_id is None or not (runs(by, mission) or in_team(by, mission.id)):
        raise NotAllowed
    require_state(mission, *sorted(HAS_LEFT))
    day = seen_on or min(today(), mission.ends_on)
    if not mission.starts_on <= day <= today():
        raise Invalid({"seen_on": _("Choose a day between the first of the mission and today.")})
    said, why = prose(words, "words"), chosen(no_access, NoAccessReason, "no_access")
    if not (said or why):
        raise Invalid({"words": _("Say what was found, or why nobody got there.")})
    item_id = put(by.working_group_id, link.case_id, WORDS, said) if said else None
    return CaseFinding.objects.create(
        working_group_id=by.working_group_id,
        mission_case=link,
        no_access=why,
        words_item_id=item_id,
        seen_on=day,
        written_by=by.account_id,
        written_on=today(),
        **more,
    )
