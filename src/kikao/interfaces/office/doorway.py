"""The doorway of the office: who comes in, what a refusal looks like, and what a browser may keep.

A page wears `@page`: its view finds the reader in `request.actor`, and may raise any refusal (`Stop`).
"""

import functools
from collections.abc import Callable
from functools import partial
from typing import Concatenate, ParamSpec, TypeAlias, overload
from urllib.parse import urlencode, urlsplit
from uuid import UUID

from django.conf import settings
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotAllowed
from django.http.response import HttpResponseRedirectBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from kikao.foundation.access.actor import Actor
from kikao.foundation.accounts.enums import SessionKind
from kikao.foundation.audit.door import refusal_note
from kikao.foundation.base.stops import Invalid, Stop, Unknown
from kikao.foundation.sealing.signin import Opened, session_shown, standing
from kikao.foundation.sealing.stops import Locked
from kikao.interfaces.office.accounts import drafts
from kikao.registry.people.queries import actor_for

P = ParamSpec("P")

HEADERS = {
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Robots-Tag": "noindex, nofollow",
    "X-Frame-Options": "DENY",
    "Cache-Control": "no-store, private",
}
"""On every answer that the program makes; a page that says nothing about storing is not stored."""

SAVED = "sandbox; default-src 'none'"
"""The policy of what is given out to be saved: it may do nothing where it is opened."""


METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
"""What may be asked; TRACE, which would show a request with its cookies, is nothing of ours."""


class OfficeRequest(HttpRequest):
    """A request whose reader is known."""

    actor: Actor
    opened: Opened


Known: TypeAlias = Callable[Concatenate[OfficeRequest, P], HttpResponseBase]
Open: TypeAlias = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


class ActorMiddleware:
    """Gives every request a place for its reader and every answer the headers of the house."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Take the next step of the chain."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Let the request through; only `@page` looks at who it is."""
        request.actor = None  # type: ignore[attr-defined]
        request.opened = None  # type: ignore[attr-defined]
        known = request.method in METHODS
        answer = self.get_response(request) if known else HttpResponseNotAllowed(METHODS)
        for name, value in HEADERS.items():
            answer.headers.setdefault(name, value)
        if answer.headers.get("Content-Disposition", "").startswith("attachment"):
            answer.headers["Content-Security-Policy"] = SAVED
        return answer


@overload
def page(view: Known[P], *, fresh: bool = False) -> Open[P]: ...
@overload
def page(view: None = None, *, fresh: bool = False) -> Callable[[Known[P]], Open[P]]: ...
def page(view: Known[P] | None = None, *, fresh: bool = False) -> Open[P] | Callable[[Known[P]], Open[P]]:
    """Open a view only to who is signed in, with a second factor where the role needs one.

    `@page(fresh=True)` is for what is grave: it asks for the passphrase again, unless it was typed a moment ago.
    """
    return _guarded(view, weak=False, fresh=fresh) if view else partial(page, fresh=fresh)


@overload
def own_page(view: Known[P], *, fresh: bool = False) -> Open[P]: ...
@overload
def own_page(view: None = None, *, fresh: bool = False) -> Callable[[Known[P]], Open[P]]: ...
def own_page(view: Known[P] | None = None, *, fresh: bool = False) -> Open[P] | Callable[[Known[P]], Open[P]]:
    """Open a view of one's own account also to who has yet to make a second factor."""
    return _guarded(view, weak=True, fresh=fresh) if view else partial(own_page, fresh=fresh)


