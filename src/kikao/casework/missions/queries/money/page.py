"""The money of one mission: budgets, what each line cost, who has what in hand."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet, Sum

from kikao.casework.missions.enums import SPENT
from kikao.casework.missions.models import Budget, BudgetLine, MoneyEntry
from kikao.casework.missions.policy import seen_by
from kikao.casework.missions.queries.money.entries import enters_money, entries_page, named
from kikao.casework.missions.queries.money.hands import hand_lines, hands_of
from kikao.casework.missions.queries.one_row import require_mission
from kikao.casework.missions.reckoning.money import Total, total_of
from kikao.casework.missions.schemas.money import BudgetPage, BudgetWhole, CostLine, MoneyPage
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.base.stops import Unknown
from kikao.registry.people.queries import account_names
from kikao.registry.rates.reckoning import rate_text
from kikao.registry.terms.enums import TermList
from kikao.registry.terms.queries import labels_of
from kikao.registry.terms.schemas import Labels

__all__ = ["budget", "enters_money", "mission_money"]

Sums = dict[str, Total]


def mission_money(by: Actor, mission_id: UUID, *, after: str | None = None, size: int = 50) -> MoneyPage:
    """Return the money of a mission: totals for whoever sees it, each entry for the secretariat and the team."""
    mission = require_mission(by, mission_id)
    enters = enters_money(by, mission.id)
    budgets = list(Budget.objects.filter(mission=mission).order_by("-number"))
    meant = _by_budget(BudgetLine.objects.filter(budget__mission=mission))
    spent = _by_line(MoneyEntry.objects.filter(mission=mission, kind__in=sorted(SPENT), struck_on=None))
    hands = hands_of(mission.id) if enters else {}
    people = [one for row in budgets for one in (row.made_by, row.approved_by)]
    names = account_names(by.working_group_id, [*people, *hands])
    standing = next((row for row in budgets if row.approved_on), None)
    budgeted = meant.get(standing.id, {}) if standing else {}
    return MoneyPage(
        mission=named(mission),
        budgets=tuple(_budget(by, row, meant, names, budgets, standing) for row in budgets),
        lines=_lines(labels_of(by, TermList.COST_LINE), budgeted, spent),
        budgeted=total_of(budgeted.values()),
        spent=total_of(spent.values()),
        hands=hand_lines(hands, names) if enters else None,
        entries=entries_page(by, mission, after=after, size=size) if enters else None,
    )


def budget(by: Actor, budget_id: UUID) -> BudgetWhole:
    """Return one budget, line by line."""
    row = Budget.objects.filter(seen_by(by, "mission_id"), id=budget_id).select_related("mission").first()
    if row is None:
        raise Unknown
    budgets = list(Budget.objects.filter(mission=row.mission).order_by("-number"))
    meant = _by_budget(BudgetLine.objects.filter(budget=row))
    names = account_names(by.working_group_id, [row.made_by, row.approved_by])
    standing = next((one for one in budgets if one.approved_on), None)
    return BudgetWhole(
        mission=named(row.mission),
        budget=_budget(by, row, meant, names, budgets, standing),
        lines=_lines(labels_of(by, TermList.COST_LINE), meant.get(row.id, {}), {}),
    )


def _budget(
    by: Actor,
    row: Budget,
    meant: dict[UUID, Sums],
    names: dict[UUID, str],
    budgets: list[Budget],
    standing: Budget | None,
) -> BudgetPage:
    waits = row.approved_on is None and row.id == budgets[0].id
    return BudgetPage(
        id=row.id,
        number=row.number,
        total=total_of(meant.get(row.id, {}).values()),
        rate_words=rate_text(row.cdf_per_usd) if row.cdf_per_usd else "",
        rate_on=row.rate_on,
        made_by=names.get(row.made_by, ""),
        made_on=row.made_on,
        approved_by=names.get(row.approved_by, "") if row.approved_by else "",
        approved_on=row.approved_on,
        counts=standing is not None and row.id == standing.id,
        waits=waits,
        may_approve=waits and by.is_(Role.SECRETARIAT) and row.made_by != by.account_id,
    )


def _by_budget(rows: "QuerySet[BudgetLine]") -> dict[UUID, Sums]:
    found: dict[UUID, Sums] = {}
    for row in rows:
        sums = found.setdefault(row.budget_id, {})
        sums[row.line] = sums.get(row.line, Total.of()) + of_currency(
            row.currency, row.amount_minor, row.usd_minor
        )
    return found


def _by_line(rows: "QuerySet[MoneyEntry]") -> Sums:
    summed = rows.order_by().values_list("line", "currency")
    sums: Sums = {}
    for line, currency, amount, worth in summed.annotate(amount=Sum("amount_minor"), worth=Sum("usd_minor")):
        sums[line] = sums.get(line, Total.of()) + of_currency(currency, int(amount), int(worth))
    return sums


def of_currency(currency: str, amount: int, worth: int) -> Total:
    """Return the total of a sum in one currency with its worth in dollars."""
    return Total.of(usd=amount, worth=worth) if currency == "USD" else Total.of(cdf=amount, worth=worth)


def _lines(labels: Labels, budgeted: Sums, spent: Sums) -> tuple[CostLine, ...]:
    order = [code for code, _words in labels.choices(TermList.COST_LINE)]
    codes: Iterable[str] = dict.fromkeys([*order, *sorted(budgeted), *sorted(spent)])
    return tuple(
        CostLine(
            code,
            labels.of(TermList.COST_LINE, code),
            budgeted.get(code, Total.of()),
            spent.get(code, Total.of()),
        )
        for code in codes
        if code in budgeted or code in spent
    )
