"""Kinds of session, of second factor and of first door, as the members read them."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class FactorKind(TextChoices):
    """What somebody shows besides the passphrase."""

    TOTP = "TOTP", _("Authenticator app")
    SHEET = "SHEET", _("Printed code sheet")


class SessionKind(TextChoices):
    """Through which door somebody signed in."""

    PAGE = "PAGE", _("Browser")
    API = "API", _("Program")


class Stage(TextChoices):
    """How far somebody has come at the door."""

    HALF = "HALF", _("Passphrase given, code awaited")
    FULL = "FULL", _("Signed in")


class DoorCodeKind(TextChoices):
    """Why somebody gets a code that is told by voice."""

    INVITATION = "INVITATION", _("Invitation")
    RESET = "RESET", _("New passphrase after a loss")


class DoorCodeState(TextChoices):
    """Where an invitation or a reset stands."""

    STARTED = "STARTED", _("Waits for a second person")
    CONFIRMED = "CONFIRMED", _("Waits for the holder")
    USED = "USED", _("Used")
    WITHDRAWN = "WITHDRAWN", _("Withdrawn")


class Purpose(TextChoices):
    """What a passkey is asked for."""

    REGISTER = "REGISTER", _("Taking a passkey into use")
    SECOND = "SECOND", _("Second factor")
    ENTER = "ENTER", _("Signing in")