def open_page(view: Open[P]) -> Open[P]:
    """Open a view at the door itself to everybody; nothing of it is stored."""

    @functools.wraps(view)
    def entered(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        try:
            return _unstored(view(request, *args, **kwargs))
        except Stop as stop:
            return refused(request, stop)

    return entered


def _guarded(view: Known[P], *, weak: bool, fresh: bool) -> Open[P]:
    @functools.wraps(view)
    def entered(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        away = _admit(request, weak=weak, fresh=fresh)
        if away:
            return _unstored(away)
        known: OfficeRequest = request  # type: ignore[assignment]
        try:
            answer = view(known, *args, **kwargs)
        except Stop as stop:
            if isinstance(stop, Locked) and known.opened.key is None:
                return _unstored(_ask_again(request, known.opened))
            _note(known.actor, stop, kwargs)
            return refused(request, stop)
        if request.method == "POST" and isinstance(answer, HttpResponseRedirectBase):
            drafts.drop_sent(known.actor, request.POST)
        return _unstored(answer)

    return entered


def _admit(request: HttpRequest, *, weak: bool, fresh: bool) -> HttpResponseBase | None:
    """Put the reader into the request, or return where to go first."""
    opened = session_shown(request.COOKIES.get(settings.SESSION_COOKIE, ""), SessionKind.PAGE)
    if opened and not opened.live and request.method == "POST" and not weak:
        drafts.keep(opened, request)
    if opened is None or not opened.live:
        return _to(request, "office:sign-in", {"ended": "1"} if opened else {})
    if not opened.full:
        return _to(request, "office:second-factor", {})
    everything = actor_for(opened.account_id, key=opened.key, session_id=opened.id)
    actor = standing(opened, everything)
    request.actor, request.opened = actor, opened  # type: ignore[attr-defined]
    if actor.roles != everything.roles and not weak:
        return redirect("office:second-factor-new")
    return _ask_again(request, opened) if fresh and not opened.fresh else None


def _ask_again(request: HttpRequest, opened: Opened) -> HttpResponseBase:
    """Send to where the passphrase is typed again; a form that was posted waits sealed for its writer."""
    if request.method == "POST" and drafts.keep(opened, request):
        return redirect(
            f"{reverse('office:confirm')}?{urlencode({'next': reverse('office:drafts'), 'kept': '1'})}"
        )
    return _to(request, "office:confirm", {})


def _to(request: HttpRequest, name: str, more: dict[str, str]) -> HttpResponseBase:
    """Send to the door and remember where the reader wanted to go."""
    wanted = request.get_full_path() if request.method in {"GET", "HEAD"} else _came_from(request)
    query = {"next": wanted, **more} if wanted and wanted != reverse("office:home") else more
    there = reverse(name) + (f"?{urlencode(query)}" if query else "")
    if request.headers.get("HX-Request") == "true":
        return HttpResponse(headers={"HX-Redirect": there})
    return redirect(there)


def _came_from(request: HttpRequest) -> str:
    """Return the page of this house whose form was sent; the door looks whether it may lead there."""
    came = urlsplit(request.headers.get("Referer", ""))
    return came.path if came.netloc == request.get_host() else ""


def _note(by: Actor, stop: Stop, kwargs: dict[str, object]) -> None:
    """A page refused leaves an entry in the trail, unless an act wrote one already."""
    if stop.status in {403, 404} and not getattr(stop, "logged", False):
        asked = next((value for value in kwargs.values() if isinstance(value, UUID)), "")
        refusal_note(by, "page.open", asked, stop)


def refused(request: HttpRequest, stop: Stop) -> HttpResponse:
    """Explain a refusal; what is hidden looks exactly like what does not exist."""
    if stop.status == 404:
        return not_found(request)
    return _explain(request, stop.status, _("This was not done"), stop)


def into_form(form: BaseForm, stop: Stop) -> None:
    """Show a refusal in the form that met it: at its fields when it names them, otherwise above the form."""
    if isinstance(stop, Invalid):
        for name, words in stop.fields.items():
            form.add_error(name if name in form.fields else None, str(words))
    else:
        form.add_error(None, f"{stop.message} {stop.cure}".strip())


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Say that there is nothing here: for the missing and the hidden alike, with no trace of the reader."""
    request.actor = None  # type: ignore[attr-defined]
    return _explain(request, 404, _("Nothing here"), Unknown())


def broken(request: HttpRequest) -> HttpResponse:
    """Say that the program failed, and that nothing was kept of it."""
    request.actor = None  # type: ignore[attr-defined]
    stop = Stop(
        "program.broken",
        _("Kikao made a mistake. Nothing of this step was kept."),
        cure=_("Try again; if it happens again, tell the secretariat what you were doing."),
        status=500,
    )
    return _explain(request, 500, _("Something went wrong"), stop)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that a form cannot be accepted because its proof of origin is missing or old."""
    request.actor = None  # type: ignore[attr-defined]
    stop = Stop(
        "input.form_too_old",
        _("This form is too old, or it did not come from this site. Nothing of it was kept."),
        cure=_("Go back, copy what you wrote, open the page again and send it."),
        status=403,
    )
    return _explain(request, 403, _("This form was not accepted"), stop)


def _explain(request: HttpRequest, status: int, title: str, stop: Stop) -> HttpResponse:
    context = {
        "code": status,
        "title": title,
        "message": stop.message,
        "cure": stop.cure,
        "stop_code": stop.code,
        "home_url": reverse("office:home"),
        "home_label": _("To the first page"),
    }
    answer = render(request, "ui/error.html", context, status=status)
    _unstored(answer)
    return answer


def _unstored(answer: HttpResponseBase) -> HttpResponseBase:
    answer.headers["Cache-Control"] = "no-store, private"
    return answer
