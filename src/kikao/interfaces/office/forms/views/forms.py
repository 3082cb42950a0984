"""The forms of the group, one form with its versions, and uploading one."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kikao.casework.forms.actions import add_version, close_form, open_form, ship_forms
from kikao.casework.forms.queries import form, forms
from kikao.casework.forms.reckoning.workbook import converted
from kikao.interfaces.office.asking import Question, SureForm, ask, do, open_for
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.forms.forms import UploadForm
from kikao.interfaces.office.forms.ways import form_url, trail_of, version_url


@require_safe
@page
def forms_list(request: OfficeRequest) -> HttpResponse:
    """Show the forms that phones fill in."""
    by = open_for(request, add_version)
    return render(request, "office/forms/list.html", {"page": forms(by, after=request.GET.get("after"))})


@require_safe
@page
def forms_form(request: OfficeRequest, form_id: UUID) -> HttpResponse:
    """Show one form with its versions."""
    held = form(request.actor, form_id)
    return render(request, "office/forms/form.html", {"held": held, "trail": trail_of()})


@page
def forms_upload(request: OfficeRequest) -> HttpResponse:
    """Upload a version of a form; the converter is done with it before the act opens its transaction."""
    by = open_for(request, add_version)

    def upload(answers: dict[str, Any]) -> UUID:
        content = answers.pop("file").read()
        converted(content)
        return add_version(by, content=content, **answers)

    question = Question(
        title=_("Upload a form"),
        submit=_("Upload this form"),
        form=UploadForm(request.POST or None, request.FILES or None),
        act=upload,
        after=lambda made: version_url(UUID(str(made))),
        done=_("The form is here as a draft. Look where each answer goes, then publish it."),
        trail=trail_of(),
        lead=_("The workbook is looked at first; phones see nothing of it until you publish it."),
    )
    return ask(request, question)


@require_POST
@page
def forms_ship(request: OfficeRequest) -> HttpResponse:
    """Bring in the forms that come with Kikao."""
    by = open_for(request, ship_forms)
    done = _(
        "The forms that come with Kikao are here. A newer version of one that was here waits as a draft."
    )
    return do(request, lambda: ship_forms(by), after=reverse("office:forms-list"), done=done)


@page
def forms_close(request: OfficeRequest, form_id: UUID) -> HttpResponse:
    """Ask whether one is sure, then close a form."""
    by = open_for(request, close_form)
    held = form(by, form_id)
    question = Question(
        title=_("Close this form"),
        lead=_("Close “%(title)s”?") % {"title": held.line.title},
        submit=_("Close it"),
        form=SureForm(request.POST or None),
        act=lambda _answers: close_form(by, form_id=form_id),
        after=lambda _made: form_url(form_id),
        done=_("The form is closed."),
        trail=trail_of(held.line),
        consequences=(
            _("Phones no longer see the form."),
            _("What phones still send with it is taken and waits in quarantine: nothing is lost."),
        ),
    )
    return ask(request, question)


@require_POST
@page
def forms_open(request: OfficeRequest, form_id: UUID) -> HttpResponse:
    """Open a form again."""
    by = open_for(request, open_form)
    return do(
        request,
        lambda: open_form(by, form_id=form_id),
        after=form_url(form_id),
        done=_("The form is open again."),
    )
