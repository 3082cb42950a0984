"""The words of a mediation: how a room goes on, what a side says, why sides did not meet."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class RoomState(TextChoices):
    """Whether the sides still talk."""

    OPEN = "OPEN", pgettext_lazy("a mediation room", "Open")
    STALLED = "STALLED", _("At a standstill")
    CLOSED = "CLOSED", pgettext_lazy("a mediation room", "Closed")


class RoomOutcome(TextChoices):
    """With what a mediation ended."""

    AGREED = "AGREED", _("The sides agreed")
    STALLED = "STALLED", _("Nothing moves any more")
    REFUSED = "REFUSED", _("A side refuses to talk")
    OVERTAKEN = "OVERTAKEN", _("Overtaken by events")


class SessionState(TextChoices):
    """Whether the sides met."""

    PLANNED = "PLANNED", pgettext_lazy("a mediation session", "Planned")
    HELD = "HELD", pgettext_lazy("a mediation session", "Held")
    NOT_HELD = "NOT_HELD", pgettext_lazy("a mediation session", "Not held")


class NotHeld(TextChoices):
    """Why the sides did not meet."""

    ABSENT = "ABSENT", _("A side did not come")
    REFUSED = "REFUSED", _("A side refused to come")
    SECURITY = "SECURITY", _("Not safe")
    ACCESS = "ACCESS", _("The place could not be reached")
    MEANS = "MEANS", _("No means for it")
    LANGUAGE = "LANGUAGE", _("No interpreter")
    PUT_OFF = "PUT_OFF", _("Put off by agreement")
    OTHER = "OTHER", _("Another reason")


class RecordKind(TextChoices):
    """What a side said at the table."""

    POSITION = "POSITION", pgettext_lazy("what a side says", "Position")
    DEMAND = "DEMAND", _("Demand")
    OFFER = "OFFER", _("Offer")
    REFUSAL = "REFUSAL", _("Refusal")
    PRECONDITION = "PRECOND", _("Precondition for talking")
    OUTSIDE = "OUTSIDE", _("Request outside the mandate: the group cannot compel")


class Standing(TextChoices):
    """Whether what a side said still holds."""

    STANDS = "STANDS", _("Still stands")
    MET = "MET", pgettext_lazy("what a side asked for", "Met")
    WITHDRAWN = "WITHDRAWN", pgettext_lazy("what a side said", "Withdrawn")
