"""What missions cost, and how a mission's cost is shared among its cases and among the places it visits."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Sum

from kikao.casework.cases.models import Case
from kikao.casework.cases.policy import seen_by as cases_seen_by
from kikao.casework.cases.policy import words_open
from kikao.casework.cases.queries import require_case
from kikao.casework.missions.enums import SPENT
from kikao.casework.missions.models import Mission, MissionCase, MissionStop, MoneyEntry
from kikao.casework.missions.policy import seen_by
from kikao.casework.missions.queries.money.page import of_currency
from kikao.casework.missions.reckoning.money import Total, total_of, total_shared
from kikao.casework.missions.schemas.money import CostOf, Costs
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import CASE_READERS
from kikao.foundation.base.paging import Page, page_of
from kikao.foundation.base.stops import NotAllowed
from kikao.registry.places.queries import tree_of
from kikao.registry.places.schemas import Tree

Shares = dict[UUID, list[tuple[UUID, Total]]]
"""For each case or territory the missions that cost something for it, with its share of each."""


@dataclass(frozen=True, slots=True)
class Span:
    """From which day to which day money was spent; open where None."""

    since: date | None = None
    until: date | None = None

    def spent(self) -> Q:
        """Return the condition on entries: spent, not struck out, within these days."""
        asked = Q(kind__in=sorted(SPENT), struck_on=None)
        if self.since:
            asked &= Q(day_on__gte=self.since)
        if self.until:
            asked &= Q(day_on__lte=self.until)
        return asked


def costs_of_missions(by: Actor, span: Span, *, after: str | None = None, size: int = 50) -> Costs:
    """Return what each mission cost that the reader sees, the latest first."""
    _readers_only(by)
    some = MoneyEntry.objects.filter(span.spent(), mission_id=OuterRef("pk"))
    rows = Mission.objects.filter(seen_by(by)).filter(Exists(some))
    page = page_of(rows, order=("-starts_on", "-id"), after=after, size=size)
    totals = _totals(_spent(by, span).filter(mission_id__in=[row.id for row in page.items]))
    return Costs(
        page=page.map(
            lambda row: CostOf(row.id, row.reference, row.title, totals.get(row.id, Total.of()), missions=1)
        ),
        whole=_whole(_spent(by, span)),
        apart=Total.of(),
    )


def costs_of_cases(by: Actor, span: Span, *, after: str | None = None, size: int = 50) -> Costs:
    """Return what missions cost for each case: a mission's cost is shared equally among its cases."""
    _readers_only(by)
    spent = _spent(by, span)
    mine = MissionCase.objects.filter(mission_id__in=spent.values("mission_id"), case_id=OuterRef("pk"))
    rows = Case.objects.filter(cases_seen_by(by)).filter(Exists(mine))
    page = page_of(rows, order=("-tabled_on", "-id"), after=after, size=size)
    shares = _shared_among_cases(spent, [row.id for row in page.items])
    none = ~Exists(MissionCase.objects.filter(mission_id=OuterRef("mission_id")))
    return Costs(
        page=page.map(lambda row: _cost_of_case(by, row, shares.get(row.id, []))),
        whole=_whole(spent),
        apart=_whole(spent.filter(none)),
    )


def cost_of_case(by: Actor, case_id: UUID) -> CostOf | None:
    """Return what missions cost for one case until today, as far as the reader sees these missions; None for nothing."""
    row = require_case(by, case_id)
    shares = _shared_among_cases(_spent(by, Span()), [row.id]).get(row.id, [])
    return _cost_of_case(by, row, shares) if shares else None


