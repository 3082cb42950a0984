"""Acts on referrals: passing a case on, writing down what comes back, reminding, correcting, taking back."""

from kikao.casework.referrals.actions.following import (
    answer_referral,
    correct_referral,
    recall_referral,
    remind_referral,
)
from kikao.casework.referrals.actions.nightly import mark_silent
from kikao.casework.referrals.actions.sending import send_referral

__all__ = [
    "answer_referral",
    "correct_referral",
    "mark_silent",
    "recall_referral",
    "remind_referral",
    "send_referral",
]
