"""Referrals as a Django app, and what of them is sealed or plain."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from kikao.foundation.sealing import fields
from kikao.foundation.sealing.enums import Layer


class ReferralsConfig(AppConfig):
    """What was passed on to others, and what they answered."""

    name = "kikao.casework.referrals"
    label = "referrals"

    def ready(self) -> None:
        """Declare which words are sealed and which text stands plain."""
        for model, kind, words in SEALED:
            fields.declare("referrals", model, kind, Layer.N, words)
        fields.plain("referrals.Referral", {"reference": _("what people call the referral by")})
        import_module(
            "kikao.casework.referrals.actions"
        )  # the clock's jobs are entered also where no page is served


SEALED = (
    ("Referral", "referral.words", _("what was passed on about a case, as it was written for that body")),
    (
        "ReferralStep",
        "referral.step",
        _("what a body answered, or why a referral was corrected or taken back"),
    ),
)
"""What the referrals keep sealed."""
