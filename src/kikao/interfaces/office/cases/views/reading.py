"""Looking at one case: its whole story, and what was told word by word."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kikao.casework.cases.actions import edit_case
from kikao.casework.cases.enums import CaseStatus
from kikao.casework.cases.queries import case
from kikao.casework.incidents.queries import claims_behind_case, incidents_behind_case, replies_behind_case
from kikao.foundation.sealing.actions import ask_export
from kikao.foundation.sealing.vault import opens_whole
from kikao.interfaces.office.asking import may
from kikao.interfaces.office.cases import offers
from kikao.interfaces.office.cases.asking import trail_of
from kikao.interfaces.office.cases.brief import brief
from kikao.interfaces.office.cases.steps import steps_of
from kikao.interfaces.office.cases.story import story
from kikao.interfaces.office.cases.whole import whole
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.retention.stubs import stubs, why_shut


@require_safe
@page
def one(request: OfficeRequest, case_id: UUID) -> HttpResponse:
    """Show a case with all that hangs on it, and what can be done next."""
    by = request.actor
    everything = whole(by, case_id)
    seen = everything.page
    desk = may(by, edit_case)
    context = {
        "whole": everything,
        "page": seen,
        "line": seen.line,
        "brief": brief(everything),
        "events": story(everything),
        "steps": steps_of(seen),
        "states": offers.states(seen) if desk else [],
        "desk": desk,
        "own_words": seen.summary_by == by.account_id,
        "closed": seen.line.status == CaseStatus.CLOSED,
        "tabled": seen.line.status == CaseStatus.TABLED,
        "stubs": stubs(by, case_id, *seen.incident_ids),
        "trail": trail_of(),
    }
    return render(request, "office/cases/case.html", context)


@require_safe
@page
def told(request: OfficeRequest, case_id: UUID) -> HttpResponse:
    """Open what was told: claims, replies, refusals and risks, as far as the reader holds the key."""
    by = request.actor
    seen = case(by, case_id, words=True)
    whole_keys = opens_whole(by, [case_id, *seen.incident_ids])
    incidents = [
        {
            "line": line,
            "claims": claims_behind_case(by, line.id, words=True),
            "replies": replies_behind_case(by, line.id, words=True),
            "why": why_shut(by, line.id, whole_keys),
        }
        for line in incidents_behind_case(by, seen.incident_ids)
    ]
    context = {
        "page": seen,
        "line": seen.line,
        "incidents": incidents,
        "takes": may(by, ask_export),
        "why": why_shut(by, case_id, whole_keys),
        "stubs": stubs(by, case_id, *seen.incident_ids),
        "trail": trail_of(seen.line),
    }
    return render(request, "office/cases/told.html", context)
