"""Entering a sitting of long ago from its paper, on one page."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from kikao.casework.meetings.actions import enter_past_sitting
from kikao.casework.meetings.queries import invitable
from kikao.foundation.files.uploads import ready
from kikao.interfaces.office.asking import Question, ask, open_for
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.meetings import offers
from kikao.interfaces.office.meetings.asking import to_sitting, trail_of
from kikao.interfaces.office.meetings.past import PastForm

FIRST, MORE, MOST = 4, 4, 40
"""Items the page asks for at first, how many are added, and how many it takes at most."""


@page
def entered(request: OfficeRequest) -> HttpResponse:
    """Enter a sitting from its paper: who was there, items with decisions."""
    by = open_for(request, enter_past_sitting)
    sent = request.POST.get("rows", "")
    rows = min(int(sent), MOST) if sent.isdigit() else FIRST
    more = "more" in request.POST
    seats = [(line.seat_id, line.title, line.pillar_words) for line in invitable(by, ())]
    form = PastForm(
        None if more else request.POST or None,
        None if more else request.FILES or None,
        rows=min(rows + MORE, MOST) if more else rows,
        seats=seats,
        cases=offers.open_cases(by),
        offered={"host_id": offers.hosts(by)},
        initial=request.POST.dict() if more else None,
    )
    question = Question(
        title=_("Enter a past sitting from its paper"),
        lead=_("The real day is kept beside the day of entry."),
        submit=_("Enter the sitting"),
        form=form,
        act=lambda _answers: enter_past_sitting(
            by, past=form.past(), scans=ready(form.cleaned_data["scans"])
        ),
        after=to_sitting,
        done=_("The past sitting is entered."),
        trail=trail_of(),
        template="office/meetings/past.html",
    )
    if more:
        context = {
            "question": question,
            "form": form,
            "once": request.POST.get("once", ""),
            "cancel_url": trail_of()[-1][1],
        }
        return render(request, question.template, context)
    return ask(request, question)
