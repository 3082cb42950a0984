"""The words of handing a case over: whose keys are known, on what ground a case goes, what came back."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class CardState(TextChoices):
    """How far another group's card is trusted: not at all until a second person has compared it by voice."""

    ENTERED = "ENTERED", _("Entered, not compared yet")
    CONFIRMED = "CONFIRMED", _("Compared by voice")
    ENDED = "ENDED", pgettext_lazy("a card", "Ended")


class Basis(TextChoices):
    """On what ground a case goes to another group."""

    CONSENT = "CONSENT", _("Those concerned agreed to it")
    DECISION = "DECISION", _("The group decided it")
    MANDATE = "MANDATE", _("The matter lies in the other group's area")
    DUTY = "DUTY", _("A law or an agreement asks for it")


class HandoverState(TextChoices):
    """How far the hand-over of a case has come."""

    PROPOSED = "PROPOSED", pgettext_lazy("a hand-over", "Proposed")
    APPROVED = "APPROVED", pgettext_lazy("a hand-over", "Approved, file not made yet")
    REFUSED = "REFUSED", pgettext_lazy("a hand-over", "Refused")
    RECALLED = "RECALLED", pgettext_lazy("a hand-over", "Taken back")
    SENT = "SENT", pgettext_lazy("a hand-over", "File made, no receipt yet")
    RECEIVED = "RECEIVED", pgettext_lazy("a hand-over", "Received there")
    ACCEPTED = "ACCEPTED", pgettext_lazy("a hand-over", "Accepted there")
    DECLINED = "DECLINED", pgettext_lazy("a hand-over", "Declined there")


class ArrivalState(TextChoices):
    """How far a case that another group handed over has come here."""

    WAITING = "WAITING", pgettext_lazy("a case handed over to us", "Waiting for an answer")
    ACCEPTED = "ACCEPTED", pgettext_lazy("a case handed over to us", "Accepted")
    DECLINED = "DECLINED", pgettext_lazy("a case handed over to us", "Declined")


class DeclineReason(TextChoices):
    """Why a group does not take a case; the receipt carries this code and no word more."""

    OUTSIDE = "OUTSIDE", _("Outside the group's mandate or area")
    KNOWN = "KNOWN", _("The group has the case already")
    CAPACITY = "CAPACITY", _("The group cannot follow it now")
    UNSAFE = "UNSAFE", _("Unsafe for somebody concerned")
    OTHER = "OTHER", _("Another reason")


class Goes(TextChoices):
    """What may go along with a case, in the order in which a preview counts it."""

    CASE = "CASE", _("The case itself: where it is, how far it has come")
    SUMMARY = "SUMMARY", _("Title and summary of the case")
    BODIES = "BODIES", _("Parties and other organisations")
    INCIDENTS = "INCIDENTS", _("Incidents, as far as they are plain")
    TITLES = "TITLES", _("Title of an incident")
    CLAIMS = "CLAIMS", _("Claims in their own words")
    TOLD = "TOLD", _("What sources told, in their own words")
    DECISIONS = "DECISIONS", _("Decisions")
    STEPS = "STEPS", _("Steps of the case")
    FORUMS = "FORUMS", _("Other forums")
    AGREEMENTS = "AGREEMENTS", _("Agreements")
    CLAUSES = "CLAUSES", _("Clauses")
    CHECKS = "CHECKS", _("Checks and what was found")
    FILES = "FILES", _("Files marked safe")


class Kept(TextChoices):
    """Why something of a case stays back."""

    CONSENT = "CONSENT", _("The source did not agree that it goes to other groups")
    UNASKED = "UNASKED", _("Said by a person; no consent to pass it on stands in the register")
    WITHDRAWN = "WITHDRAWN", _("Its source took consent back, or never let the group use it")
    UNCHECKED = "UNCHECKED", _("No second person has checked its title")
    UNSIGNED = "UNSIGNED", _("Not signed: what is still being talked about stays at the table")
    UNCHOSEN = "UNCHOSEN", _("Not chosen to go along")
    SEALED = "SEALED", _("It does not open for whoever makes the file")
