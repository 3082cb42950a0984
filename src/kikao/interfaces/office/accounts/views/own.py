"""One's own account: passphrase, sessions, language, passes for programs."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from kikao.foundation.access.enums import Role
from kikao.foundation.accounts import queries
from kikao.foundation.accounts.actions import (
    choose_language,
    end_other_sessions,
    end_session,
    issue_token,
    revoke_token,
)
from kikao.foundation.accounts.reckoning import new_pass
from kikao.foundation.base.stops import Stop
from kikao.foundation.sealing.signin import PASS_MARK, choose_passphrase
from kikao.interfaces.office.accounts.forms import LanguageForm, PassForm, PassphraseForm
from kikao.interfaces.office.doorway import OfficeRequest, into_form, own_page, page

YEAR = 365 * 24 * 3600


@own_page
def account(request: OfficeRequest) -> HttpResponse:
    """Show one's own account."""
    by = request.actor
    card = queries.my_account(by)
    context = {
        "card": card,
        "roles": [role.label for role in sorted(by.roles)],
        "factors": queries.factors(by),
        "language": LanguageForm(initial={"language": card.language}),
    }
    return render(request, "office/accounts/account.html", context)


@require_POST
@own_page
def language(request: OfficeRequest) -> HttpResponse:
    """Choose one's language, here and wherever one signs in next."""
    form = LanguageForm(request.POST)
    answer = redirect("office:account")
    if form.is_valid():
        chosen = form.cleaned_data["language"]
        choose_language(request.actor, language=chosen)
        answer.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            chosen,
            max_age=YEAR,
            secure=settings.HTTPS,
            httponly=True,
            samesite="Strict",
        )
    return answer


@sensitive_post_parameters()
@own_page
def passphrase(request: OfficeRequest) -> HttpResponse:
    """Change one's passphrase."""
    waits = request.actor.is_(Role.CUSTODIAN)
    form = PassphraseForm(request.POST or None, initial={"renew": not waits})
    if form.is_valid():
        try:
            said = form.cleaned_data
            choose_passphrase(request.actor, old=said["old"], new=said["passphrase"], renew=said["renew"])
        except Stop as stop:
            into_form(form, stop)
        else:
            if said["renew"]:
                messages.success(request, _("You have a new passphrase and a new key. Sign in with them."))
                return redirect("office:sign-in")
            messages.success(request, _("Your passphrase is changed. You were signed out everywhere else."))
            return redirect("office:account")
    return render(
        request, "office/accounts/passphrase.html", {"form": form}, status=422 if form.is_bound else 200
    )


@own_page
def sessions(request: OfficeRequest) -> HttpResponse:
    """List where one is signed in."""
    return render(request, "office/accounts/sessions.html", {"sessions": queries.sessions(request.actor)})


@require_POST
@own_page
def session_end(request: OfficeRequest, session_id: UUID) -> HttpResponse:
    """Sign out in one place."""
    end_session(request.actor, session_id=session_id)
    messages.success(request, _("That session is ended."))
    return redirect("office:sessions")


@require_POST
@own_page
def sessions_end(request: OfficeRequest) -> HttpResponse:
    """Sign out everywhere else."""
    end_other_sessions(request.actor)
    messages.success(request, _("You are signed out everywhere else."))
    return redirect("office:sessions")


@page(fresh=True)
def passes(request: OfficeRequest) -> HttpResponse:
    """List one's passes for programs and issue a new one, shown once."""
    form = PassForm(request.POST or None, roles=request.actor.roles)
    shown = ""
    if form.is_valid():
        shown = _issued(request, form)
    context = {"form": form, "shown": shown, "passes": queries.bearer_tokens(request.actor)}
    status = 422 if form.is_bound and not shown else 200
    return render(request, "office/accounts/passes.html", context, status=status)


def _issued(request: OfficeRequest, form: PassForm) -> str:
    token = new_pass(PASS_MARK)
    try:
        issue_token(request.actor, token=token, **form.cleaned_data)
    except Stop as stop:
        into_form(form, stop)
        return ""
    return token


@require_POST
@page
def pass_revoke(request: OfficeRequest, token_id: UUID) -> HttpResponse:
    """Take a pass back."""
    revoke_token(request.actor, token_id=token_id)
    messages.success(request, _("That pass opens nothing any more."))
    return redirect("office:passes")
