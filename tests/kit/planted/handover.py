"""Everything that is sealed in a hand-over, planted by programs: why a case goes, what came, why it was not taken."""

import base64
from typing import TYPE_CHECKING

from tests.kit.otherside import OtherSide
from tests.kit.own_keys import private_halves

if TYPE_CHECKING:
    from tests.kit.planting import Planter


def plant(planter: "Planter", case_id: str) -> None:
    """Refuse one hand-over with a reason, and decline a case that came with a file."""
    anne = planter.anne
    anne.post("/sessions/confirm", passphrase=planter.machine.accounts["secretariat-1"]["password"])
    anne.post("/handover/cards/ours")
    planter.keys += private_halves(planter.machine, "secretariat-1")
    planter.markers.planted["handover.key"] = [half.hex() for half in planter.keys]
    other, second = OtherSide(), planter.program("secretariat-2")
    card = anne.post("/handover/cards", text=other.card)["id"]
    second.post(f"/handover/cards/{card}/confirm", words=other.fingerprint)
    cases = [one for one in anne.get("/cases")["items"] if one["checked"] and one["id"] != case_id]
    purpose = {"purpose": planter.say("handover.purpose"), "basis": "DECISION", "card_id": card}
    made = anne.post(f"/handover/case/{cases[0]['id']}", **purpose)["id"]
    second.post(f"/handover/{made}/refuse", reason=planter.say("handover.reason"))
    ours = anne.get("/handover/cards/ours")["card"]
    file = planter.say("handover.file").encode()
    raw = other.file_for(ours, words=planter.say("handover.contents"), file=file)
    came = anne.post("/handover/arrivals", content=base64.b64encode(raw).decode())["id"]
    said = {"reason": "OTHER", "words": planter.say("handover.declined")}
    anne.post(f"/handover/arrivals/{came}/decline", **said)
