"""Looking: the list, one incident with its story, its claims word by word."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from kikao.casework.cases.queries import case_of_incident
from kikao.casework.cases.schemas import CaseLine
from kikao.casework.incidents.queries import (
    Filters,
    claims_behind_case,
    claims_of,
    incident,
    incident_behind_case,
    incidents,
    replies_behind_case,
    replies_of,
    story,
)
from kikao.casework.incidents.schemas import ClaimLine, IncidentPage, ReplyLine
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.base.stops import Unknown
from kikao.foundation.sealing.vault import opens_whole
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.incidents import offers
from kikao.interfaces.office.incidents.asking import trail_of
from kikao.interfaces.office.incidents.forms import FilterForm
from kikao.interfaces.office.incidents.steps import steps_of
from kikao.interfaces.office.retention.stubs import stubs, why_shut

Parts = tuple[IncidentPage, tuple[ClaimLine, ...], tuple[ReplyLine, ...]]


@page
def listed(request: OfficeRequest) -> HttpResponse:
    """Show the incidents, newest first, with filters and search."""
    by = request.actor
    form = FilterForm(request.GET or None, offered=offers.filters(by))
    asked = form.cleaned_data if form.is_bound and form.is_valid() else {}
    filters = Filters(
        words=asked.get("q", ""),
        category=asked.get("category", ""),
        severity=asked.get("severity", ""),
        verification=asked.get("verification", ""),
        territory_id=asked.get("territory"),
        merged=asked.get("merged", False),
    )
    context = {
        "page": incidents(by, filters, after=request.GET.get("after")),
        "form": form,
        "desk": at_desk(by),
        "narrowed": bool(request.GET),
    }
    return render(request, "office/incidents/list.html", context)


@page
def one(request: OfficeRequest, incident_id: UUID) -> HttpResponse:
    """Show what the group holds on one incident: its facts, who did what to whom, its story."""
    by = request.actor
    cases = case_of_incident(by, incident_id)
    seen, claims, replies = parts_of(by, incident_id, cases, words=False)
    context = {
        "page": seen,
        "line": seen.line,
        "claims": claims,
        "replies": replies,
        "cases": cases,
        "events": story(seen, claims, replies),
        "judged": any(one.has_reason for one in seen.verifications),
        "steps": steps_of(seen, cases) if at_desk(by) else (),
        "desk": at_desk(by),
        "stubs": stubs(by, incident_id),
        "works": at_desk(by) and seen.merged_into is None,
        "trail": trail_of() if at_desk(by) else [],
    }
    return render(request, "office/incidents/incident.html", context)


@page
def words(request: OfficeRequest, incident_id: UUID) -> HttpResponse:
    """Open the claims and replies of an incident word by word; the reading stands in the trail."""
    by = request.actor
    seen, claims, replies = parts_of(by, incident_id, case_of_incident(by, incident_id), words=True)
    context = {
        "page": seen,
        "line": seen.line,
        "claims": claims,
        "replies": replies,
        "desk": at_desk(by),
        "works": at_desk(by),
        "why": why_shut(by, incident_id, opens_whole(by, [incident_id])),
        "stubs": stubs(by, incident_id),
        "trail": trail_of(seen.line) if at_desk(by) else [(seen.line.reference, "../")],
        "contrast_label": _("Contradicts"),
        "judged": [one for one in seen.verifications if one.has_reason],
    }
    return render(request, "office/incidents/words.html", context)


def parts_of(by: Actor, incident_id: UUID, cases: tuple[CaseLine, ...], *, words: bool) -> Parts:
    """Return an incident with claims and replies: for the secretariat, or for a reader of one of its cases."""
    if at_desk(by):
        claims, replies = claims_of(by, incident_id, words=words), replies_of(by, incident_id, words=words)
        return incident(by, incident_id, words=words), claims, replies
    if not cases:
        raise Unknown
    return (
        incident_behind_case(by, incident_id, words=words),
        claims_behind_case(by, incident_id, words=words),
        replies_behind_case(by, incident_id, words=words),
    )


def at_desk(by: Actor) -> bool:
    """Tell whether the reader works at the secretariat's desk (what is shown, never what is allowed)."""
    return by.is_(Role.SECRETARIAT)
