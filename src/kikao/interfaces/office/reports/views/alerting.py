"""An alert of a miners' guard: to whom it went already, what the rules propose, what a person decides."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from kikao.casework.intake.actions import leave_alert, refer_alert
from kikao.casework.intake.queries.alerts import alert_of, alert_words
from kikao.casework.reports.queries import report
from kikao.foundation.base.stops import Unknown
from kikao.interfaces.office.asking import Question, ask, open_for
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.reports.asking import address_of, trail_of
from kikao.interfaces.office.reports.triageforms import NOBODY, AlertForm


@page
def alerted(request: OfficeRequest, report_id: UUID) -> HttpResponse:
    """Show an alert with its sealed words, whose reading stands in the trail, and keep what is decided about it."""
    by = request.actor
    held = report(by, report_id)
    open_for(request, refer_alert)
    alert = alert_of(by, report_id)
    if alert is None:
        raise Unknown
    form = AlertForm(
        request.POST or None, targets=list(alert.offered), initial={"target": alert.target or NOBODY}
    )

    def decide(given: dict[str, Any]) -> UUID:
        if given["target"] == NOBODY:
            return leave_alert(by, report_id=report_id)
        return refer_alert(by, report_id=report_id, **given)

    question = Question(
        title=_("Alert of a miners' guard"),
        submit=_("Decide it"),
        form=form,
        act=decide,
        after=lambda _made: address_of(report_id),
        done=_("The decision on the alert is kept."),
        trail=trail_of(held),
        lead=_("The rules propose; a person decides. Whoever could be concerned is not offered."),
        template="office/reports/alert.html",
        more={
            "alert": alert,
            "told": alert_words(by, report_id),
            "line": held.line,
            "why": "reader" if by.key else "passphrase",
        },
    )
    return ask(request, question)
