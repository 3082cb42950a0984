"""What phones sent and nobody has taken up; taking up one finding, or a whole sheet."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kikao.casework.monitoring.actions import take_up_finding, take_up_sheet
from kikao.casework.monitoring.queries import (
    check_of_result,
    clause_choices,
    waiting_finding,
    waiting_findings,
)
from kikao.casework.monitoring.schemas import WaitingFinding
from kikao.foundation.base.stops import Unknown
from kikao.interfaces.office.asking import Question, ask, may, open_for
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.monitoring.forms import SheetForm, TakeForm
from kikao.interfaces.office.monitoring.trails import home_trail, tabs


@require_safe
@page
def waiting_list(request: OfficeRequest) -> HttpResponse:
    """Show what phones sent of visits and checks, sheet by sheet."""
    by = request.actor
    context = {
        "page": waiting_findings(by, after=request.GET.get("after")),
        "tabs": tabs(by, "waiting"),
        "may_take": may(by, take_up_finding),
    }
    return render(request, "office/monitoring/waiting.html", context)


def _trail() -> list[tuple[str, str]]:
    return [*home_trail(), (_("From phones"), reverse("office:monitoring-waiting"))]


def _by_team(line: WaitingFinding) -> str:
    """Say that the group itself was there, where a mission sent it."""
    if not line.mission:
        return ""
    told = {"mission": line.mission}
    return _("The team of mission %(mission)s sent it: it counts as verified by visit.") % told


@page
def finding_take(request: OfficeRequest, finding_id: UUID) -> HttpResponse:
    """Take up one finding."""
    by = open_for(request, take_up_finding)
    line = waiting_finding(by, finding_id)
    question = Question(
        title=_("Take up a finding"),
        submit=_("Take it up"),
        form=TakeForm(request.POST or None, clauses=clause_choices(by)),
        act=lambda answers: take_up_finding(by, finding_id=finding_id, **answers),
        after=lambda made: _check_address(request, made),
        done=_("The finding is taken up."),
        trail=_trail(),
        lead=line.cure or line.clause_words or line.place or line.finding_words,
        note=_by_team(line),
    )
    return ask(request, question)


def _check_address(request: OfficeRequest, result_id: object) -> str:
    held = check_of_result(request.actor, UUID(str(result_id)))
    return reverse("office:monitoring-check", args=[held.line.id])


@page
def sheet_take(request: OfficeRequest, submission_id: UUID) -> HttpResponse:
    """Take up a whole sheet at once."""
    by = open_for(request, take_up_sheet)
    found = waiting_findings(by, submission_id=submission_id)
    if not found.items:
        raise Unknown
    question = Question(
        title=_("Take up a whole sheet"),
        submit=_("Take it all up"),
        form=SheetForm(request.POST or None),
        act=lambda answers: take_up_sheet(by, submission_id=submission_id, **answers),
        after=lambda _made: reverse("office:monitoring-waiting"),
        done=_("The sheet is taken up; what named nothing that we know stays here."),
        trail=_trail(),
        lead=_("%(sheet)s: %(number)d findings")
        % {"sheet": found.items[0].submission, "number": len(found.items)},
        note=_by_team(found.items[0]),
    )
    return ask(request, question)
