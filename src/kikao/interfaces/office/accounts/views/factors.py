"""Second factors: an authenticator app or a sheet of one-time codes."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kikao.foundation.accounts import queries
from kikao.foundation.accounts.actions import drop_authenticator, issue_code_sheet
from kikao.foundation.accounts.reckoning import new_seed, new_sheet, seed_address, seed_picture
from kikao.foundation.base.stops import Stop
from kikao.foundation.sealing.signin import enrol_authenticator
from kikao.interfaces.office.accounts.forms import SeedForm
from kikao.interfaces.office.doorway import OfficeRequest, into_form, own_page


@own_page
def second_factor_new(request: OfficeRequest) -> HttpResponse:
    """Choose a second factor: an app or a printed sheet."""
    context = {"factors": queries.factors(request.actor), "weak": not request.opened.strong}
    return render(request, "office/accounts/second_factor_new.html", context)


@own_page(fresh=True)
def app(request: OfficeRequest) -> HttpResponse:
    """Show a new app's secret as picture and words, and take it into use with its first code."""
    form = SeedForm(request.POST or None, initial={"seed": new_seed()})
    seed = form.initial["seed"]
    if form.is_valid():
        seed = form.cleaned_data["seed"]
        try:
            enrol_authenticator(request.actor, seed=seed, code=form.cleaned_data["code"])
        except Stop as stop:
            into_form(form, stop)
        else:
            messages.success(
                request,
                _("The app is your second factor now. Print a code sheet too, in case the phone is lost."),
            )
            return redirect("office:account")
    address = seed_address(seed, queries.my_account(request.actor).username, "Kikao")
    groups = " ".join(seed[start : start + 4] for start in range(0, len(seed), 4))
    context = {"form": form, "picture": seed_picture(address), "groups": groups}
    return render(request, "office/accounts/app.html", context, status=422 if form.is_bound else 200)


@require_POST
@own_page(fresh=True)
def app_drop(request: OfficeRequest) -> HttpResponse:
    """Take the app out of use."""
    drop_authenticator(request.actor)
    messages.success(request, _("The app opens nothing any more."))
    return redirect("office:account")


@require_POST
@own_page(fresh=True)
def code_sheet(request: OfficeRequest) -> HttpResponse:
    """Make a new sheet of ten codes, to print now: it is never shown again."""
    codes = new_sheet()
    issue_code_sheet(request.actor, codes=codes)
    context = {"codes": codes, "card": queries.my_account(request.actor)}
    return render(request, "office/accounts/code_sheet.html", context)
