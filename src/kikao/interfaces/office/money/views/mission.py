"""The money of one mission on one page, and the list that whoever was helped to travel signs."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kikao.casework.missions.actions.money import pay_advance
from kikao.casework.missions.queries.money import mission_money, pay_list
from kikao.foundation.base.clock import today
from kikao.interfaces.office.asking import may
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.missions.asking import mission_trail

EMPTY_ROWS = 12
"""Empty rows on the list, to be written on by hand in the field."""


@require_safe
@page
def one(request: OfficeRequest, mission_id: UUID) -> HttpResponse:
    """Show budget and costs to members, and each entry to the secretariat and the team."""
    by = request.actor
    money = mission_money(by, mission_id, after=request.GET.get("after"))
    context = {
        "money": money,
        "trail": mission_trail(money.mission),
        "enters": money.entries is not None,
        "pays": money.entries is not None and may(by, pay_advance),
        "overspent": [line for line in money.lines if line.over] if money.approved else [],
        "unsigned": sum({hand.account_id: hand.unsigned for hand in money.hands or ()}.values()),
        "why": "reader" if by.key else "passphrase",
    }
    return render(request, "office/money/mission.html", context)


@require_safe
@page
def pay_sheet(request: OfficeRequest, mission_id: UUID) -> HttpResponse:
    """Print the list of who was helped to travel: names to be signed beside, discreet help without any."""
    sheet = pay_list(request.actor, mission_id)
    context = {"sheet": sheet, "empty": range(EMPTY_ROWS), "printed_on": today()}
    return render(request, "office/money/print_list.html", context)
