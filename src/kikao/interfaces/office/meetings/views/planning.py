"""Planning a sitting, moving, calling and cancelling it, and who is invited."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kikao.casework.cases.queries import titles
from kikao.casework.meetings.actions import (
    call_sitting,
    cancel_sitting,
    invite_seats,
    plan_sitting,
    reschedule_sitting,
)
from kikao.casework.meetings.enums import SittingKind
from kikao.casework.meetings.queries import next_host, rules, sitting
from kikao.interfaces.office.asking import Question, SureForm, ask, do, named, open_for
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.meetings import offers
from kikao.interfaces.office.meetings.asking import to_sitting, trail_of
from kikao.interfaces.office.meetings.forms import (
    ClosedForm,
    InviteForm,
    MoveClosedForm,
    MoveForm,
    PlanForm,
)
from kikao.registry.people.queries import organisation_names


@page
def planned(request: OfficeRequest) -> HttpResponse:
    """Plan a sitting that everybody at the table knows of; the rotation proposes the host."""
    by = open_for(request, plan_sitting)
    turn = next_host(by)
    free, _walled = offers.seats(by)
    offered = {"host_id": offers.hosts(by), "invited": free}
    return ask(
        request,
        Question(
            title=_("Plan a sitting"),
            lead=_("It is the turn of: %(host)s.") % {"host": organisation_names(by, [turn]).get(turn, "")}
            if turn
            else "",
            submit=_("Plan the sitting"),
            form=PlanForm(request.POST or None, offered=offered, initial={"host_id": turn}),
            act=lambda answers: plan_sitting(by, **answers),
            after=to_sitting,
            done=_("The sitting is planned. Propose its agenda now."),
            note=_("An item from which somebody expected is walled cannot stand on it."),
            trail=trail_of(),
        ),
    )


@page
def closed(request: OfficeRequest) -> HttpResponse:
    """Plan a closed sitting, for the cases named in the address if there are any."""
    by = open_for(request, plan_sitting)
    asked = named(request, "case")
    about = titles(by, asked)
    free, walled = offers.seats(by, about)
    offered = {"host_id": offers.hosts(by), "invited": free}
    initial = {"quorum": rules(by).closed_quorum}

    return ask(
        request,
        Question(
            title=_("Plan a closed sitting"),
            lead=_(
                "Only those invited and the secretariat know of it. It has its own day, place, quorum and minutes."
            ),
            submit=_("Plan the closed sitting"),
            form=ClosedForm(request.POST or None, offered=offered, initial=initial),
            act=lambda answers: plan_sitting(by, kind=SittingKind.CLOSED, about=about, **answers),
            after=to_sitting,
            done=_("The closed sitting is planned."),
            trail=trail_of(),
            template="office/meetings/closed.html",
            more={"about": list(about.values()), "walled": walled},
        ),
    )


@page
def moved(request: OfficeRequest, sitting_id: UUID) -> HttpResponse:
    """Move a sitting to another day, place or host."""
    by = open_for(request, reschedule_sitting)
    seen = sitting(by, sitting_id)
    initial = {
        "planned_on": seen.line.day,
        "venue": seen.line.venue,
        "host_id": seen.host_id,
        "quorum": seen.quorum.needed,
        "version": seen.version,
    }
    kind = MoveClosedForm if seen.line.closed else MoveForm
    return ask(
        request,
        Question(
            title=_("Move the sitting"),
            submit=_("Keep the changes"),
            form=kind(request.POST or None, offered={"host_id": offers.hosts(by)}, initial=initial),
            act=lambda answers: reschedule_sitting(by, sitting_id=sitting_id, **answers),
            after=to_sitting,
            done=_("The sitting is moved."),
            note=_("Who was called already finds a notice again."),
            trail=trail_of(seen.line),
        ),
    )


@page
def invited(request: OfficeRequest, sitting_id: UUID) -> HttpResponse:
    """Settle who is invited."""
    by = open_for(request, invite_seats)
    seen = sitting(by, sitting_id)
    free, walled = offers.seats(by, [item.case_id for item in seen.items if item.case_id])
    initial = {"seat_ids": [str(one.seat_id) for one in seen.attendances if one.seat_id]}
    return ask(
        request,
        Question(
            title=_("Who is invited"),
            submit=_("Keep"),
            form=InviteForm(request.POST or None, offered={"seat_ids": free}, initial=initial),
            act=lambda answers: invite_seats(by, sitting_id=sitting_id, **answers),
            after=to_sitting,
            done=_("Who is invited is settled."),
            trail=trail_of(seen.line),
            template="office/meetings/closed.html",
            more={"walled": walled if seen.line.closed else ()},
        ),
    )


@require_POST
@page
def called(request: OfficeRequest, sitting_id: UUID) -> HttpResponse:
    """Call the sitting: whoever is expected finds a notice."""
    by = open_for(request, call_sitting)
    return do(
        request,
        lambda: call_sitting(by, sitting_id=sitting_id),
        after=to_sitting(sitting_id),
        done=_("The sitting is called. Whoever is expected finds a notice."),
    )


@page
def cancelled(request: OfficeRequest, sitting_id: UUID) -> HttpResponse:
    """Cancel the sitting, once one is sure."""
    by = open_for(request, cancel_sitting)
    seen = sitting(by, sitting_id)
    return ask(
        request,
        Question(
            title=_("Cancel the sitting"),
            lead=f"{seen.line.kind_words}, {seen.line.day:%d/%m/%Y}",
            submit=_("Cancel it"),
            form=SureForm(request.POST or None),
            act=lambda _answers: cancel_sitting(by, sitting_id=sitting_id),
            after=lambda _made: reverse("office:meetings-list"),
            done=_("The sitting is cancelled."),
            trail=trail_of(seen.line),
            danger=True,
            consequences=(
                _("It is not held. The entry stays in the record."),
                _("Who was called finds a notice."),
                _("What stood on its agenda is proposed again for the next sitting."),
            ),
        ),
    )
