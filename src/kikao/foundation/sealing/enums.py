"""The two envelopes of what people told, and how far the opening of an identity has come."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Layer(TextChoices):
    """Which envelope something lies in; each has a key of its own."""

    N = "N", _("Narrative")
    I = "I", _("Identity")  # noqa: E741 - the letter of the envelope


class OpeningState(TextChoices):
    """Where a request to open an identity stands."""

    ASKED = "ASKED", _("Asked")
    APPROVED = "APPROVED", _("Approved")
    REFUSED = "REFUSED", _("Refused")
    EXPIRED = "EXPIRED", _("Expired")
    CLOSED = "CLOSED", _("Closed early")
    STOPPED = "STOPPED", _("Stopped by a custodian")


class PassingState(TextChoices):
    """Where the passing on of identities stands."""

    ASKED = "ASKED", _("Asked")
    AGREED = "AGREED", _("Agreed")
    DONE = "DONE", _("Passed on")
    REFUSED = "REFUSED", _("Refused")
    EXPIRED = "EXPIRED", _("Expired")


class CeremonyState(TextChoices):
    """Where a ceremony of the papers stands."""

    OPEN = "OPEN", _("Under way")
    DONE = "DONE", _("Keys given back")
    ENDED = "ENDED", _("Given up")


class ExportState(TextChoices):
    """Where a file of sealed words that leaves the server stands."""

    ASKED = "ASKED", _("Waits for a second person")
    APPROVED = "APPROVED", _("May be taken")
    REFUSED = "REFUSED", _("Refused")
    TAKEN = "TAKEN", _("Taken")
    LAPSED = "LAPSED", _("Lapsed")


ALONE = 10
"""Records that one person may take off the server alone."""