def costs_of_territories(by: Actor, span: Span) -> Costs:
    """Return what missions cost in each territoire: a mission's cost is shared equally among its stops."""
    _readers_only(by)
    spent, tree = _spent(by, span), tree_of(by)
    totals = _totals(spent)
    stops = MissionStop.objects.filter(mission_id__in=spent.values("mission_id"), struck_on=None)
    ordered = stops.order_by("mission_id", "position", "id")
    pairs = ordered.values_list("mission_id", "place__territory_id")
    shares = _shares(totals, ((mission_id, _territoire(tree, ground)) for mission_id, ground in pairs))
    lines = tuple(
        _cost_of(ground, tree.lines[ground].name, tree.lines[ground].kind_label, shares[ground])
        for ground in tree.lines
        if ground in shares
    )
    whole = total_of(totals.values())
    told = total_of(line.total for line in lines)
    apart = Total(whole.usd - told.usd, whole.cdf - told.cdf, whole.worth - told.worth)
    return Costs(page=Page(lines, None, len(lines)), whole=whole, apart=apart)


def _readers_only(by: Actor) -> None:
    """Turn those away who see some missions alone: a share would tell them of the others."""
    if not by.is_(*CASE_READERS):
        raise NotAllowed


def _spent(by: Actor, span: Span) -> "QuerySet[MoneyEntry]":
    return MoneyEntry.objects.filter(seen_by(by, "mission_id"), span.spent()).order_by()


def _totals(rows: "QuerySet[MoneyEntry]") -> dict[UUID, Total]:
    """Return what each mission cost, with one query."""
    summed = rows.values_list("mission_id", "currency")
    found: dict[UUID, Total] = {}
    for mission_id, currency, amount, worth in summed.annotate(
        amount=Sum("amount_minor"), worth=Sum("usd_minor")
    ):
        one = of_currency(currency, int(amount), int(worth))
        found[mission_id] = found.get(mission_id, Total.of()) + one
    return found


def _whole(rows: "QuerySet[MoneyEntry]") -> Total:
    summed = rows.values_list("currency").annotate(amount=Sum("amount_minor"), worth=Sum("usd_minor"))
    return total_of(of_currency(currency, int(amount), int(worth)) for currency, amount, worth in summed)


def _shared_among_cases(spent: "QuerySet[MoneyEntry]", case_ids: Sequence[UUID]) -> Shares:
    """Return the shares of these cases, reckoned with all cases of each mission, in one order for everybody."""
    missions = MissionCase.objects.filter(
        case_id__in=case_ids, mission_id__in=spent.values("mission_id")
    ).values("mission_id")
    links = MissionCase.objects.filter(mission_id__in=missions).order_by("mission_id", "case_id")
    pairs = list(links.values_list("mission_id", "case_id"))
    totals = _totals(spent.filter(mission_id__in=missions))
    return _shares(totals, pairs)


def _shares(totals: dict[UUID, Total], pairs: Iterable[tuple[UUID, UUID]]) -> Shares:
    """Share the cost of each mission equally among what it is paired with; a pair that stands twice counts twice."""
    among: dict[UUID, list[UUID]] = {}
    for mission_id, key in pairs:
        among.setdefault(mission_id, []).append(key)
    found: Shares = {}
    for mission_id, keys in among.items():
        parts = total_shared(totals.get(mission_id, Total.of()), len(keys))
        for key, part in zip(keys, parts, strict=True):
            found.setdefault(key, []).append((mission_id, part))
    return found


def _cost_of_case(by: Actor, row: Case, shares: Iterable[tuple[UUID, Total]]) -> CostOf:
    return _cost_of(row.id, row.reference, row.title if words_open(by, row) else "", shares)


def _cost_of(key: UUID, name: str, note: str, shares: Iterable[tuple[UUID, Total]]) -> CostOf:
    found = list(shares)
    missions = {mission_id for mission_id, _part in found}
    return CostOf(key, name, note, total_of(part for _mission, part in found), len(missions))


def _territoire(tree: Tree, ground: UUID) -> UUID:
    """Return the territoire or city that a territory lies in; a province stands for itself."""
    line = tree.lines[ground]
    while line.depth > 1 and line.parent_id:
        line = tree.lines[line.parent_id]
    return line.id
