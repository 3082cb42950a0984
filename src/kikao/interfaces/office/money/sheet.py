"""Costs as a table for a spreadsheet: amounts as numbers, names never taken for formulas."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _
from django.utils.translation import override

from kikao.casework.missions.reckoning.money import Total
from kikao.casework.missions.schemas.money import CostOf, Costs
from kikao.foundation.base.tables import as_words, csv_lines


def sheet(costs: Costs, lines: Iterable[CostOf], language: str) -> Iterator[str]:
    """Yield the costs line by line in the reader's language, then what belongs to none, then the sum."""
    with override(language):
        yield from csv_lines(_rows(costs, lines))


def _rows(costs: Costs, lines: Iterable[CostOf]) -> Iterator[list[str]]:
    yield [
        _("Name"),
        _("In words"),
        _("Missions"),
        "USD",
        "CDF",
        _("Worth in USD at the rates of the days"),
    ]
    for line in lines:
        yield [as_words(line.name), as_words(line.note), str(line.missions), *_amounts(line.total)]
    if costs.apart:
        yield [_("Belongs to none"), "", "", *_amounts(costs.apart)]
    yield [_("All missions"), "", "", *_amounts(costs.whole)]


def _amounts(total: Total) -> list[str]:
    return [total.usd.as_number(), total.cdf.as_number(), total.worth.as_number()]
