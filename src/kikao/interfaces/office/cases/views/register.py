"""The register: the list, narrowed and counted, and the file one takes with oneself."""

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kikao.casework.cases.actions import export_cases, table_case
from kikao.casework.cases.enums import CaseStatus
from kikao.casework.cases.queries import Filters, cases, count_by_status, export_rows
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.clock import today
from kikao.interfaces.office.asking import may, open_for
from kikao.interfaces.office.cases import offers
from kikao.interfaces.office.cases.forms import FilterForm
from kikao.interfaces.office.cases.sheet import sheet
from kikao.interfaces.office.doorway import OfficeRequest, page


@require_safe
@page
def listed(request: OfficeRequest) -> HttpResponse:
    """Show the register, newest tabling first, with filters, search and counts."""
    by = open_for(request, export_cases)
    form = FilterForm(request.GET or None, offered=offers.filters(by))
    filters = _asked(form)
    context = {
        "page": cases(by, filters, after=request.GET.get("after")),
        "form": form,
        "narrowed": bool(filters),
        "tabs": _tabs(by, filters),
        "export_url": reverse("office:cases-export"),
        "may_table": may(by, table_case),
    }
    return render(request, "office/cases/list.html", context)


@require_safe
@page(fresh=True)
def exported(request: OfficeRequest) -> StreamingHttpResponse:
    """Hand out the register as it is narrowed; that it was taken stands in the trail first."""
    by = open_for(request, export_cases)
    filters = _asked(FilterForm(request.GET or None, offered=offers.filters(by)))
    export_cases(by)
    name = f"{_('cases')}-{today().isoformat()}.csv"
    return StreamingHttpResponse(
        sheet(export_rows(by, filters), get_language() or "fr"),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _asked(form: FilterForm) -> Filters:
    """Return what was asked for; an answer that cannot be read narrows nothing and is marked in the form."""
    asked = form.cleaned_data if form.is_bound and (form.is_valid() or form.cleaned_data) else {}
    return Filters(words=asked.get("q", ""), **{name: asked[name] for name in _NAMES if asked.get(name)})


_NAMES = ("status", "requester_type", "severity", "territory_id", "place_id", "organisation_id")


def _tabs(by: Actor, filters: Filters) -> list[dict[str, object]]:
    """Return the states there are cases in, with their number, each as a way to its list."""
    counts = count_by_status(by)
    everything = {"label": _("All"), "url": "?", "current": not filters, "count": sum(counts.values())}
    return [everything] + [
        {
            "label": str(state.label),
            "url": f"?status={state.value}",
            "current": filters.status == state.value,
            "count": counts[state.value],
        }
        for state in CaseStatus
        if state.value in counts
    ]
