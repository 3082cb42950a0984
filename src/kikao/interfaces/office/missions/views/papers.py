"""What is printed and what is opened: order, what to carry, contacts, envelope; a traveller's own order."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kikao.casework.missions.actions import end_traveller, order_traveller
from kikao.casework.missions.queries import (
    carry_sheet,
    contacts,
    envelope_printed,
    mission,
    my_order,
    my_orders,
    order_printed,
    order_sheet,
)
from kikao.interfaces.office.asking import do, open_for
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.missions.asking import back, mission_trail, put, tabs
from kikao.interfaces.office.missions.forms import TravellerForm
from kikao.interfaces.office.missions.offers import standing_texts


@require_safe
@page
def missions_order(request: OfficeRequest, mission_id: UUID) -> HttpResponse:
    """Print the order of mission."""
    return render(request, "office/missions/order.html", {"sheet": order_sheet(request.actor, mission_id)})


@require_safe
@page
def missions_carry(request: OfficeRequest, mission_id: UUID) -> HttpResponse:
    """Print what the team carries."""
    return render(request, "office/missions/carry.html", {"sheet": carry_sheet(request.actor, mission_id)})


@require_safe
@page
def missions_contacts(request: OfficeRequest, mission_id: UUID) -> HttpResponse:
    """Open whom to call, for the officer on duty."""
    sheet = contacts(request.actor, mission_id)
    context = {"sheet": sheet, "trail": mission_trail(sheet.line)}
    return render(request, "office/missions/contacts.html", context)


@require_safe
@page
def missions_envelope(request: OfficeRequest, mission_id: UUID) -> HttpResponse:
    """Print whom to call, to be folded and closed for the office."""
    context = {"sheet": envelope_printed(request.actor, mission_id)}
    return render(request, "office/missions/envelope.html", context)


@page
def missions_traveller_new(request: OfficeRequest, mission_id: UUID) -> HttpResponse:
    """Let a seat travel beside the team."""
    by = open_for(request, order_traveller)
    shown = mission(by, mission_id)
    return put(
        request,
        shown.line,
        TravellerForm(request.POST or None, offers={"release_id": standing_texts(by, shown)}),
        lambda answers: order_traveller(by, mission_id=mission_id, **answers),
        title=_("An order for a seat that travels beside the team"),
        submit=_("Make the order"),
        done=_("The order is made."),
        part="travellers",
        note=_(
            "The seat learns these days, the released text and what is asked of it: nothing of the mission."
        ),
    )


@require_POST
@page
def missions_traveller_end(request: OfficeRequest, mission_id: UUID, order_id: UUID) -> HttpResponse:
    """End a traveller's order."""
    return do(
        request,
        lambda: end_traveller(request.actor, order_id=order_id),
        after=back(mission_id, "travellers"),
        done=_("The order is ended."),
    )


@require_safe
@page
def missions_my_orders(request: OfficeRequest) -> HttpResponse:
    """Show the orders made for one's own seat."""
    context = {"page": my_orders(request.actor, after=request.GET.get("after")), "tabs": tabs("orders")}
    return render(request, "office/missions/my_orders.html", context)


@require_safe
@page
def missions_my_order(request: OfficeRequest, order_id: UUID) -> HttpResponse:
    """Show one order made for one's own seat."""
    context = {
        "order": my_order(request.actor, order_id),
        "trail": [(_("My orders"), reverse("office:missions-my-orders"))],
    }
    return render(request, "office/missions/my_order.html", context)


@require_safe
@page
def missions_traveller_order(request: OfficeRequest, order_id: UUID) -> HttpResponse:
    """Print a traveller's order, by its seat or for it by the secretariat."""
    return render(
        request, "office/missions/traveller.html", {"order": order_printed(request.actor, order_id)}
    )
