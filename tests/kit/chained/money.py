"""Money of the mission for the chain's case: spent with a name and with none, struck out, on paper."""

from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID

from kikao.casework.missions.actions import join_mission
from kikao.casework.missions.actions.money import (
    approve_budget,
    attach_money_files,
    change_money,
    enter_mission_receipt,
    help_travel,
    make_budget,
    pay_advance,
    strike_entry,
)
from kikao.casework.missions.schemas.money import BudgetGiven
from kikao.foundation.base.clock import today
from kikao.foundation.base.money import Currency, Money
from kikao.foundation.files.coming import of_pieces
from kikao.registry.places.queries import place_choices
from kikao.registry.rates.actions import enter_rate
from kikao.registry.rates.queries import rate_on

if TYPE_CHECKING:
    from tests.kit.chain import Chain

MARKS = ("helped", "spent", "struck")
DOLLARS, FRANCS = Money(100_00, Currency.USD), Money(50_000_00, Currency.CDF)


def play(chain: "Chain") -> None:
    """Give money to who goes, spend it, help somebody to travel, strike an entry out."""
    by, names = chain.by(), chain.ids
    _rate(chain)
    mission = names["mission"]
    join_mission(by, mission_id=mission, account_id=chain.cast.accounts["esperance"])
    names["budget"] = make_budget(by, mission_id=mission, lines=[BudgetGiven("TRAN", DOLLARS)])
    approve_budget(chain.by("alice"), budget_id=names["budget"])
    said: dict[str, Any] = {
        "mission_id": mission,
        "day_on": today(),
        "holder_id": chain.cast.accounts["chantal"],
    }
    pay_advance(by, amount=DOLLARS, signed=True, **said)
    change_money(by, given=DOLLARS, got=FRANCS, **said)
    spent = enter_mission_receipt(by, line="FUEL", amount=FRANCS, words=chain.say("spent"), **said)
    slip = of_pieces([b"%PDF-1.4"], "receipt.pdf", "application/pdf")
    attach_money_files(by, entry_id=spent, files=[slip])
    place = UUID(place_choices(by)[0][0])
    helped = help_travel(by, amount=FRANCS, place_id=place, name=chain.say("helped"), **said)
    witness = chain.cast.accounts["esperance"]
    help_travel(by, amount=FRANCS, discreet=True, witness_id=witness, **said)
    strike_entry(by, entry_id=spent, reason=chain.say("struck"))
    names["entry"] = helped


def _rate(chain: "Chain") -> None:
    """Say what a dollar costs, unless a chain before this one did."""
    if rate_on(chain.cast.group_id, today()) is None:
        enter_rate(chain.by(), day_on=today(), cdf_per_usd=Decimal(2850), source="BCC")
