"""A case passed on, what came back, and silence."""

from typing import TYPE_CHECKING

from kikao.casework.referrals.actions import answer_referral, remind_referral, send_referral

if TYPE_CHECKING:
    from tests.kit.chain import Chain

MARKS = ("referred", "reminded", "replied")
"""Every place where somebody writes words."""


def play(chain: "Chain") -> None:
    """Pass the case on to the military prosecutor, remind, and be told that it is taken up."""
    by, names = chain.by(), chain.ids
    made = names["referral"] = send_referral(
        by, case_id=chain.case_id, target="AUD", words=chain.say("referred")
    )
    remind_referral(by, referral_id=made, words=chain.say("reminded"))
    answer_referral(by, referral_id=made, new="TAKENUP", words=chain.say("replied"))
