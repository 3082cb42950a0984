"""Risks, clearance and departure."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kikao.casework.missions.actions import (
    assess_risk,
    clear_mission,
    depart_mission,
    refuse_clearance,
    return_mission,
    withdraw_clearance,
)
from kikao.casework.missions.queries import mission
from kikao.interfaces.office.asking import do, open_for
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.missions.asking import back, offered, put
from kikao.interfaces.office.missions.forms import LeftForm, ReasonForm, RiskForm


@page
def missions_assess(request: OfficeRequest, mission_id: UUID) -> HttpResponse:
    """Weigh the risks and ask for a clearance."""
    shown = offered(request, mission_id, "work")
    return put(
        request,
        shown.line,
        RiskForm(request.POST or None, initial={"valid_until_on": shown.line.ends_on}),
        lambda answers: assess_risk(request.actor, mission_id=mission_id, **answers),
        title=_("Weigh the risks"),
        submit=_("Ask for the clearance"),
        done=_("The clearance is asked for: another person gives it."),
        part="safety",
        note=_("These words are sealed: the secretariat and the team can read them."),
    )


@require_POST
@page
def missions_clear(request: OfficeRequest, mission_id: UUID) -> HttpResponse:
    """Say that the mission may leave."""
    return do(
        request,
        lambda: clear_mission(request.actor, mission_id=mission_id),
        after=back(mission_id, "safety"),
        done=_("The mission is cleared."),
    )


@page
def missions_refuse(request: OfficeRequest, mission_id: UUID) -> HttpResponse:
    """Refuse the clearance."""
    shown = offered(request, mission_id, "clear")
    return put(
        request,
        shown.line,
        ReasonForm(request.POST or None),
        lambda answers: refuse_clearance(request.actor, mission_id=mission_id, **answers),
        title=_("Refuse the clearance"),
        submit=_("Refuse it"),
        done=_("The clearance is refused."),
        part="safety",
    )


@page
def missions_withdraw(request: OfficeRequest, mission_id: UUID) -> HttpResponse:
    """Take a clearance back."""
    open_for(request, withdraw_clearance)
    shown = mission(request.actor, mission_id)
    return put(
        request,
        shown.line,
        ReasonForm(request.POST or None),
        lambda answers: withdraw_clearance(request.actor, mission_id=mission_id, **answers),
        title=_("Take the clearance back"),
        submit=_("Take it back"),
        done=_("The clearance is taken back."),
        part="safety",
        danger=True,
    )


@require_POST
@page
def missions_depart(request: OfficeRequest, mission_id: UUID) -> HttpResponse:
    """Let the mission leave under its clearance."""
    return do(
        request,
        lambda: depart_mission(request.actor, mission_id=mission_id),
        after=back(mission_id),
        done=_("The mission is underway."),
    )


@page
def missions_left(request: OfficeRequest, mission_id: UUID) -> HttpResponse:
    """Say that the team has left already."""
    shown = offered(request, mission_id, "depart")
    form = LeftForm(request.POST or None)

    def act(answers: dict[str, Any]) -> UUID:
        return depart_mission(
            request.actor,
            mission_id=mission_id,
            already_left=True,
            departed_at=form.moment(),
            reason=answers["reason"],
        )

    return put(
        request,
        shown.line,
        form,
        act,
        title=_("The team has left already"),
        submit=_("Record that it left"),
        done=_("The mission is underway."),
        danger=not shown.cleared,
        note=_(
            "Unless a clearance stood at that time, the mission is marked for good as left without clearance."
        ),
    )


@require_POST
@page
def missions_return(request: OfficeRequest, mission_id: UUID) -> HttpResponse:
    """Note that the team is back."""
    return do(
        request,
        lambda: return_mission(request.actor, mission_id=mission_id),
        after=back(mission_id),
        done=_("The team is back."),
    )
