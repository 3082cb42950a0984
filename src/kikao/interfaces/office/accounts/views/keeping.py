"""Keeping accounts: invite, change, close, and give a new passphrase a way with two persons."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kikao.foundation.accounts import queries
from kikao.foundation.accounts.actions import (
    change_account,
    confirm_reset,
    invite_account,
    invite_again,
    start_reset,
    withdraw_door_code,
)
from kikao.foundation.accounts.policy import CONFIRMERS, KEEPERS
from kikao.foundation.accounts.reckoning import new_code
from kikao.foundation.base.stops import Stop, Unknown
from kikao.foundation.sealing.signin import close_account
from kikao.interfaces.office.accounts.forms import ChangeForm, InviteForm
from kikao.interfaces.office.doorway import OfficeRequest, into_form, page


@page
def accounts(request: OfficeRequest) -> HttpResponse:
    """List the accounts, and what waits for a second person or for its holder."""
    by = request.actor
    if not by.is_(*KEEPERS, *CONFIRMERS):
        raise Unknown
    context = {
        "page": queries.accounts(by, after=request.GET.get("after")),
        "codes": queries.door_codes(by),
        "keeps": by.is_(*KEEPERS),
        "confirms": by.is_(*CONFIRMERS),
    }
    return render(request, "office/accounts/accounts.html", context)


@page
def invite(request: OfficeRequest) -> HttpResponse:
    """Open an account and show, once, the code to tell its holder."""
    if not request.actor.is_(*KEEPERS):
        raise Unknown
    form = InviteForm(request.POST or None, initial={"language": "fr"})
    if form.is_valid():
        code = new_code()
        try:
            account_id = invite_account(request.actor, code=code, **form.cleaned_data)
        except Stop as stop:
            into_form(form, stop)
        else:
            return _told(request, account_id, code)
    return render(
        request, "office/accounts/invite.html", {"form": form}, status=422 if form.is_bound else 200
    )


@page
def one(request: OfficeRequest, account_id: UUID) -> HttpResponse:
    """Show an account and change its title or its end."""
    by = request.actor
    if not by.is_(*KEEPERS):
        raise Unknown
    card = queries.account(by, account_id)
    form = ChangeForm(
        request.POST or None, initial={"name": card.name, "ends_on": card.ends_on, "before": card.ends_on}
    )
    if form.is_valid():
        try:
            change_account(by, account_id=account_id, **form.cleaned_data)
        except Stop as stop:
            into_form(form, stop)
        else:
            messages.success(request, _("The account is changed."))
            return redirect("office:account-one", account_id=account_id)
    context = {"form": form, "card": card, "own": card.id == by.account_id, "resets": by.is_(*CONFIRMERS)}
    return render(request, "office/accounts/one.html", context, status=422 if form.is_bound else 200)


@page
def close(request: OfficeRequest, account_id: UUID) -> HttpResponse:
    """Close an account, after saying what follows."""
    card = queries.account(request.actor, account_id)
    if request.method == "POST":
        close_account(request.actor, account_id=account_id)
        messages.success(request, _("The account is closed."))
        return redirect("office:accounts")
    context = {
        "title": _("Close the account of %(name)s") % {"name": card.name},
        "question": _("Do you close the account of %(name)s?") % {"name": card.name},
        "consequences": [
            _("Its sessions end at once and its passes for programs are revoked."),
            _("Its key is destroyed: what was sealed for it stays shut, also in any later copy of the disk."),
            _("What its holder has read already, nobody can take back."),
        ],
        "submit": _("Close the account"),
        "danger": True,
        "cancel_url": reverse("office:account-one", args=[account_id]),
    }
    return render(request, "ui/confirm.html", context)


@require_POST
@page
def again(request: OfficeRequest, account_id: UUID) -> HttpResponse:
    """Give a new code to a holder who has not come in yet."""
    code = new_code()
    invite_again(request.actor, account_id=account_id, code=code)
    return _told(request, account_id, code)


@require_POST
@page
def reset(request: OfficeRequest, account_id: UUID) -> HttpResponse:
    """Start a reset and show, once, the first code."""
    code = new_code()
    start_reset(request.actor, account_id=account_id, code=code)
    return _told(request, account_id, code, part=1)


@require_POST
@page
def confirm(request: OfficeRequest, code_id: UUID) -> HttpResponse:
    """Confirm a reset as the second person and show, once, the second code."""
    code = new_code()
    confirm_reset(request.actor, code_id=code_id, code=code)
    return _told(request, queries.door_code(request.actor, code_id).account_id, code, part=2)


@require_POST
@page
def withdraw(request: OfficeRequest, code_id: UUID) -> HttpResponse:
    """Withdraw an invitation or a reset."""
    withdraw_door_code(request.actor, code_id=code_id)
    messages.success(request, _("That code opens nothing any more."))
    return redirect("office:accounts")


def _told(request: OfficeRequest, account_id: UUID, code: str, part: int = 0) -> HttpResponse:
    context = {
        "card": queries.account(request.actor, account_id),
        "code": code,
        "part": part,
        "address": request.build_absolute_uri(reverse("office:come-in")),
    }
    return render(request, "office/accounts/told.html", context)
