"""Title and summary: written by one person, checked by a second before members read them; the facts beside them."""

from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.cases.actions.finding import index_case
from kikao.casework.cases.actions.ground import ask_for_a_second, require_codes, turn, where_of
from kikao.casework.cases.enums import Level, Origin, RequestNature, SummaryState
from kikao.casework.cases.models import Case
from kikao.casework.cases.queries import reports_behind_case, require_case
from kikao.casework.incidents.queries import require_opened
from kikao.casework.incidents.reckoning import chosen, line, prose
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.access.wall import lower_wall, place_key, raise_wall
from kikao.foundation.audit.door import action
from kikao.foundation.base.stops import Invalid, Stop


@action("case.edit", to={Role.SECRETARIAT})
def edit_case(
    by: Actor,
    *,
    case_id: UUID,
    version: int,
    title: str,
    summary: str,
    severity: str = "",
) -> UUID:
    """Write title and summary anew; a second person must check them again for what could give a source away."""
    case = require_case(by, case_id)
    require_codes(by, "", severity)
    turn(case, version)
    case.title = line(title, "title", needed=_("Give the case a title that names no person."))
    case.summary = prose(summary, "summary")
    case.severity = severity or case.severity
    case.summary_by, case.summary_checked_by = by.account_id, None
    case.summary_state = SummaryState.DRAFT
    case.save()
    index_case(case)
    ask_for_a_second(by, case)
    return case.id


@action("case.check_summary", to={Role.SECRETARIAT})
def check_summary(by: Actor, *, case_id: UUID, version: int) -> UUID:
    """Confirm, as a second person, that title and summary give no source away; members see them from now on."""
    case = require_case(by, case_id)
    _require_a_second(by, case)
    require_opened(by, case.summary_by, reports_behind_case(case.id))
    turn(case, version)
    case.summary_state, case.summary_checked_by = SummaryState.CHECKED, by.account_id
    case.save()
    index_case(case)
    return case.id


def _require_a_second(by: Actor, case: Case) -> None:
    if case.summary_state == SummaryState.CHECKED:
        raise Stop(
            "case.summary_checked_already",
            _("Title and summary were checked already."),
            cure=_("Nothing needs to be done."),
        )
    if case.summary_by == by.account_id:
        raise Stop(
            "case.summary_needs_a_second",
            _("You wrote this summary yourself."),
            cure=_("Ask another person of the secretariat to check it."),
            status=403,
        )


@action("case.correct", to={Role.SECRETARIAT})
def correct_case(
    by: Actor,
    *,
    case_id: UUID,
    version: int,
    level: str,
    place_id: UUID | None = None,
    territory_id: UUID | None = None,
    request_nature: str = "",
    requester_type: str = "",
    severity: str = "",
) -> UUID:
    """Correct where the case is, who asks for what, how grave it is; a stake in the new place walls at once."""
    case = require_case(by, case_id)
    require_codes(by, requester_type, severity)
    turn(case, version)
    where = where_of(by, place_id, territory_id)
    case.place_id, case.territory_id = where.place_id, where.territory_id
    case.level = chosen(level, Level, "level", needed=True)
    case.request_nature = chosen(request_nature, RequestNature, "request_nature")
    case.requester_type, case.severity = requester_type, severity
    if case.origin == Origin.REQUEST and not case.request_nature:
        raise Invalid({"request_nature": _("Say what is asked for.")})
    case.save()
    lower_wall(case.id, case.id)
    if case.place_id:
        raise_wall(by.working_group_id, case.id, place_key(case.place_id), case.id)
    index_case(Case.objects.select_related("place", "territory").get(id=case.id))
    return case.id
