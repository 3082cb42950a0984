"""Having the machine open what is sealed, and taking into a report what a person has read."""

from contextlib import closing
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from kikao.casework.intake.actions.late import open_late
from kikao.casework.intake.actions.opening import open_arrival, take_held
from kikao.casework.intake.queries.apart import next_to_open, submission_apart, versions_to_read_by
from kikao.casework.intake.queries.late import opened_late
from kikao.casework.intake.queries.opening import opened_apart, opened_arrival
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.stops import Stop
from kikao.foundation.sealing.stops import Locked
from kikao.interfaces.office.asking import Question, ask, do, open_for
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.intake.asking import back_to, trail_of
from kikao.interfaces.office.intake.forms import OpenForm, TakeForm

AT_ONCE = 5
"""Arrivals that one request opens: each can bring photographs, and a page must answer."""


@page
def opened(request: OfficeRequest, submission_id: UUID) -> HttpResponse:
    """Have one sealed arrival opened and made into a report."""
    by = open_for(request, open_arrival)
    held = submission_apart(by, submission_id)
    question = Question(
        title=_("Open it"),
        submit=_("Have it opened"),
        form=OpenForm(request.POST or None),
        act=lambda given: _open(by, submission_id, incomplete=given["incomplete"]),
        after=lambda _made: back_to(by, submission_id),
        done=_("It was opened."),
        trail=trail_of(held.line),
        lead=_(
            "The machine opens it with your key and makes of it what it would have been plain. Nothing is shown."
        ),
        note=_(
            "Whoever it accuses finds nothing of it afterwards, yourself included. It stands in the trail that you had it opened."
        ),
    )
    if not held.waits_for_key:
        return redirect(back_to(by, submission_id))
    return ask(request, question)


@require_POST
@page
def all_opened(request: OfficeRequest) -> HttpResponse:
    """Have the next few opened that only need a key; what does not open says so on its own page."""
    by = open_for(request, open_arrival)
    if by.key is None:
        raise Locked
    done, refused = 0, ""
    for submission_id in next_to_open(by, AT_ONCE):
        try:
            _open(by, submission_id)
            done += 1
        except Stop as stop:
            refused = f"{stop.message} {stop.cure}"
    words = ngettext("%(count)d arrival was opened.", "%(count)d arrivals were opened.", done)
    messages.success(request, words % {"count": done})
    if refused:
        messages.error(request, refused)
    return redirect(reverse("office:intake-list"))


@require_POST
@page
def late_opened(request: OfficeRequest, submission_id: UUID) -> HttpResponse:
    """Have files opened that came after the form that names them."""
    by = open_for(request, open_late)
    return do(
        request,
        lambda: _open_late(by, submission_id),
        after=lambda: back_to(by, submission_id),
        done=_("What came later was opened; what does not open stays as it came."),
    )


@page
def taken(request: OfficeRequest, submission_id: UUID) -> HttpResponse:
    """Take something that waited apart into a report, read by a form of the group or as it is."""
    by = open_for(request, take_held)
    held = submission_apart(by, submission_id)
    if not held.is_taken_by_hand:
        return redirect(back_to(by, submission_id))
    versions = [(str(version_id), words) for version_id, words in versions_to_read_by(by)]
    question = Question(
        title=_("Take it into a report"),
        submit=_("Take it in"),
        form=TakeForm(request.POST or None, versions=versions, initial={"version_id": held.version_id}),
        act=lambda given: _take(by, submission_id, given["version_id"]),
        after=lambda _made: back_to(by, submission_id),
        done=_("It was taken in."),
        trail=trail_of(held.line),
        lead=_(
            "Its answers and files go where the form says. Nothing is lost: what the form does not ask stands in the report as well."
        ),
        note=_("Whoever it accuses loses sight of it at once, yourself included."),
    )
    return ask(request, question)


def _open(by: Actor, submission_id: UUID, *, incomplete: bool = False) -> UUID:
    found = opened_arrival(by, submission_id, incomplete=incomplete)
    with closing(found):
        return open_arrival(by, submission_id=submission_id, opened=found)


def _open_late(by: Actor, submission_id: UUID) -> UUID:
    with closing(opened_late(by, submission_id)) as found:
        return open_late(by, submission_id=submission_id, opened=found)


def _take(by: Actor, submission_id: UUID, version_id: UUID | None) -> UUID:
    found = opened_apart(by, submission_id, version_id=version_id)
    with closing(found):
        return take_held(by, submission_id=submission_id, opened=found, version_id=version_id)
