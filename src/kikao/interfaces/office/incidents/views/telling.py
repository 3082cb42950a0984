"""Opening an incident and saying what it is."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kikao.casework.incidents.actions import (
    add_report,
    categorise_incident,
    check_title,
    confirm_severity,
    edit_incident,
    open_incident,
    remove_report,
)
from kikao.casework.incidents.queries import incident, still_seen
from kikao.casework.incidents.schemas import NewClaim
from kikao.casework.outcomes.actions import look_for_relapses
from kikao.casework.reports.queries import report
from kikao.casework.reports.schemas import ReportView
from kikao.interfaces.office.asking import Question, ask, do, named, open_for
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.incidents import offers
from kikao.interfaces.office.incidents.asking import back_to, trail_of
from kikao.interfaces.office.incidents.forms import (
    CategoriesForm,
    FactsForm,
    OpenForm,
    OpenFromReportsForm,
    ReportForm,
    SeverityForm,
)

FACTS = ("title", "nature", "happened", "place_id", "territory_id", "place_precision")


@page
def opened(request: OfficeRequest) -> HttpResponse:
    """Open an incident, from the reports named in the address or from a publication."""
    by = open_for(request, open_incident)
    reports = [report(by, report_id) for report_id in named(request, "report")]
    kind = OpenFromReportsForm if reports else OpenForm
    offered = {**offers.facts(by), **offers.categories(by)}
    form = kind(request.POST or None, offered=offered, initial=_proposed(reports))

    def act(answers: dict[str, Any]) -> UUID:
        told = {name: answers[name] for name in FACTS}
        ids = [one.line.id for one in reports]
        made = open_incident(
            by, **told, categories=answers["categories"], report_ids=ids, claims=_claims(answers)
        )
        return look_for_relapses(by, incident_id=made) if still_seen(by, made) else made

    names = ", ".join(one.line.reference for one in reports)
    return ask(
        request,
        Question(
            title=_("Open an incident"),
            lead=_("From %(reports)s") % {"reports": names}
            if names
            else _("From a publication or a mission"),
            submit=_("Open the incident"),
            form=form,
            act=act,
            after=lambda made: back_to(by, UUID(str(made))),
            done=_("The incident is open. Say now who is said to have done what to whom."),
            trail=trail_of(),
        ),
    )


def _proposed(reports: list[ReportView]) -> dict[str, Any]:
    """Propose what the first report says."""
    if not reports:
        return {"nature": "FACT"}
    first = reports[0]
    return {
        "nature": first.nature or "FACT",
        "categories": sorted({one.category for one in reports if one.category}),
        "happened": first.line.happened,
        "place_id": first.place_id,
        "territory_id": first.territory_id,
        "place_precision": first.place_precision,
    }


def _claims(answers: dict[str, Any]) -> list[NewClaim]:
    if "wording" not in answers:
        return []
    names = ("wording", "source_kind", "source_title", "locator", "language", "reliability")
    return [NewClaim(**{name: answers[name] for name in names}, happened=answers["claimed"])]


@page
def edited(request: OfficeRequest, incident_id: UUID) -> HttpResponse:
    """Correct what the incident is called, when and where it was."""
    by, seen = request.actor, incident(request.actor, incident_id)
    initial = {
        "title": seen.line.title,
        "nature": seen.line.nature.code,
        "happened": seen.line.happened,
        "place_id": seen.place_id,
        "territory_id": None if seen.place_id else seen.territory_id,
        "place_precision": seen.place_precision.code,
        "version": seen.line.version,
    }
    return ask(
        request,
        Question(
            title=_("Correct the facts"),
            submit=_("Keep the changes"),
            form=FactsForm(request.POST or None, offered=offers.facts(by), initial=initial),
            act=lambda answers: edit_incident(by, incident_id=incident_id, **answers),
            after=lambda _made: back_to(by, incident_id),
            done=_("The facts are corrected."),
            trail=trail_of(seen.line),
        ),
    )


@require_POST
@page
def title_checked(request: OfficeRequest, incident_id: UUID) -> HttpResponse:
    """Confirm, as a second person, that the title gives no source away."""
    by, seen = request.actor, incident(request.actor, incident_id)
    return do(
        request,
        lambda: check_title(by, incident_id=incident_id, version=seen.line.version),
        after=back_to(by, incident_id),
        done=_("The title is checked; members read it from now on."),
    )


@page
def categorised(request: OfficeRequest, incident_id: UUID) -> HttpResponse:
    """Choose the categories."""
    by, seen = request.actor, incident(request.actor, incident_id)
    chosen = [one.code for one in seen.line.categories]
    initial = {"categories": chosen, "version": seen.line.version}
    return ask(
        request,
        Question(
            title=_("Categories"),
            lead=_("They propose the severity and what the incident is under other standards."),
            submit=_("Keep the categories"),
            form=CategoriesForm(request.POST or None, offered=offers.categories(by), initial=initial),
            act=lambda answers: categorise_incident(by, incident_id=incident_id, **answers),
            after=lambda _made: back_to(by, incident_id, "#standards"),
            done=_("The categories are kept. Look at what they propose."),
            trail=trail_of(seen.line),
        ),
    )


@page
def graded(request: OfficeRequest, incident_id: UUID) -> HttpResponse:
    """Confirm how grave it is."""
    by, seen = request.actor, incident(request.actor, incident_id)
    possible = " / ".join(one.words for one in seen.severity_possible)
    initial = {"severity": seen.line.severity.code, "version": seen.line.version}
    return ask(
        request,
        Question(
            title=_("Level of severity"),
            lead=_("Proposed by the categories: %(levels)s") % {"levels": possible} if possible else "",
            submit=_("Confirm"),
            form=SeverityForm(request.POST or None, offered=offers.severities(by), initial=initial),
            act=lambda answers: confirm_severity(by, incident_id=incident_id, **answers),
            after=lambda _made: back_to(by, incident_id),
            done=_("The level of severity is confirmed."),
            trail=trail_of(seen.line),
        ),
    )


@page
def report_added(request: OfficeRequest, incident_id: UUID) -> HttpResponse:
    """Add a report that tells of the same."""
    by, seen = request.actor, incident(request.actor, incident_id)
    return ask(
        request,
        Question(
            title=_("Add a report"),
            lead=_("The report and the incident share their walls from then on."),
            submit=_("Add the report"),
            form=ReportForm(request.POST or None, offered=offers.waiting_reports(by)),
            act=lambda answers: add_report(by, incident_id=incident_id, **answers),
            after=lambda _made: back_to(by, incident_id, "#reports"),
            done=_("The report is part of the incident."),
            trail=trail_of(seen.line),
        ),
    )


@require_POST
@page
def report_removed(request: OfficeRequest, incident_id: UUID, link_id: UUID) -> HttpResponse:
    """Take a report out again."""
    by = request.actor
    return do(
        request,
        lambda: remove_report(by, link_id=link_id),
        after=back_to(by, incident_id, "#reports"),
        done=_("The report was taken out of the incident."),
    )
