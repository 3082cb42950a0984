"""The kinds of record that have a period, why and how far something is erased, and the states on the way."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class PeriodKind(TextChoices):
    """What is kept for a time that the group settles."""

    SPAM = "SPAM", _("What was no report (advertising, abuse, test)")
    SET_ASIDE = "SET_ASIDE", _("Reports set aside")
    NO_CASE = "NO_CASE", _("Reports and incidents that led to no case")
    IDENTITY = "IDENTITY", _("Identities of sources")
    CASE_CLOSED = "CASE_CLOSED", _("Sealed words of closed cases, and of all that hangs on them")
    CONTACTS = "CONTACTS", _("Whom to call for the team of a mission")
    TRAVEL = "TRAVEL", _("Names of people who were helped to travel")
    HANDOVER = "HANDOVER", _("Files of cases handed over to other groups")
    ARRIVAL = "ARRIVAL", _("Files of cases that other groups handed over to us")
    AGREEMENT = "AGREEMENT", _("Words of agreements of no case")
    SITE = "SITE", _("Words on sites and checks of no case")
    NOTICES = "NOTICES", _("Notices in inboxes")
    DRAFTS = "DRAFTS", _("Interrupted forms")
    SESSIONS = "SESSIONS", _("Sessions that have ended")
    TOKENS = "TOKENS", _("Proofs that a form was sent")


class Unit(TextChoices):
    """In what a period is counted."""

    DAYS = "DAYS", _("days")
    MONTHS = "MONTHS", _("months")


class Ground(TextChoices):
    """Why a record is to be erased."""

    REQUEST = "REQUEST", _("The source does not agree that it is kept")
    SPAM = "SPAM", _("It was no report, and its period is over")
    SET_ASIDE = "SET_ASIDE", _("Set aside, and its period is over")
    NO_CASE = "NO_CASE", _("It led to no case, and its period is over")
    IDENTITY = "IDENTITY", _("The identity is needed no more: its period is over")
    CASE_CLOSED = "CASE_CLOSED", _("Every case it belongs to is closed, and the period is over")
    TRAVEL = "TRAVEL", _("The accounts of the mission are checked: its period is over")
    HANDOVER = "HANDOVER", _("The other group has answered, and the period is over")
    ARRIVAL = "ARRIVAL", _("It was answered, and the period is over")
    AGREEMENT = "AGREEMENT", _("It binds nobody any more, and its period is over")
    SITE = "SITE", _("It belongs to no case, and its period is over")


class Scope(TextChoices):
    """How far something is erased."""

    REPORT = "REPORT", _("The whole report, and what claims quote of it")
    IDENTITY = "IDENTITY", _("Who the source is")
    WORDS = "WORDS", _("The sealed words; the plain register stays")
    SENDING = "SENDING", _("All that was sent, with its files")
    NAMES = "NAMES", _("Who was helped to travel; the money stays in the accounts")


class SubjectKind(TextChoices):
    """What kind of record it is."""

    REPORT = "REPORT", _("Report")
    INCIDENT = "INCIDENT", _("Incident")
    CASE = "CASE", _("Case")
    SENDING = "SENDING", _("Something sent that is no report")
    MISSION = "MISSION", _("Mission")
    ROOM = "ROOM", _("Mediation, with what each side said and every notebook")
    PACT = "PACT", _("Agreement of no case")
    CHECK = "CHECK", _("Check of no case")
    EVENT = "EVENT", _("What happened at a site")
    NEED = "NEED", _("Need of mining police at a site")
    HANDOVER = "HANDOVER", _("Case handed over to another group")
    ARRIVAL = "ARRIVAL", _("Case handed over to us")


class PeriodState(TextChoices):
    """Where a new period stands: one person proposes, another confirms."""

    PROPOSED = "PROPOSED", _("Waits for a second person")
    IN_FORCE = "IN_FORCE", _("In force")
    REPLACED = "REPLACED", _("Replaced")
    REFUSED = "REFUSED", _("Not confirmed")


class HoldState(TextChoices):
    """Where a legal hold stands: one person places it, two lift it."""

    STANDING = "STANDING", _("Stands")
    LIFTING = "LIFTING", _("One person asks to lift it")
    LIFTED = "LIFTED", _("Lifted")


class LineState(TextChoices):
    """Where a line of the plan stands: planned, started by one person, done by another."""

    PLANNED = "PLANNED", _("Planned")
    STARTED = "STARTED", _("Waits for a second person")
    ERASED = "ERASED", _("Erased")
    DROPPED = "DROPPED", _("Off the plan")
