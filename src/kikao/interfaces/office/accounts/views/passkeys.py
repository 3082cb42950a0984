"""Passkeys: on one's own page, after the passphrase, and alone at the door."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kikao.foundation.accounts import queries
from kikao.foundation.accounts.actions import remove_passkey
from kikao.foundation.accounts.enums import SessionKind
from kikao.foundation.base.stops import Stop
from kikao.foundation.sealing.signin import (
    Opened,
    ask_new_passkey,
    ask_passkey_at_door,
    ask_second_passkey,
    enter_with_passkey,
    give_passkey,
    keep_passkey,
    session_shown,
)
from kikao.interfaces.office.accounts.forms import CodeForm, PasskeyForm, SignInForm
from kikao.interfaces.office.accounts.place import place_of
from kikao.interfaces.office.accounts.views.door import code_page, door_page, let_in
from kikao.interfaces.office.asking import do
from kikao.interfaces.office.doorway import OfficeRequest, into_form, open_page, own_page

MARK = "kikao_asked"
ANSWER = "passkey_answer"
FIVE_MINUTES = 300


def _asked(ask: Callable[[], dict[str, Any]]) -> JsonResponse:
    try:
        return JsonResponse(ask())
    except Stop as stop:
        return JsonResponse({"message": str(stop.message)}, status=stop.status)


@own_page(fresh=True)
def passkeys(request: OfficeRequest) -> HttpResponse:
    """List one's passkeys and take a new one into use."""
    form, refusal = PasskeyForm(request.POST or None), None
    if form.is_valid():
        try:
            keep_passkey(request.actor, name=form.cleaned_data["name"], answer=request.POST.get(ANSWER, ""))
        except Stop as stop:
            into_form(form, stop)
            refusal = stop if not getattr(stop, "fields", None) else None
        else:
            messages.success(
                request, _("The passkey is in use. Print a code sheet too, in case the device is lost.")
            )
            return redirect("office:passkeys")
    context = {
        "form": form,
        "refusal": refusal,
        "passkeys": queries.passkeys(request.actor),
        "place": place_of(request),
    }
    return render(request, "office/accounts/passkeys.html", context, status=422 if form.is_bound else 200)


@require_POST
@own_page
def passkeys_ask(request: OfficeRequest) -> HttpResponse:
    """Tell the browser what a new passkey must answer."""
    return _asked(lambda: ask_new_passkey(request.actor))


@require_POST
@own_page(fresh=True)
def passkey_remove(request: OfficeRequest, passkey_id: UUID) -> HttpResponse:
    """Take a passkey out of use."""
    return do(
        request,
        lambda: remove_passkey(request.actor, passkey_id=passkey_id),
        after=reverse("office:passkeys"),
        done=_("That passkey opens nothing any more."),
    )


def _half(request: HttpRequest) -> Opened | None:
    half = session_shown(request.COOKIES.get(settings.SESSION_COOKIE, ""), SessionKind.PAGE)
    return half if half and half.live and not half.full else None


@require_POST
@open_page
def second_passkey(request: HttpRequest) -> HttpResponse:
    """Show the passkey that belongs to the passphrase given a moment ago."""
    half = _half(request)
    if half is None:
        return redirect("office:sign-in")
    try:
        return let_in(request, give_passkey(half, request.POST.get(ANSWER, "")))
    except Stop as stop:
        return code_page(request, half, CodeForm(), stop.status, stop)


@require_POST
@open_page
def second_passkey_ask(request: HttpRequest) -> HttpResponse:
    """Tell the browser what one of the holder's passkeys must sign."""
    half = _half(request)
    return _asked(lambda: ask_second_passkey(half)) if half else JsonResponse({}, status=401)


@require_POST
@open_page
def enter(request: HttpRequest) -> HttpResponse:
    """Come in with a passkey alone; what is sealed stays shut until the passphrase is typed."""
    try:
        admission = enter_with_passkey(request.COOKIES.get(MARK, ""), request.POST.get(ANSWER, ""))
    except Stop as stop:
        return door_page(request, SignInForm(), stop.status, stop)
    answer = let_in(request, admission)
    answer.delete_cookie(MARK, samesite="Strict")
    return answer


@require_POST
@open_page
def enter_ask(request: HttpRequest) -> HttpResponse:
    """Tell the browser what any passkey of this house must sign."""
    try:
        mark, asked = ask_passkey_at_door()
    except Stop as stop:
        return JsonResponse({"message": str(stop.message)}, status=stop.status)
    answer = JsonResponse(asked)
    answer.set_cookie(
        MARK, mark, max_age=FIVE_MINUTES, secure=settings.HTTPS, httponly=True, samesite="Strict"
    )
    return answer
