"""An agreement clause by clause and date by date, on the screen and on one sheet; planning all its checks."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kikao.casework.monitoring.actions import plan_checks
from kikao.casework.monitoring.queries import compliance
from kikao.foundation.base.clock import today
from kikao.interfaces.office.asking import do, may
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.monitoring.trails import agreement_address, home_trail


@require_safe
@page
def compliance_page(request: OfficeRequest, instrument_id: UUID) -> HttpResponse:
    """Show what became of every clause, day by day."""
    by = request.actor
    context = {
        "table": compliance(by, instrument_id),
        "trail": home_trail(),
        "agreement_url": agreement_address(instrument_id),
        "may_plan": may(by, plan_checks),
    }
    return render(request, "office/monitoring/compliance.html", context)


@require_safe
@page
def compliance_printed(request: OfficeRequest, instrument_id: UUID) -> HttpResponse:
    """Show the table as it goes on paper: one sheet."""
    context = {"table": compliance(request.actor, instrument_id), "day": today()}
    return render(request, "office/monitoring/compliance_print.html", context)


@require_POST
@page
def compliance_plan(request: OfficeRequest, instrument_id: UUID) -> HttpResponse:
    """Plan all the checks of an agreement."""
    return do(
        request,
        lambda: plan_checks(request.actor, instrument_id=instrument_id),
        after=reverse("office:monitoring-compliance", args=[instrument_id]),
        done=_("The checks are planned: 1, 3, 6 and 12 months after the signature."),
    )
