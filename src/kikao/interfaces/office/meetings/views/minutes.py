"""The minutes: reading, drafting, correcting, adopting, adding to them."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kikao.casework.meetings.actions import add_addendum, adopt_minutes, draft_minutes, write_minutes
from kikao.casework.meetings.enums import SittingState
from kikao.casework.meetings.queries import sitting
from kikao.casework.meetings.schemas import MinutesLine, SittingPage
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.stops import Unknown
from kikao.interfaces.office.asking import Question, ask, do, may, open_for
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.meetings import offers
from kikao.interfaces.office.meetings.asking import trail_of
from kikao.interfaces.office.meetings.settling import AddendumForm, AdoptForm, MinutesForm


def to_minutes(sitting_id: UUID) -> str:
    """Return the page of a sitting's minutes."""
    return reverse("office:meetings-minutes", args=[sitting_id])


@require_safe
@page
def read(request: OfficeRequest, sitting_id: UUID) -> HttpResponse:
    """Show the minutes, the same for all who were in the room."""
    by = request.actor
    seen = sitting(by, sitting_id)
    desk = may(by, draft_minutes)
    if seen.minutes is None and not (desk and seen.line.state == SittingState.HELD):
        raise Unknown
    context = {
        "page": seen,
        "line": seen.line,
        "minutes": seen.minutes,
        "desk": desk,
        "trail": trail_of(seen.line),
    }
    return render(request, "office/meetings/minutes.html", context)


def _written(by: Actor, sitting_id: UUID) -> tuple[SittingPage, MinutesLine]:
    seen = sitting(by, sitting_id)
    if seen.minutes is None:
        raise Unknown
    return seen, seen.minutes


@require_POST
@page
def drafted(request: OfficeRequest, sitting_id: UUID) -> HttpResponse:
    """Draft the minutes from what was entered; anew only when the button says so."""
    by = open_for(request, draft_minutes)
    return do(
        request,
        lambda: draft_minutes(by, sitting_id=sitting_id, anew=request.POST.get("anew") == "1"),
        after=to_minutes(sitting_id),
        done=_("The minutes are drafted. Read and correct them."),
    )


@page
def written(request: OfficeRequest, sitting_id: UUID) -> HttpResponse:
    """Correct the draft."""
    by = open_for(request, write_minutes)
    seen, minutes = _written(by, sitting_id)
    return ask(
        request,
        Question(
            title=_("Correct the minutes"),
            submit=_("Keep the draft"),
            form=MinutesForm(request.POST or None, initial={"body": minutes.body, "version": seen.version}),
            act=lambda answers: write_minutes(by, sitting_id=sitting_id, **answers),
            after=lambda _made: to_minutes(sitting_id),
            done=_("The draft is kept."),
            trail=[*trail_of(seen.line), (_("Minutes"), to_minutes(sitting_id))],
        ),
    )


@page
def adopted(request: OfficeRequest, sitting_id: UUID) -> HttpResponse:
    """Adopt the minutes, once one is sure."""
    by = open_for(request, adopt_minutes)
    seen, _minutes = _written(by, sitting_id)
    offered = {"adopted_at": offers.later_sittings(by, seen)}
    return ask(
        request,
        Question(
            title=_("Adopt the minutes"),
            lead=f"{seen.line.kind_words}, {seen.line.day:%d/%m/%Y}",
            submit=_("Adopt and freeze"),
            form=AdoptForm(request.POST or None, offered=offered, initial={"version": seen.version}),
            act=lambda answers: adopt_minutes(by, sitting_id=sitting_id, **answers),
            after=lambda _made: to_minutes(sitting_id),
            done=_("The minutes are adopted and frozen."),
            trail=[*trail_of(seen.line), (_("Minutes"), to_minutes(sitting_id))],
            consequences=(
                _("Nobody can change them any more, the secretariat included."),
                _("A hash is printed on them; a change by hand in the database is found."),
                _("What must be corrected later is written as an addendum."),
            ),
        ),
    )


@page
def added(request: OfficeRequest, sitting_id: UUID) -> HttpResponse:
    """Add to adopted minutes."""
    by = open_for(request, add_addendum)
    seen, _minutes = _written(by, sitting_id)
    return ask(
        request,
        Question(
            title=_("Write an addendum"),
            lead=_("What was adopted does not change; the addendum stands below it with its day."),
            submit=_("Add it"),
            form=AddendumForm(request.POST or None),
            act=lambda answers: add_addendum(by, sitting_id=sitting_id, **answers),
            after=lambda _made: to_minutes(sitting_id),
            done=_("The addendum stands below the minutes."),
            trail=[*trail_of(seen.line), (_("Minutes"), to_minutes(sitting_id))],
        ),
    )
