"""Exchange rates as they go out."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from kikao.registry.rates.models import ExchangeRate
from kikao.registry.rates.reckoning import rate_text


@dataclass(frozen=True, slots=True)
class Rate:
    """What a dollar cost on a day: the rate that amounts of that day are changed at."""

    id: UUID
    day_on: date
    cdf_per_usd: Decimal
    source: str

    @property
    def words(self) -> str:
        """Say the rate as pages print it."""
        return rate_text(self.cdf_per_usd)

    @classmethod
    def of(cls, row: ExchangeRate) -> "Rate":
        """Cut a row to what others need of it."""
        return cls(row.id, row.day_on, row.cdf_per_usd, row.source)


@dataclass(frozen=True, slots=True)
class RateLine:
    """A rate in the list; `stands` is false for one that was corrected, `reason` says why a correction was made."""

    rate: Rate
    reason: str
    entered_on: date
    stands: bool
