"""The first page of the office: where the reader may go, and what was cut off."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from kikao.interfaces.office.accounts.drafts import names
from kikao.interfaces.office.doorway import OfficeRequest, page


@page
def home(request: OfficeRequest) -> HttpResponse:
    """Show the ways that are open to this reader."""
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
    return render(request, "office/home.html", {"banners": banners})
