"""States of what arrived, and why something waits apart."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class SubmissionState(TextChoices):
    """Where a submission stands."""

    WAITING = "WAITING", _("Files are still to come")
    WHOLE = "WHOLE", _("Complete")
    HELD = "HELD", _("In quarantine")
    CONFLICT = "CONFLICT", _("Another version of the same submission")
    EDIT = "EDIT", _("A later version")
    SETTLED = "SETTLED", _("Looked at")
    ERASED = "ERASED", _("Erased")


class HeldReason(TextChoices):
    """Why a submission waits in quarantine."""

    UNKNOWN_FORM = "FORM", _("No form of the group has this id")
    UNKNOWN_VERSION = "VERSION", _("The form has no such version")
    CLOSED = "CLOSED", _("The form is closed")
    ENCRYPTED = "SEALED", _("Encrypted on the phone: to be opened by a reader")
    NOT_ENCRYPTED = "PLAIN", _("Sent in plain although the form is encrypted")
    OFFLINE = "OFFLINE", _("Written without network, sealed in the browser: to be opened by a reader")
    UNREADABLE = "BROKEN", _("What is inside could not be read")


class AttachmentState(TextChoices):
    """How a file that came with a submission belongs to it."""

    LINKED = "LINKED", _("Named in the answers")
    UNLINKED = "UNLINKED", _("Not named in the answers")
    ANOTHER = "ANOTHER", _("The same name with other content")
    LATE = "LATE", _("Came after the opening, as the phone encrypted it")


class AlertAdvice(TextChoices):
    """What the rules of the miners' guards propose for an alert."""

    REFER = "REFER", _("Refer to")
    NOBODY = "NOBODY", _("Refer to nobody")
    DUTY = "DUTY", _("Those on duty were alerted")
    INFORMATION = "INFO", _("For information only")


class SettledAs(TextChoices):
    """What a person made of something that waited apart."""

    REPORT = "REPORT", _("Taken into a report")
    LATER = "LATER", _("Entered in the report as a later version")
    FIRST = "FIRST", _("The first version stands")
    TEST = "TEST", _("A test")
    ADVERTISING = "ADVERT", _("Advertising or abuse")
    TWICE = "TWICE", _("It had come another way already")
    NOTHING = "NOTHING", _("Nothing is in it")


BY_HAND = (SettledAs.TEST, SettledAs.ADVERTISING, SettledAs.TWICE, SettledAs.NOTHING)
"""Reasons for which somebody settles it without making anything of it."""
