"""What a file is to its subject, and what can happen to it."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class FileRole(TextChoices):
    """The file as it was given, the signed paper of a sitting, a picture made from one, the copy that members may read."""

    ORIGINAL = "ORIGINAL", _("Original")
    PAPER = "PAPER", _("Signed paper of a sitting")
    DERIVED = "DERIVED", _("Copy without what the camera wrote into it")
    RELEASED = "RELEASED", _("Copy that members may read")


GIVEN = frozenset({FileRole.ORIGINAL, FileRole.PAPER})
"""What somebody gave; the other roles are copies made of it."""


class CustodyKind(TextChoices):
    """One thing that happened to a file (Berkeley Protocol, 167)."""

    RECEIVED = "received", _("Received")
    COPIED = "copied", _("Copied")
    OPENED = "opened", _("Opened")
    EXPORTED = "exported", _("Exported")
    TRANSFERRED = "transferred", _("Transferred")
    VERIFIED = "verified", _("Verified")
    RELEASED = "released", _("Marked safe for the members")
    WITHDRAWN = "withdrawn", _("Taken back from the members")
    DISPOSED = "disposed", _("Disposed of")


class Finding(TextChoices):
    """What a look at a sealed file found."""

    WHOLE = "WHOLE", _("Whole")
    CHANGED = "CHANGED", _("Changed")
    MISSING = "MISSING", _("Missing")
    KEYLESS = "KEYLESS", _("Without its key")
    EXTRA = "EXTRA", _("Belongs to nothing")
