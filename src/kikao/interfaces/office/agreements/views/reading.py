"""Agreements to read: the list, one whole, on paper, a clause, and what was shown to one's own seat."""

from uuid import UUID

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.views.decorators.http import require_safe

from kikao.casework.agreements.actions import draft_instrument, open_shown_text, show_text
from kikao.casework.agreements.queries import (
    InstrumentFilters,
    agreement_seen,
    clause,
    instrument,
    instrument_text,
    instruments,
    shown_text,
    texts_shown_to_me,
)
from kikao.casework.agreements.schemas import InstrumentPage
from kikao.casework.cases.queries import titles
from kikao.foundation.audit.door import read_note
from kikao.foundation.files.queries import files_of
from kikao.foundation.files.schemas import FileLine
from kikao.interfaces.office.agreements.drafting import standing
from kikao.interfaces.office.agreements.forms.making import FilterForm
from kikao.interfaces.office.agreements.trails import list_trail, trail_to
from kikao.interfaces.office.asking import may
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.registry.people.queries import account_names
from kikao.registry.places.queries import place_choices


@require_safe
@page
def listed(request: OfficeRequest) -> HttpResponse:
    """Show the agreements the reader may see, and the texts that were shown to the own seat."""
    by = request.actor
    form = FilterForm(request.GET or None, places=place_choices(by))
    said = form.cleaned_data if form.is_valid() else {}
    filters = InstrumentFilters(**{name: value for name, value in said.items() if value})
    context = {
        "page": instruments(by, filters, after=request.GET.get("after")),
        "filter": form,
        "narrowed": bool(filters),
        "shown": texts_shown_to_me(by),
        "may_register": may(by, show_text),
        "writes": may(by, draft_instrument),
    }
    return render(request, "office/agreements/list.html", context)


@require_safe
@page
def one(request: OfficeRequest, instrument_id: UUID) -> HttpResponseBase:
    """Show one agreement whole; a notice about a text leads the seat of a party from here to its own page."""
    by = request.actor
    if not agreement_seen(by, instrument_id):
        shown = shown_text(by, instrument_id)
        return redirect("office:agreements-shown", shown.id)
    held = instrument(by, instrument_id, words=True)
    context = {
        "held": held,
        "case": _case(request, held),
        "people": account_names(by.working_group_id, [held.rights.answered_by, held.rights.confirmed_by]),
        "mine": held.rights.answered_by == by.account_id,
        "why": "reader" if by.key else "passphrase",
        "originals": _originals(request, held),
        "compliance_url": _compliance(held),
        "trail": list_trail(),
    }
    return render(request, "office/agreements/agreement.html", context)


def _case(request: OfficeRequest, held: InstrumentPage) -> str:
    case_id = held.line.case_id
    return titles(request.actor, [case_id]).get(case_id, "") if case_id else ""


def _originals(request: OfficeRequest, held: InstrumentPage) -> list[FileLine]:
    """Return the papers kept of this agreement, as far as the reader may know of them."""
    kept = files_of(request.actor, [held.line.case_id or held.line.id], size=200)
    return [one for one in kept.items if one.hangs_on == held.line.id]


def _compliance(held: InstrumentPage) -> str:
    """Return where it is told clause by clause what checks found; only what was signed is checked."""
    if not held.line.signed_on:
        return ""
    try:
        return reverse("office:monitoring-compliance", args=[held.line.id])
    except NoReverseMatch:
        return ""


@require_safe
@page
def printed(request: OfficeRequest, instrument_id: UUID) -> HttpResponse:
    """Show an agreement with its clauses and hands on one sheet of paper."""
    held = instrument(request.actor, instrument_id)
    read_note(request.actor, "agreement.print", instrument_id)
    context = {"held": held, "clauses": standing(held)}
    return render(request, "office/agreements/print.html", context)


@require_safe
@page
def clause_one(request: OfficeRequest, clause_id: UUID) -> HttpResponse:
    """Show one clause with every step it took."""
    by = request.actor
    held = clause(by, clause_id, words=True)
    context = {
        "held": held,
        "line": held.line,
        "people": account_names(by.working_group_id, [step.by for step in held.history]),
        "why": "reader" if by.key else "passphrase",
        "trail": trail_to(held.line.instrument_id, held.instrument),
    }
    return render(request, "office/agreements/clause.html", context)


@require_safe
@page
def text_one(request: OfficeRequest, instrument_text_id: UUID) -> HttpResponse:
    """Show one version of a text, and the seats to which it was shown."""
    held = instrument_text(request.actor, instrument_text_id)
    context = {
        "held": held,
        "line": held.line,
        "may_show": may(request.actor, show_text),
        "trail": trail_to(held.instrument_id, held.title),
    }
    return render(request, "office/agreements/text.html", context)


@require_safe
@page
def text_printed(request: OfficeRequest, instrument_text_id: UUID) -> HttpResponse:
    """Show one version of a text on paper, with nothing that the parties do not read."""
    held = instrument_text(request.actor, instrument_text_id)
    read_note(request.actor, "agreement.print", instrument_text_id)
    return render(request, "office/agreements/print_text.html", {"title": held.title, "text": held})


@require_safe
@page
def shown_one(request: OfficeRequest, shown_id: UUID) -> HttpResponse:
    """Show a text to the seat of a party: these words, and nothing of any case."""
    text = shown_text(request.actor, shown_id)
    open_shown_text(request.actor, shown_id=shown_id)
    return render(request, "office/agreements/shown.html", {"text": text, "trail": list_trail()})
