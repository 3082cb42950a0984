"""Agenda and minutes on paper: print pages and files, the same for whoever asks."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import override
from django.views.decorators.http import require_safe

from kikao.casework.meetings.queries import minutes_paper, paper
from kikao.casework.meetings.schemas import Paper
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.meetings.sheets import agenda_docx, minutes_docx, people_of

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_safe
@page
def agenda_printed(request: OfficeRequest, sitting_id: UUID) -> HttpResponse:
    """Show the agenda as a sheet of paper."""
    return _printed(request, _asked(request, sitting_id), "office/meetings/print_agenda.html")


@require_safe
@page
def agenda_file(request: OfficeRequest, sitting_id: UUID) -> HttpResponse:
    """Give the agenda as a file."""
    sheet = _asked(request, sitting_id)
    return _file(agenda_docx(sheet), f"agenda-{sheet.page.line.day:%Y-%m-%d}.docx")


@require_safe
@page
def minutes_printed(request: OfficeRequest, sitting_id: UUID) -> HttpResponse:
    """Show the minutes as a sheet of paper, with the hash once they are adopted."""
    return _printed(request, minutes_paper(request.actor, sitting_id), "office/meetings/print_minutes.html")


@require_safe
@page
def minutes_file(request: OfficeRequest, sitting_id: UUID) -> HttpResponse:
    """Give the minutes as a file."""
    sheet = minutes_paper(request.actor, sitting_id)
    return _file(minutes_docx(sheet), f"minutes-{sheet.page.line.day:%Y-%m-%d}.docx")


def _asked(request: OfficeRequest, sitting_id: UUID) -> Paper:
    return paper(request.actor, sitting_id, language=request.GET.get("language", ""))


def _printed(request: OfficeRequest, sheet: Paper, template: str) -> HttpResponse:
    """Render in the language of the paper, whatever the reader's own; nothing of the reader stands on it."""
    with override(sheet.language):
        context = {"sheet": sheet, "page": sheet.page, "people": people_of(sheet.page)}
        return render(request, template, context)


def _file(content: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=DOCX)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
