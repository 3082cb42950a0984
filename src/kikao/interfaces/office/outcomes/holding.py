"""Pages of measures: recording, verifying, noting where somebody was seen next."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from kikao.casework.cases.enums import WALLING_ROLES
from kikao.casework.cases.queries import case
from kikao.casework.cases.schemas import CasePage
from kikao.casework.outcomes.actions import note_posting, record_measure, strike_measure, verify_measure
from kikao.casework.outcomes.queries import measure, outcome_of_case
from kikao.casework.outcomes.schemas import MeasureLine
from kikao.casework.tasks.queries import in_force_for, recommendations_of_case
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.stops import NotAllowed
from kikao.interfaces.office.asking import Question, ask, hidden_from_others
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.offering import Choices
from kikao.interfaces.office.outcomes.entering import MeasureForm, PostingForm, SeenForm, StrikeForm
from kikao.interfaces.office.outcomes.trails import Trail, after_case, outcome_trail
from kikao.registry.people.queries import organisation_choices


def recorder(by: Actor, case_id: UUID) -> CasePage:
    """Return the case for who acts for it; the form is not shown to anybody else."""
    held = case(by, case_id)
    if not in_force_for(by, case_id):
        raise NotAllowed
    return held


def outcome_choices(by: Actor, case_id: UUID) -> Choices:
    """Return what changed in a case, as (id, words)."""
    return [(str(one.id), one.words[:120]) for one in outcome_of_case(by, case_id).outcomes]


def accused_in(held: CasePage) -> Choices:
    """Return whom a case accuses, as (id, name), each once."""
    named = {str(one.organisation_id): one.organisation for one in held.parties if one.role in WALLING_ROLES}
    return list(named.items())


@page
def measure_new(request: OfficeRequest, case_id: UUID) -> HttpResponse:
    """Record a measure."""
    by = request.actor
    held = recorder(by, case_id)
    asked = [
        (str(one.id), f"{one.addressee} – {one.words[:80]}") for one in recommendations_of_case(by, case_id)
    ]
    form = MeasureForm(
        request.POST or None,
        accused=accused_in(held),
        organisations=organisation_choices(by),
        recommendations=asked,
        outcomes=outcome_choices(by, case_id),
    )
    question = Question(
        title=_("Who was held to account"),
        submit=_("Record it"),
        form=form,
        act=lambda answers: record_measure(by, case_id=case_id, **answers),
        after=lambda _made: after_case(case_id, "#measures"),
        done=_("Recorded as claimed. Another person verifies it."),
        trail=outcome_trail(held.line),
        lead=_("A suspension or a transfer is a claim until somebody has seen it, and not the end of it."),
    )
    return ask(request, question)


def _held(by: Actor, measure_id: UUID) -> tuple[MeasureLine, Trail]:
    """Return a measure for who acts for its case, and the way back there."""
    line = measure(by, measure_id)
    with hidden_from_others():
        return line, outcome_trail(recorder(by, line.case_id).line)


@page
def measure_verify(request: OfficeRequest, measure_id: UUID) -> HttpResponse:
    """Verify that a measure was taken."""
    by = request.actor
    line, trail = _held(by, measure_id)
    if not line.may_verify and request.method != "POST":
        raise NotAllowed
    question = Question(
        title=_("Verify what was claimed"),
        submit=_("It is verified"),
        form=SeenForm(request.POST or None),
        act=lambda answers: verify_measure(by, measure_id=measure_id, **answers),
        after=lambda _made: after_case(line.case_id, "#measures"),
        done=_("The measure is verified."),
        trail=trail,
        lead=line.measure_words,
    )
    return ask(request, question)


@page
def measure_posting(request: OfficeRequest, measure_id: UUID) -> HttpResponse:
    """Note where the person or unit was seen next."""
    by = request.actor
    line, trail = _held(by, measure_id)
    question = Question(
        title=_("Where are they now?"),
        submit=_("Note it"),
        form=PostingForm(request.POST or None),
        act=lambda answers: note_posting(by, measure_id=measure_id, **answers),
        after=lambda _made: after_case(line.case_id, "#measures"),
        done=_("It is noted. What was noted before stays."),
        trail=trail,
        lead=_(
            "A commander who is transferred commands somewhere else. Somebody looks again until the day given here."
        ),
    )
    return ask(request, question)


@page
def measure_strike(request: OfficeRequest, measure_id: UUID) -> HttpResponse:
    """Strike a measure that was entered wrongly."""
    by = request.actor
    line, trail = _held(by, measure_id)
    question = Question(
        title=_("Strike this entry"),
        submit=_("Strike it"),
        form=StrikeForm(request.POST or None),
        act=lambda answers: strike_measure(by, measure_id=measure_id, **answers),
        after=lambda _made: after_case(line.case_id, "#measures"),
        done=_("The entry is struck. It stays, with the reason."),
        trail=trail,
        lead=line.measure_words,
        danger=True,
    )
    return ask(request, question)
