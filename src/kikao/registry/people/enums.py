"""The pillars of the table and how a word reached it."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Pillar(TextChoices):
    """The sides of the table that a sitting wants in balance (code list PILLAR)."""

    GOV = "GOV", _("Government")
    PRIV = "PRIV", _("Private sector")
    CSO = "CSO", _("Civil society")
    OBS = "OBS", _("Observer / technical and financial partner")
    NONE = "NONE", _("Outside the pillars")


class HowSaid(TextChoices):
    """How somebody without an account gave word of what the secretariat records for them."""

    ORAL = "ORAL", _("Said face to face")
    PHONE = "PHONE", _("Said on the phone")
    PAPER = "PAPER", _("Signed on paper")
