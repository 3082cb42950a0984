"""Typing the passphrase again: before something grave, or after a passkey alone to open what is sealed."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters

from kikao.foundation.base.stops import Stop
from kikao.foundation.sealing.signin import type_again
from kikao.interfaces.office.accounts.forms import AgainForm
from kikao.interfaces.office.accounts.views.door import keep_token
from kikao.interfaces.office.accounts.wanted import wanted
from kikao.interfaces.office.doorway import OfficeRequest, into_form, own_page


@sensitive_post_parameters()
@own_page
def confirm(request: OfficeRequest) -> HttpResponse:
    """Check the passphrase and go on to where it was asked for."""
    form = AgainForm(request.POST or None)
    status = 422 if form.is_bound else 200
    if form.is_valid():
        try:
            token = type_again(request.opened, form.cleaned_data["passphrase"])
        except Stop as stop:
            into_form(form, stop)
            status = stop.status
        else:
            answer = redirect(wanted(request) or "office:home")
            return keep_token(answer, token) if token else answer
    context = {
        "form": form,
        "next": wanted(request),
        "locked": request.opened.key is None,
        "kept": "kept" in request.GET,
    }
    return render(request, "office/accounts/confirm.html", context, status=status)
