"""Everything that is sealed in a mediation, planted by programs: sides, contacts, what is said, a mediator's notes."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.kit.planting import Planter

DAY = "2030-03-01"
NOT_YET = {"C0", "C6"}
"""Tabled and closed: nobody talks then."""


def plant(planter: "Planter", case_id: str) -> None:
    """Talk in a room of a case that the group has accepted, which the planter's own is not yet, until a standstill."""
    anne = planter.anne
    cases = anne.get("/cases")["items"]
    accepted = next(one["id"] for one in cases if one["id"] != case_id and one["status"] not in NOT_YET)
    leading = planter.account("communautes")
    said = {"title": "Talks about a barrier", "mediator_ids": [leading]}
    sides = [{"name": name, "chairs": 3} for name in ("The diggers", "The guards")]
    made = str(anne.post("/mediation", case_id=accepted, sides=sides, **said)["id"])
    diggers, guards = (side["id"] for side in anne.get(f"/mediation/{made}")["sides"])
    who = {"name": planter.say("room.contact"), "phone": planter.say("room.contact")}
    anne.post(f"/mediation/sides/{diggers}/contacts", **who)
    speaker = {"name": planter.say("room.interpreter"), "links": planter.say("room.interpreter")}
    anne.post(f"/mediation/{made}/interpreters", languages="Mashi", **speaker)
    planned = {"planned_on": DAY, "about": "The barrier", "languages": "Mashi", "venue": "School"}
    session = anne.post(f"/mediation/{made}/sessions", **planned)["id"]
    why = {"version": 1, "reason": "ABSENT", "words": planter.say("room.session")}
    anne.post(f"/mediation/sessions/{session}/not-held", **why)

    _speak(planter, made, diggers, guards)
    ended = {"version": 1, "outcome": "STALLED", "reason": planter.say("room.end")}
    anne.post(f"/mediation/{made}/end", **ended)


def _speak(planter: "Planter", made: str, diggers: str, guards: str) -> None:
    """Have the mediator write down a demand, pass it on, settle it, and note something for nobody else."""
    mediator = planter.program("communautes")
    demand = {"side_id": diggers, "kind": "DEMAND", "words": planter.say("room.record", "room.share")}
    record = mediator.post(f"/mediation/{made}/records", **demand)["id"]
    mediator.post(f"/mediation/records/{record}/shares", side_id=guards, agreed=True)
    reason = planter.say("room.record")
    mediator.post(f"/mediation/records/{record}/standing", version=1, standing="MET", reason=reason)
    mediator.post(f"/mediation/{made}/notes", words=planter.say("room.note"))
