"""Consent taken back: on behalf of the source, and everything a report had reached."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kikao.casework.reports.actions import withdraw_for_source
from kikao.casework.reports.enums import Redress, SharedKind
from kikao.casework.reports.queries import report
from kikao.casework.tasks.actions import close_withdrawal, redress_place
from kikao.casework.tasks.queries import places_of_report
from kikao.casework.tasks.schemas import SharedPlace
from kikao.foundation.base.stops import Unknown
from kikao.interfaces.office.asking import Question, ask, do, may, open_for
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.reports.asking import address_of, trail_of
from kikao.interfaces.office.reports.careforms import RedressForm, WithdrawForm

_PAGES = {
    SharedKind.INCIDENT: "office:incidents-incident",
    SharedKind.CASE: "office:cases-case",
    SharedKind.RELEASE: "office:releases-release",
    SharedKind.MINUTES: "office:meetings-sitting",
}


@page
def withdrawn(request: OfficeRequest, report_id: UUID) -> HttpResponse:
    """Take consent back for a source who says so without the receipt."""
    by = request.actor
    held = report(by, report_id)
    open_for(request, withdraw_for_source)
    question = Question(
        title=_("The source takes consent back"),
        submit=_("Take everything back"),
        form=WithdrawForm(request.POST or None, initial={"language": held.language}),
        act=lambda given: withdraw_for_source(by, report_id=report_id, **given),
        after=lambda _made: reverse("office:reports-places", args=[report_id]),
        done=_("The report is locked. Look now where it had gone."),
        trail=trail_of(held),
        lead=_(
            "The report is locked at once: whoever read it outside the secretariat loses the key, and nothing new is made of it."
        ),
        danger=True,
    )
    return ask(request, question)


@require_safe
@page
def places(request: OfficeRequest, report_id: UUID) -> HttpResponse:
    """Show where a report had gone, and what was done in each place since consent was taken back."""
    by = request.actor
    held = report(by, report_id)
    found = places_of_report(by, report_id)
    context = {
        "report": held,
        "line": held.line,
        "places": [{"place": one, "url": _url(one)} for one in found],
        "open": sum(not one.redress for one in found),
        "choices": Redress.choices,
        "works": may(by, redress_place),
        "trail": trail_of(held),
    }
    return render(request, "office/reports/places.html", context)


def _url(place: SharedPlace) -> str:
    name = _PAGES.get(SharedKind(place.about))
    return reverse(name, args=[place.about_id]) if name else ""


@require_POST
@page
def redressed(request: OfficeRequest, report_id: UUID) -> HttpResponse:
    """Note what was done in one place."""
    form = RedressForm(request.POST)
    if not form.is_valid():
        raise Unknown
    return do(
        request,
        lambda: redress_place(request.actor, report_id=report_id, **form.cleaned_data),
        after=reverse("office:reports-places", args=[report_id]),
        done=_("It is noted."),
    )


@require_POST
@page
def settled(request: OfficeRequest, report_id: UUID) -> HttpResponse:
    """Note that everything a withdrawn report had reached was looked at."""
    return do(
        request,
        lambda: close_withdrawal(request.actor, report_id=report_id),
        after=address_of(report_id),
        done=_("The withdrawal is acted on; the report stays locked."),
    )
