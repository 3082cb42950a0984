"""Closing a report to everybody outside its circle."""

from django.utils.translation import gettext_lazy as _

from kikao.casework.reports.enums import ReportState
from kikao.casework.reports.models import Report
from kikao.casework.reports.queries import desk_of
from kikao.foundation.access.enums import Role
from kikao.foundation.base.stops import Stop
from kikao.foundation.notices.inbox import take_back_notices
from kikao.foundation.notices.models import Alert
from kikao.foundation.sealing.vault import readers_of, revoke
from kikao.registry.people.queries import accounts_with


def close_circle(row: Report) -> None:
    """Take the words of a restricted report from whoever is not in the circle, as long as one of the circle has them."""
    if row.state == ReportState.TAKEN:
        raise Stop(
            "report.restricted_late",
            _("An incident was made of this report; a restricted report makes none."),
            cure=_("Take the report out of the incident first, then restrict it."),
        )
    held, inside = readers_of(row.id), set(desk_of(row))
    if held & inside:
        revoke(row.id, held - inside)
    outside = set(accounts_with(row.working_group_id, Role.SECRETARIAT, Role.CUSTODIAN)) - inside
    take_back_notices(outside, about="report", about_id=row.id)
    Alert.objects.filter(subject_id=row.id, acknowledged_at=None).delete()
