"""Entering money that went from hand to hand: one page for each kind, so that nobody ticks a name away by mistake."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext as _

from kikao.casework.missions.actions.money import (
    change_money,
    enter_mission_receipt,
    help_travel,
    pay_advance,
    settle_money,
)
from kikao.casework.missions.queries.money import team_choices
from kikao.casework.missions.schemas.money import MissionNamed
from kikao.foundation.base.clock import today
from kikao.foundation.files.uploads import ready
from kikao.interfaces.office.asking import Question, ask, open_for
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.money import trails
from kikao.interfaces.office.money.forms import (
    AdvanceForm,
    ChangeForm,
    DiscreetForm,
    HandForm,
    HelpForm,
    ReceiptForm,
    SettleForm,
)
from kikao.registry.places.queries import place_choices
from kikao.registry.terms.enums import TermList
from kikao.registry.terms.queries import labels_of

Act = Callable[..., object]


def _form(request: OfficeRequest, kind: type[HandForm], mission: MissionNamed, **offered: Any) -> HandForm:
    team = team_choices(request.actor, mission.id)
    initial = {"day_on": today()}
    return kind(request.POST or None, request.FILES or None, team=team, initial=initial, **offered)


def _ask(
    request: OfficeRequest,
    mission: MissionNamed,
    act: Act,
    form: forms.Form,
    *,
    title: str,
    lead: str = "",
    note: str = "",
) -> HttpResponse:
    def enter(answers: dict[str, Any]) -> object:
        files = {"files": ready(answers.pop("attached"))} if "attached" in answers else {}
        return act(request.actor, mission_id=mission.id, **answers, **files)

    question = Question(
        title=title,
        submit=_("Keep this entry"),
        form=form,
        act=enter,
        after=lambda _made: trails.money_address(mission.id),
        done=_("The entry is kept."),
        trail=trails.money_trail(mission),
        lead=lead,
        note=note or _("Nothing is changed afterwards: a wrong entry is struck out with a reason."),
    )
    return ask(request, question)


@page
def advance(request: OfficeRequest, mission_id: UUID) -> HttpResponse:
    """Record an advance."""
    open_for(request, pay_advance)
    mission = trails.entering(request, mission_id)
    form = _form(request, AdvanceForm, mission)
    return _ask(request, mission, pay_advance, form, title=_("Record an advance"))


@page
def receipt(request: OfficeRequest, mission_id: UUID) -> HttpResponse:
    """Enter a receipt."""
    mission = trails.entering(request, mission_id)
    lines = labels_of(request.actor, TermList.COST_LINE, retired=False).choices(TermList.COST_LINE)
    form = _form(request, ReceiptForm, mission, lines=lines)
    return _ask(request, mission, enter_mission_receipt, form, title=_("Enter a receipt"))


@page
def travel(request: OfficeRequest, mission_id: UUID) -> HttpResponse:
    """Enter help to travel with the name of whom it helped."""
    mission = trails.entering(request, mission_id)
    form = _form(request, HelpForm, mission, places=place_choices(request.actor))
    return _ask(
        request,
        mission,
        help_travel,
        form,
        title=_("Help for somebody of a community to travel"),
        note=_("The name is sealed for the secretariat and the team. Would it endanger somebody? Keep none."),
    )


@page
def discreet(request: OfficeRequest, mission_id: UUID) -> HttpResponse:
    """Enter help to travel without any name."""
    mission = trails.entering(request, mission_id)
    form = _form(request, DiscreetForm, mission)

    def act(*given: Any, **answers: Any) -> object:
        return help_travel(*given, **answers, discreet=True)

    return _ask(
        request,
        mission,
        act,
        form,
        title=_("Discreet help to travel"),
        lead=_("No name, no place and no signature are kept: only the amount and a witness of the team."),
    )


@page
def change(request: OfficeRequest, mission_id: UUID) -> HttpResponse:
    """Record money changed into the other currency."""
    mission = trails.entering(request, mission_id)
    form = _form(request, ChangeForm, mission)
    return _ask(request, mission, change_money, form, title=_("Record money changed"))


@page
def settle(request: OfficeRequest, mission_id: UUID) -> HttpResponse:
    """Record what was given back or paid out."""
    open_for(request, settle_money)
    mission = trails.entering(request, mission_id)
    form = _form(request, SettleForm, mission)
    return _ask(
        request,
        mission,
        settle_money,
        form,
        title=_("Settle with somebody of the team"),
        lead=_(
            "What is left of an advance is given back; what somebody laid out themselves is paid to them."
        ),
    )
