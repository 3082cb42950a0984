"""What every public page does: speak the language of its address, and explain a refusal in words."""

import functools
from collections.abc import Callable, Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext as _

from kikao.casework.reports.queries import door_of
from kikao.casework.reports.schemas import Door
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.stops import Stop
from kikao.interfaces.ui.context import PUBLIC_LANGUAGES

View = Callable[[HttpRequest], HttpResponse]


def spoken(view: View) -> Callable[..., HttpResponse]:
    """Serve a page in the language its address names, else in the one the visitor's browser asks for."""

    @functools.wraps(view)
    def shown(request: HttpRequest, language: str = "") -> HttpResponse:
        known = language if language in PUBLIC_LANGUAGES else (translation.get_language() or "fr")[:2]
        with translation.override(known):
            try:
                answer = view(request)
            except Stop as stop:
                answer = refused(request, stop)
        answer.headers["Content-Language"] = known
        answer.headers["Cache-Control"] = "no-store, private"
        return answer

    return shown


def group_at_the_door() -> tuple[Door, Actor]:
    """Return the group that receives here, and the actor a source is; refuse while nobody can receive."""
    door = door_of()
    if door is None or not door.is_open:
        raise Stop(
            "report.intake_closed",
            _("The group cannot receive reports yet. Nothing of what you wrote was kept."),
            cure=_("Copy your words and send them later, or call or visit the secretariat."),
            status=503,
        )
    return door, Actor.source(door.working_group_id)


def show(
    request: HttpRequest, name: str, context: Mapping[str, object] | None = None, *, status: int = 200
) -> HttpResponse:
    """Render a public page, with the same page in the other languages one link away."""
    found = request.resolver_match
    place = found.url_name.removesuffix("-in") if found and found.url_name else "front"
    here = {"name": f"public:{place}-in", "languages": " ".join(PUBLIC_LANGUAGES)}
    return render(request, f"public/{name}.html", {"here": here, **(context or {})}, status=status)


def refused(request: HttpRequest, stop: Stop, kept: str = "") -> HttpResponse:
    """Say in words why something was not done; `kept` gives back what was typed."""
    return show(request, "refused", {"stop": stop, "kept": kept}, status=stop.status)
