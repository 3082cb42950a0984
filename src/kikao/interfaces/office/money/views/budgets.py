"""Making a budget, reading one, approving one."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kikao.casework.missions.actions.money import approve_budget, make_budget
from kikao.casework.missions.queries.money import budget, mission_money
from kikao.interfaces.office.asking import Question, SureForm, ask, open_for
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.money.forms import BudgetForm
from kikao.interfaces.office.money.trails import entering, money_address, money_trail
from kikao.registry.terms.enums import TermList
from kikao.registry.terms.queries import labels_of


@page
def made(request: OfficeRequest, mission_id: UUID) -> HttpResponse:
    """Say what a mission may cost, beginning with what its last budget said."""
    by = request.actor
    mission = entering(request, mission_id)
    last = next(iter(mission_money(by, mission_id).budgets), None)
    before = budget(by, last.id).lines if last else ()
    lines = labels_of(by, TermList.COST_LINE, retired=False).choices(TermList.COST_LINE)
    question = Question(
        title=_("Make a budget"),
        submit=_("Keep this budget"),
        form=BudgetForm(request.POST or None, lines=lines, before=before),
        act=lambda answers: make_budget(by, mission_id=mission_id, **answers),
        after=lambda _made: money_address(mission_id),
        done=_("The budget is kept. It counts once another person approves it."),
        trail=money_trail(mission),
        note=_("Francs are reckoned in dollars at the latest rate; the budgets before stay to be read."),
    )
    return ask(request, question)


@require_safe
@page
def one(request: OfficeRequest, budget_id: UUID) -> HttpResponse:
    """Show one budget, line by line."""
    held = budget(request.actor, budget_id)
    return render(request, "office/money/budget.html", {"held": held, "trail": money_trail(held.mission)})


@page
def approved(request: OfficeRequest, budget_id: UUID) -> HttpResponse:
    """Approve a budget that somebody else made."""
    by = open_for(request, approve_budget)
    held = budget(by, budget_id)
    question = Question(
        title=_("Approve this budget"),
        lead=_("Budget %(number)d of %(mission)s, worth %(worth)s")
        % {
            "number": held.budget.number,
            "mission": held.mission.title,
            "worth": held.budget.total.worth.as_text(),
        },
        submit=_("Approve it"),
        form=SureForm(request.POST or None),
        act=lambda _answers: approve_budget(by, budget_id=budget_id),
        after=lambda _made: money_address(held.mission.id),
        done=_("The budget is approved and counts from now on."),
        trail=money_trail(held.mission),
        consequences=(
            _("It counts instead of the one before, which stays to be read."),
            _("An approval cannot be taken back; another budget can be made and approved."),
        ),
    )
    return ask(request, question)
