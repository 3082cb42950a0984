"""Taking the words of a case along: asking, agreeing as a second person, the file itself."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kikao.casework.cases.queries import titles
from kikao.foundation.sealing.actions import approve_export, ask_export, refuse_export, take_export
from kikao.foundation.sealing.enums import ALONE
from kikao.foundation.sealing.exports import export, exports
from kikao.foundation.sealing.vault import read_many
from kikao.interfaces.office.asking import Question, SureForm, ask, do, open_for
from kikao.interfaces.office.documents import DOCX
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.exports.document import case_docx
from kikao.interfaces.office.exports.forms import AskForm
from kikao.interfaces.office.exports.gathering import case_file
from kikao.interfaces.ui.words import stamp_words
from kikao.registry.people.queries import account_names

Trail = list[tuple[str, str]]


def _trail(export_id: UUID | None = None) -> Trail:
    trail = [(_("Taken along"), reverse("office:exports-list"))]
    if export_id:
        trail.append((_("Request"), _address(export_id)))
    return trail


def _address(export_id: object) -> str:
    return reverse("office:exports-export", args=[export_id])


@require_safe
@page
def listed(request: OfficeRequest) -> HttpResponse:
    """Show which words were taken along, or wait for a second person."""
    by = request.actor
    found = exports(by, after=request.GET.get("after"))
    names = account_names(by.working_group_id, [line.asked_by for line in found.items])
    cases = titles(by, [line.subject_id for line in found.items])
    lines = found.map(
        lambda line: {
            "seen": line,
            "case": cases.get(line.subject_id, ""),
            "who": names.get(line.asked_by, ""),
        }
    )
    return render(request, "office/exports/list.html", {"page": lines})


@require_safe
@page
def one(request: OfficeRequest, export_id: UUID) -> HttpResponse:
    """Show one request: why, how many records, who agreed."""
    by = request.actor
    seen = export(by, export_id)
    names = account_names(by.working_group_id, [seen.asked_by, seen.answered_by])
    context = {
        "seen": seen,
        "case": titles(by, [seen.subject_id]).get(seen.subject_id, ""),
        "asked_by": names.get(seen.asked_by, ""),
        "answered_by": names.get(seen.answered_by, "") if seen.answered_by else "",
        "reason": read_many(by, [seen.reason_item_id]).get(seen.reason_item_id),
        "why": "reader" if by.key else "passphrase",
        "trail": _trail(),
    }
    return render(request, "office/exports/export.html", context)


@page
def asked(request: OfficeRequest, case_id: UUID) -> HttpResponse:
    """Ask to take the words of a case along."""
    by = open_for(request, ask_export)
    file = case_file(by, case_id, words=False)
    number = len(file.records)
    return ask(
        request,
        Question(
            title=_("Take the words of this case along"),
            lead=f"{file.reference} {file.title}",
            submit=_("Ask"),
            form=AskForm(request.POST or None),
            act=lambda given: ask_export(by, subject_id=case_id, records=number, reason=given["reason"]),
            after=_address,
            done=_("Your request stands here."),
            trail=_trail(),
            note=_(
                "%(number)s records. Above %(alone)s another person of the secretariat agrees first. The file says on "
                "every page who took it; off the server no wall and no seal protects it."
            )
            % {"number": number, "alone": ALONE},
        ),
    )


@page(fresh=True)
def approved(request: OfficeRequest, export_id: UUID) -> HttpResponse:
    """Agree as a second person."""
    by = open_for(request, approve_export)
    seen = export(by, export_id)
    return ask(
        request,
        Question(
            title=_("Agree that these words leave the server"),
            lead=titles(by, [seen.subject_id]).get(seen.subject_id, ""),
            submit=_("Agree"),
            form=SureForm(request.POST or None),
            act=lambda _given: approve_export(by, export_id=export_id),
            after=_address,
            done=_("Who asked may take the file within 24 hours."),
            trail=_trail(export_id),
            consequences=(
                _("%(number)s records leave the server in one file.") % {"number": seen.records},
                _("Off the server no wall and no seal protects them."),
            ),
        ),
    )


@require_POST
@page
def refused(request: OfficeRequest, export_id: UUID) -> HttpResponse:
    """Keep the words on the server."""
    by = open_for(request, refuse_export)
    return do(
        request,
        lambda: refuse_export(by, export_id=export_id),
        after=_address(export_id),
        done=_("The words stay on the server."),
    )


@require_POST
@page(fresh=True)
def taken(request: OfficeRequest, export_id: UUID) -> HttpResponse:
    """Give out the file, once; the number of records and every reading stand in the trail first."""
    by = open_for(request, take_export)
    seen = export(by, export_id)
    number = len(case_file(by, seen.subject_id, words=False).records)
    take_export(by, export_id=export_id, records=number)
    file = case_file(by, seen.subject_id, words=True)
    at = export(by, export_id).taken_at
    answer = HttpResponse(case_docx(file, f"{by.name} · {stamp_words(at)} · {export_id}"), content_type=DOCX)
    answer.headers["Content-Disposition"] = f'attachment; filename="{file.reference}.docx"'
    return answer
