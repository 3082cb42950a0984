"""What missions cost: by mission, by case, by territory; on the screen, on paper, as a file."""

from collections.abc import Iterator

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kikao.casework.missions.actions.money import export_costs
from kikao.casework.missions.queries.money import (
    Span,
    costs_of_cases,
    costs_of_missions,
    costs_of_territories,
)
from kikao.casework.missions.schemas.money import CostOf, Costs
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Unknown
from kikao.interfaces.office.asking import may, open_for
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.money.forms import SpanForm
from kikao.interfaces.office.money.sheet import sheet
from kikao.registry.rates.actions import enter_rate

ADDRESSES = {
    "missions": "office:money-costs",
    "cases": "office:money-cases",
    "territories": "office:money-territories",
}
LEADS_TO = {"missions": "office:money-mission", "cases": "office:cases-case"}


@require_safe
@page
def listed(request: OfficeRequest, cost_kind: str) -> HttpResponse:
    """Show what missions cost, shared among their cases or the places they visited."""
    by = open_for(request, export_costs)
    form = SpanForm(request.GET or None)
    context = _told(cost_kind, _asked(by, cost_kind, _span(form), request.GET.get("after"))) | {
        "form": form,
        "tabs": _tabs(cost_kind),
        "export_url": reverse("office:money-export", args=[cost_kind]),
        "print_url": _with_query(reverse("office:money-print", args=[cost_kind]), request),
        "may_enter_rate": may(by, enter_rate),
    }
    return render(request, "office/money/costs.html", context)


@require_safe
@page
def printed(request: OfficeRequest, cost_kind: str) -> HttpResponse:
    """Show all costs on a sheet of paper."""
    by = open_for(request, export_costs)
    form = SpanForm(request.GET or None)
    span = _span(form)
    first = _asked(by, cost_kind, span)
    context = _told(cost_kind, first) | {
        "lines": list(_every(by, cost_kind, span, first)),
        "span": span,
        "printed_on": today(),
    }
    return render(request, "office/money/print_costs.html", context)


@require_safe
@page(fresh=True)
def exported(request: OfficeRequest, cost_kind: str) -> StreamingHttpResponse:
    """Hand out the costs as a file; that they were taken stands in the trail first."""
    by = open_for(request, export_costs)
    span = _span(SpanForm(request.GET or None))
    first = _asked(by, cost_kind, span)
    export_costs(by)
    name = f"{_('costs')}-{today().isoformat()}.csv"
    return StreamingHttpResponse(
        sheet(first, _every(by, cost_kind, span, first), get_language() or "fr"),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _asked(by: Actor, cost_kind: str, span: Span, after: str | None = None) -> Costs:
    if cost_kind == "missions":
        return costs_of_missions(by, span, after=after)
    if cost_kind == "cases":
        return costs_of_cases(by, span, after=after)
    if cost_kind == "territories":
        return costs_of_territories(by, span)
    raise Unknown


def _every(by: Actor, cost_kind: str, span: Span, first: Costs) -> Iterator[CostOf]:
    """Yield the lines of every page."""
    costs = first
    yield from costs.page.items
    while costs.page.next_cursor:
        costs = _asked(by, cost_kind, span, costs.page.next_cursor)
        yield from costs.page.items


def _span(form: SpanForm) -> Span:
    """Return the days that were asked for; what cannot be read narrows nothing and is marked in the form."""
    asked = form.cleaned_data if form.is_bound and (form.is_valid() or form.cleaned_data) else {}
    return Span(asked.get("since"), asked.get("until"))


def _told(cost_kind: str, costs: Costs) -> dict[str, object]:
    titles = {
        "missions": (_("What missions cost"), _("Mission"), ""),
        "cases": (
            _("What missions cost for each case"),
            _("Case"),
            _("A mission for several cases costs each of them the same; the shares add up to the cent."),
        ),
        "territories": (
            _("What missions cost in each territory"),
            _("Territory"),
            _("The cost of a mission is shared equally among its stops; the shares add up to the cent."),
        ),
    }
    title, what, lead = titles[cost_kind]
    told = {"title": title, "what": what, "lead": lead, "costs": costs, "cost_kind": cost_kind}
    return told | {"leads_to": LEADS_TO.get(cost_kind, "")}


def _tabs(current: str) -> list[dict[str, object]]:
    labels = {"missions": _("By mission"), "cases": _("By case"), "territories": _("By territory")}
    ways = [
        {"label": labels[kind], "url": reverse(name), "current": kind == current}
        for kind, name in ADDRESSES.items()
    ]
    return [*ways, {"label": _("Rates of exchange"), "url": reverse("office:money-rates"), "current": False}]


def _with_query(address: str, request: OfficeRequest) -> str:
    asked = request.GET.copy()
    asked.pop("after", None)
    return f"{address}?{asked.urlencode()}" if asked else address
