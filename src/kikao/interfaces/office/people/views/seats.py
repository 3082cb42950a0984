"""Members and their seats, and who holds them."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kikao.foundation.base.stops import Unknown
from kikao.interfaces.office.asking import Question, ask, do, may, open_for
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.people.forms import (
    ChangedSeatForm,
    HoldForm,
    LeaveForm,
    SeatFilterForm,
    SeatForm,
)
from kikao.interfaces.office.people.ways import seat_url, seats_trail, tabs_of
from kikao.registry.people.actions import (
    add_seat,
    edit_seat,
    end_holding,
    hold_seat,
    reopen_seat,
    retire_seat,
)
from kikao.registry.people.queries import account_choices, balance, organisation_choices, seat, seats


@require_safe
@page
def seats_list(request: OfficeRequest) -> HttpResponse:
    """Show the seats pillar by pillar, with the balance of the table."""
    by = request.actor
    form = SeatFilterForm(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    context = {
        "page": seats(
            by,
            q=asked.get("q", ""),
            pillar=asked.get("pillar", ""),
            inactive=asked.get("inactive", False),
            after=request.GET.get("after"),
        ),
        "balance": balance(by),
        "filter": form,
        "narrowed": any(asked.values()),
        "tabs": tabs_of(by, "people-seats"),
        "may_add": may(by, add_seat),
    }
    return render(request, "office/people/seats.html", context)


@require_safe
@page
def seat_page(request: OfficeRequest, seat_id: UUID) -> HttpResponse:
    """Show one seat with everybody who held it."""
    by = request.actor
    context = {"seat": seat(by, seat_id), "trail": seats_trail(), "may_edit": may(by, edit_seat)}
    return render(request, "office/people/seat.html", context)


@page
def seat_add(request: OfficeRequest) -> HttpResponse:
    """Set up a seat."""
    by = open_for(request, add_seat)
    form = SeatForm(
        request.POST or None,
        offered={"organisation_id": organisation_choices(by)},
        initial={"organisation_id": request.GET.get("organisation", "")},
    )
    question = Question(
        title=_("Set up a seat"),
        submit=_("Set up this seat"),
        form=form,
        act=lambda answers: add_seat(by, **answers),
        after=lambda made: reverse("office:people-seat", args=[made]),
        done=_("The seat is set up."),
        trail=seats_trail(),
        lead=_("A seat stays when its holder moves on."),
    )
    return ask(request, question)


@page
def seat_edit(request: OfficeRequest, seat_id: UUID) -> HttpResponse:
    """Correct a seat."""
    by = open_for(request, edit_seat)
    held = seat(by, seat_id)
    form = ChangedSeatForm(
        request.POST or None,
        offered={"organisation_id": organisation_choices(by)},
        initial={
            "title": held.title,
            "title_fr": held.title_fr,
            "organisation_id": str(held.line.organisation_id),
            "pillar": held.line.pillar,
            "version": held.line.version,
        },
    )
    question = Question(
        title=_("Correct this seat"),
        submit=_("Keep these facts"),
        form=form,
        act=lambda answers: edit_seat(by, seat_id=seat_id, **answers),
        after=lambda _made: seat_url(seat_id),
        done=_("The seat is corrected."),
        trail=seats_trail(held.line.title, seat_id),
        note=_("With another organisation, the walls of its holders change at once."),
    )
    return ask(request, question)


@require_POST
@page
def seat_retire(request: OfficeRequest, seat_id: UUID) -> HttpResponse:
    """Close a seat that nobody holds."""
    return do(
        request,
        lambda: retire_seat(request.actor, seat_id=seat_id),
        after=seat_url(seat_id),
        done=_("The seat is closed. What its holders did stays under its title."),
    )


@require_POST
@page
def seat_reopen(request: OfficeRequest, seat_id: UUID) -> HttpResponse:
    """Bring a closed seat back."""
    return do(
        request,
        lambda: reopen_seat(request.actor, seat_id=seat_id),
        after=seat_url(seat_id),
        done=_("The seat is at the table again."),
    )


@page
def seat_hold(request: OfficeRequest, seat_id: UUID) -> HttpResponse:
    """Let an account hold a seat."""
    by = open_for(request, hold_seat)
    held = seat(by, seat_id)
    question = Question(
        title=_("Who holds this seat"),
        submit=_("Let this account hold it"),
        form=HoldForm(request.POST or None, offered={"account_id": account_choices(by)}),
        act=lambda answers: hold_seat(by, seat_id=seat_id, **answers),
        after=lambda _made: seat_url(seat_id),
        done=_("The seat is held. Give the account its role next, if it has none."),
        trail=seats_trail(held.line.title, seat_id),
        lead=_("From now on the account is walled from everything that concerns %(name)s as a party.")
        % {"name": held.line.organisation},
    )
    return ask(request, question)


@page
def seat_leave(request: OfficeRequest, seat_id: UUID, holding_id: UUID) -> HttpResponse:
    """End somebody's time at a seat."""
    by = open_for(request, end_holding)
    held = seat(by, seat_id)
    line = next((one for one in held.line.holders if one.id == holding_id), None)
    if line is None:
        raise Unknown
    question = Question(
        title=_("End the time at this seat"),
        submit=_("End it"),
        form=LeaveForm(request.POST or None),
        act=lambda answers: end_holding(by, holding_id=holding_id, **answers),
        after=lambda _made: seat_url(seat_id),
        done=_("The time at this seat has ended."),
        trail=seats_trail(held.line.title, seat_id),
        lead=line.name,
        danger=True,
        consequences=(
            _(
                "Without another seat, the account's roles at the table end, and what they could open is closed."
            ),
            _("What was done stays in the record under the title of the seat."),
        ),
    )
    return ask(request, question)
