"""What may tell of the same event as a report."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kikao.casework.incidents.actions import compare_report
from kikao.casework.incidents.queries import similar_to
from kikao.casework.reports.queries import report
from kikao.foundation.base.stops import Unknown
from kikao.interfaces.office.asking import do, may
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.reports.asking import trail_of
from kikao.interfaces.office.reports.careforms import CompareForm

_PAGES = {"report": "office:reports-report", "incident": "office:incidents-incident"}


@require_safe
@page
def similar(request: OfficeRequest, report_id: UUID) -> HttpResponse:
    """Show reports and incidents that may tell of the same, each with its score and its reasons."""
    by = request.actor
    held = report(by, report_id)
    found = similar_to(by, report_id)
    context = {
        "report": held,
        "line": held.line,
        "found": [{"one": one, "url": reverse(_PAGES[one.about], args=[one.about_id])} for one in found],
        "locked": by.key is None,
        "works": may(by, compare_report),
        "trail": trail_of(held),
    }
    return render(request, "office/reports/similar.html", context)


@require_POST
@page
def compared(request: OfficeRequest, report_id: UUID) -> HttpResponse:
    """Keep what somebody found: the same event, or another."""
    form = CompareForm(request.POST)
    if not form.is_valid():
        raise Unknown
    return do(
        request,
        lambda: compare_report(request.actor, report_id=report_id, **form.cleaned_data),
        after=reverse("office:reports-similar", args=[report_id]),
        done=_("It is noted."),
    )
