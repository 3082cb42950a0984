"""Where a dialogue stands, and what became of a message to a source."""

from enum import Enum, IntEnum

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class TextState(TextChoices):
    """What became of a message to a source."""

    QUEUED = "QUEUED", _("Waits for the number to be opened")
    HANDED = "HANDED", _("Handed to the gateway, no answer yet")
    SENT = "SENT", _("Sent")
    DELIVERED = "DELIVERED", _("Delivered")
    FAILED = "FAILED", _("Failed")


class Step(IntEnum):
    """What somebody was asked last by text message; kept in memory alone."""

    NONE = 0
    WHAT = 1
    WHERE = 2
    WHEN = 3
    WHO = 4
    DANGER = 5
    DONE = 6
    KEPT = 7


class Say(IntEnum):
    """What is answered; the words stand in `reckoning.words`."""

    NOTHING = 0
    WHAT = 1
    WHERE = 2
    WHEN = 3
    WHO = 4
    DANGER = 5
    DONE = 6
    DANGER_DONE = 7
    ADDED = 8
    HOW = 9
    KEPT = 10
    HEARD_OF = 11
    NOT_LEFT = 12


class Keep(Enum):
    """What is done with what somebody wrote."""

    NOTHING = "it tells nothing"
    REPORT = "it becomes a report"
    ADD = "it is added to the report of the dialogue"
