"""What every public page does: speak the language of its address, and explain a refusal in words."""

import functools
import re
from collections.abc import Callable, Mapping

from csp.constants import SELF
from csp.decorators import csp_update
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext as _

from kikao.casework.reports.queries import doors
from kikao.casework.reports.schemas import Door
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.stops import Stop
from kikao.interfaces.ui.context import PUBLIC_LANGUAGES

_ID = re.compile(r"[0-9a-f-]{36}")
_SHOWN = {"sealed": "report"}
"""Addresses that only take something in: another language shows the page one came from."""
View = Callable[[HttpRequest], HttpResponse]


def spoken(view: View) -> Callable[..., HttpResponseBase]:
    """Serve a page in the language its address names, else in the one the visitor's browser asks for."""

    @functools.wraps(view)
    @csp_update({"worker-src": [SELF]})
    def shown(request: HttpRequest, language: str = "") -> HttpResponse:
        known = language if language in PUBLIC_LANGUAGES else (translation.get_language() or "fr")[:2]
        with translation.override(known):
            try:
                answer = view(request)
            except Undecided as several:
                choice = {"doors": several.doors, "kept": request.POST.get("words", "")}
                answer = show(request, "choose", choice)
            except Stop as stop:
                answer = refused(request, stop)
        answer.headers["Content-Language"] = known
        answer.headers["Cache-Control"] = "no-store, private"
        return answer

    return shown


class Undecided(Exception):  # noqa: N818 - a question, no fault
    """Several groups stand at this door, and the address names none of them."""

    def __init__(self, found: tuple[Door, ...]) -> None:
        """Keep the choice."""
        super().__init__()
        self.doors = found


def door_of(request: HttpRequest, *, receiving: bool = True) -> Door | None:
    """Return the group that the address names (`?group=`), or the only one there is; ask where there are several.

    `receiving` leaves out groups that only hold what came to them before, unless none receives.
    """
    known = doors()
    named = [one for one in known if str(one.working_group_id) == request.GET.get("group")]
    found = named or [one for one in known if one.is_open or not receiving] or list(known)
    if len(found) > 1:
        raise Undecided(tuple(found))
    return found[0] if found else None


def group_at_the_door(request: HttpRequest) -> tuple[Door, Actor]:
    """Return the group that receives here, and the actor a source is; refuse while nobody can receive."""
    door = door_of(request)
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
    place = _SHOWN.get(place, place)
    group = request.GET.get("group", "")
    group = group if _ID.fullmatch(group) else ""
    here = {
        "name": f"public:{place}-in",
        "languages": " ".join(PUBLIC_LANGUAGES),
        "group": group,
        "at": f"?group={group}" if group else "",
    }
    return render(request, f"public/{name}.html", {"here": here, **(context or {})}, status=status)


def refused(request: HttpRequest, stop: Stop, kept: str = "") -> HttpResponse:
    """Say in words why something was not done; `kept` gives back what was typed."""
    return show(request, "refused", {"stop": stop, "kept": kept}, status=stop.status)
