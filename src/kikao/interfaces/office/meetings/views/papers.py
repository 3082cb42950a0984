"""Agenda and minutes on paper: print pages and files, the same for whoever asks; who asked stands in the trail."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import override
from django.views.decorators.http import require_safe

from kikao.casework.meetings.queries import minutes_paper, paper
from kikao.casework.meetings.schemas import Paper
from kikao.foundation.accounts.reckoning import Picture, seed_picture
from kikao.foundation.audit.door import read_note
from kikao.foundation.audit.queries import checkpoint_about
from kikao.interfaces.office.documents import DOCX
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.meetings.sheets import agenda_docx, minutes_docx, people_of


@require_safe
@page
def agenda_printed(request: OfficeRequest, sitting_id: UUID) -> HttpResponse:
    """Show the agenda as a sheet of paper."""
    sheet = _asked(request, sitting_id)
    read_note(request.actor, "agenda.print", sitting_id)
    return _printed(request, sheet, "office/meetings/print_agenda.html")


@require_safe
@page
def agenda_file(request: OfficeRequest, sitting_id: UUID) -> HttpResponse:
    """Give the agenda as a file."""
    sheet = _asked(request, sitting_id)
    read_note(request.actor, "agenda.export", sitting_id)
    return _file(agenda_docx(sheet), f"agenda-{sheet.page.line.day:%Y-%m-%d}.docx")


@require_safe
@page
def minutes_printed(request: OfficeRequest, sitting_id: UUID) -> HttpResponse:
    """Show the minutes as a sheet of paper, with the hash once they are adopted."""
    sheet = minutes_paper(request.actor, sitting_id)
    read_note(request.actor, "minutes.print", sitting_id)
    witness = _witness(request, sheet)
    picture = seed_picture(witness) if witness else None
    return _printed(request, sheet, "office/meetings/print_minutes.html", picture)


@require_safe
@page
def minutes_file(request: OfficeRequest, sitting_id: UUID) -> HttpResponse:
    """Give the minutes as a file."""
    sheet = minutes_paper(request.actor, sitting_id)
    read_note(request.actor, "minutes.export", sitting_id)
    return _file(
        minutes_docx(sheet, _witness(request, sheet)), f"minutes-{sheet.page.line.day:%Y-%m-%d}.docx"
    )


def _asked(request: OfficeRequest, sitting_id: UUID) -> Paper:
    return paper(request.actor, sitting_id, language=request.GET.get("language", ""))


def _witness(request: OfficeRequest, sheet: Paper) -> str:
    """Return the checkpoint of the trail that these minutes carry, as `kikao audit verify --against` takes it."""
    minutes = sheet.page.minutes
    taken = checkpoint_about(request.actor, minutes.id) if minutes and minutes.hash else None
    return f"{taken.n} {taken.letters}" if taken else ""


def _printed(
    request: OfficeRequest, sheet: Paper, template: str, picture: Picture | None = None
) -> HttpResponse:
    """Render in the language of the paper, whatever the reader's own; nothing of the reader stands on it."""
    with override(sheet.language):
        context = {
            "sheet": sheet,
            "page": sheet.page,
            "people": people_of(sheet.page),
            "picture": picture,
        }
        return render(request, template, context)


def _file(content: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=DOCX)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
