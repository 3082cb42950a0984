"""Pages of what may have happened again: what waits to be judged, one flag, judging, what keeps coming back."""

from datetime import timedelta
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kikao.casework.outcomes.actions import judge_relapse, reverse_judgement
from kikao.casework.outcomes.enums import FlagState
from kikao.casework.outcomes.queries import flag, flags, recurrences, words_alike
from kikao.foundation.base.clock import today
from kikao.interfaces.office.asking import Question, ask, may, open_for
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.outcomes.entering import FlagFilterForm, JudgeForm, SinceForm
from kikao.interfaces.office.outcomes.trails import flag_at, flag_trail

TWO_YEARS = timedelta(days=730)
"""How far back recurrences are counted unless somebody asks for more."""


@require_safe
@page
def flags_list(request: OfficeRequest) -> HttpResponse:
    """Show what may have happened again, newest first."""
    form = FlagFilterForm(request.GET or {"state": FlagState.OPEN})
    state = (form.cleaned_data["state"] or FlagState.OPEN) if form.is_valid() else FlagState.OPEN
    asked = "" if state == "all" else state
    context = {
        "page": flags(request.actor, state=asked, after=request.GET.get("after")),
        "filter": form,
        "narrowed": state != FlagState.OPEN,
    }
    return render(request, "office/outcomes/flags.html", context)


@require_safe
@page
def flag_one(request: OfficeRequest, flag_id: UUID) -> HttpResponse:
    """Show one flag; the sealed words of both sides are held beside each other only when asked for."""
    by = request.actor
    shown = flag(by, flag_id)
    asked = "words" in request.GET and may(by, judge_relapse)
    context = {
        "shown": shown,
        "line": shown.line,
        "asked": asked,
        "alike": words_alike(by, flag_id) if asked else None,
        "desk": may(by, judge_relapse),
        "trail": flag_trail(),
    }
    return render(request, "office/outcomes/flag.html", context)


@page
def flag_judge(request: OfficeRequest, flag_id: UUID) -> HttpResponse:
    """Judge a flag."""
    by = open_for(request, judge_relapse)
    shown = flag(by, flag_id)
    question = Question(
        title=_("Has it happened again?"),
        submit=_("This is what it is"),
        form=JudgeForm(
            request.POST or None, clauses=list(shown.clauses), initial={"version": shown.line.version}
        ),
        act=lambda answers: judge_relapse(by, flag_id=flag_id, **answers),
        after=flag_at,
        done=_("The judgement is recorded."),
        trail=flag_trail(flag_id),
        lead=_("Near is not the same: look at both, then say what this is."),
    )
    return ask(request, question)


@page
def flag_reverse(request: OfficeRequest, flag_id: UUID) -> HttpResponse:
    """Reverse a judgement that was wrong."""
    by = open_for(request, reverse_judgement)
    shown = flag(by, flag_id)
    question = Question(
        title=_("Reverse the judgement"),
        submit=_("Reverse it"),
        form=JudgeForm(
            request.POST or None, clauses=list(shown.clauses), initial={"version": shown.line.version}
        ),
        act=lambda answers: reverse_judgement(by, flag_id=flag_id, **answers),
        after=flag_at,
        done=_("The judgement is reversed. Both are kept."),
        trail=flag_trail(flag_id),
        lead=_("What the earlier judgement set off is undone; the judgement itself and its reason stay."),
        danger=True,
    )
    return ask(request, question)


@require_safe
@page
def recurring(request: OfficeRequest) -> HttpResponse:
    """Show the same kind of thing at the same site by the same alleged force, most often first."""
    usual = today() - TWO_YEARS
    form = SinceForm(request.GET or {"since": f"{usual:%d/%m/%Y}"})
    since = (form.cleaned_data["since"] or usual) if form.is_valid() else usual
    context = {"lines": recurrences(request.actor, since=since), "filter": form, "since": since}
    return render(request, "office/outcomes/recurrences.html", context)
