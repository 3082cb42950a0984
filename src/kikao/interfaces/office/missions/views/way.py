"""On the way: times to be heard of, stretches without network, calls noted."""

from datetime import time
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kikao.casework.missions.actions import (
    end_silence,
    note_check_in,
    plan_check_ins,
    plan_silence,
    renew_code,
)
from kikao.interfaces.office.asking import do
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.missions.asking import back, offered, put
from kikao.interfaces.office.missions.forms import HeardForm, HoursForm, SilenceForm


@page
def missions_hours(request: OfficeRequest, mission_id: UUID) -> HttpResponse:
    """Say at which times of each day the team is to be heard of."""
    shown = offered(request, mission_id, "work")

    def act(answers: dict[str, time | None]) -> UUID:
        hours = [hour for hour in answers.values() if hour is not None]
        return plan_check_ins(request.actor, mission_id=mission_id, hours=hours)

    return put(
        request,
        shown.line,
        HoursForm(request.POST or None),
        act,
        title=_("When the team is to be heard of"),
        submit=_("Expect it then"),
        done=_("The team is expected at these times of each day that is left."),
        part="check-ins",
        note=_("Half an hour after such a time the officer on duty and the secretariat are alarmed."),
    )


@page
def missions_silence(request: OfficeRequest, mission_id: UUID) -> HttpResponse:
    """Say beforehand where there is no network."""
    shown = offered(request, mission_id, "work")
    form = SilenceForm(request.POST or None)

    def act(_answers: dict[str, Any]) -> UUID:
        begins, ends = form.stretch()
        return plan_silence(request.actor, mission_id=mission_id, from_at=begins, until_at=ends)

    return put(
        request,
        shown.line,
        form,
        act,
        title=_("A stretch without network"),
        submit=_("Expect nothing then"),
        done=_("Nobody is missed while this stretch lasts."),
        part="check-ins",
    )


@require_POST
@page
def missions_silence_end(request: OfficeRequest, mission_id: UUID, silence_id: UUID) -> HttpResponse:
    """Say that there is network again."""
    return do(
        request,
        lambda: end_silence(request.actor, silence_id=silence_id),
        after=back(mission_id, "check-ins"),
        done=_("From now on the team is missed again."),
    )


@page
def missions_heard(request: OfficeRequest, mission_id: UUID) -> HttpResponse:
    """Note a call of the team."""
    shown = offered(request, mission_id, "hear")
    return put(
        request,
        shown.line,
        HeardForm(request.POST or None),
        lambda answers: note_check_in(request.actor, mission_id=mission_id, **answers),
        title=_("The team called"),
        submit=_("Note the call"),
        done=_("The team was heard of."),
        part="check-ins",
        note=_("What was said is sealed: the secretariat and the team can read it."),
    )


@require_POST
@page
def missions_code(request: OfficeRequest, mission_id: UUID) -> HttpResponse:
    """Make another word for check-ins."""
    return do(
        request,
        lambda: renew_code(request.actor, mission_id=mission_id),
        after=back(mission_id, "check-ins"),
        done=_("There is another word now: tell the team."),
    )
