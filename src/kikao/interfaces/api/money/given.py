"""What programs send about the money of missions."""

from datetime import date
from typing import Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field

from kikao.interfaces.api.money.shapes import Amount


class NewRate(Schema):
    """What one dollar costs in francs on a day, and who says so; a second one of a day says why."""

    day_on: date
    cdf_per_usd: str
    source: str
    reason: str = ""


class Asked(Schema):
    """By what, and from which day to which day, costs are asked for."""

    by: Literal["missions", "cases", "territories"] = "missions"
    since: date | None = None
    until: date | None = None
    after: str | None = None
    size: int = Field(50, ge=1, le=200)


class BudgetLine(Amount):
    """What a cost line may cost."""

    line: str


class NewBudget(Schema):
    """What a mission may cost."""

    lines: list[BudgetLine]


class NewAdvance(Amount):
    """Money put into somebody's hand."""

    holder_id: UUID
    day_on: date
    signed: bool = False


class NewReceipt(Amount):
    """What was paid; without `holder_id` the office paid by itself. Photographs come by the page."""

    line: str
    day_on: date
    holder_id: UUID | None = None
    words: str = ""


class NewHelp(Amount):
    """Help to travel; `discreet` keeps no name, no place and no signature, only a witness."""

    day_on: date
    holder_id: UUID | None = None
    place_id: UUID | None = None
    name: str = ""
    witness_id: UUID | None = None
    discreet: bool = False


class NewChange(Schema):
    """Money changed into the other currency."""

    holder_id: UUID
    given: Amount
    got: Amount
    day_on: date


class NewSettlement(Amount):
    """What was given back (RETURNED) or paid to whom it was owed (REPAID)."""

    holder_id: UUID
    kind: Literal["RETURNED", "REPAID"]
    day_on: date
    signed: bool = False


class Strike(Schema):
    """Why an entry was wrong."""

    reason: str
