"""The door of the API: who comes in with which token, and how a refusal reads.

A session token (POST /sessions) carries the key of who signed in; a long-lived pass carries none, so that sealed
things read `{"sealed": true}` with it. What routers share stands in `signs`, so that they need not know this door.
"""

from dataclasses import replace
from importlib import import_module
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import Router
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.security import HttpBearer

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.accounts.enums import SessionKind
from kikao.foundation.audit.door import refusal_note
from kikao.foundation.base.stops import Invalid, Stop, Unknown
from kikao.foundation.sealing.signin import Opened, SecondFactorNeeded, pass_shown, session_shown, standing
from kikao.interfaces.api.repeating import KikaoAPI, once
from kikao.interfaces.api.sessions import router as sessions
from kikao.interfaces.api.signs import NotSignedIn
from kikao.registry.people.queries import actor_for

MODULES = (
    "reports",
    "incidents",
    "cases",
    "meetings",
    "releases",
    "openings",
    "tasks",
    "mediation",
    "agreements",
    "referrals",
    "monitoring",
    "outcomes",
    "handover",
    "missions",
    "money",
    "places",
    "people",
    "terms",
    "norms",
    "forms",
    "notices",
)


class Token(HttpBearer):
    """`Authorization: Bearer …` with a session token or a long-lived pass."""

    def authenticate(self, request: HttpRequest, token: str) -> Actor | None:
        """Find out who shows this token, and put the actor into the request."""
        opened = session_shown(token, SessionKind.API)
        actor = _with_session(opened) or _with_pass(token)
        request.actor, request.opened = actor, opened  # type: ignore[attr-defined]
        return actor


def _with_session(opened: Opened | None) -> Actor | None:
    if opened is None or not opened.live or not opened.full:
        return None
    everything = actor_for(opened.account_id, key=opened.key, session_id=opened.id)
    actor = standing(opened, everything)
    if actor.roles != everything.roles:
        raise SecondFactorNeeded
    return actor


def _with_pass(token: str) -> Actor | None:
    shown = pass_shown(token)
    if shown is None:
        return None
    account_id, roles = shown
    actor = actor_for(account_id)
    return replace(actor, roles=actor.roles & {Role(role) for role in roles})


api = KikaoAPI(
    title="Kikao",
    version="1",
    description="The case desk of a working group: the same acts as on the pages, under the same rules.",
    docs_url=None,
    openapi_url="/openapi.json",
    urls_namespace="api",
    auth=Token(),
)
api.add_decorator(once, mode="operation")


@api.exception_handler(Stop)
def refused(request: HttpRequest, stop: Stop) -> HttpResponse:
    """Say what was refused and why; what is hidden reads exactly like what does not exist."""
    by: Actor | None = getattr(request, "actor", None)
    if by and stop.status in {403, 404} and not getattr(stop, "logged", False):
        refusal_note(by, "api.ask", "", stop)
    said: dict[str, Any] = {"code": stop.code, "message": str(stop.message), "cure": str(stop.cure)}
    if isinstance(stop, Invalid):
        said["fields"] = {name: str(words) for name, words in stop.fields.items()}
    return api.create_response(request, said, status=stop.status)


@api.exception_handler(AuthenticationError)
def not_signed_in(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    """Ask for a token."""
    answer = refused(request, NotSignedIn())
    answer.headers["WWW-Authenticate"] = "Bearer"
    return answer


@api.exception_handler(Http404)
def nothing_here(request: HttpRequest, error: Http404) -> HttpResponse:
    """Answer for a missing thing in the same words as for a hidden one."""
    return refused(request, Unknown())


@api.exception_handler(ValidationError)
def unreadable(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Name each part of the request that cannot be read, without repeating what was sent."""
    fields = {".".join(str(step) for step in one["loc"][1:]) or "request": one["msg"] for one in error.errors}
    return refused(request, Invalid(fields, code="input.unreadable"))


@api.exception_handler(HttpError)
def not_understood(request: HttpRequest, error: HttpError) -> HttpResponse:
    """Answer the framework's own refusals (a body that is no JSON) in the same shape."""
    return refused(request, Stop("input.unreadable", error.message, status=error.status_code))


def _join() -> None:
    api.add_router("/sessions", sessions, tags=["sessions"])
    for module in MODULES:
        router: Router = import_module(f"kikao.interfaces.api.{module}").router
        api.add_router(f"/{module}", router, tags=[module])


_join()
