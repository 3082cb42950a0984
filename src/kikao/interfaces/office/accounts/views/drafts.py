"""Forms that a session's end cut off: look at them, send them after all, or drop them."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kikao.foundation.base.stops import Unknown
from kikao.foundation.sealing.drafts import drop_draft
from kikao.interfaces.office.accounts.drafts import FIELD, kept_form, names
from kikao.interfaces.office.accounts.wanted import wanted
from kikao.interfaces.office.doorway import OfficeRequest, page


@page
def drafts(request: OfficeRequest) -> HttpResponse:
    """List the forms that wait for their writer."""
    return render(
        request, "office/accounts/drafts.html", {"names": names(request.actor), "next": wanted(request)}
    )


@page
def draft(request: OfficeRequest) -> HttpResponse:
    """Show one form as it was being written, ready to be sent where it was going."""
    name = request.GET.get("form", "")
    kept = kept_form(request.actor, name)
    if kept is None or not kept.path.startswith("/office/"):
        raise Unknown
    return render(request, "office/accounts/draft.html", {"kept": kept, "name": name, "field": FIELD})


@require_POST
@page
def drop(request: OfficeRequest) -> HttpResponse:
    """Drop a form that is not wanted any more."""
    drop_draft(request.actor, request.POST.get("form", ""))
    messages.success(request, _("The unfinished form was dropped."))
    return redirect("office:drafts")
