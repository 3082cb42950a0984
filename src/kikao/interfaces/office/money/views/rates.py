"""What a dollar costs, day by day."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kikao.casework.missions.actions.money import change_money
from kikao.foundation.base.clock import today
from kikao.interfaces.office.asking import Question, ask, may, open_for
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.money.forms import RateForm
from kikao.registry.rates.actions import enter_rate
from kikao.registry.rates.queries import rates


@require_safe
@page
def listed(request: OfficeRequest) -> HttpResponse:
    """Show the rates, the latest day first, corrected ones too, to whoever enters money or reads what it comes to."""
    by = request.actor
    context = {
        "page": rates(by, after=request.GET.get("after")),
        "may_enter": may(by, enter_rate),
        "sees_missions": may(by, change_money),
    }
    return render(request, "office/money/rates.html", context)


@page
def entered(request: OfficeRequest) -> HttpResponse:
    """Enter the rate of a day."""
    by = open_for(request, enter_rate)
    question = Question(
        title=_("Enter a rate of exchange"),
        submit=_("Keep this rate"),
        form=RateForm(request.POST or None, initial={"day_on": today()}),
        act=lambda answers: enter_rate(by, **answers),
        after=lambda _made: reverse("office:money-rates"),
        done=_("The rate is kept."),
        trail=[(_("Rates of exchange"), reverse("office:money-rates"))],
        note=_("What was entered before keeps the rate that it was reckoned with."),
    )
    return ask(request, question)
