"""What is sealed of a mission in the field, planted by programs: what it found, and why that was corrected."""

from datetime import timedelta
from typing import TYPE_CHECKING

from kikao.foundation.base.clock import today

if TYPE_CHECKING:
    from tests.kit.planting import Planter


def plant(planter: "Planter", case_id: str) -> None:
    """Record a mission already made for the case, write down what it found and correct it."""
    anne, day = planter.anne, str(today() - timedelta(days=3))
    plan = {"purpose": "MON", "title": "Back at the pits", "starts_on": day, "ends_on": day}
    made = anne.post("/missions/past", case_ids=[case_id], reason="Before Kikao.", **plan)["id"]
    said = {"words": planter.say("mission.finding"), "seen_on": day}
    wrong = anne.post(f"/missions/{made}/cases/{case_id}/findings", **said)["id"]
    instead = {"words": planter.say("mission.finding"), "reason": planter.say("mission.finding_correction")}
    anne.post(f"/missions/findings/{wrong}/correct", **instead)
