"""The plan of erasure, record by record; starting it, confirming it, and the certificate."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kikao.insight.retention.actions import (
    call_off_erasure,
    confirm_erasure,
    plan_erasure,
    start_erasure,
)
from kikao.insight.retention.enums import LineState
from kikao.insight.retention.queries import certificate, erased, plan
from kikao.interfaces.office.asking import do, may
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.retention.forms import lines_chosen
from kikao.interfaces.office.retention.ways import keeper, tabs
from kikao.registry.people.queries import account_names


@require_safe
@page
def plan_page(request: OfficeRequest) -> HttpResponse:
    """Show what is due to be erased: every record, how far, why, since when."""
    by = keeper(request)
    context = {
        "page": plan(by, LineState.PLANNED, after=request.GET.get("after")),
        "tabs": tabs("retention-plan"),
        "may_start": may(by, start_erasure),
    }
    return render(request, "office/retention/plan.html", context)


@require_safe
@page
def waiting_page(request: OfficeRequest) -> HttpResponse:
    """Show what somebody started and another person has to confirm."""
    by = keeper(request)
    lines = plan(by, LineState.STARTED, after=request.GET.get("after"))
    names = account_names(by.working_group_id, [line.started_by for line in lines.items])
    context = {
        "page": lines,
        "rows": [
            (
                line,
                names.get(line.started_by, "") if line.started_by else "",
                line.started_by != by.account_id,
            )
            for line in lines.items
        ],
        "tabs": tabs("retention-waiting"),
        "may_confirm": any(line.started_by != by.account_id for line in lines.items),
    }
    return render(request, "office/retention/waiting.html", context)


@require_POST
@page
def plan_draw(request: OfficeRequest) -> HttpResponse:
    """Draw the plan up anew."""
    return do(
        request,
        lambda: plan_erasure(request.actor),
        after=reverse("office:retention-plan"),
        done=_("The plan is drawn up anew. Nothing was erased."),
    )


@require_POST
@page
def plan_start(request: OfficeRequest) -> HttpResponse:
    """Start the erasure of the lines that were ticked."""
    chosen = lines_chosen(request.POST)
    if not chosen:
        return _nothing_ticked(request, "office:retention-plan")
    return do(
        request,
        lambda: start_erasure(request.actor, line_ids=chosen),
        after=reverse("office:retention-waiting"),
        done=_("Started. Nothing goes until a second person confirms."),
    )


@require_POST
@page
def plan_call_off(request: OfficeRequest) -> HttpResponse:
    """Take back what was started."""
    chosen = lines_chosen(request.POST)
    if not chosen:
        return _nothing_ticked(request, "office:retention-waiting")
    return do(
        request,
        lambda: call_off_erasure(request.actor, line_ids=chosen),
        after=reverse("office:retention-plan"),
        done=_("Taken back. The records stay on the plan."),
    )


@require_POST
@page
def plan_confirm(request: OfficeRequest) -> HttpResponse:
    """Erase, as the second person, the lines that were ticked."""
    chosen = lines_chosen(request.POST)
    if not chosen:
        return _nothing_ticked(request, "office:retention-waiting")
    if not request.POST.get("sure"):
        messages.error(request, _("Tick that you have read the list: what is erased cannot be brought back."))
        return redirect("office:retention-waiting")
    return do(
        request,
        lambda: confirm_erasure(request.actor, line_ids=chosen),
        after=reverse("office:retention-erased"),
        done=_("Erased. The certificate stands with each record below."),
    )


@require_safe
@page
def erased_page(request: OfficeRequest) -> HttpResponse:
    """Show what is left of erased records, so that no reference is a riddle."""
    context = {
        "page": erased(keeper(request), after=request.GET.get("after")),
        "tabs": tabs("retention-erased"),
    }
    return render(request, "office/retention/erased.html", context)


@require_safe
@page
def certificate_page(request: OfficeRequest, certificate_id: UUID) -> HttpResponse:
    """Show a certificate of erasure, to be printed."""
    by = keeper(request)
    return render(request, "office/retention/certificate.html", {"said": certificate(by, certificate_id)})


def _nothing_ticked(request: OfficeRequest, there: str) -> HttpResponse:
    messages.error(request, _("Tick at least one record."))
    return redirect(there)
