"""The way back from pages of agreements, and one way to ask for an act on one of them."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from kikao.casework.agreements.queries import instrument
from kikao.casework.agreements.schemas import InstrumentPage
from kikao.foundation.base.stops import NotAllowed
from kikao.interfaces.office.asking import Question, ask
from kikao.interfaces.office.doorway import OfficeRequest

Trail = list[tuple[str, str]]
Choices = list[tuple[str, str]]


def address_of(instrument_id: object) -> str:
    """Return the address of an agreement."""
    return reverse("office:agreements-agreement", args=[instrument_id])


def list_trail() -> Trail:
    """Return the way back to the list."""
    return [(_("Agreements"), reverse("office:agreements-list"))]


def trail_to(instrument_id: UUID, title: str) -> Trail:
    """Return the way back to an agreement."""
    return [*list_trail(), (title, address_of(instrument_id))]


def written(request: OfficeRequest, instrument_id: UUID) -> InstrumentPage:
    """Return an agreement to who acts for it; its forms are shown to nobody else."""
    held = instrument(request.actor, instrument_id)
    if not held.may_write:
        raise NotAllowed
    return held


def parties_of(held: InstrumentPage, *, seated: bool = False) -> Choices:
    """Return who is in it today, to choose from."""
    return [
        (str(one.id), one.organisation)
        for one in held.parties
        if one.left_on is None and (one.seat_id or not seated)
    ]


def ask_for(
    request: OfficeRequest,
    held: InstrumentPage,
    form: forms.Form,
    act: Callable[[dict[str, Any]], object],
    *,
    title: str,
    submit: str,
    done: str,
    lead: str = "",
    note: str = "",
    danger: bool = False,
    consequences: tuple[str, ...] = (),
    after: Callable[[object], str] | None = None,
) -> HttpResponse:
    """Ask for an act on an agreement, and lead back to it."""
    question = Question(
        title=title,
        submit=submit,
        form=form,
        act=act,
        after=after or (lambda _made: address_of(held.line.id)),
        done=done,
        trail=trail_to(held.line.id, held.line.title),
        lead=lead or held.line.title,
        note=note,
        danger=danger,
        consequences=consequences,
    )
    return ask(request, question)
