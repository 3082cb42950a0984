"""How the pages of missions ask: one question, the way back to the mission, and what it says there."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kikao.casework.missions.queries import mission, mission_seen
from kikao.casework.missions.schemas.mission import MissionLine, MissionPage
from kikao.casework.missions.schemas.money import MissionNamed
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.stops import NotAllowed
from kikao.interfaces.office.asking import Question, ask
from kikao.interfaces.office.doorway import OfficeRequest

Trail = list[tuple[str, str]]
OTHERS = (
    (gettext_lazy("Money"), "office:money-mission"),
    (gettext_lazy("Findings"), "office:missions-field"),
    (gettext_lazy("Report of the mission"), "office:missions-report"),
)


def list_trail() -> Trail:
    """Return the way back to the missions."""
    return [(_("Missions"), reverse("office:missions-list"))]


def mission_trail(line: MissionLine | MissionNamed) -> Trail:
    """Return the way back to one mission."""
    return [*list_trail(), (line.title, reverse("office:missions-mission", args=[line.id]))]


def offered(request: OfficeRequest, mission_id: UUID, offer: str) -> MissionPage:
    """Return the mission for whom this is offered; its form is not shown to anybody else."""
    shown = mission(request.actor, mission_id)
    if request.method != "POST" and not getattr(shown.offers, offer):
        raise NotAllowed
    return shown


def back(mission_id: UUID, part: str = "") -> str:
    """Return the page of a mission, at one of its parts."""
    return reverse("office:missions-mission", args=[mission_id]) + (f"#{part}" if part else "")


def back_or_list(by: Actor, mission_id: UUID, part: str = "") -> str:
    """Return the page of a mission, or the list when the act took it out of the reader's sight."""
    return back(mission_id, part) if mission_seen(by, mission_id) else reverse("office:missions-list")


def put(
    request: Any,
    line: MissionLine,
    form: forms.Form,
    act: Callable[[dict[str, Any]], object],
    *,
    title: str,
    submit: str,
    done: str,
    part: str = "",
    **more: Any,
) -> HttpResponse:
    """Ask one question about a mission and go back to it."""
    question = Question(
        title=title,
        submit=submit,
        form=form,
        act=act,
        after=lambda _made: back_or_list(request.actor, line.id, part),
        done=done,
        trail=mission_trail(line),
        **{**more, "lead": _lead(line, more.get("lead", line.title))},
    )
    return ask(request, question)


def _lead(line: MissionLine, lead: str) -> str:
    """Say on every page of a mission that it left without clearance."""
    marked = line.left_without_clearance
    return f"{lead} · {_('Left without clearance')}: {line.uncleared_reason}" if marked else lead


def tabs(current: str) -> list[dict[str, Any]]:
    """Return the lists around missions, the present one marked."""
    ways = (
        ("list", _("Missions"), "office:missions-list"),
        ("duty", _("On duty"), "office:missions-duty"),
        ("orders", _("My orders"), "office:missions-my-orders"),
    )
    return [{"label": label, "url": reverse(name), "current": key == current} for key, label, name in ways]


def other_pages(mission_id: UUID) -> list[tuple[str, str]]:
    """Return what else there is of a mission."""
    found = []
    for label, name in OTHERS:
        try:
            found.append((str(label), reverse(name, args=[mission_id])))
        except NoReverseMatch:
            continue
    return found
