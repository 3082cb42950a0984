"""Everything that is sealed in what came of a case, planted by programs: persons, postings, lessons, judgements."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.kit.planting import Planter

FAR = "2030-03-01"


def plant(planter: "Planter", case_id: str) -> None:
    """Hold somebody to account, learn from it, strike an entry, and judge what happened again."""
    anne = planter.anne
    facts = {"who": planter.say("measure.who"), "words": planter.say("measure.words")}
    measure = anne.post(f"/outcomes/{case_id}/measures", measure="REMOVAL", **facts)["id"]
    second = planter.program("secretariat-2")
    second.post(f"/outcomes/measures/{measure}/verify", how=planter.say("measure.verified"))
    there = {"where": planter.say("measure.where"), "since": "2024", "watch_until": FAR}
    anne.post(f"/outcomes/measures/{measure}/postings", **there)
    anne.post(f"/outcomes/measures/{measure}/strike", reason=planter.say("outcome.struck"))
    anne.post(f"/outcomes/{case_id}/contributions", kind="HUM", words=planter.say("contribution.words"))
    anne.post(f"/outcomes/{case_id}/lessons", words=planter.say("lesson.words"))
    _judge(planter)


def _judge(planter: "Planter") -> None:
    """Judge a flag that an incident raises where an earlier case of the same place was closed."""
    anne = planter.anne
    place = anne.get("/places")["items"][0]["id"]
    facts = {"title": "An earlier matter", "request_nature": "MEDIATION", "requester_type": "COMM"}
    earlier = anne.post("/cases", place_id=place, **facts)["id"]
    anne.post(f"/outcomes/{earlier}/close", reason="MEAS")
    claim = {"wording": planter.say("incident.claim"), "source_kind": "PERSON"}
    happened = {"nature": "FACT", "happened": "2026", "place_id": place, "categories": ["HR-LIFE"]}
    made = anne.post("/incidents", title="It came back", claims=[claim], **happened)["id"]
    flags = anne.get("/outcomes/flags")["items"]
    flag = next(one["id"] for one in flags if one["incident_id"] == made and one["case_id"] == earlier)
    anne.post(f"/outcomes/flags/{flag}/judge", verdict="RETURN", reason=planter.say("relapse.reason"))
