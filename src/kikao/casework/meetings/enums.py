"""The words of a sitting: kinds, presence, decisions, releases, minutes."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class SittingKind(TextChoices):
    """What kind of sitting it is (design, section 4)."""

    MONTHLY = "MONTHLY", _("Monthly meeting")
    EXTRAORDINARY = "EXTRAORD", _("Extraordinary meeting")
    CLOSED = "CLOSED", _("Closed sitting")
    SUBCOMMITTEE = "SUBCOM", _("Sub-committee")
    CONSULTATIVE = "CONSULT", _("Consultative meeting")
    FORUM = "FORUM", _("Community forum")
    LOCAL = "LOCAL", _("Local meeting")
    WORKSHOP = "WORKSHOP", _("Workshop")


PLENARY = (SittingKind.MONTHLY, SittingKind.EXTRAORDINARY)
"""Where the group itself sits; a community forum or a workshop is no meeting to report back to."""


class SittingState(TextChoices):
    """How far a sitting has come."""

    PLANNED = "PLANNED", pgettext_lazy("a sitting", "Planned")
    CALLED = "CALLED", _("Called")
    HELD = "HELD", _("Held")
    MINUTED = "MINUTED", _("Minutes drafted")
    ADOPTED = "ADOPTED", _("Minutes adopted")
    CANCELLED = "CANCELLED", _("Cancelled")


COMING = (SittingState.PLANNED, SittingState.CALLED)
"""States of a sitting that is still to come."""

WAS_HELD = frozenset({SittingState.HELD, SittingState.MINUTED, SittingState.ADOPTED})
"""States of a sitting that took place."""


class ItemKind(TextChoices):
    """Why something stands on the agenda."""

    NEW_CASE = "NEW_CASE", _("New case")
    REPORT_BACK = "REPORT_BACK", _("Report back on a task")
    OVERDUE = "OVERDUE", _("Overdue")
    FOLLOW_UP = "FOLLOW_UP", _("Follow-up of a case")
    RATIFY = "RATIFY", _("Urgent decision to ratify")
    RELEASED = "RELEASED", _("Released text")
    SAID = "SAID", _("Said in session")
    OTHER = "OTHER", _("Other item")


class Presence(TextChoices):
    """As what somebody takes part."""

    SEAT = "SEAT", _("Holder of the seat")
    ALTERNATE = "ALTERNATE", _("Alternate")
    GUEST = "GUEST", _("Guest (voice without decision)")
    HEADCOUNT = "HEADCOUNT", _("Group, counted without names")


class DecisionCode(TextChoices):
    """What the group decided on an item (code list DECISION)."""

    ACCEPT = "D1", _("Accepted as a case")
    REFER = "D2", _("Referred without case")
    WATCH = "D3", _("Kept under watch")
    MORE_FACTS = "D4", _("More facts needed")
    JOIN = "D5", _("Joined to an existing case")
    OUTSIDE = "D6", _("Declined: outside mandate")
    UNSAFE = "D7", _("Declined: unsafe or no consent")
    POSTPONE = "D8", _("Postponed")


class Manner(TextChoices):
    """How a decision was reached."""

    CONSENSUS = "CONSENSUS", _("Consensus noted")
    DISSENT = "DISSENT", _("Noted with dissent by pillar")
    URGENT = "URGENT", _("Urgent decision between sittings")


class Ratification(TextChoices):
    """What the next sitting made of an urgent decision."""

    NONE = "", _("Not needed")
    UNRATIFIED = "UNRATIFIED", _("Not yet ratified")
    RATIFIED = "RATIFIED", _("Ratified")
    CHANGED = "CHANGED", pgettext_lazy("a decision", "Changed")
    CANCELLED = "CANCELLED", _("Cancelled")


class ReleaseState(TextChoices):
    """How far a release to an accused or other named seat has come."""

    PROPOSED = "PROPOSED", _("Proposed")
    APPROVED = "APPROVED", _("Approved")
    REFUSED = "REFUSED", _("Refused")
    EXPIRED = "EXPIRED", _("Expired")
    WITHDRAWN = "WITHDRAWN", _("Withdrawn")


class MinutesState(TextChoices):
    """Minutes are drafted, then adopted and frozen."""

    DRAFT = "DRAFT", _("Draft")
    ADOPTED = "ADOPTED", _("Adopted and frozen")
