"""One page per act: the form, the act, the way back; and whether to offer an act at all."""

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from kikao.foundation.access.actor import Actor
from kikao.foundation.audit.door import ACTIONS, is_repeated, sent_once
from kikao.foundation.base.stops import NotAllowed, Stop, Unknown
from kikao.interfaces.office.doorway import OfficeRequest, into_form

HIDDEN = frozenset({403, 404})
"""Refusals that must not show on the page one came from."""


class SureForm(forms.Form):
    """Nothing but the question whether one is sure."""

    sure = forms.CharField(widget=forms.HiddenInput, initial="1", required=False)


@dataclass(frozen=True)
class Question:
    """What a page asks: its words, its form, the act that the answers go to, where to go then.

    `shown`: a page of what the act made and nobody can see again, such as an address with its secret; it is shown
    instead of going on, this once.
    """

    title: str
    submit: str
    form: BaseForm
    act: Callable[[dict[str, Any]], object]
    after: Callable[[object], str]
    done: str
    trail: list[tuple[str, str]]
    lead: str = ""
    note: str = ""
    danger: bool = False
    consequences: tuple[str, ...] = ()
    template: str = "office/ask.html"
    more: dict[str, object] = field(default_factory=dict)
    shown: Callable[[dict[str, Any]], HttpResponse] | None = None


def ask(request: OfficeRequest, question: Question) -> HttpResponse:
    """Show the form; when it is sent, do the act once and go on, or say in the form what stands against it."""
    form = question.form
    token = request.POST.get("once") or secrets.token_urlsafe(16)
    if request.method == "POST" and form.is_valid():
        try:
            with sent_once(token):
                result = question.act(form.cleaned_data)
                repeated = is_repeated()
        except Stop as stop:
            if stop.status in HIDDEN:
                raise
            into_form(form, stop)
        else:
            return _gone_on(request, question, result, repeated=repeated)
    context = {"question": question, "form": form, "once": token, "cancel_url": question.trail[-1][1]}
    if question.consequences:
        return render(
            request, "ui/confirm.html", context | _sure(question), status=422 if form.errors else 200
        )
    return render(request, question.template, question.more | context, status=422 if form.errors else 200)


def _gone_on(request: OfficeRequest, question: Question, result: object, *, repeated: bool) -> HttpResponse:
    """Go on after the act, or show what it made; what a sending made that is repeated is nowhere to be shown any more."""
    if question.shown and not repeated:
        return question.shown(question.form.cleaned_data)
    if question.shown:
        messages.error(
            request, _("This address was made and shown already. If nobody kept it, take it back.")
        )
    else:
        messages.success(request, question.done)
    return redirect(question.after(result))


def _sure(question: Question) -> dict[str, object]:
    """Return what the page "are you sure" shows of a question whose act has consequences."""
    return {
        "title": question.title,
        "question": question.lead,
        "consequences": question.consequences,
        "submit": question.submit,
        "danger": question.danger,
    }


def do(
    request: OfficeRequest, act: Callable[[], object], *, after: str | Callable[[], str], done: str
) -> HttpResponse:
    """Do an act of one button and go back; a refusal is said on the page one came from.

    `after` is asked only then, where the act itself may take the page out of one's sight.
    """
    try:
        act()
    except Stop as stop:
        if stop.status in HIDDEN:
            raise
        said = [stop.message, *getattr(stop, "fields", {}).values(), stop.cure]
        messages.error(request, " ".join(str(words) for words in said if words))
    else:
        messages.success(request, done)
    return redirect(after if isinstance(after, str) else after())


def may(by: Actor, act: Callable[..., object]) -> bool:
    """Tell whether an act is open to one of the reader's roles, so that no page offers what would be refused."""
    return by.is_(*ACTIONS[getattr(act, "__kikao_action__", "")].roles)


def open_for(request: OfficeRequest, act: Callable[..., object]) -> Actor:
    """Return the reader, to whom the act of this page is open; its form is not shown to anybody else."""
    if not may(request.actor, act):
        raise NotAllowed
    return request.actor


def named(request: OfficeRequest, name: str) -> list[UUID]:
    """Return the ids that an address names; what is no id is not there."""
    try:
        return [UUID(text) for text in request.GET.getlist(name)]
    except ValueError as error:
        raise Unknown from error


@contextmanager
def hidden_from_others() -> Iterator[None]:
    """Answer those whom a form is not for as if there were nothing.

    For what has an address but no page of its own: whoever may not act on it was not told that it is there.
    """
    try:
        yield
    except NotAllowed as error:
        raise Unknown from error
