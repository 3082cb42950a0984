"""Writing clauses, and where each of them stands."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from kikao.casework.agreements.actions import (
    add_clause,
    change_clause,
    claim_clause,
    dispute_clause,
    flag_conflict,
    lift_conflict,
    void_clause,
)
from kikao.casework.agreements.queries import clause
from kikao.casework.agreements.schemas import ClauseLine
from kikao.foundation.base.stops import Unknown
from kikao.interfaces.office.agreements.forms.clauses import (
    ClaimForm,
    ClauseForm,
    FlagForm,
    promise_of,
    typed_of,
)
from kikao.interfaces.office.agreements.forms.making import ReasonForm
from kikao.interfaces.office.agreements.trails import ask_for, parties_of, written
from kikao.interfaces.office.doorway import OfficeRequest, page


def _one(clause_id: object) -> str:
    return reverse("office:agreements-clause", args=[clause_id])


@page
def new(request: OfficeRequest, instrument_id: UUID) -> HttpResponse:
    """Write a clause."""
    by, held = request.actor, written(request, instrument_id)
    return ask_for(
        request,
        held,
        ClauseForm(request.POST or None, parties=parties_of(held)),
        lambda said: add_clause(by, instrument_id=instrument_id, promise=promise_of(said)),
        title=_("Write a clause"),
        submit=_("Write it"),
        done=_("The clause is written."),
    )


@page
def changed(request: OfficeRequest, clause_id: UUID) -> HttpResponse:
    """Write a clause anew while nothing is signed."""
    by = request.actor
    line = clause(by, clause_id).line
    held = written(request, line.instrument_id)

    def act(said: dict[str, Any]) -> UUID:
        return change_clause(by, clause_id=clause_id, promise=promise_of(said), version=said["version"])

    form = ClauseForm(request.POST or None, parties=parties_of(held), initial=typed_of(line))
    return ask_for(
        request,
        held,
        form,
        act,
        title=_("Write the clause anew"),
        submit=_("Change it"),
        done=_("The clause is changed."),
    )


def _stand(
    request: OfficeRequest,
    clause_id: UUID,
    form: Callable[[ClauseLine], forms.Form],
    act: Callable[[dict[str, Any]], object],
    *,
    title: str,
    submit: str,
    done: str,
) -> HttpResponse:
    line = clause(request.actor, clause_id).line
    return ask_for(
        request,
        written(request, line.instrument_id),
        form(line),
        act,
        title=title,
        submit=submit,
        done=done,
        lead=line.words,
        after=lambda _made: _one(clause_id),
    )


@page
def claimed(request: OfficeRequest, clause_id: UUID) -> HttpResponse:
    """Write down that a clause, or a part of it, is said to be done."""
    by = request.actor

    def form(line: ClauseLine) -> forms.Form:
        parts = [(str(one.position), f"{one.due_on:%d/%m/%Y} – {one.amount}") for one in line.instalments]
        return ClaimForm(request.POST or None, parts=parts)

    return _stand(
        request,
        clause_id,
        form,
        lambda said: claim_clause(by, clause_id=clause_id, **said),
        title=_("Somebody says that it is done"),
        submit=_("Write it down"),
        done=_("It is claimed. Somebody goes to see before it counts as done."),
    )


@page
def disputed(request: OfficeRequest, clause_id: UUID) -> HttpResponse:
    """Write down that the parties do not agree about a clause."""
    by = request.actor
    return _stand(
        request,
        clause_id,
        lambda _line: ReasonForm(request.POST or None),
        lambda said: dispute_clause(by, clause_id=clause_id, **said),
        title=_("The clause is disputed"),
        submit=_("Write it down"),
        done=_("It is written down as disputed."),
    )


@page
def voided(request: OfficeRequest, clause_id: UUID) -> HttpResponse:
    """Void a clause, with the reason."""
    by = request.actor
    return _stand(
        request,
        clause_id,
        lambda _line: ReasonForm(request.POST or None),
        lambda said: void_clause(by, clause_id=clause_id, **said),
        title=_("Void the clause"),
        submit=_("Void it"),
        done=_("The clause is void; it stays to be read."),
    )


@page
def flagged(request: OfficeRequest, clause_id: UUID) -> HttpResponse:
    """Flag a clause that stands against somebody's rights."""
    by = request.actor
    return _stand(
        request,
        clause_id,
        lambda _line: FlagForm(request.POST or None),
        lambda said: flag_conflict(by, clause_id=clause_id, **said),
        title=_("It conflicts with somebody's rights"),
        submit=_("Flag it"),
        done=_("The clause is flagged."),
    )


@page
def lifted(request: OfficeRequest, clause_id: UUID, conflict_id: UUID) -> HttpResponse:
    """Lift a flag, as another person, with the reason."""
    by = request.actor
    if conflict_id not in {one.id for one in clause(by, clause_id).line.conflicts}:
        raise Unknown
    return _stand(
        request,
        clause_id,
        lambda _line: ReasonForm(request.POST or None),
        lambda said: lift_conflict(by, conflict_id=conflict_id, **said),
        title=_("It conflicts no longer"),
        submit=_("Lift the flag"),
        done=_("The flag is lifted; both stay."),
    )
