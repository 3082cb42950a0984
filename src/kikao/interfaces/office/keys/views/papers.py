"""The papers: new ones, everything put under them, and the ceremony in which two of them give keys back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kikao.foundation.base.stops import Stop
from kikao.foundation.sealing.actions.recovering import (
    begin_ceremony,
    cover_narratives,
    finish_ceremony,
    give_up_ceremony,
    print_new_paper,
)
from kikao.foundation.sealing.overview import ceremony_file
from kikao.interfaces.office.asking import Question, SureForm, ask, do, open_for
from kikao.interfaces.office.doorway import OfficeRequest, into_form, page
from kikao.interfaces.office.keys.forms import BroughtForm, PaperForm
from kikao.interfaces.office.keys.trails import back, trail


@page(fresh=True)
def printed(request: OfficeRequest) -> HttpResponse:
    """Print one of three new papers: the words stand on the answer to this form and nowhere else."""
    by = open_for(request, print_new_paper)
    form = PaperForm(request.POST or None)
    if form.is_valid():
        try:
            paper = print_new_paper(by, label=form.cleaned_data["label"])
        except Stop as stop:
            into_form(form, stop)
        else:
            run = {"group_name": request.opened.group_name}
            return render(request, "office/people/paper.html", {"paper": paper, "run": run, "back": back()})
    context = {"form": form, "trail": trail(), "cancel": back()}
    return render(request, "office/keys/paper.html", context, status=422 if form.errors else 200)


@require_POST
@page
def covered(request: OfficeRequest) -> HttpResponse:
    """Put under the papers of now what one can open."""
    return do(
        request,
        lambda: cover_narratives(request.actor),
        after=back(),
        done=_("The narratives that you can open are under the papers of now."),
    )


@page(fresh=True)
def begun(request: OfficeRequest) -> HttpResponse:
    """Begin a ceremony, after saying what follows."""
    by = open_for(request, begin_ceremony)
    return ask(
        request,
        Question(
            title=_("Begin a ceremony of the papers"),
            lead=_(
                "Has the group lost its readers or custodians, so that nobody else can give the keys back?"
            ),
            submit=_("Begin"),
            form=SureForm(request.POST if request.method == "POST" else None),
            act=lambda _answers: begin_ceremony(by),
            after=lambda made: reverse("office:keys-ceremony", args=[made]),
            done=_("The ceremony has begun. Take the file to the first holder of a paper."),
            trail=trail(),
            danger=True,
            consequences=(
                _(
                    "Two holders of papers open the recovery key for your key alone, on a machine without a network."
                ),
                _(
                    "Secretariat and custodians are given back what they are entitled to; identities to pairs only."
                ),
                _(
                    "Afterwards three new papers must be made: the recovery key was held whole by your session."
                ),
            ),
        ),
    )


@page(fresh=True)
def ceremony(request: OfficeRequest, ceremony_id: UUID) -> HttpResponse:
    """Show what to carry to the holders of papers, and take what they bring back."""
    by = open_for(request, finish_ceremony)
    file = ceremony_file(by, ceremony_id)
    form = BroughtForm(request.POST, request.FILES) if request.method == "POST" else BroughtForm()
    if form.is_bound and form.is_valid():
        try:
            finish_ceremony(by, ceremony_id=ceremony_id, content=form.cleaned_data["file"].read())
        except Stop as stop:
            into_form(form, stop)
        else:
            messages.success(request, _("The keys are given back. Now make three new papers."))
            return redirect(back())
    context = {"file": file, "form": form, "trail": trail(), "cancel": back()}
    return render(request, "office/keys/ceremony.html", context, status=422 if form.errors else 200)


@require_safe
@page
def carried(request: OfficeRequest, ceremony_id: UUID) -> HttpResponse:
    """Give out the file that is carried to the first holder of a paper."""
    file = ceremony_file(open_for(request, finish_ceremony), ceremony_id)
    return HttpResponse(
        file.content,
        content_type="application/json",
        headers={
            "Content-Disposition": f'attachment; filename="{file.name}"',
            "X-Content-Type-Options": "nosniff",
        },
    )


@require_POST
@page
def given_up(request: OfficeRequest, ceremony_id: UUID) -> HttpResponse:
    """Give a ceremony up."""
    return do(
        request,
        lambda: give_up_ceremony(request.actor, ceremony_id=ceremony_id),
        after=back(),
        done=_("The ceremony is given up; what comes back from it is refused."),
    )
