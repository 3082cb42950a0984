"""Passing a case on, and writing down what comes back."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext as _

from kikao.casework.cases.queries import case
from kikao.casework.referrals.actions import (
    answer_referral,
    correct_referral,
    recall_referral,
    remind_referral,
    send_referral,
)
from kikao.casework.referrals.queries import offered_for, referral
from kikao.casework.referrals.schemas import ReferralPage
from kikao.interfaces.office.asking import Question, ask, open_for
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.referrals.forms import (
    AnswerForm,
    CorrectForm,
    RecallForm,
    RemindForm,
    SendForm,
)
from kikao.interfaces.office.referrals.trails import here, trail_of
from kikao.interfaces.office.tasks.trails import case_trail
from kikao.registry.people.queries import organisation_choices


@page
def new(request: OfficeRequest, case_id: UUID) -> HttpResponse:
    """Pass a case on."""
    by = open_for(request, send_referral)
    held = case(by, case_id)
    question = Question(
        title=_("Pass this case on"),
        submit=_("Pass it on"),
        form=SendForm(
            request.POST or None, organisations=organisation_choices(by), offered=offered_for(by, case_id)
        ),
        act=lambda answers: send_referral(by, case_id=case_id, **answers),
        after=here,
        done=_("The referral is recorded. Print its letter, and wait for the answer."),
        trail=case_trail(held.line),
        lead=_(
            "Every source behind the case must have agreed; whom it accuses gets a released text at most."
        ),
    )
    return ask(request, question)


def _ask(
    request: OfficeRequest,
    shown: ReferralPage,
    *,
    title: str,
    submit: str,
    form: forms.Form,
    act: Callable[[dict[str, Any]], object],
    done: str,
    consequences: tuple[str, ...] = (),
) -> HttpResponse:
    line = shown.line
    question = Question(
        title=title,
        submit=submit,
        form=form,
        act=act,
        after=lambda _made: here(line.id),
        done=done,
        trail=trail_of(line),
        lead=f"{line.target_words}{f' – {line.organisation}' if line.organisation else ''}",
        consequences=consequences,
        danger=bool(consequences),
    )
    return ask(request, question)


@page
def answered(request: OfficeRequest, referral_id: UUID) -> HttpResponse:
    """Write down what came back."""
    by = open_for(request, answer_referral)
    shown = referral(by, referral_id)
    initial = {"version": shown.line.version}
    return _ask(
        request,
        shown,
        title=_("What came back"),
        submit=_("Write it down"),
        form=AnswerForm(request.POST or None, states=list(shown.next_states), initial=initial),
        act=lambda answers: answer_referral(by, referral_id=referral_id, **answers),
        done=_("It is written down."),
    )


@page
def reminded(request: OfficeRequest, referral_id: UUID) -> HttpResponse:
    """Write down that the body was reminded."""
    by = open_for(request, remind_referral)
    shown = referral(by, referral_id)
    return _ask(
        request,
        shown,
        title=_("A reminder was sent"),
        submit=_("Write it down"),
        form=RemindForm(request.POST or None, initial={"version": shown.line.version}),
        act=lambda answers: remind_referral(by, referral_id=referral_id, **answers),
        done=_("The reminder is recorded."),
    )


@page
def corrected(request: OfficeRequest, referral_id: UUID) -> HttpResponse:
    """Correct how or when the case was passed on."""
    by = open_for(request, correct_referral)
    shown = referral(by, referral_id)
    line = shown.line
    initial = {
        "level": shown.level,
        "manner": shown.manner,
        "sent_on": line.sent_on,
        "answer_due_on": line.answer_due_on,
        "version": line.version,
    }
    return _ask(
        request,
        shown,
        title=_("Correct this referral"),
        submit=_("Correct it"),
        form=CorrectForm(request.POST or None, initial=initial),
        act=lambda answers: correct_referral(by, referral_id=referral_id, **answers),
        done=_("It is corrected. What stood there before is kept with the reason."),
    )


@page
def recalled(request: OfficeRequest, referral_id: UUID) -> HttpResponse:
    """Take a referral back."""
    by = open_for(request, recall_referral)
    shown = referral(by, referral_id)
    return _ask(
        request,
        shown,
        title=_("Take this referral back"),
        submit=_("Take it back"),
        form=RecallForm(request.POST or None, initial={"version": shown.line.version}),
        act=lambda answers: recall_referral(by, referral_id=referral_id, **answers),
        done=_("The referral is taken back. It stays in the register."),
        consequences=(
            _("It stays in the register, with the reason."),
            _("No answer is expected any more. To ask again, pass the case on anew."),
            _("What the body was told already is not forgotten there."),
        ),
    )
