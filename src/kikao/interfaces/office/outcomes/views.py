"""Recording and verifying what changed, asking the parties, closing, reopening, linking a relapse."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from kikao.casework.cases.enums import CaseStatus
from kikao.casework.cases.queries import Filters, case, cases
from kikao.casework.cases.schemas import CasePage
from kikao.casework.outcomes.actions import (
    close_case,
    link_relapse,
    record_outcome,
    record_satisfaction,
    reopen_case,
    verify_outcome,
)
from kikao.casework.outcomes.queries import outcome_of_case
from kikao.casework.tasks.queries import in_force_for
from kikao.foundation.base.stops import NotAllowed, Unknown
from kikao.interfaces.office.asking import Question, ask, open_for
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.outcomes.forms import (
    CloseForm,
    OutcomeForm,
    RelapseForm,
    SatisfactionForm,
    VerifyForm,
    WhyForm,
)
from kikao.interfaces.office.tasks.trails import case_trail
from kikao.registry.people.queries import organisation_choices


def _recorder(request: OfficeRequest, case_id: UUID) -> CasePage:
    """Return the case for who acts for it; the form is not shown to anybody else."""
    held = case(request.actor, case_id)
    if not in_force_for(request.actor, case_id):
        raise NotAllowed
    return held


def _ask(
    request: OfficeRequest,
    held: CasePage,
    *,
    title: str,
    submit: str,
    form: forms.Form,
    act: Callable[[dict[str, Any]], object],
    done: str,
    lead: str = "",
) -> HttpResponse:
    question = Question(
        title=title,
        submit=submit,
        form=form,
        act=act,
        after=lambda _made: reverse("office:cases-case", args=[held.line.id]),
        done=done,
        trail=case_trail(held.line),
        lead=lead,
    )
    return ask(request, question)


@page
def outcomes_record(request: OfficeRequest, case_id: UUID) -> HttpResponse:
    """Record something that changed."""
    by = request.actor
    return _ask(
        request,
        _recorder(request, case_id),
        title=_("Record what changed"),
        submit=_("Record it"),
        form=OutcomeForm(request.POST or None, organisations=organisation_choices(by)),
        act=lambda answers: record_outcome(by, case_id=case_id, **answers),
        done=_("Recorded as claimed. Another person verifies it in the field."),
        lead=_("What is recorded here is claimed until another person went to see."),
    )


@page
def outcomes_verify(request: OfficeRequest, case_id: UUID, outcome_id: UUID) -> HttpResponse:
    """Verify what was claimed."""
    by = request.actor
    held = _recorder(request, case_id)
    claims = {line.id: line for line in outcome_of_case(by, case_id).outcomes}
    if outcome_id not in claims:
        raise Unknown
    if not claims[outcome_id].may_verify and request.method != "POST":
        raise NotAllowed
    return _ask(
        request,
        held,
        title=_("Verify what was claimed"),
        submit=_("It is verified"),
        form=VerifyForm(request.POST or None),
        act=lambda answers: verify_outcome(by, outcome_id=outcome_id, **answers),
        done=_("The outcome is verified."),
        lead=claims[outcome_id].words,
    )


@page
def outcomes_satisfaction(request: OfficeRequest, case_id: UUID) -> HttpResponse:
    """Record how satisfied a party says it is."""
    by = request.actor
    held = _recorder(request, case_id)
    parties = {str(one.organisation_id): one.organisation for one in held.parties}
    return _ask(
        request,
        held,
        title=_("How satisfied is a party?"),
        submit=_("Record it"),
        form=SatisfactionForm(request.POST or None, organisations=list(parties.items())),
        act=lambda answers: record_satisfaction(by, case_id=case_id, **answers),
        done=_("The answer is recorded."),
        lead=_("Ask each party on its own. The mediator of the case does not collect this."),
    )


@page
def outcomes_close(request: OfficeRequest, case_id: UUID) -> HttpResponse:
    """Close a case."""
    by = open_for(request, close_case)
    return _ask(
        request,
        case(by, case_id),
        title=_("Close this case"),
        submit=_("Close the case"),
        form=CloseForm(request.POST or None),
        act=lambda answers: close_case(by, case_id=case_id, **answers),
        done=_("The case is closed. It stays in the register and can be reopened."),
    )


@page
def outcomes_reopen(request: OfficeRequest, case_id: UUID) -> HttpResponse:
    """Reopen a case."""
    by = open_for(request, reopen_case)
    return _ask(
        request,
        case(by, case_id),
        title=_("Reopen this case"),
        submit=_("Reopen the case"),
        form=WhyForm(request.POST or None),
        act=lambda answers: reopen_case(by, case_id=case_id, **answers),
        done=_("The case is open again."),
    )


@page
def outcomes_relapse(request: OfficeRequest, case_id: UUID) -> HttpResponse:
    """Link a relapse with the earlier case, from either of the two."""
    by = open_for(request, link_relapse)
    held = case(by, case_id)
    earlier = held.line.status == CaseStatus.CLOSED
    others = cases(by, Filters(place_id=held.place_id), size=100)
    offered = [
        (str(one.id), f"{one.reference} – {one.title}" if one.title else one.reference)
        for one in others.items
        if one.id != case_id
    ]

    def act(answers: dict[str, Any]) -> UUID:
        pair = (answers["other_id"], case_id) if earlier else (case_id, answers["other_id"])
        return link_relapse(by, case_id=pair[0], of_case_id=pair[1])

    return _ask(
        request,
        held,
        title=_("It flared up again") if earlier else _("A relapse of an earlier case"),
        submit=_("Link them"),
        form=RelapseForm(request.POST or None, cases=offered, earlier=earlier),
        act=act,
        done=_("The two cases are linked."),
        lead=_("Cases at the same place are offered. A relapse is the honest measure of what was achieved."),
    )
