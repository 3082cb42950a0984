"""Deciding between sittings."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from kikao.casework.cases.queries import case
from kikao.casework.meetings.actions import decide_urgently
from kikao.casework.meetings.queries import rules
from kikao.foundation.base.clock import LUBUMBASHI, now
from kikao.interfaces.office.asking import Question, ask, open_for
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.meetings import offers
from kikao.interfaces.office.meetings.asking import trail_of
from kikao.interfaces.office.meetings.forms import LinkForm
from kikao.interfaces.office.meetings.settling import UrgentForm
from kikao.interfaces.office.meetings.views.reading import urgent_lines


@page
def chosen(request: OfficeRequest) -> HttpResponse:
    """Choose the case that cannot wait, and see what waits to be ratified."""
    by = open_for(request, decide_urgently)
    given = request.GET or None
    form = LinkForm(given, offered={"case_id": offers.open_cases(by, tabled=True)})
    if given and form.is_valid():
        return redirect(reverse("office:meetings-urgent-case", args=[form.cleaned_data["case_id"]]))
    context = {"form": form, "urgent": urgent_lines(by), "rules": rules(by), "trail": trail_of()}
    return render(request, "office/meetings/urgent.html", context)


@page
def decided(request: OfficeRequest, case_id: UUID) -> HttpResponse:
    """Record an urgent decision on a case and who was consulted."""
    by = open_for(request, decide_urgently)
    line, settled = case(by, case_id).line, rules(by)
    free, walled = offers.seats(by, [case_id])
    at = now().astimezone(LUBUMBASHI)
    initial = {"begun_on": at.date(), "begun_at": at.time()}

    def act(answers: dict[str, Any]) -> UUID:
        begun = datetime.combine(answers.pop("begun_on"), answers.pop("begun_at"), tzinfo=LUBUMBASHI)
        return decide_urgently(by, case_id=case_id, begun_at=begun, **answers)

    needed = {"members": settled.urgent_members, "hours": settled.urgent_hours}
    return ask(
        request,
        Question(
            title=_("Decide urgently"),
            lead=offers.named(line),
            submit=_("Record the urgent decision"),
            form=UrgentForm(request.POST or None, offered={"consulted": free}, initial=initial),
            act=act,
            after=lambda _made: reverse("office:meetings-list"),
            done=_(
                "The urgent decision is recorded. It stands as not ratified until a sitting has judged it."
            ),
            note=_(
                "At least %(members)d members besides the secretariat, within %(hours)d hours of the first call."
            )
            % needed,
            trail=[*trail_of(), (_("Urgent decisions"), reverse("office:meetings-urgent"))],
            template="office/meetings/closed.html",
            more={"walled": walled},
        ),
    )
