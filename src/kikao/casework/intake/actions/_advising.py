"""What the rules propose for an alert, kept with it as it comes in; armed men on a site call those on duty at once."""

from kikao.casework.intake.enums import AlertAdvice
from kikao.casework.intake.models import GuardAlert
from kikao.casework.intake.queries.alerts import alerted
from kikao.casework.intake.reckoning.rules import advise
from kikao.casework.reports.enums import Pile
from kikao.casework.reports.models import Report
from kikao.foundation.access.actor import Actor
from kikao.foundation.notices.inbox import raise_alert


def advise_alert(by: Actor, row: GuardAlert, report: Report) -> None:
    """Note on a row what the rules propose now, behind the walls of its report; it is the caller who keeps the row."""
    advice = advise(alerted(row, report))
    row.advice, row.advised_target = advice.kind, advice.target
    if advice.kind == AlertAdvice.DUTY and report.pile == Pile.MAIN:
        raise_alert(by, report.id, "report")
