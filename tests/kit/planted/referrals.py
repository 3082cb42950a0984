"""Everything that is sealed in a referral, planted by programs: what was passed on and what came back."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.kit.planting import Planter


def plant(planter: "Planter", case_id: str) -> None:
    """Pass a case of the demonstration on to a prosecutor, and write down the answer."""
    anne = planter.anne
    cases = anne.get("/cases")["items"]
    other = next(one["id"] for one in cases if one["id"] != case_id)
    made = anne.post(f"/referrals/case/{other}", target="AUD", words=planter.say("referral.words"))["id"]
    anne.post(f"/referrals/{made}/answer", new="ANSWERED", words=planter.say("referral.step"))
