"""Saying whether a report tells of the same event as another record."""

from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.incidents.actions.ground import locked
from kikao.casework.incidents.enums import Likeness
from kikao.casework.incidents.models import Comparison
from kikao.casework.incidents.reckoning import chosen
from kikao.casework.reports.queries import report
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit.door import action
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Invalid


@action("report.compare", to={Role.SECRETARIAT})
def compare_report(
    by: Actor,
    *,
    report_id: UUID,
    likeness: str,
    other_id: UUID | None = None,
    incident_id: UUID | None = None,
) -> UUID:
    """Note whether a report tells of the same event as another report or an incident; a later word counts.

    Nothing is joined by this: a report is added to an incident, or set aside as told already, by an act of its own.
    """
    chosen(likeness, Likeness, "likeness", needed=True)
    if (other_id is None) == (incident_id is None) or other_id == report_id:
        raise Invalid({"other_id": _("Choose one other report or one incident.")})
    report(by, report_id)
    if other_id:
        report(by, other_id)
        report_id, other_id = sorted((report_id, other_id))
    if incident_id:
        locked(by, incident_id)
    beside = {"other_id": other_id} if other_id else {"incident_id": incident_id}
    wanted: dict[str, Any] = {"report_id": report_id, **{name: one for name, one in beside.items() if one}}
    found = {"likeness": likeness, "compared_by": by.account_id, "compared_on": today()}
    row, _made = Comparison.objects.update_or_create(
        found, {**wanted, **found, "working_group_id": by.working_group_id}, **wanted
    )
    return row.id
