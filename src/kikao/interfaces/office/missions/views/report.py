"""The report of a mission: drafted from what was found, printed or saved, signed, filed."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kikao.casework.missions.actions import file_mission_report, report_mission
from kikao.casework.missions.queries import field_offers, filed_reports, report_cases, report_head
from kikao.foundation.base.stops import NotAllowed
from kikao.foundation.files.queries import files_of
from kikao.foundation.files.uploads import ready
from kikao.interfaces.office.asking import Question, ask
from kikao.interfaces.office.documents import DOCX
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.missions.asking import mission_trail
from kikao.interfaces.office.missions.field_forms import FileReportForm, ReportMadeForm
from kikao.interfaces.office.missions.gathering import report_of
from kikao.interfaces.office.missions.report import report_docx
from kikao.interfaces.office.missions.views.field import case_chosen
from kikao.interfaces.office.missions.ways import report_address

MOST = 200


@require_safe
@page
def missions_report(request: OfficeRequest, mission_id: UUID) -> HttpResponse:
    """Show where the report of a mission is drawn up, of all cases or of one, and what was filed."""
    by = request.actor
    head, cases = report_head(by, mission_id), report_cases(by, mission_id)
    files = files_of(by, [mission_id], size=MOST).items
    filed = [
        {
            "report": one,
            "case": cases.get(one.case_id, "") if one.case_id else "",
            "files": [file for file in files if file.hangs_on == one.id],
        }
        for one in filed_reports(by, mission_id)
    ]
    context = {
        "line": head.line,
        "cases": cases,
        "filed": filed,
        "offers": field_offers(by, mission_id),
        "trail": mission_trail(head.line),
    }
    return render(request, "office/missions/report.html", context)


@require_safe
@page
def missions_report_print(request: OfficeRequest, mission_id: UUID) -> HttpResponse:
    """Print the report; the browser also keeps it as PDF."""
    report = report_of(request.actor, mission_id, case_chosen(request))
    return render(request, "office/missions/report_print.html", {"report": report, "line": report.head.line})


@require_safe
@page
def missions_report_docx(request: OfficeRequest, mission_id: UUID) -> HttpResponse:
    """Give the report out as a file to be edited."""
    report = report_of(request.actor, mission_id, case_chosen(request))
    answer = HttpResponse(report_docx(report, request.opened.group_name), content_type=DOCX)
    answer.headers["Content-Disposition"] = f'attachment; filename="{report.head.line.reference}.docx"'
    return answer


@page
def missions_reported(request: OfficeRequest, mission_id: UUID) -> HttpResponse:
    """Count the mission as reported on, with the signed paper if it is there."""
    by = request.actor
    head = report_head(by, mission_id)
    if not field_offers(by, mission_id).report:
        raise NotAllowed
    question = Question(
        title=_("The report is made"),
        submit=_("Count the mission as reported on"),
        form=ReportMadeForm(request.POST or None, request.FILES or None),
        act=lambda answers: report_mission(by, mission_id=mission_id, files=ready(answers["attached"] or ())),
        after=lambda _made: report_address(mission_id),
        done=_("The mission is reported on. Its cases are proposed for the next sitting."),
        trail=[*mission_trail(head.line), (_("Report of the mission"), report_address(mission_id))],
        lead=head.line.title,
        note=_("The phones of the team send nothing any more from now on. This cannot be undone."),
    )
    return ask(request, question)


@page
def missions_report_file(request: OfficeRequest, mission_id: UUID) -> HttpResponse:
    """File a signed report."""
    by = request.actor
    head, cases = report_head(by, mission_id), report_cases(by, mission_id)
    if not field_offers(by, mission_id).file:
        raise NotAllowed

    def act(answers: dict[str, Any]) -> UUID:
        files = ready(answers["attached"])
        return file_mission_report(by, mission_id=mission_id, files=files, case_id=answers["case_id"])

    question = Question(
        title=_("File a signed report"),
        submit=_("Keep it"),
        form=FileReportForm(
            request.POST or None,
            request.FILES or None,
            cases=[(str(case_id), name) for case_id, name in cases.items()],
        ),
        act=act,
        after=lambda _made: report_address(mission_id),
        done=_("The signed report is kept, sealed with the mission."),
        trail=[*mission_trail(head.line), (_("Report of the mission"), report_address(mission_id))],
        note=_("It is sealed while it arrives. An earlier one stays."),
    )
    return ask(request, question)
