"""Who is who in a case, where else it was brought, who refused, what may flare up again."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kikao.casework.cases.actions import (
    add_forum,
    add_party,
    lapse_risk,
    note_risk,
    record_refusal,
    remove_party,
)
from kikao.casework.cases.queries import case
from kikao.foundation.base.stops import Unknown
from kikao.interfaces.office.asking import Question, ask, do, open_for
from kikao.interfaces.office.cases import offers
from kikao.interfaces.office.cases.asking import back_to, trail_of
from kikao.interfaces.office.cases.forms import ForumForm, PartyForm, RefusalForm, RiskForm
from kikao.interfaces.office.doorway import OfficeRequest, page

Act = Callable[..., UUID]


@page
def party_added(request: OfficeRequest, case_id: UUID) -> HttpResponse:
    """Say what an organisation is in the case."""
    form = PartyForm(request.POST or None, offered=offers.bodies(request.actor))
    return _ask(
        request,
        case_id,
        form,
        add_party,
        part="#parties",
        title=_("Add a party"),
        submit=_("Add it"),
        done=_("The party is added."),
        note=_(
            "Whoever sits for an alleged author, sponsor or adverse party loses sight of the case at once."
        ),
    )


@page
def party_removed(request: OfficeRequest, case_id: UUID, party_id: UUID) -> HttpResponse:
    """Take back that an organisation is something in the case."""
    by = open_for(request, remove_party)
    seen = case(by, case_id)
    party = next((line for line in seen.parties if line.id == party_id), None)
    if party is None:
        raise Unknown
    consequences = [_("It stands in the trail that it was there.")]
    if party.alleged:
        consequences.append(
            _("The wall that came of it falls: its seats may see the case, unless they are walled otherwise.")
        )
    question = Question(
        title=_("Take a party back"),
        lead=f"{party.organisation} ({party.role_words})",
        submit=_("Take it back"),
        form=forms.Form(request.POST if request.method == "POST" else None),
        act=lambda _answers: remove_party(by, party_id=party_id),
        after=lambda _made: back_to(by, case_id, "#parties"),
        done=_("The party is taken back."),
        trail=trail_of(seen.line),
        danger=party.alleged,
        consequences=tuple(consequences),
    )
    return ask(request, question)


@page
def forum_added(request: OfficeRequest, case_id: UUID) -> HttpResponse:
    """Write down where else the matter was or is brought."""
    form = ForumForm(request.POST or None, offered=offers.bodies(request.actor))
    return _ask(
        request,
        case_id,
        form,
        add_forum,
        part="#forums",
        title=_("Brought elsewhere"),
        submit=_("Keep"),
        done=_("It is kept."),
    )


@page
def refusal_recorded(request: OfficeRequest, case_id: UUID) -> HttpResponse:
    """Write down that a party would not talk or compromise."""
    form = RefusalForm(request.POST or None, offered=offers.bodies(request.actor))
    return _ask(
        request,
        case_id,
        form,
        record_refusal,
        part="#refusals",
        title=_("Record a refusal"),
        submit=_("Keep"),
        done=_("The refusal is kept. Nobody is compelled."),
        note=_("Members read who refused and when; the words open for the secretariat and the task force."),
    )


@page
def risk_noted(request: OfficeRequest, case_id: UUID) -> HttpResponse:
    """Note what could make the matter flare up again."""
    return _ask(
        request,
        case_id,
        RiskForm(request.POST or None),
        note_risk,
        part="#risks",
        title=_("Note a risk"),
        submit=_("Keep"),
        done=_("The risk is noted."),
    )


@require_POST
@page
def risk_lapsed(request: OfficeRequest, case_id: UUID, risk_id: UUID) -> HttpResponse:
    """Note that a risk is past."""
    by = request.actor
    return do(
        request,
        lambda: lapse_risk(by, risk_id=risk_id),
        after=back_to(by, case_id, "#risks"),
        done=_("The risk is past; it stays in the record."),
    )


def _ask(
    request: OfficeRequest, case_id: UUID, form: forms.Form, act: Act, *, part: str, **words: Any
) -> HttpResponse:
    by = open_for(request, act)
    question = Question(
        form=form,
        act=lambda answers: act(by, case_id=case_id, **answers),
        after=lambda _made: back_to(by, case_id, part),
        trail=trail_of(case(by, case_id).line),
        **words,
    )
    return ask(request, question)
