"""The door: sign in, show the code, come in for the first time or after a loss, sign out."""

from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from kikao.foundation.accounts.actions import end_session
from kikao.foundation.accounts.enums import SessionKind
from kikao.foundation.accounts.queries import factors_of
from kikao.foundation.base.stops import Stop
from kikao.foundation.sealing.signin import (
    Admission,
    Opened,
    give_code,
    give_passphrase,
    session_shown,
    use_door_code,
)
from kikao.interfaces.office.accounts.drafts import names
from kikao.interfaces.office.accounts.forms import CodeForm, ComeInForm, SignInForm
from kikao.interfaces.office.accounts.place import place_of
from kikao.interfaces.office.accounts.wanted import wanted
from kikao.interfaces.office.doorway import OfficeRequest, into_form, open_page, own_page, page


@sensitive_post_parameters()
@open_page
def sign_in(request: HttpRequest) -> HttpResponse:
    """Give name and passphrase."""
    form = SignInForm(request.POST or None)
    if form.is_valid():
        try:
            admission = give_passphrase(form.cleaned_data["username"], form.cleaned_data["passphrase"])
        except Stop as stop:
            into_form(form, stop)
            return door_page(request, form, stop.status)
        return let_in(request, admission)
    return door_page(request, form, 200 if not form.is_bound else 422)


def door_page(
    request: HttpRequest, form: SignInForm, status: int, refusal: Stop | None = None
) -> HttpResponse:
    """Show the door; `refusal` says why a passkey was not accepted."""
    context = {
        "form": form,
        "ended": "ended" in request.GET,
        "next": wanted(request),
        "place": place_of(request),
        "refusal": refusal,
    }
    return render(request, "office/accounts/sign_in.html", context, status=status)


@sensitive_post_parameters()
@open_page
def second_factor(request: HttpRequest) -> HttpResponse:
    """Show the code that belongs to the passphrase given a moment ago."""
    half = session_shown(request.COOKIES.get(settings.SESSION_COOKIE, ""), SessionKind.PAGE)
    if half is None or half.full or not half.live:
        return redirect("office:home" if half and half.full else "office:sign-in")
    form = CodeForm(request.POST or None)
    status = 422 if form.is_bound else 200
    if form.is_valid():
        try:
            return let_in(request, give_code(half, form.cleaned_data["code"]))
        except Stop as stop:
            into_form(form, stop)
            status = stop.status
    return code_page(request, half, form, status)


def code_page(
    request: HttpRequest, half: Opened, form: CodeForm, status: int, refusal: Stop | None = None
) -> HttpResponse:
    """Ask for the code or the passkey, whichever the holder has."""
    context = {
        "form": form,
        "next": wanted(request),
        "factors": factors_of(half.account_id),
        "place": place_of(request),
        "refusal": refusal,
    }
    return render(request, "office/accounts/second_factor.html", context, status=status)


def let_in(request: HttpRequest, admission: Admission) -> HttpResponse:
    """Hand out the token; it lives in the browser alone and ends with it."""
    there_to = wanted(request)
    there = reverse("office:arrive" if admission.complete else "office:second-factor")
    answer = redirect(f"{there}?{urlencode({'next': there_to})}" if there_to else there)
    keep_token(answer, admission.token)
    if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
        answer.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            admission.language,
            max_age=365 * 24 * 3600,
            secure=settings.HTTPS,
            httponly=True,
            samesite="Strict",
        )
    return answer


def keep_token(answer: HttpResponse, token: str) -> HttpResponse:
    """Give the browser the token of its session, for as long as it is open."""
    answer.set_cookie(
        settings.SESSION_COOKIE,
        token,
        secure=settings.HTTPS,
        httponly=True,
        samesite="Strict",
    )
    return answer


@sensitive_post_parameters()
@open_page
def come_in(request: HttpRequest) -> HttpResponse:
    """Come in with a code that was told, and choose a passphrase."""
    form = ComeInForm(request.POST or None)
    status = 422 if form.is_bound else 200
    if form.is_valid():
        said = form.cleaned_data
        try:
            use_door_code(
                username=said["username"],
                first=said["first"],
                second=said["second"],
                passphrase=said["passphrase"],
            )
        except Stop as stop:
            into_form(form, stop)
            status = stop.status
        else:
            messages.success(request, _("Your passphrase is set. Sign in with it now."))
            return redirect("office:sign-in")
    return render(
        request,
        "office/accounts/come_in.html",
        {"form": form, "sign_in_url": reverse("office:sign-in")},
        status=status,
    )


@require_POST
@own_page
def sign_out(request: OfficeRequest) -> HttpResponse:
    """Sign out here; the browser forgets what it stored of the office."""
    opened: Opened = request.opened
    end_session(request.actor, session_id=opened.id)
    answer = redirect("office:sign-in")
    answer.delete_cookie(settings.SESSION_COOKIE, samesite="Strict")
    answer.headers["Clear-Site-Data"] = '"cache", "storage"'
    return answer


@page
def arrive(request: OfficeRequest) -> HttpResponse:
    """Go where one wanted to, unless a form that was cut off waits to be finished."""
    there_to = wanted(request)
    if names(request.actor):
        query = f"?{urlencode({'next': there_to})}" if there_to else ""
        return redirect(reverse("office:drafts") + query)
    return redirect(there_to or "office:home")
