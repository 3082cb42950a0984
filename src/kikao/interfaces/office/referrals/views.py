"""Referrals: the list, those of a case, one with its story, its letter."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kikao.casework.cases.queries import case
from kikao.casework.referrals.actions import send_referral
from kikao.casework.referrals.queries import referral, referrals, referrals_of_case
from kikao.foundation.audit.door import read_note
from kikao.interfaces.office.asking import may
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.referrals.forms import FilterForm
from kikao.interfaces.office.referrals.trails import trail_of
from kikao.interfaces.office.tasks.trails import case_trail


@require_safe
@page
def listed(request: OfficeRequest) -> HttpResponse:
    """Show the referrals of all cases the reader may see, newest first."""
    form = FilterForm(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {}
    context = {
        "page": referrals(request.actor, **wanted, after=request.GET.get("after")),
        "filter": form,
        "narrowed": any(wanted.values()),
    }
    return render(request, "office/referrals/list.html", context)


@require_safe
@page
def of_case(request: OfficeRequest, case_id: UUID) -> HttpResponse:
    """Show what was passed on of one case, and beside it where the people behind it were sent for help."""
    held = case(request.actor, case_id)
    context = {
        "found": referrals_of_case(request.actor, case_id),
        "case": held,
        "trail": case_trail(held.line),
    }
    return render(request, "office/referrals/case.html", context)


@require_safe
@page
def one(request: OfficeRequest, referral_id: UUID) -> HttpResponse:
    """Show one referral, what went along and what came back."""
    shown = referral(request.actor, referral_id)
    context = {
        "shown": shown,
        "line": shown.line,
        "desk": may(request.actor, send_referral),
        "trail": trail_of(),
    }
    return render(request, "office/referrals/referral.html", context)


@require_safe
@page
def letter(request: OfficeRequest, referral_id: UUID) -> HttpResponse:
    """Print the letter that goes to the body; it names no source, and whoever is accused is alleged."""
    shown = referral(request.actor, referral_id)
    read_note(request.actor, "referral.print", referral_id)
    context = {"shown": shown, "line": shown.line, "title": _("Letter of referral")}
    return render(request, "office/referrals/letter.html", context)
