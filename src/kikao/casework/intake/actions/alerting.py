"""What a person decides about an alert of a miners' guard, and how the clock calls again until somebody took it in hand."""

from datetime import timedelta
from uuid import UUID

from django.db.models import F, OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from kikao.casework.intake.actions._advising import advise_alert
from kikao.casework.intake.enums import AlertAdvice
from kikao.casework.intake.models import GuardAlert
from kikao.casework.intake.policy import READERS
from kikao.casework.intake.queries.alerts import alerted
from kikao.casework.intake.reckoning.rules import DUTY_CATEGORIES, lacks_agreement
from kikao.casework.reports.actions import refer_report
from kikao.casework.reports.enums import AccusedKind, Pile, ReportState
from kikao.casework.reports.policy import bar_referrals, hanging_seen_by
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit.door import SYSTEM_ONLY, action
from kikao.foundation.base.clock import now, today
from kikao.foundation.base.stops import Stop, Unknown
from kikao.foundation.notices.clock import job
from kikao.foundation.notices.desk import before_whom
from kikao.foundation.notices.enums import NoticeKind
from kikao.foundation.notices.inbox import leave_notice
from kikao.foundation.notices.models import Alert
from kikao.registry.people.queries import accounts_with

CALLED_EVERY = timedelta(minutes=10)
SELDOMER = timedelta(hours=1)
SOON = 6
"""Calls after which an alert that nobody takes is called about every hour only."""
OTHERS_FROM = 2
"""From this call on everybody else of the secretariat who is not walled is called too."""
_WAITS = (ReportState.WAITING, ReportState.ASKED)


@action("alert.refer", to=READERS, system=False)
def refer_alert(
    by: Actor,
    *,
    report_id: UUID,
    target: str,
    agrees_now: bool = False,
    passed_on: bool = False,
    note: str = "",
) -> UUID:
    """Refer an alert of a miners' guard to a body; never to one that stands behind a wall from it.

    `agrees_now`: the miner was asked meanwhile, and agrees that the police is told.
    """
    row = _row(by, report_id)
    if agrees_now:
        row.miner_agrees = True
        row.save(update_fields=["miner_agrees"])
    refer_report(by, report_id=report_id, target=target, passed_on=passed_on, note=note)
    return _decided(by, row, target)


@action("alert.leave", to=READERS, system=False)
def leave_alert(by: Actor, *, report_id: UUID) -> UUID:
    """Decide that an alert of a miners' guard is referred to nobody."""
    return _decided(by, _row(by, report_id), "")


@action("alert.call", to=SYSTEM_ONLY)
def call_alert(by: Actor, *, alert_id: UUID) -> UUID:
    """Call again about an alert that nobody took in hand: those on duty, then everybody of the secretariat who may know."""
    waiting = Alert.objects.select_for_update().filter(working_group_id=by.working_group_id, id=alert_id)
    alert = waiting.filter(acknowledged_at=None).first()
    if alert is None:
        raise Unknown
    GuardAlert.objects.filter(report_id=alert.subject_id).update(calls=F("calls") + 1)
    Alert.objects.filter(id=alert.id).update(raised_at=now())
    calls = GuardAlert.objects.values_list("calls", flat=True).get(report_id=alert.subject_id)
    if calls == OTHERS_FROM:
        others = before_whom(by.working_group_id, alert.subject_id, ())
        leave_notice(
            by,
            others or accounts_with(by.working_group_id, Role.CUSTODIAN),
            NoticeKind.ALERT_UNANSWERED,
            subject_id=alert.subject_id,
            about="report",
            about_id=alert.subject_id,
        )
    return alert.id


@action("alert.call_late", to=SYSTEM_ONLY)
def call_late(by: Actor, *, report_id: UUID) -> UUID:
    """Call those on duty about an alert of which only the first reading said that armed men are on the site."""
    row = GuardAlert.objects.select_related("report").get(report_id=report_id)
    advise_alert(by, row, row.report)
    row.save(update_fields=["advice", "advised_target"])
    return row.id


@job("intake.call_alerts", every=timedelta(minutes=2))
def call_alerts(by: Actor) -> None:
    """Call again about what nobody took in hand; nothing is written when there is nothing."""
    armed = Q(report__category__in=DUTY_CATEGORIES) | Q(report__accused__kind=AccusedKind.ARMED_GROUP)
    late = armed & Q(report__restricted="", report__pile=Pile.MAIN)
    mine = GuardAlert.objects.filter(working_group_id=by.working_group_id)
    undecided = mine.filter(decided_on=None, report__state__in=_WAITS).distinct()
    for report_id in list(
        undecided.filter(late).exclude(advice=AlertAdvice.DUTY).values_list("report_id", flat=True)
    ):
        call_late(by, report_id=report_id)
    waiting = Alert.objects.filter(
        working_group_id=by.working_group_id, acknowledged_at=None, subject_id=OuterRef("report_id")
    ).order_by("raised_at", "id")
    calls = mine.filter(advice=AlertAdvice.DUTY).annotate(
        alert_id=Subquery(waiting.values("id")[:1]), raised_at=Subquery(waiting.values("raised_at")[:1])
    )
    for alert_id, raised_at, called in list(
        calls.filter(alert_id__isnull=False).values_list("alert_id", "raised_at", "calls")
    ):
        if raised_at + (CALLED_EVERY if called < SOON else SELDOMER) <= now():
            call_alert(by, alert_id=alert_id)


def _row(by: Actor, report_id: UUID) -> GuardAlert:
    rows = GuardAlert.objects.select_for_update(of=("self",)).filter(hanging_seen_by(by), report_id=report_id)
    row = rows.select_related("report").first()
    if row is None:
        raise Unknown
    return row


def _check(report_id: UUID, target: str) -> None:
    """Refuse, by whatever door a report is referred, what the rules of the guards forbid for an alert."""
    row = GuardAlert.objects.filter(report_id=report_id).select_related("report").first()
    if row is None:
        return
    said = alerted(row, row.report)
    if target in said.walled:
        raise Stop(
            "alert.walled_target",
            _("This body could be concerned itself: the alert is not referred to it."),
            cure=_("Choose another body, or nobody."),
        )
    if lacks_agreement(said, target):
        raise Stop(
            "alert.no_agreement",
            _("The police is told of this only if the miner agrees, or if there is violence."),
            cure=_("Ask the miner first; tick it here when the miner agrees."),
        )


bar_referrals(_check)


def _decided(by: Actor, row: GuardAlert, target: str) -> UUID:
    row.decided_target, row.decided_by, row.decided_on = target, by.account_id, today()
    row.save(update_fields=["decided_target", "decided_by", "decided_on"])
    return row.id
