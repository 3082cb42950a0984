"""The places on the way: added, taken off, and whether they were reached."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kikao.casework.missions.actions import change_mission, note_stop
from kikao.casework.missions.queries import mission
from kikao.casework.missions.schemas.given import PlanGiven, StopGiven
from kikao.casework.missions.schemas.mission import MissionPage
from kikao.foundation.base.stops import NotAllowed, Unknown
from kikao.interfaces.office.asking import do, open_for
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.missions.asking import back, put
from kikao.interfaces.office.missions.forms import ReachedForm, StopForm
from kikao.registry.places.queries import place_choices


def _with_stops(request: OfficeRequest, shown: MissionPage, stops: tuple[StopGiven, ...]) -> UUID:
    plan = PlanGiven(
        purpose=shown.line.purpose,
        title=shown.line.title,
        level=shown.line.level,
        starts_on=shown.line.starts_on,
        ends_on=shown.line.ends_on,
        needs=tuple(code for code, _words in shown.needs),
        stops=stops,
    )
    return change_mission(request.actor, mission_id=shown.line.id, version=shown.version, plan=plan)


def _stops(shown: MissionPage, without: UUID | None = None) -> list[StopGiven]:
    return [StopGiven(one.place_id, one.arrive_on, one.leave_on) for one in shown.stops if one.id != without]


@page
def missions_stop_new(request: OfficeRequest, mission_id: UUID) -> HttpResponse:
    """Add a place to the way."""
    shown = mission(open_for(request, change_mission), mission_id)

    def act(answers: dict[str, Any]) -> UUID:
        every = sorted([*_stops(shown), StopGiven(**answers)], key=lambda one: one.arrive_on)
        return _with_stops(request, shown, tuple(every))

    return put(
        request,
        shown.line,
        StopForm(request.POST or None, offers={"place_id": place_choices(request.actor)}),
        act,
        title=_("Add a place"),
        submit=_("Add it"),
        done=_("The place is on the way now."),
        part="way",
        note=_("Another place needs another clearance."),
    )


@require_POST
@page
def missions_stop_strike(request: OfficeRequest, mission_id: UUID, stop_id: UUID) -> HttpResponse:
    """Take a place off the way."""
    shown = mission(request.actor, mission_id)
    if stop_id not in {one.id for one in shown.stops}:
        raise Unknown
    return do(
        request,
        lambda: _with_stops(request, shown, tuple(_stops(shown, stop_id))),
        after=back(mission_id, "way"),
        done=_("The place is off the way; the record keeps it."),
    )


@page
def missions_stop(request: OfficeRequest, mission_id: UUID, stop_id: UUID) -> HttpResponse:
    """Note whether a place was reached."""
    shown = mission(request.actor, mission_id)
    stop = next((one for one in shown.stops if one.id == stop_id), None)
    if stop is None:
        raise Unknown
    if not shown.offers.stops:
        raise NotAllowed
    held = {"reached_on": stop.reached_on, "no_access": stop.no_access}
    return put(
        request,
        shown.line,
        ReachedForm(request.POST or None, initial=held),
        lambda answers: note_stop(request.actor, stop_id=stop_id, **answers),
        title=_("Was this place reached?"),
        submit=_("Note it"),
        done=_("Noted."),
        part="way",
        lead=stop.place,
    )
