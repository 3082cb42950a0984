"""Referrals as a Django app, and what of them is sealed or plain."""

from django.apps import AppConfig


class ReferralsConfig(AppConfig):
    """What was passed on to others, and what they answered."""

    name = "kikao.casework.referrals"
    label = "referrals"
