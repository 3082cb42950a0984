"""A mission with money: budgets, advances, receipts, in a few words."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from kikao.casework.missions.actions.money import (
    approve_budget,
    change_money,
    enter_mission_receipt,
    help_travel,
    make_budget,
    pay_advance,
    settle_money,
    strike_entry,
)
from kikao.casework.missions.queries.money import mission_money
from kikao.casework.missions.schemas.money import BudgetGiven, MoneyPage
from kikao.foundation.base.clock import today
from kikao.foundation.base.money import Currency, Money
from kikao.registry.rates.actions import enter_rate
from tests.casework.missions.travel import MARKER, Travel

__all__ = ["MARKER", "RATE", "Purse", "money"]

RATE = Decimal("2850.5000")


def money(text: str) -> Money:
    """Read "12,50 USD"."""
    return Money.parse(text, Currency(text[-3:]))


@dataclass
class Purse(Travel):
    """The secretariat with money for missions; Chantal leads them, Espérance goes along."""

    def rated(self, rate: Decimal = RATE, days: int = 30) -> None:
        """Enter what a dollar cost some days ago."""
        enter_rate(self.by(), day_on=today() - timedelta(days=days), cdf_per_usd=rate, source="BCC")

    def paid(self, *cases: UUID, **facts: object) -> UUID:
        """Plan a mission with a team of two."""
        made = self.mission(*cases, **facts)  # type: ignore[arg-type]
        self.join(made, "esperance")
        return made

    def budget(self, mission_id: UUID, name: str = "anne", **lines: str) -> UUID:
        """Make a budget: `budget(one, TRAN="100 USD", LODG="50 USD")`."""
        given = [BudgetGiven(line, money(text)) for line, text in lines.items()]
        return make_budget(self.by(name), mission_id=mission_id, lines=given)

    def approved(self, mission_id: UUID, **lines: str) -> UUID:
        """Make a budget and have it approved."""
        return approve_budget(self.by("alice"), budget_id=self.budget(mission_id, **lines))

    def advance(self, mission_id: UUID, amount: str, to: str = "chantal", *, signed: bool = True) -> UUID:
        """Put money into somebody's hand."""
        return pay_advance(
            self.by(),
            mission_id=mission_id,
            holder_id=self.cast.accounts[to],
            amount=money(amount),
            day_on=today(),
            signed=signed,
        )

    def receipt(
        self,
        mission_id: UUID,
        amount: str | Money,
        line: str = "TRAN",
        *,
        by: str = "chantal",
        of: str = "chantal",
        day: date | None = None,
        **more: object,
    ) -> UUID:
        """Enter what somebody paid (`of=""`: the office)."""
        return enter_mission_receipt(
            self.by(by),
            mission_id=mission_id,
            line=line,
            amount=money(amount) if isinstance(amount, str) else amount,
            day_on=day or today(),
            holder_id=self.cast.accounts[of] if of else None,
            **more,  # type: ignore[arg-type]
        )

    def help(self, mission_id: UUID, amount: str, *, by: str = "chantal", **more: object) -> UUID:
        """Help somebody of a community to travel, with their name."""
        said = {"place_id": self.place, "name": f"Mwamini {MARKER}", **more}
        return help_travel(
            self.by(by),
            mission_id=mission_id,
            amount=money(amount),
            day_on=today(),
            holder_id=self.cast.accounts["chantal"],
            **said,  # type: ignore[arg-type]
        )

    def discreet(self, mission_id: UUID, amount: str, **more: object) -> UUID:
        """Help somebody to travel without any name."""
        said = {"witness_id": self.cast.accounts["esperance"], "place_id": None, "name": "", **more}
        return self.help(mission_id, amount, discreet=True, **said)

    def change(self, mission_id: UUID, given: str, got: str) -> UUID:
        """Change money."""
        return change_money(
            self.by("chantal"),
            mission_id=mission_id,
            holder_id=self.cast.accounts["chantal"],
            given=money(given),
            got=money(got),
            day_on=today(),
        )

    def settle(self, mission_id: UUID, kind: str, amount: str, of: str = "chantal") -> UUID:
        """Settle with somebody."""
        return settle_money(
            self.by(),
            mission_id=mission_id,
            holder_id=self.cast.accounts[of],
            kind=kind,
            amount=money(amount),
            day_on=today(),
            signed=True,
        )

    def strike(self, entry_id: UUID, by: str = "chantal") -> UUID:
        """Strike an entry out."""
        return strike_entry(self.by(by), entry_id=entry_id, reason=f"Entered twice {MARKER}")

    def money(self, mission_id: UUID, name: str = "anne") -> MoneyPage:
        """Return the money of a mission as somebody sees it."""
        return mission_money(self.by(name), mission_id)
