"""Looking: the list of sittings, and one with its agenda, who came and its minutes."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kikao.casework.cases.queries import cases_by_id
from kikao.casework.meetings.actions import plan_sitting
from kikao.casework.meetings.enums import WAS_HELD
from kikao.casework.meetings.queries import (
    next_sitting,
    preparation,
    releases_to_me,
    sitting,
    sittings,
    unratified,
)
from kikao.casework.meetings.schemas import DecisionLine
from kikao.foundation.access.actor import Actor
from kikao.interfaces.office.asking import may
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.meetings.asking import trail_of
from kikao.interfaces.office.meetings.forms import FilterForm
from kikao.interfaces.office.meetings.offers import named
from kikao.interfaces.office.meetings.steps import ratifiable, steps_of, works_on


@require_safe
@page
def listed(request: OfficeRequest) -> HttpResponse:
    """Show the sittings open to the reader, the coming one first."""
    by = request.actor
    form = FilterForm(request.GET or None)
    kind = form.cleaned_data["kind"] if form.is_valid() else ""
    context = {
        "page": sittings(by, kind=kind, after=request.GET.get("after")),
        "form": form,
        "narrowed": bool(kind),
        "next": next_sitting(by),
        "urgent": urgent_lines(by),
        "released": releases_to_me(by),
        "desk": may(by, plan_sitting),
    }
    return render(request, "office/meetings/list.html", context)


def urgent_lines(by: Actor) -> list[tuple[DecisionLine, str]]:
    """Return the urgent decisions that no sitting has judged, each with what its case is called."""
    found = unratified(by)
    known = cases_by_id(by, [one.case_id for one in found if one.case_id])
    return [(one, named(known[one.case_id]) if one.case_id in known else "") for one in found]


@require_safe
@page
def one(request: OfficeRequest, sitting_id: UUID) -> HttpResponse:
    """Show one sitting: its agenda with what was decided, who came, its minutes."""
    by = request.actor
    seen = sitting(by, sitting_id)
    desk = may(by, plan_sitting)
    context = {
        "page": seen,
        "line": seen.line,
        "steps": steps_of(seen),
        "desk": desk,
        "held": seen.line.state in WAS_HELD,
        "works": works_on(seen) if desk else {},
        "preparation": preparation(by, sitting_id) if desk else None,
        "to_ratify": ratifiable(by, seen) if desk else {},
        "trail": trail_of(),
    }
    return render(request, "office/meetings/sitting.html", context)
