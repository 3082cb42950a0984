"""The words of a mission: why, who, how safe, and how it fares on the way."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class MissionPurpose(TextChoices):
    """Why people travel (code list MISSION_PURPOSE)."""

    FF = "FF", _("Fact-finding")
    MON = "MON", _("Monitoring")
    MED = "MED", _("Mediation")
    FORUM = "FORUM", _("Community forum")
    ACC = "ACC", _("Accompaniment of a withdrawal or deployment")
    AWARE = "AWARE", _("Awareness-raising")
    TRFU = "TRFU", _("Training follow-up")
    TOT = "TOT", _("Training of trainers")
    JOINT = "JOINT", _("Joint mission with CLS/CPS")


class MissionState(TextChoices):
    """How far a mission has come."""

    PLANNED = "PLANNED", pgettext_lazy("a mission", "Planned")
    UNDERWAY = "UNDERWAY", _("Underway")
    RETURNED = "RETURNED", _("Returned")
    REPORTED = "REPORTED", pgettext_lazy("a mission", "Reported")
    CANCELLED = "CANCELLED", _("Cancelled")


HAS_LEFT = frozenset({MissionState.UNDERWAY, MissionState.RETURNED, MissionState.REPORTED})
"""States of a mission whose team has left."""


class NoAccessReason(TextChoices):
    """Why a place could not be reached (code list NO_ACCESS_REASON)."""

    INSECURITY = "INSEC", _("Insecurity")
    ROAD = "ROAD", _("Road conditions")
    WEATHER = "WEATH", _("Weather")
    DISTANCE = "DIST", _("Distance")
    NO_AUTHORISATION = "PERM", _("No authorisation")
    NO_FUNDS = "FUND", _("No funds")


class TeamRole(TextChoices):
    """What somebody is in the team of a mission."""

    LEADER = "LEADER", _("Leader")
    MEMBER = "MEMBER", _("Member")
    MEDIATOR = "MEDIATOR", _("Mediator")
    RAPPORTEUR = "RAPPORT", _("Rapporteur")
    INTERPRETER = "INTERP", _("Interpreter")
    DRIVER = "DRIVER", _("Driver")


class CompetenceCode(TextChoices):
    """What somebody can do for a mission, as the secretariat entered it."""

    MEDIATION = "MEDIATION", _("Mediation")
    INTERVIEWING = "INTERVIEW", _("Interviewing")
    WOMEN = "WOMEN", _("Women's rights")
    CHILDREN = "CHILDREN", _("Rights of the child")
    MINING_LAW = "MININGLAW", _("Mining law")
    SECURITY = "SECURITY", pgettext_lazy("a competence", "Security on the way")
    FIRST_AID = "FIRSTAID", _("First aid")
    DRIVING = "DRIVING", _("Driving")
    FRENCH = "FR", _("French")
    SWAHILI = "SW", _("Swahili")
    MASHI = "MASHI", _("Mashi")


class TravellerKind(TextChoices):
    """As what somebody travels who is not of the team."""

    INTERLOCUTOR = "INTERLOC", _("Interlocutor")
    PARTY = "PARTY", _("Party")


class RiskLevel(TextChoices):
    """How dangerous a mission is held to be."""

    LOW = "LOW", pgettext_lazy("a risk", "Low")
    MEDIUM = "MEDIUM", pgettext_lazy("a risk", "Medium")
    HIGH = "HIGH", pgettext_lazy("a risk", "High")


class ClearanceState(TextChoices):
    """Whether a mission may leave."""

    ASKED = "ASKED", pgettext_lazy("a clearance", "Asked for")
    GIVEN = "GIVEN", pgettext_lazy("a clearance", "Given")
    REFUSED = "REFUSED", pgettext_lazy("a clearance", "Refused")
    LAPSED = "LAPSED", _("Lapsed: to be renewed")


class LapseReason(TextChoices):
    """Why a clearance holds no longer; what happened is told only to who may see it."""

    CHANGED = "CHANGED", _("Circumstances have changed")
    EXPIRED = "EXPIRED", _("The day until which it was valid is past")
    WITHDRAWN = "WITHDRAWN", pgettext_lazy("a clearance", "Taken back")


class CheckInState(TextChoices):
    """What became of a time at which the team was to be heard of."""

    PLANNED = "PLANNED", pgettext_lazy("a check-in", "Expected")
    MADE = "MADE", _("Heard of")
    MISSED = "MISSED", _("Not heard of")
    LATE = "LATE", _("Heard of late")
    DROPPED = "DROPPED", pgettext_lazy("a check-in", "Not needed any more")


class CheckInWay(TextChoices):
    """How the team was heard of."""

    TEXT = "TEXT", _("Text message")
    CALL = "CALL", _("Call noted by the office")


class PrintedKind(TextChoices):
    """What was printed for a mission."""

    ORDER = "ORDER", _("Order of mission")
    CARRY = "CARRY", _("What to carry")
    TRAVELLER = "TRAVELLER", _("Order of a traveller")
    ENVELOPE = "ENVELOPE", _("Sealed envelope of emergency contacts")


class MoneyKind(TextChoices):
    """What an entry in the money of a mission records."""

    ADVANCE = "ADVANCE", pgettext_lazy("money", "Advance")
    RECEIPT = "RECEIPT", pgettext_lazy("money", "Receipt")
    ASSISTANCE = "ASSIST", pgettext_lazy("money", "Travel assistance")
    CHANGE = "CHANGE", pgettext_lazy("money", "Changed into the other currency")
    RETURNED = "RETURNED", pgettext_lazy("money", "Given back")
    REPAID = "REPAID", pgettext_lazy("money", "Paid to whom it was owed")


SPENT = frozenset({MoneyKind.RECEIPT, MoneyKind.ASSISTANCE})
"""Entries by which a mission costs something; the others only move money between hands."""


class MoneyProof(TextChoices):
    """What shows that money was handed over."""

    SIGNED = "SIGNED", pgettext_lazy("money", "Signed on paper")
    WITNESS = "WITNESS", pgettext_lazy("money", "Before a witness of the team")
