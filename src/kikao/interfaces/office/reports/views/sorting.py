"""Triage: the first reading, whom it accuses, setting aside and bringing back."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST

from kikao.casework.reports.actions import (
    admit_report,
    bring_back_report,
    clear_accused,
    name_accused,
    screen_report,
    set_aside_report,
    share_report,
)
from kikao.casework.reports.enums import Screening
from kikao.casework.reports.queries import report
from kikao.casework.reports.schemas import Known, ReportView
from kikao.interfaces.office.asking import Question, ask, do, open_for
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.reports.asking import address_of, back_to, bodies, plain_choices, trail_of
from kikao.interfaces.office.reports.forms import AccuseForm, ScreenForm, SetAsideForm


@page
def screened(request: OfficeRequest, report_id: UUID) -> HttpResponse:
    """Keep what the first reading found."""
    by = request.actor
    held = report(by, report_id)
    open_for(request, screen_report)
    form = ScreenForm(request.POST or None, offered=plain_choices(by), initial=_found(held))
    question = Question(
        title=_("The first reading"),
        submit=_("Keep this"),
        form=form,
        act=lambda given: screen_report(
            by,
            report_id=report_id,
            version=given["version"],
            plain=form.plain(),
            plausible=given["plausible"],
        ),
        after=lambda _made: back_to(by, report_id),
        done=_("The first reading is kept."),
        trail=trail_of(held),
        lead=_("Plausible says only that it may be so; whether it is, the incident has to show."),
    )
    return ask(request, question)


@page
def set_aside(request: OfficeRequest, report_id: UUID) -> HttpResponse:
    """Set a report aside with a reason."""
    by = request.actor
    held = report(by, report_id)
    open_for(request, set_aside_report)
    question = Question(
        title=_("Set this report aside"),
        submit=pgettext("to do it", "Set aside"),
        form=SetAsideForm(request.POST or None),
        act=lambda given: set_aside_report(by, report_id=report_id, **given),
        after=lambda _made: back_to(by, report_id),
        done=_("The report is set aside. It can be brought back."),
        trail=trail_of(held),
    )
    return ask(request, question)


@require_POST
@page
def brought_back(request: OfficeRequest, report_id: UUID) -> HttpResponse:
    """Bring a report back into the queue."""
    return do(
        request,
        lambda: bring_back_report(request.actor, report_id=report_id),
        after=address_of(report_id),
        done=_("The report is back in the queue."),
    )


@require_POST
@page
def admitted(request: OfficeRequest, report_id: UUID) -> HttpResponse:
    """Move a report from the pile of a flood to the main queue."""
    return do(
        request,
        lambda: admit_report(request.actor, report_id=report_id),
        after=address_of(report_id),
        done=_("The report is in the main queue."),
    )


@page
def accused(request: OfficeRequest, report_id: UUID) -> HttpResponse:
    """Say whom the report accuses."""
    by = request.actor
    held = report(by, report_id)
    open_for(request, name_accused)
    question = Question(
        title=_("Whom this report accuses"),
        submit=_("Name them"),
        form=AccuseForm(request.POST or None, offered={"organisation_id": bodies(by)}),
        act=lambda given: name_accused(by, report_id=report_id, **given),
        after=lambda _made: back_to(by, report_id),
        done=_("They are named. Whoever belongs to them no longer finds this report."),
        trail=trail_of(held),
        note=_("Everybody who belongs to them loses sight of this report at once, yourself included."),
    )
    return ask(request, question)


@require_POST
@page
def cleared(request: OfficeRequest, report_id: UUID, accused_id: UUID) -> HttpResponse:
    """Take back one accusation."""
    return do(
        request,
        lambda: clear_accused(request.actor, accused_id=accused_id),
        after=address_of(report_id),
        done=_("They are no longer accused by this report."),
    )


@require_POST
@page
def shared(request: OfficeRequest, report_id: UUID) -> HttpResponse:
    """Let every secretary read the words who may and cannot yet."""
    return do(
        request,
        lambda: share_report(request.actor, report_id=report_id),
        after=address_of(report_id),
        done=_("The whole secretariat, where it is not walled, can read this report."),
    )


def _found(held: ReportView) -> dict[str, object]:
    found = {name: getattr(held, name) for name in Known.__dataclass_fields__ if hasattr(held, name)}
    return found | {
        "severity": held.line.severity,
        "happened": held.line.happened,
        "plausible": held.screening == Screening.PLAUSIBLE,
        "version": held.version,
    }
