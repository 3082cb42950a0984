"""The list of what others have counted."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kikao.interfaces.office.asking import may
from kikao.interfaces.office.context.forms import EventFilterForm
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.registry.context.actions import import_events
from kikao.registry.context.queries import event_kinds, events
from kikao.registry.places.queries import territory_choices


@require_safe
@page
def context_list(request: OfficeRequest) -> HttpResponse:
    """Show conflict events of public registers, the latest first."""
    by = request.actor
    form = EventFilterForm(request.GET, territories=territory_choices(by), kinds=event_kinds(by))
    asked = form.cleaned_data if form.is_valid() else {}
    found = events(
        by,
        search=asked.get("q", ""),
        source=asked.get("source", ""),
        kind=asked.get("kind", ""),
        territory_id=asked.get("territory_id"),
        since=asked.get("since"),
        until=asked.get("until"),
        after=request.GET.get("after"),
    )
    context = {
        "page": found,
        "filter": form,
        "narrowed": any(asked.values()),
        "may_import": may(by, import_events),
    }
    return render(request, "office/context/list.html", context)
