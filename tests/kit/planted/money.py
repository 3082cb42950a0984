"""Everything that is sealed of the money of a mission, planted by programs: who was helped, what for, what was wrong."""

from typing import TYPE_CHECKING

from kikao.foundation.base.clock import today

if TYPE_CHECKING:
    from tests.kit.planting import Planter


def plant(planter: "Planter", case_id: str) -> None:
    """Spend the money of a mission of the demonstration and strike an entry out."""
    anne, day = planter.anne, str(today())
    anne.post("/money/rates", day_on=day, cdf_per_usd="2850", source="BCC", reason="Read again")
    first, last = "2030-03-01", "2030-03-02"
    planned = {"purpose": "MON", "title": "To the market", "starts_on": first, "ends_on": last}
    mission = anne.post("/missions", case_ids=[case_id], **planned)["id"]
    said = {"amount": "12.50", "currency": "USD", "day_on": day}
    spent = {"line": "FUEL", "words": planter.say("money.words"), **said}
    entry = anne.post(f"/money/missions/{mission}/receipts", **spent)["id"]
    place = anne.get("/places")["items"][0]["id"]
    helped = {"place_id": place, "name": planter.say("money.recipient"), **said}
    anne.post(f"/money/missions/{mission}/help", **helped)
    anne.post(f"/money/entries/{entry}/strike", reason=planter.say("money.struck"))
