"""The first page of the office: where the reader may go, and what was cut off."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from kikao.interfaces.office.accounts.drafts import names
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.tasks.waiting import waiting_first


@page
def home(request: OfficeRequest) -> HttpResponse:
    """Show what waits for this reader and the ways that are open."""
    banners = []
    if names(request.actor):
        banners.append(
            {
                "tone": "info",
                "text": _("You were writing a form when your session ended."),
                "url": reverse("office:drafts"),
                "label": _("Open what you wrote"),
            }
        )
    context = {"banners": banners, "waiting": waiting_first(request.actor)}
    return render(request, "office/home.html", context)
