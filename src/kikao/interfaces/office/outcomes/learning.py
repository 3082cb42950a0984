"""Pages of what came of a case as a whole, of contributions and of lessons."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kikao.casework.cases.queries import case
from kikao.casework.outcomes.actions import (
    add_contribution,
    add_lesson,
    share_lesson,
    strike_contribution,
    strike_lesson,
)
from kikao.casework.outcomes.queries import (
    case_of_contribution,
    contributions_of_case,
    flags_of_case,
    lesson,
    lessons,
    lessons_of_case,
    measures_of_case,
    outcome_of_case,
)
from kikao.foundation.base.stops import NotAllowed
from kikao.interfaces.office.asking import Question, ask, hidden_from_others
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.outcomes.entering import (
    ContributionForm,
    LessonFilterForm,
    LessonForm,
    ShareForm,
    StrikeForm,
)
from kikao.interfaces.office.outcomes.holding import outcome_choices, recorder
from kikao.interfaces.office.outcomes.trails import after_case, outcome_trail
from kikao.interfaces.office.tasks.trails import case_trail
from kikao.registry.people.queries import organisation_choices


@require_safe
@page
def outcomes_case(request: OfficeRequest, case_id: UUID) -> HttpResponse:
    """Show everything that came of one case."""
    by = request.actor
    held = case(by, case_id)
    context = {
        "case": held,
        "found": outcome_of_case(by, case_id),
        "measures": measures_of_case(by, case_id),
        "contributions": contributions_of_case(by, case_id),
        "lessons": lessons_of_case(by, case_id),
        "flags": flags_of_case(by, case_id),
        "trail": case_trail(held.line),
    }
    return render(request, "office/outcomes/case.html", context)


@require_safe
@page
def outcomes_lessons(request: OfficeRequest) -> HttpResponse:
    """Show the lessons that the group shares, newest first."""
    form = LessonFilterForm(request.GET)
    factor = form.cleaned_data["factor"] if form.is_valid() else ""
    context = {
        "page": lessons(request.actor, factor=factor, after=request.GET.get("after")),
        "filter": form,
        "narrowed": bool(factor),
    }
    return render(request, "office/outcomes/lessons.html", context)


@page
def contribution_new(request: OfficeRequest, case_id: UUID) -> HttpResponse:
    """Write down who contributed what."""
    by = request.actor
    held = recorder(by, case_id)
    question = Question(
        title=_("Who contributed what"),
        submit=_("Write it down"),
        form=ContributionForm(
            request.POST or None,
            organisations=organisation_choices(by),
            outcomes=outcome_choices(by, case_id),
        ),
        act=lambda answers: add_contribution(by, case_id=case_id, **answers),
        after=lambda _made: after_case(case_id, "#contributions"),
        done=_("It is written down. Contributing is not having brought it about alone."),
        trail=outcome_trail(held.line),
    )
    return ask(request, question)


@page
def lesson_new(request: OfficeRequest, case_id: UUID) -> HttpResponse:
    """Write down what was learned."""
    by = request.actor
    held = recorder(by, case_id)
    question = Question(
        title=_("What was learned"),
        submit=_("Write it down"),
        form=LessonForm(request.POST or None),
        act=lambda answers: add_lesson(by, case_id=case_id, **answers),
        after=lambda _made: after_case(case_id, "#lessons"),
        done=_("The lesson is written down. Another person may share it in words for everybody."),
        trail=outcome_trail(held.line),
    )
    return ask(request, question)


@page
def lesson_share(request: OfficeRequest, lesson_id: UUID) -> HttpResponse:
    """Share a lesson in words for everybody."""
    by = request.actor
    line = lesson(by, lesson_id)
    with hidden_from_others():
        held = recorder(by, line.case_id)
    if not line.may_share and request.method != "POST":
        raise NotAllowed
    question = Question(
        title=_("Share this lesson"),
        submit=_("Share it"),
        form=ShareForm(request.POST or None),
        act=lambda answers: share_lesson(by, lesson_id=lesson_id, **answers),
        after=lambda _made: after_case(line.case_id, "#lessons"),
        done=_("The lesson is shared with everybody who sees this case."),
        trail=outcome_trail(held.line),
        lead=line.words or "",
    )
    return ask(request, question)


def _strike(
    request: OfficeRequest, case_id: UUID, act: Callable[[dict[str, Any]], object], part: str
) -> HttpResponse:
    with hidden_from_others():
        held = recorder(request.actor, case_id)
    question = Question(
        title=_("Strike this entry"),
        submit=_("Strike it"),
        form=StrikeForm(request.POST or None),
        act=act,
        after=lambda _made: after_case(case_id, part),
        done=_("The entry is struck. It stays, with the reason."),
        trail=outcome_trail(held.line),
        danger=True,
    )
    return ask(request, question)


@page
def contribution_strike(request: OfficeRequest, contribution_id: UUID) -> HttpResponse:
    """Strike a contribution that was entered wrongly."""
    by = request.actor
    return _strike(
        request,
        case_of_contribution(by, contribution_id),
        lambda answers: strike_contribution(by, contribution_id=contribution_id, **answers),
        "#contributions",
    )


@page
def lesson_strike(request: OfficeRequest, lesson_id: UUID) -> HttpResponse:
    """Strike a lesson that was wrong."""
    by = request.actor
    return _strike(
        request,
        lesson(by, lesson_id).case_id,
        lambda answers: strike_lesson(by, lesson_id=lesson_id, **answers),
        "#lessons",
    )
