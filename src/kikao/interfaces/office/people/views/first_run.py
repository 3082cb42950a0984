"""The first day of a group: keys, papers, a test letter, and then the doors open."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kikao.foundation.base.stops import Stop
from kikao.foundation.sealing.actions import open_test_letter, print_paper_key, seal_test_letter
from kikao.interfaces.office.asking import do, may
from kikao.interfaces.office.doorway import OfficeRequest, into_form, page
from kikao.interfaces.office.people.forms import PaperForm
from kikao.interfaces.office.people.steps import steps_of
from kikao.interfaces.office.people.ways import tabs_of
from kikao.registry.people.actions import open_intake
from kikao.registry.people.queries import first_run

HERE = "office:people-first-run"


@require_safe
@page
def first_run_page(request: OfficeRequest) -> HttpResponse:
    """Show what is done and what is still to do before the first report may come in."""
    by = request.actor
    held = first_run(by)
    context = {
        "run": held,
        "steps": steps_of(held),
        "tabs": tabs_of(by, "people-first-run"),
        "may_seal": may(by, seal_test_letter),
        "may_print": may(by, print_paper_key),
        "may_open": may(by, open_intake),
    }
    return render(request, "office/people/first_run.html", context)


@page
def paper(request: OfficeRequest) -> HttpResponse:
    """Print one's paper key: the words stand on the answer to this form and nowhere else.

    Sent twice, the form prints the paper anew and the one before is void: the words on the screen are the ones that open.
    """
    by = request.actor
    held = first_run(by)
    form = PaperForm(request.POST or None)
    if form.is_valid():
        try:
            printed = print_paper_key(by, label=form.cleaned_data["label"])
        except Stop as stop:
            into_form(form, stop)
        else:
            context = {"paper": printed, "run": held, "back": reverse(HERE)}
            return render(request, "office/people/paper.html", context)
    context = {
        "form": form,
        "trail": [(_("First day"), reverse(HERE))],
        "cancel": reverse(HERE),
    }
    return render(request, "office/people/paper_ask.html", context, status=422 if form.errors else 200)


@require_POST
@page
def letter_seal(request: OfficeRequest) -> HttpResponse:
    """Seal the test letter to every secretary."""
    by = request.actor
    readers = [line.account_id for line in first_run(by).secretariat]
    return do(
        request,
        lambda: seal_test_letter(by, readers=readers),
        after=reverse(HERE),
        done=_("The test letter is sealed. Let the other secretary open it."),
    )


@require_POST
@page
def letter_open(request: OfficeRequest) -> HttpResponse:
    """Open the test letter in one's own session."""
    return do(
        request,
        lambda: open_test_letter(request.actor),
        after=reverse(HERE),
        done=_("The test letter was opened and says what was sealed."),
    )


@require_POST
@page
def intake_open(request: OfficeRequest) -> HttpResponse:
    """Open the doors to reports."""
    return do(
        request,
        lambda: open_intake(request.actor),
        after=reverse(HERE),
        done=_("From now on reports are taken in."),
    )
