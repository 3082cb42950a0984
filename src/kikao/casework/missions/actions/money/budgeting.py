"""Making a budget and having it approved by a second person."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.missions.actions.money._rows import ENTERERS, amount_words, author, open_mission, rate_for
from kikao.casework.missions.models import Budget, BudgetLine, Mission
from kikao.casework.missions.policy import seen_by
from kikao.casework.missions.reckoning.money import worth_of_lines
from kikao.casework.missions.schemas.money import BudgetGiven
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit import pins
from kikao.foundation.audit.door import action, pin
from kikao.foundation.base.clock import today
from kikao.foundation.base.money import Currency
from kikao.foundation.base.stops import Invalid, Stop, Unknown
from kikao.registry.terms.enums import TermList
from kikao.registry.terms.queries import require_terms

PIN = "mission_budget"


@action("money.make_budget", to=ENTERERS, system=False)
def make_budget(by: Actor, *, mission_id: UUID, lines: Sequence[BudgetGiven]) -> UUID:
    """Say what a mission may cost, by cost line in dollars and francs; it counts once a second person approves it.

    It replaces nothing: the budgets before it stay, and the last approved one counts.
    """
    mission = open_mission(by, mission_id)
    _check(by, lines)
    francs = any(given.amount.currency == Currency.CDF for given in lines)
    rate = rate_for(by, today()) if francs else None
    last = Budget.objects.filter(mission=mission).order_by("-number").first()
    budget = Budget.objects.create(
        working_group_id=by.working_group_id,
        mission=mission,
        number=last.number + 1 if last else 1,
        rate_on=rate.day_on if rate else None,
        cdf_per_usd=rate.cdf_per_usd if rate else None,
        made_by=author(by),
        made_on=today(),
    )
    amounts = [given.amount for given in lines]
    worths = worth_of_lines(amounts, rate.cdf_per_usd if rate else None)
    BudgetLine.objects.bulk_create(
        BudgetLine(
            working_group_id=by.working_group_id,
            budget=budget,
            line=given.line,
            amount_minor=given.amount.minor,
            currency=given.amount.currency,
            usd_minor=worth.minor,
        )
        for given, worth in zip(lines, worths, strict=True)
    )
    return budget.id


@action("money.approve_budget", to={Role.SECRETARIAT}, system=False)
def approve_budget(by: Actor, *, budget_id: UUID) -> UUID:
    """Approve what a mission may cost; whoever made the budget leaves this to somebody else."""
    rows = Budget.objects.select_for_update(of=("self",)).filter(seen_by(by, "mission_id"), id=budget_id)
    budget = rows.first()
    if budget is None:
        raise Unknown
    Mission.objects.select_for_update().get(id=budget.mission_id)
    if budget.made_by == author(by):
        raise Stop(
            "budget.own",
            _("You made this budget yourself."),
            cure=_("Another member of the secretariat approves it."),
        )
    if budget.approved_on:
        raise Stop("budget.approved_already", _("This budget is approved already."))
    if Budget.objects.filter(mission_id=budget.mission_id, number__gt=budget.number).exists():
        raise Stop("budget.replaced", _("A later budget was made."), cure=_("Approve the latest one."))
    budget.approved_by, budget.approved_on = author(by), today()
    budget.save(update_fields=["approved_by", "approved_on"])
    pin(PIN, budget.id, content_of(budget.id) or {})
    return budget.id


def content_of(budget_id: UUID) -> dict[str, object] | None:
    """Return what an approval fixes in the trail: whoever changes an amount by hand afterwards is found out."""
    budget = Budget.objects.filter(id=budget_id).first()
    if budget is None:
        return None
    lines = budget.lines.order_by("line", "currency").values_list("line", "amount_minor", "currency")
    return {
        "mission": str(budget.mission_id),
        "number": budget.number,
        "lines": [list(line) for line in lines],
        "rate": None if budget.cdf_per_usd is None else f"{budget.cdf_per_usd:.4f}",
        "approved_by": str(budget.approved_by),
    }


def _check(by: Actor, lines: Sequence[BudgetGiven]) -> None:
    if not lines:
        raise Invalid({"lines": _("Write an amount for at least one cost line.")})
    pairs = {(given.line, given.amount.currency) for given in lines}
    if len(pairs) != len(lines):
        raise Invalid({"lines": _("A cost line has one amount in each currency.")})
    wrong = next((said for given in lines if (said := amount_words(given.amount))), None)
    if wrong:
        raise Invalid({"lines": wrong})
    require_terms(by, TermList.COST_LINE, [given.line for given in lines], field="lines")


pins.register(PIN, content_of)
