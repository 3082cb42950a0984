"""Costs as a table for a spreadsheet: amounts as numbers, names never taken for formulas."""

import csv
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _
from django.utils.translation import override

from kikao.casework.missions.reckoning.money import Total
from kikao.casework.missions.schemas.money import CostOf, Costs
from kikao.interfaces.office.cases.sheet import MARK, safe


class _Line:
    """What the writer of CSV writes to: it hands each line back."""

    def write(self, text: str) -> str:
        """Return the line."""
        return text


def sheet(costs: Costs, lines: Iterable[CostOf], language: str) -> Iterator[str]:
    """Yield the costs line by line in the reader's language, then what belongs to none, then the sum."""
    writer = csv.writer(_Line())
    with override(language):
        yield MARK + writer.writerow(
            [
                _("Name"),
                _("In words"),
                _("Missions"),
                "USD",
                "CDF",
                _("Worth in USD at the rates of the days"),
            ]
        )
        for line in lines:
            yield writer.writerow(
                [safe(line.name), safe(line.note), str(line.missions), *_amounts(line.total)]
            )
        if costs.apart:
            yield writer.writerow([_("Belongs to none"), "", "", *_amounts(costs.apart)])
        yield writer.writerow([_("All missions"), "", "", *_amounts(costs.whole)])


def _amounts(total: Total) -> list[str]:
    return [total.usd.as_number(), total.cdf.as_number(), total.worth.as_number()]
