"""What a notice can be about; the words never name a case, a place or a person."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class NoticeKind(TextChoices):
    """The kinds of notices, each with its neutral sentence."""

    REPORT_WAITING = "REPORT", _("A new report is waiting.")
    SOURCE_ANSWERED = "ANSWER", _("A source has answered.")
    CONSENT_WITHDRAWN = "CONSENT", _("A source has withdrawn consent.")
    TASK_GIVEN = "TASK", _("You have been given a task.")
    TASK_REPORTED = "TASKDONE", _("A task was reported back on.")
    TASK_CHANGED = "TASKCHANGE", _("A task of yours was changed.")
    TASK_OVERDUE = "OVERDUE", _("A task of yours is overdue.")
    FORCE_JOINED = "FORCE", _("You are part of a task force.")
    SITTING_CALLED = "SITTING", _("A sitting was called.")
    SITTING_CANCELLED = "CANCELLED", _("A sitting was cancelled.")
    AGENDA_CHANGED = "AGENDA", _("An agenda must be looked at again.")
    NO_SITTING = "NOSITTING", _("Something reported back waits for a sitting.")
    UNRATIFIED = "UNRATIFIED", _("An urgent decision waits to be ratified.")
    RELEASE_OPEN = "RELEASE", _("A text was released to you.")
    RELEASE_REPLIED = "REPLY", _("There is a reply to a released text.")
    SECOND_NEEDED = "SECOND", _("Something waits for a second person.")
    ROLE_GIVEN = "ROLE", _("Your roles have changed.")
    IDENTITY_ASKED = "IDASK", _("Somebody asks the custodians for something.")
    IDENTITY_DANGER = "IDDANGER", _("A life may be in danger: the custodians are needed at once.")
    IDENTITY_ANSWERED = "IDANSWER", _("A request of yours was answered.")
    IDENTITY_OPENED = "IDOPEN", _("Two custodians have answered a request together.")
    IDENTITY_VIEWED = "IDVIEW", _("What two custodians opened was looked at.")
    OPENINGS_STOPPED = "IDSTOP", _("A custodian has stopped all openings.")
    STOP_LIFTED = "IDLIFT", _("Two custodians have lifted the stop.")
    OFFLINE_KEY = "IDKEY", _("A custodian keeps a key off the server from now on.")
    PASSING_ASKED = "PASSING", _("A custodian asks another one for help with keys.")
    CEREMONY_BEGUN = "CEREMONY", _("A ceremony of the paper keys was begun.")
    MUCH_READ = "MUCHREAD", _("An account has opened many sealed records within an hour.")
    RESET_DONE = "RESET", _("An account was reset and has a new key.")
    ALERT_UNANSWERED = "UNANSWERED", _("A grave matter waits, and nobody on duty took it in hand.")
    MISSION_GIVEN = "MISSION", _("You are part of a mission.")
    CLEARANCE_ASKED = "CLEARASK", _("A mission waits for its clearance.")
    CLEARANCE_LAPSED = "CLEARLAPSE", _("The clearance of a mission holds no longer.")
    CHECK_IN_MISSED = "NOCHECKIN", _("A mission has not checked in.")
    ROOM_OPEN = "ROOM", _("You are invited to a mediation.")
    TEXT_SHOWN = "TEXTSHOWN", _("The text of an agreement can be read.")
    CHECK_DUE = "CHECKDUE", _("Somebody is to go back and look.")
    BREACH_FOUND = "BREACH", _("What was agreed or recommended does not hold.")
    ESCALATED = "ESCALATED", _("Something has stood still for too long.")
    REFERRAL_SILENT = "SILENT", _("Nobody has answered a referral.")
    RELAPSE_NEAR = "RELAPSE", _("Something like it may have happened again.")
    HANDED_OVER = "HANDOVER", _("A case was handed over, or one has come.")
    RESHARE_NEEDED = (
        "RESHARE",
        _("An account waits for its records to be shared again."),
    )


class ReachKind(TextChoices):
    """By which way a neutral word reaches somebody outside Kikao."""

    MAIL = "MAIL", _("Mail")
    TEXT = "TEXT", _("Text message")
