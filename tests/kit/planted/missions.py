"""Everything that is sealed of a mission, planted by programs: its way, its risks, whom to call, what was heard."""

from datetime import timedelta
from typing import TYPE_CHECKING

from kikao.foundation.base.clock import today

if TYPE_CHECKING:
    from tests.kit.planting import Planter


def plant(planter: "Planter", case_id: str) -> None:
    """Send a mission of the demonstration on its way, and call another off."""
    anne = planter.anne
    second = planter.program("secretariat-2")
    first = _planned(planter, case_id)
    planter.markers.planted.setdefault("mission.code", []).append(anne.get(f"/missions/{first}")["code"])
    who = {"account_id": planter.account("communautes"), "role": "LEADER"}
    member = anne.post(f"/missions/{first}/team", **who)["id"]
    anne.post(f"/missions/{first}/officer", account_id=planter.account("secretariat-2"))
    contact = {"name": planter.say("mission.contact"), "phone": planter.say("mission.contact")}
    anne.post(f"/missions/team/{member}/contact", **contact)
    _weigh(planter, first)
    second.post(f"/missions/{first}/clear")
    anne.post(f"/missions/{first}/depart", already_left=False)
    anne.post(f"/missions/{first}/heard", words=planter.say("mission.check_in"))
    other = _planned(planter, case_id)
    _weigh(planter, other)
    second.post(f"/missions/{other}/clear/refuse", reason=planter.say("mission.clearance"))
    anne.post(f"/missions/{other}/cancel", reason=planter.say("mission.ended"))


def _planned(planter: "Planter", case_id: str) -> str:
    first, last = today(), today() + timedelta(days=2)
    said = {"route": planter.say("mission.route"), "means": planter.say("mission.means")}
    plan = {"purpose": "FF", "title": "To the pits", "starts_on": str(first), "ends_on": str(last), **said}
    return str(planter.anne.post("/missions", case_ids=[case_id], **plan)["id"])


def _weigh(planter: "Planter", mission: str) -> None:
    said = {"threats": planter.say("mission.threats"), "measures": planter.say("mission.measures")}
    until = str(today() + timedelta(days=5))
    planter.anne.post(f"/missions/{mission}/risk", level="LOW", valid_until_on=until, **said)
