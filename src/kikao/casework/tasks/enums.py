"""The words of follow-up: who acts, what is due, what an authority made of a recommendation."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ForceRole(TextChoices):
    """What somebody is in a task force."""

    LEAD = "LEAD", _("Lead")
    MEMBER = "MEMBER", _("Member")
    MEDIATOR = "MEDIATOR", _("Mediator")
    RAPPORTEUR = "RAPPORT", _("Rapporteur")


class TaskState(TextChoices):
    """How far a task has come; done is claimed until somebody else confirmed it."""

    OPEN = "OPEN", _("To do")
    REPORTED = "REPORTED", _("Reported done (claimed)")
    CONFIRMED = "CONFIRMED", _("Done (confirmed)")
    DROPPED = "DROPPED", _("Dropped")


class ReportKind(TextChoices):
    """What an entry in the story of a task tells."""

    REPORT = "REPORT", _("Account of what was done")
    SENT_BACK = "SENTBACK", _("Sent back: not done")
    CHANGED = "CHANGED", _("Changed")
    DROPPED = "DROPPED", _("Dropped")


class ActionType(TextChoices):
    """What kind of action a task is (code list ACTION_TYPE)."""

    INFCMD = "INFCMD", _("Inform the commander")
    ADVWD = "ADVWD", _("Advocacy for withdrawal")
    REQPMH = "REQPMH", _("Request mining police deployment")
    DISC = "DISC", _("Request disciplinary measure")
    PROS = "PROS", _("Refer to civil or military prosecutor")
    LIFT = "LIFT", _("Request inspection or lifting of suspension")
    DEMARC = "DEMARC", _("Demarcation of mining squares")
    MEDSES = "MEDSES", _("Mediation session")
    DIAL = "DIAL", _("Dialogue meeting")
    AWARE = "AWARE", _("Awareness-raising")
    COMPFU = "COMPFU", _("Compensation follow-up")
    CARE = "CARE", _("Medical, psychosocial or legal referral")
    PROT = "PROT", _("Protection measure for a source")
    TRAIN = "TRAIN", _("Training")
    COMM = "COMM", _("Letter, note or controlled press release")
    FF = "FF", _("Fact-finding")
    MON = "MON", _("Monitoring")
    ACC = "ACC", _("Accompaniment of a withdrawal or deployment")


class RecommendationStatus(TextChoices):
    """What became of a recommendation (code list RECOMMENDATION_STATUS)."""

    ISSUED = "R0", _("Issued")
    ACKNOWLEDGED = "R1", _("Acknowledged")
    ACCEPTED = "R2", _("Accepted")
    IN_PROGRESS = "R3", _("In progress")
    CLAIMED = "R4", _("Implemented (claimed)")
    VERIFIED = "R5", _("Implemented (verified in field)")
    REJECTED = "R6", pgettext_lazy("a recommendation", "Rejected")
    NO_RESPONSE = "R7", _("No response")
    LAPSED = "R8", _("Lapsed")
