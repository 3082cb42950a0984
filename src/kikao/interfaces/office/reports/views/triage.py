"""Triage at speed: one report after the other on one screen, its words opened, the next step one key away."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from uuid import UUID

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kikao.casework.incidents.actions import add_report
from kikao.casework.incidents.queries.told import incidents_of_reports
from kikao.casework.intake.queries.alerts import alert_of
from kikao.casework.reports.actions import ask_source, read_thread, screen_report, set_aside_report
from kikao.casework.reports.enums import MessageKind, ReportState, Screening
from kikao.casework.reports.queries import report, words_of
from kikao.casework.reports.queries.triage import Steps, next_to_triage, steps_of, twins_of
from kikao.casework.reports.schemas import Known, ReportView, ReportWords
from kikao.foundation.access.actor import Actor
from kikao.foundation.audit.door import sent_once
from kikao.foundation.base.stops import Invalid, Stop, Unknown
from kikao.interfaces.office.asking import HIDDEN, open_for
from kikao.interfaces.office.doorway import OfficeRequest, into_form, page
from kikao.interfaces.office.offering import Choices
from kikao.interfaces.office.reports.asking import in_words, trail_of
from kikao.interfaces.office.reports.triageforms import AsideForm, JoinForm, QuestionForm, TriageForm
from kikao.registry.places.queries import match_place
from kikao.registry.places.queries.naming import places_in_text
from kikao.registry.places.reckoning.names import SAME
from kikao.registry.terms.enums import TermList
from kikao.registry.terms.queries import labels_of

_KNOWN = tuple(Known.__dataclass_fields__)
_OPEN = {ReportState.WAITING, ReportState.ASKED}


@require_safe
@page
def first(request: OfficeRequest) -> HttpResponse:
    """Go to the report that waits longest; say so when none does."""
    by = open_for(request, screen_report)
    waiting = next_to_triage(by)
    if waiting:
        return redirect("office:reports-triage-one", waiting)
    return render(request, "office/reports/triage_done.html", {"trail": trail_of()})


@dataclass
class _Desk:
    """The report on the desk with its forms; the one that was sent carries what was typed."""

    held: ReportView
    words: ReportWords
    steps: Steps
    screen: TriageForm
    aside: AsideForm
    question: QuestionForm


@page
def one(request: OfficeRequest, report_id: UUID) -> HttpResponse:
    """Show one report whole, and do with it what was chosen; the reading is in the trail before a word is shown."""
    held = report(request.actor, report_id)
    by = open_for(request, screen_report)
    desk = _desk(request, by, held)
    chosen = request.POST.get("act", "")
    if request.method == "POST":
        sent = _sent(request, by, desk, chosen)
        if sent is None:
            raise Unknown
        form, act, done = sent
        if form.is_valid() and _is_done(request, form, act):
            messages.success(request, f"{desk.held.line.reference}: {done}")
            return _next(desk)
    faulty = any(form.errors for form in (desk.screen, desk.aside, desk.question) if form.is_bound)
    return render(request, "office/reports/triage.html", _context(by, desk), status=422 if faulty else 200)


def _desk(request: OfficeRequest, by: Actor, held: ReportView) -> _Desk:
    report_id = held.line.id
    words = words_of(by, report_id)
    if held.line.has_answer and words.narrative is not None:
        read_thread(by, report_id=report_id)
    act = request.POST.get("act", "")
    typed = {name: request.POST if act == name else None for name in ("screen", "aside", "ask")}
    labels = labels_of(by, TermList.INCIDENT_CATEGORY, TermList.SEVERITY, retired=False)
    screen = TriageForm(
        typed["screen"],
        places=_places(by, held, words),
        offered={
            "category": labels.choices(TermList.INCIDENT_CATEGORY),
            "severity": labels.choices(TermList.SEVERITY),
        },
        initial={
            "plausible": held.screening == Screening.PLAUSIBLE,
            "place_id": str(held.place_id or ""),
            "category": held.category,
            "severity": held.line.severity,
            "happened": held.line.happened,
            "version": held.version,
        },
    )
    steps = steps_of(by, report_id)
    return _Desk(held, words, steps, screen, AsideForm(typed["aside"]), QuestionForm(typed["ask"]))


def _places(by: Actor, held: ReportView, words: ReportWords) -> Choices:
    """Return the place as it stands and those that the text may name, each with its reasons."""
    told = "\n".join(text for text in (words.narrative, words.more) if text)
    guesses = places_in_text(by, told, place_words=words.place_words or "", territory_id=held.territory_id)
    stands = (str(held.place_id), held.line.place) if held.place_id else ("", _("not said"))
    named = [
        (str(one.line.id), f"{one.line.full_name}: {', '.join(one.reasons)}")
        for one in guesses
        if one.line.id != held.place_id
    ]
    return [stands, *named]


def _sent(
    request: OfficeRequest, by: Actor, desk: _Desk, chosen: str
) -> tuple[BaseForm, Callable[[], object], str] | None:
    report_id, join = desk.held.line.id, JoinForm(request.POST)
    kind = MessageKind.MESSAGE if desk.held.has_receipt else MessageKind.CALL
    return {
        "screen": (desk.screen, lambda: _screen(by, desk), _("the first reading is kept")),
        "aside": (
            desk.aside,
            lambda: set_aside_report(by, report_id=report_id, **desk.aside.cleaned_data),
            _("set aside"),
        ),
        "ask": (
            desk.question,
            lambda: ask_source(by, report_id=report_id, kind=kind, **desk.question.cleaned_data),
            _("it stands in the thread"),
        ),
        "join": (
            join,
            lambda: add_report(by, report_id=report_id, **join.cleaned_data),
            _("taken into the incident"),
        ),
    }.get(chosen)


def _screen(by: Actor, desk: _Desk) -> UUID:
    held, given = desk.held, desk.screen.cleaned_data
    stands = {name: getattr(held if hasattr(held, name) else held.line, name) for name in _KNOWN}
    place_id = _named(by, given["place_named"]) or desk.screen.chosen()
    plain = Known(**stands | {name: given[name] for name in ("category", "severity", "happened")})
    if place_id != held.place_id:
        plain = replace(plain, place_id=place_id, territory_id=None if place_id else held.territory_id)
    return screen_report(
        by, report_id=held.line.id, version=given["version"], plain=plain, plausible=given["plausible"]
    )


def _named(by: Actor, name: str) -> UUID | None:
    """Return the one place of a name, or say which are nearest to it."""
    if not name:
        return None
    found = match_place(by, name)
    same = [one for one in found if one.likeness == SAME]
    if len(same) == 1:
        return same[0].line.id
    nearest = ", ".join(one.line.full_name for one in (same or found)[:3])
    said = _("The register has no one place of this name. The nearest: %(names)s")
    raise Invalid({"place_named": said % {"names": nearest or "–"}})


def _is_done(request: OfficeRequest, form: BaseForm, act: Callable[[], object]) -> bool:
    try:
        with sent_once(f"{request.POST.get('once') or secrets.token_urlsafe(16)}:{request.POST['act']}"):
            act()
    except Stop as stop:
        if stop.status in HIDDEN:
            raise
        into_form(form, stop)
        if isinstance(form, JoinForm):
            messages.error(request, f"{stop.message} {stop.cure}".strip())
        return False
    return True


def _next(desk: _Desk) -> HttpResponse:
    if desk.steps.after:
        return redirect("office:reports-triage-one", desk.steps.after)
    return redirect("office:reports-triage")


def _context(by: Actor, desk: _Desk) -> dict[str, object]:
    twins = twins_of(by, desk.held.line.id)
    taken = incidents_of_reports(by, [twin.id for twin in twins])
    return {
        "desk": desk,
        "report": desk.held,
        "line": desk.held.line,
        "opened": in_words(by, desk.held.line.id, desk.words),
        "steps": desk.steps,
        "twins": [{"twin": twin, "incident": taken.get(twin.id)} for twin in twins],
        "alert": alert_of(by, desk.held.line.id),
        "is_open": desk.held.line.state in _OPEN and not desk.held.line.is_withdrawn,
        "here": reverse("office:reports-triage-one", args=[desk.held.line.id]),
        "once": secrets.token_urlsafe(16),
        "why": "reader" if by.key else "passphrase",
        "trail": trail_of(),
    }
