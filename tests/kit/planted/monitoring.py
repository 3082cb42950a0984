"""Everything that is sealed of going back, planted by programs: checks, results, a site's timeline, an assessment."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.kit.planting import Planter

CRITERIA = ("ARMED", "INCIDENTS", "DISTANCE", "WORKERS", "PRODUCTION", "ATRISK", "AGREEMENTS")


def plant(planter: "Planter", case_id: str) -> None:
    """Plan to look, find something, correct it, cancel another; write on a site's timeline and assess it."""
    anne = planter.anne
    look = {"kind": "SITUATION", "case_id": case_id, "due_on": "2026-01-31"}
    check = anne.post("/monitoring/checks", **look, about=planter.say("check.about"))["id"]
    found = {"proof": "CLAIMED", "finding": "SAME"}
    wrong = anne.post(f"/monitoring/checks/{check}/results", **found, words=planter.say("check.result"))["id"]
    reason = planter.say("check.correction")
    anne.post(f"/monitoring/results/{wrong}/correct", **found, reason=reason)
    other = anne.post("/monitoring/checks", **look, about=planter.say("check.about"))["id"]
    anne.post(f"/monitoring/checks/{other}/cancel", reason=planter.say("check.reason"))
    place = anne.get("/places")["items"][0]["id"]
    event = {"kind": "INSPECT", "words": planter.say("site.event")}
    entered = anne.post(f"/monitoring/sites/{place}/events", **event)["id"]
    anne.post(f"/monitoring/events/{entered}/strike", reason=planter.say("site.strike"))
    scores = [{"criterion": one, "score": 1, "source": planter.say("need.source")} for one in CRITERIA]
    anne.post(f"/monitoring/sites/{place}/needs", scores=scores)
