"""The page of keys, and a new key of one's own."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_safe

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.base.stops import Stop
from kikao.foundation.sealing.actions.recovering import begin_ceremony, cover_narratives, print_new_paper
from kikao.foundation.sealing.overview import KeysOverview, keys_overview
from kikao.foundation.sealing.signin.rotating import renew_key
from kikao.interfaces.office.asking import may
from kikao.interfaces.office.doorway import OfficeRequest, into_form, own_page, page
from kikao.interfaces.office.keys.forms import RenewForm
from kikao.interfaces.office.keys.trails import names, trail


@require_safe
@page
def overview(request: OfficeRequest) -> HttpResponse:
    """Show one's own key, who waits for keys, and the papers."""
    by = request.actor
    held = keys_overview(by)
    context = {
        "keys": held,
        **_named(by, held),
        "custodian": by.is_(Role.CUSTODIAN),
        "keeps": may(by, begin_ceremony),
        "covers": may(by, cover_narratives),
        "prints": may(by, print_new_paper),
        "own_id": by.account_id,
    }
    return render(request, "office/keys/overview.html", context)


def _named(by: Actor, held: KeysOverview) -> dict[str, object]:
    """Put beside each line what its people are called."""
    called = names(by, _people(held))
    return {
        "readers": [(called.get(one.account_id, ""), one) for one in held.readers],
        "custodians": [(called.get(one.account_id, ""), one) for one in held.custodians],
        "papers": [(called.get(one.account_id, ""), one) for one in held.papers],
        "passings": [
            {
                "line": one,
                "to": called.get(one.to_account_id, "") if one.to_account_id else _("the papers of now"),
                "asker": called.get(one.asked_by, ""),
                "helper": called.get(one.answered_by, "") if one.answered_by else "",
            }
            for one in held.passings
        ],
        "ceremony_by": called.get(held.ceremony.asked_by, "") if held.ceremony else "",
    }


def _people(held: KeysOverview) -> set[UUID | None]:
    found: set[UUID | None] = {one.account_id for one in (*held.readers, *held.custodians)}
    found |= {one.account_id for one in held.papers}
    for one in held.passings:
        found |= {one.to_account_id, one.asked_by, one.answered_by}
    return found | ({held.ceremony.asked_by} if held.ceremony else set())


@sensitive_post_parameters()
@own_page
def renew(request: OfficeRequest) -> HttpResponse:
    """Take a new key in the place of one's own; one signs in anew afterwards."""
    form = RenewForm(request.POST or None)
    if form.is_valid():
        try:
            renew_key(request.actor, passphrase=form.cleaned_data["passphrase"])
        except Stop as stop:
            into_form(form, stop)
        else:
            messages.success(request, _("You have a new key. Sign in again with your passphrase."))
            return redirect("office:sign-in")
    context = {"form": form, "trail": trail(), "custodian": request.actor.is_(Role.CUSTODIAN)}
    return render(request, "office/keys/renew.html", context, status=422 if form.is_bound else 200)
