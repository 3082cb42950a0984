"""Money through the API: the same acts, the same walls, amounts as words."""

from typing import Any
from uuid import UUID

import pytest

from kikao.foundation.base.clock import today
from tests.casework.missions.money.conftest import purse as _purse
from tests.casework.missions.money.purse import MARKER, Purse
from tests.interfaces.api.test_tasks import Program, done, refused

purse = _purse
pytestmark = pytest.mark.django_db
URL = "/api/v1/money"
DAY = today().isoformat()


def program(purse: Purse, name: str) -> Program:
    return Program(purse, name, URL)


def test_from_a_budget_to_a_settled_advance(purse: Purse) -> None:
    one = purse.paid(purse.secret())
    anne, alice, chantal = (program(purse, name) for name in ("anne", "alice", "chantal"))
    hand = {"holder_id": str(purse.cast.accounts["chantal"]), "day_on": DAY}
    lines = [{"line": "TRAN", "amount": "100", "currency": "USD"}]
    budget = done(chantal.post(f"/missions/{one}/budgets", lines=lines))
    done(alice.post(f"/budgets/{budget}/approve"))
    refused(alice.post(f"/budgets/{budget}/approve"), 409, "budget.approved_already")
    dollars: dict[str, Any] = {"currency": "USD", **hand}
    done(anne.post(f"/missions/{one}/advances", amount="200", signed=True, **dollars))
    wrong = done(chantal.post(f"/missions/{one}/receipts", amount="120.10", line="TRAN", **dollars))
    done(chantal.post(f"/missions/{one}/receipts", amount="1 20,10", line="TRAN", words=MARKER, **dollars))
    done(chantal.post(f"/entries/{wrong}/strike", reason="Twice"))
    helped = {"name": f"Mwamini {MARKER}", "place_id": str(purse.place)}
    done(chantal.post(f"/missions/{one}/help", amount="9.90", **helped, **dollars))
    given, got = {"amount": "20", "currency": "USD"}, {"amount": "57010", "currency": "CDF"}
    done(chantal.post(f"/missions/{one}/changes", given=given, got=got, **hand))
    done(anne.post(f"/missions/{one}/settlements", kind="RETURNED", amount="50", **dollars))
    refused(
        anne.post(f"/missions/{one}/settlements", kind="RETURNED", amount="0.01", **dollars),
        409,
        "money.more_than_open",
    )
    whole = chantal.get(f"/missions/{one}").json()
    assert whole["spent"] == {"usd": "130.00", "cdf": "0.00", "worth_usd": "130.00"}
    assert {line["code"]: line["over"] for line in whole["lines"]} == {"TRAN": "20.10", "TRAV": "9.90"}
    left = {hand["left"]["currency"]: hand["left"]["amount"] for hand in whole["hands"]}
    assert left == {"USD": "0.00", "CDF": "57010.00"}
    names = [entry["name"] for entry in whole["entries"] if entry["name"] is not None]
    assert names in ([f"Mwamini {MARKER}"], [{"sealed": True}])


def test_members_get_totals_and_a_walled_seat_nothing(purse: Purse) -> None:
    one = purse.paid(purse.secret())
    purse.help(one, "5 USD")
    seen = program(purse, "gilbert").get(f"/missions/{one}").json()
    assert (seen["hands"], seen["entries"], seen["spent"]["usd"]) == (None, None, "5.00")
    missing = program(purse, "didier").get(f"/missions/{UUID(int=7)}")
    hidden = program(purse, "didier").get(f"/missions/{one}")
    assert (hidden.status_code, hidden.content) == (404, missing.content)
    for kind in ("missions", "cases", "territories"):
        costs = program(purse, "didier").get(f"/costs?by={kind}").json()
        assert (costs["items"], costs["whole"]["usd"]) == ([], "0.00")
        costs = program(purse, "gilbert").get(f"/costs?by={kind}&until={DAY}").json()
        assert (len(costs["items"]), costs["whole"]["usd"]) == (1, "5.00")


def test_rates_are_words_and_never_numbers_of_a_machine(purse: Purse) -> None:
    anne = program(purse, "anne")
    done(anne.post("/rates", day_on=DAY, cdf_per_usd="2861,25", source="BCC"))
    first = anne.get("/rates").json()["items"][0]
    assert (first["cdf_per_usd"], first["stands"]) == ("2861.2500", True)
    refused(anne.post("/rates", day_on=DAY, cdf_per_usd=2861.25, source="BCC"), 422, "input.unreadable")
    refused(anne.post("/rates", day_on=DAY, cdf_per_usd="2.861", source="BCC"), 422, "input.invalid")
    refused(
        program(purse, "gilbert").post("/rates", day_on=DAY, cdf_per_usd="2861", source="BCC"),
        403,
        "access.not_allowed",
    )
