"""Asking what was passed on, to whom, and what came back."""

from kikao.casework.referrals.queries.behind import care_behind, offered_for, referrals_of_case
from kikao.casework.referrals.queries.lists import referrals, require_referral
from kikao.casework.referrals.queries.one import referral

__all__ = [
    "care_behind",
    "offered_for",
    "referral",
    "referrals",
    "referrals_of_case",
    "require_referral",
]
