"""Tokens of phones in the field: which were given, giving one (shown once), taking one back."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kikao.casework.forms.actions import give_token, revoke_field_token
from kikao.casework.forms.enums import TokenKind
from kikao.casework.forms.queries import field_token, field_tokens
from kikao.casework.forms.reckoning.tokens import new_password, new_token, phone_settings
from kikao.foundation.accounts.reckoning import seed_picture
from kikao.interfaces.office.asking import Question, SureForm, ask, open_for
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.forms.forms import TokenForm
from kikao.interfaces.office.forms.ways import tokens_trail, trail_of
from kikao.registry.people.queries import organisation_choices


@require_safe
@page
def forms_tokens(request: OfficeRequest) -> HttpResponse:
    """Show the phones that may fetch forms and send."""
    by = open_for(request, give_token)
    context = {"page": field_tokens(by, after=request.GET.get("after")), "trail": trail_of()}
    return render(request, "office/forms/tokens.html", context)


@page
def forms_token_give(request: OfficeRequest) -> HttpResponse:
    """Give a phone its address, and show it this once."""
    by = open_for(request, give_token)
    token, made = new_token(), new_password()

    def password(answers: dict[str, Any]) -> str:
        return made if answers["username"] else ""

    question = Question(
        title=_("Let a phone send"),
        submit=_("Make its address"),
        form=TokenForm(request.POST or None, organisations=organisation_choices(by)),
        act=lambda answers: give_token(by, token=token, password=password(answers), **answers),
        after=lambda _made: reverse("office:forms-tokens"),
        done="",
        trail=tokens_trail(),
        lead=_("It fetches forms and sends: it opens nothing else, and nothing says when it was used."),
        shown=lambda answers: _sheet(request, answers, token, password(answers)),
    )
    return ask(request, question)


@page
def forms_token_revoke(request: OfficeRequest, field_token_id: UUID) -> HttpResponse:
    """Ask whether one is sure, then take a token back."""
    by = open_for(request, revoke_field_token)
    held = field_token(by, field_token_id)
    question = Question(
        title=_("Take an address back"),
        lead=_("Take the address of “%(label)s” back?") % {"label": held.label},
        submit=_("Take it back"),
        form=SureForm(request.POST or None),
        act=lambda _answers: revoke_field_token(by, token_id=field_token_id),
        after=lambda _made: reverse("office:forms-tokens"),
        done=_("The address opens nothing any more."),
        trail=tokens_trail(),
        danger=True,
        consequences=(
            _("The phone can neither fetch forms nor send from now on; what it sent stays."),
            _("What is finished on the phone and not sent stays there until it has a new address."),
        ),
    )
    return ask(request, question)


def _sheet(request: OfficeRequest, facts: dict[str, Any], token: str, password: str) -> HttpResponse:
    """Show the address, as a picture for the phone and on paper."""
    address = f"{settings.KIKAO_BASE_URL}/key/{token}"
    context = {
        "facts": facts,
        "password": password,
        "address": address,
        "server": settings.KIKAO_BASE_URL,
        "kobo": f"{settings.KIKAO_BASE_URL}/kobo/{token}/" if facts["kind"] == TokenKind.GATEWAY else "",
        "picture": seed_picture(phone_settings(address, request.opened.group_name)),
    }
    return render(request, "office/forms/given.html", context)
