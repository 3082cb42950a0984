"""The queue, one report, its sealed words."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kikao.casework.intake.queries.alerts import alert_of
from kikao.casework.intake.queries.phones import has_phone_behind
from kikao.casework.reports.actions import read_thread, record_report
from kikao.casework.reports.enums import Pile, ReportState
from kikao.casework.reports.queries import (
    QueueFilter,
    queue,
    referrals_of,
    report,
    waiting,
    withdrawals,
    words_of,
)
from kikao.interfaces.office.asking import may
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.reports.asking import in_words, trail_of
from kikao.interfaces.office.reports.forms import FilterForm
from kikao.registry.terms.enums import TermList
from kikao.registry.terms.queries import labels_of

_OPEN = {ReportState.WAITING, ReportState.ASKED}


@require_safe
@page
def listed(request: OfficeRequest) -> HttpResponse:
    """Show the triage queue, longest waiting first."""
    by = request.actor
    labels = labels_of(by, TermList.CHANNEL, TermList.SEVERITY)
    form = FilterForm(
        request.GET,
        channels=labels.choices(TermList.CHANNEL),
        severities=labels.choices(TermList.SEVERITY),
    )
    asked = form.cleaned_data if form.is_valid() else {}
    wanted = QueueFilter(**{**asked, "pile": asked.get("pile") or Pile.MAIN})
    found = queue(by, wanted, after=request.GET.get("after"))
    context = {
        "page": found,
        "filter": form,
        "narrowed": any(asked.values()),
        "withdrawals": 0 if wanted.withdrawn else withdrawals(by),
        "works": may(by, record_report),
        "held": 0 if wanted.pile == Pile.HELD else waiting(by, pile=Pile.HELD),
    }
    return render(request, "office/reports/list.html", context)


@require_safe
@page
def one(request: OfficeRequest, report_id: UUID) -> HttpResponse:
    """Show the plain layer of a report and what can be done with it."""
    by = request.actor
    held = report(by, report_id)
    context = {
        "report": held,
        "line": held.line,
        "trail": trail_of(),
        "works": may(by, record_report),
        "is_open": held.line.state in _OPEN,
        "alert": alert_of(by, report_id),
        "has_phone": has_phone_behind(by, report_id),
    }
    return render(request, "office/reports/report.html", context)


@require_safe
@page
def words(request: OfficeRequest, report_id: UUID) -> HttpResponse:
    """Open the sealed words; the reading is in the trail before they are shown."""
    by = request.actor
    held = report(by, report_id)
    opened = words_of(by, report_id)
    if held.line.has_answer and opened.narrative is not None:
        read_thread(by, report_id=report_id)
    context = {
        "report": held,
        "line": held.line,
        "opened": in_words(by, report_id, opened),
        "referrals": referrals_of(by, report_id, words=True),
        "trail": trail_of(held),
        "why": "reader" if by.key else "passphrase",
    }
    return render(request, "office/reports/words.html", context)
