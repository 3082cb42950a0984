"""The words of an outcome."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _


class Proof(TextChoices):
    """Claimed is not verified."""

    CLAIMED = "CLAIMED", _("Claimed")
    VERIFIED = "VERIFIED", _("Verified in the field")


class Change(TextChoices):
    """What changed, as somebody found it (code list FOLLOW_UP_FINDING)."""

    IMPROVED = "IMPR", _("Improved")
    UNCHANGED = "SAME", _("Unchanged")
    WORSENED = "WORSE", _("Worsened")
    RECURRENCE = "RECUR", _("Recurrence")


class Content(IntegerChoices):
    """How satisfied a party says it is."""

    VERY_SATISFIED = 5, _("5 – very satisfied")
    SATISFIED = 4, _("4 – satisfied")
    NEITHER = 3, _("3 – neither")
    DISSATISFIED = 2, _("2 – dissatisfied")
    VERY_DISSATISFIED = 1, _("1 – very dissatisfied")


class ClosureReason(TextChoices):
    """Why a case is closed (code list CLOSURE_REASON)."""

    IMPLEMENTED = "IMPL", _("Agreement implemented and verified")
    MEASURES = "MEAS", _("Measures taken by the authority")
    COMPENSATED = "COMP", _("Compensation paid")
    REFERRED = "REF", _("Referred and taken up elsewhere")
    WITHDRAWN = "WITHD", _("Withdrawn by requester")
    REFUSED = "REFUS", _("A party refuses dialogue")
    MANDATE = "MANDAT", _("Outside mandate")
    UNFOUNDED = "UNF", _("Unfounded")
    LOST = "LOST", _("Contact lost")
    SUPERSEDED = "SUPER", _("Superseded by another case")
