"""One page per act: the form, the act, the way back."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from kikao.casework.incidents.queries import still_seen
from kikao.casework.incidents.schemas import IncidentLine
from kikao.foundation.access.actor import Actor
from kikao.foundation.audit.door import sent_once
from kikao.foundation.base.stops import Stop, Unknown
from kikao.interfaces.office.doorway import OfficeRequest, into_form

Answers = dict[str, Any]


@dataclass(frozen=True)
class Question:
    """What a page asks: its words, its form, the act that the answers go to, where to go then."""

    title: str
    submit: str
    form: BaseForm
    act: Callable[[Answers], object]
    after: Callable[[], str]
    done: str
    lead: str = ""
    note: str = ""
    line: IncidentLine | None = None
    danger: bool = False
    consequences: tuple[str, ...] = field(default_factory=tuple)


def ask(request: OfficeRequest, question: Question) -> HttpResponse:
    """Show the form; when it is sent, do the act once and go on, or say in the form what stands against it."""
    form = question.form
    token = request.POST.get("once") or secrets.token_urlsafe(16)
    if request.method == "POST" and form.is_valid():
        try:
            with sent_once(token):
                question.act(form.cleaned_data)
        except Stop as stop:
            if stop.status in {403, 404}:
                raise
            into_form(form, stop)
        else:
            messages.success(request, question.done)
            return redirect(question.after())
    return _form(request, question, token)


def act_on(
    request: OfficeRequest, act: Callable[[], object], *, after: Callable[[], str], done: str
) -> HttpResponse:
    """Do an act of one button and go back; a refusal is said on the page one came from."""
    if request.method == "POST":
        try:
            act()
        except Stop as stop:
            if stop.status in {403, 404}:
                raise
            messages.error(request, f"{stop.message} {stop.cure}".strip())
        else:
            messages.success(request, done)
    return redirect(after())


def back_to(by: Actor, incident_id: UUID, part: str = "") -> str:
    """Return the incident's page, or the list for somebody who was walled by the act itself."""
    if still_seen(by, incident_id):
        return reverse("office:incidents-incident", args=[incident_id]) + part
    return reverse("office:incidents-list")


def named(request: OfficeRequest, name: str) -> list[UUID]:
    """Return the ids that an address names; what is no id is not there."""
    try:
        return [UUID(text) for text in request.GET.getlist(name)]
    except ValueError as error:
        raise Unknown from error


def trail_of(line: IncidentLine | None) -> list[tuple[str, str]]:
    """Return the way up from a page of an incident."""
    trail = [(_("Incidents"), reverse("office:incidents-list"))]
    if line:
        trail.append((line.reference, reverse("office:incidents-incident", args=[line.id])))
    return trail


def _form(request: OfficeRequest, question: Question, token: str) -> HttpResponse:
    trail = trail_of(question.line)
    context = {
        "title": question.title,
        "question": question.lead,
        "submit": question.submit,
        "form": question.form,
        "note": question.note,
        "danger": question.danger,
        "consequences": question.consequences,
        "trail": trail,
        "cancel_url": trail[-1][1],
        "once": token,
    }
    template = "ui/confirm.html" if question.consequences else "office/incidents/form.html"
    return render(request, template, context, status=422 if question.form.errors else 200)
