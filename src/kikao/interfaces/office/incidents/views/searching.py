"""Searching in what was told: in the reader's own session, word by word, with no index anywhere."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from kikao.casework.incidents.actions import open_incident
from kikao.casework.incidents.queries import Narrowing, search_sealed
from kikao.casework.incidents.schemas import SealedHits
from kikao.foundation.base.stops import Stop
from kikao.interfaces.office.asking import HIDDEN, open_for
from kikao.interfaces.office.doorway import OfficeRequest, into_form, page
from kikao.interfaces.office.incidents import offers
from kikao.interfaces.office.incidents.asking import trail_of
from kikao.interfaces.office.incidents.forms import SearchForm

_PAGES = {"report": "office:reports-words", "incident": "office:incidents-words"}


@page
def searched(request: OfficeRequest) -> HttpResponse:
    """Look for words in what was told; the words travel in the form, never in an address that a log would keep."""
    by = open_for(request, open_incident)
    form = SearchForm(request.POST or None, offered=offers.sealed(by))
    hits = _hits(request, form) if request.method == "POST" and form.is_valid() else None
    rows = (
        [{"hit": one, "url": reverse(_PAGES[one.about], args=[one.about_id])} for one in hits.items]
        if hits
        else []
    )
    context = {"form": form, "hits": hits, "rows": rows, "trail": trail_of(), "submit": _("Search")}
    return render(request, "office/incidents/search.html", context, status=422 if form.errors else 200)


def _hits(request: OfficeRequest, form: SearchForm) -> SealedHits | None:
    given = form.cleaned_data
    narrowing = Narrowing(given["since"], given["until"], given["territory"], given["category"])
    try:
        return search_sealed(request.actor, given["words"], narrowing, first=given["first"] or 0)
    except Stop as stop:
        if stop.status in HIDDEN:
            raise
        into_form(form, stop)
        return None
