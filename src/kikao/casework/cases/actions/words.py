"""Title and summary: written by one person, checked by a second before members read them."""

from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.cases.actions.finding import index_case
from kikao.casework.cases.enums import SummaryState
from kikao.casework.cases.models import Case
from kikao.casework.cases.queries import require_case
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit.door import action
from kikao.foundation.base.stops import Clash, Invalid, Stop


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
    if not title.strip():
        raise Invalid({"title": _("Give the case a title that names no person.")})
    written = Case.objects.filter(id=case.id, version=version).update(
        title=title.strip(),
        summary=summary.strip(),
        severity=severity or case.severity,
        summary_by=by.account_id,
        summary_checked_by=None,
        summary_state=SummaryState.DRAFT,
        version=version + 1,
    )
    if not written:
        raise Clash
    case.refresh_from_db()
    index_case(case)
    return case.id


@action("case.check_summary", to={Role.SECRETARIAT})
def check_summary(by: Actor, *, case_id: UUID, version: int) -> UUID:
    """Confirm, as a second person, that title and summary give no source away; members see them from now on."""
    case = require_case(by, case_id)
    if case.summary_by == by.account_id:
        raise Stop(
            "case.summary_needs_a_second",
            _("You wrote this summary yourself."),
            cure=_("Ask another person of the secretariat to check it."),
            status=403,
        )
    checked = Case.objects.filter(id=case.id, version=version).update(
        summary_state=SummaryState.CHECKED,
        summary_checked_by=by.account_id,
        version=version + 1,
    )
    if not checked:
        raise Clash
    case.refresh_from_db()
    index_case(case)
    return case.id
