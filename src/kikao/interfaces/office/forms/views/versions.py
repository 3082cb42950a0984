"""One version of a form: where each answer goes, its files, and giving it to phones."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kikao.casework.forms.actions import mark_question, publish_version, put_media, retire_version
from kikao.casework.forms.queries import question as question_of
from kikao.casework.forms.queries import source_of, version, xform_of
from kikao.casework.forms.schemas import VersionPage
from kikao.interfaces.office.asking import Question, SureForm, ask, open_for
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.forms.forms import MarkForm, MediaForm
from kikao.interfaces.office.forms.ways import trail_of, version_url

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
@page
def forms_version(request: OfficeRequest, version_id: UUID) -> HttpResponse:
    """Show one version with its questions."""
    held = version(request.actor, version_id)
    return render(request, "office/forms/version.html", {"held": held, "trail": trail_of(held.form)})


@page
def forms_question(request: OfficeRequest, question_id: UUID) -> HttpResponse:
    """Say where the answers to a question go."""
    by = open_for(request, mark_question)
    line, version_id = question_of(by, question_id)
    held = version(by, version_id)
    question = Question(
        title=line.label or line.name,
        submit=_("Keep this"),
        form=MarkForm(request.POST or None, kind=line.kind, initial={"mark": line.mark, "field": line.field}),
        act=lambda answers: mark_question(by, question_id=question_id, **answers),
        after=lambda _made: version_url(version_id),
        done=_("The question is marked."),
        trail=trail_of(held.form, held),
        lead=_("Question “%(name)s” of kind %(kind)s.") % {"name": line.name, "kind": line.kind},
        note=""
        if held.line.state == "DRAFT"
        else _("This version was published: its answers can only be shut away further."),
    )
    return ask(request, question)


@page
def forms_media(request: OfficeRequest, version_id: UUID) -> HttpResponse:
    """Bring a file that a draft asks for."""
    by = open_for(request, put_media)
    held = version(by, version_id)
    names = tuple(one.name for one in held.media if not one.from_register)
    question = Question(
        title=_("Bring a file of the form"),
        submit=_("Bring this file"),
        form=MediaForm(request.POST or None, request.FILES or None, names=names),
        act=lambda answers: put_media(
            by, version_id=version_id, name=answers["name"], content=answers["file"].read()
        ),
        after=lambda _made: version_url(version_id),
        done=_("The file is there."),
        trail=trail_of(held.form, held),
    )
    return ask(request, question)


@page
def forms_publish(request: OfficeRequest, version_id: UUID) -> HttpResponse:
    """Ask whether one is sure, then give a version to phones."""
    by = open_for(request, publish_version)
    held = version(by, version_id)
    question = Question(
        title=_("Publish this version"),
        lead=_("Give version %(version)s of “%(title)s” to phones?") % _named(held),
        submit=_("Publish"),
        form=SureForm(request.POST or None),
        act=lambda _answers: publish_version(by, version_id=version_id),
        after=lambda _made: version_url(version_id),
        done=_("The version is published. Phones find it when they next ask."),
        trail=trail_of(held.form, held),
        consequences=(
            _("Its questions and files stay as they are now; marks can only be tightened."),
            _("The version published before is retired; what still comes in it waits in quarantine."),
        ),
    )
    return ask(request, question)


@page
def forms_retire(request: OfficeRequest, version_id: UUID) -> HttpResponse:
    """Ask whether one is sure, then take a version from phones."""
    by = open_for(request, retire_version)
    held = version(by, version_id)
    question = Question(
        title=_("Retire this version"),
        lead=_("Retire version %(version)s of “%(title)s”?") % _named(held),
        submit=_("Retire"),
        form=SureForm(request.POST or None),
        act=lambda _answers: retire_version(by, version_id=version_id),
        after=lambda _made: version_url(version_id),
        done=_("The version is retired."),
        trail=trail_of(held.form, held),
        danger=True,
        consequences=(
            _("Phones no longer find it, and it cannot be published again."),
            _("What still comes in it is taken and waits in quarantine: nothing is lost."),
        ),
    )
    return ask(request, question)


@require_safe
@page
def forms_source(request: OfficeRequest, version_id: UUID) -> HttpResponse:
    """Give out the workbook that a version was made from."""
    held = version(request.actor, version_id)
    return _saved(source_of(request.actor, version_id), held, XLSX, "xlsx")


@require_safe
@page
def forms_xform(request: OfficeRequest, version_id: UUID) -> HttpResponse:
    """Give out the bytes that phones fetch."""
    held = version(request.actor, version_id)
    return _saved(xform_of(request.actor, version_id)[0], held, "text/xml; charset=utf-8", "xml")


def _named(held: VersionPage) -> dict[str, str]:
    return {"version": held.line.version, "title": held.form.title}


def _saved(content: bytes, held: VersionPage, content_type: str, ending: str) -> HttpResponse:
    name = slugify(f"{held.form.form_id}-{held.line.version}") or "form"
    answer = HttpResponse(content, content_type=content_type)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    return answer
