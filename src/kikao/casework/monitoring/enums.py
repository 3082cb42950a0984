"""The words of going back to see: checks, how well something is proved, what was found, what happened at a site."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class CheckKind(TextChoices):
    """What somebody goes back to look at."""

    CLAUSE = "CLAUSE", _("Clause of an agreement")
    RECOMMENDATION = "RECOMM", _("Recommendation")
    TASK = "TASK", _("Task")
    SITUATION = "SITUATION", _("Situation on the spot")


class CheckEnd(TextChoices):
    """Why the clock cancelled a check: read in the reader's language."""

    CEASED = "CEASED", _("The agreement ended, was replaced, or the clause is void.")


class CheckState(TextChoices):
    """How far a check has come."""

    PLANNED = "PLANNED", pgettext_lazy("a check", "Planned")
    DONE = "DONE", pgettext_lazy("a check", "Done")
    NOT_MADE = "NOT_MADE", _("Not made")
    CANCELLED = "CANCELLED", pgettext_lazy("a check", "Cancelled")


class Proof(TextChoices):
    """How well a result is proved; the three are counted apart everywhere."""

    CLAIMED = "CLAIMED", _("Claimed")
    CONFIRMED = "CONFIRMED", _("Confirmed by an independent local source")
    VERIFIED = "VERIFIED", _("Verified by visit")


class FollowUpFinding(TextChoices):
    """What was found on going back (code list FOLLOW_UP_FINDING)."""

    IMPROVED = "IMPR", _("Improved")
    UNCHANGED = "SAME", _("Unchanged")
    WORSENED = "WORSE", _("Worsened")
    RECURRENCE = "RECUR", _("Recurrence")
    NO_ACCESS = "NOACC", _("No access")


class StayKind(TextChoices):
    """Which of the two clocks of a case has run out."""

    STEP = "STEP", _("Since its last step")
    WHOLE = "WHOLE", _("Since it was tabled")


class SiteEventKind(TextChoices):
    """What happened at a site and stays with the site."""

    SUSPENSION = "SUSPEND", _("Suspension")
    LIFTING = "LIFT", _("Lifting of a suspension")
    QUALIFICATION = "QUALIFY", _("Qualification")
    DEPLOYMENT = "DEPLOY", _("Deployment")
    WITHDRAWAL = "WITHDRAW", _("Withdrawal")
    ARMED_PRESENCE = "ARMED", _("Armed presence")
    INSPECTION = "INSPECT", _("Inspection")


class Qualification(TextChoices):
    """The colour of a site (code list SITE_QUALIFICATION)."""

    GREEN = "QUAL-G", _("green – certified")
    YELLOW = "QUAL-Y", _("yellow – violation of one or more important criteria")
    RED = "QUAL-R", _("red – serious breach of a critical criterion")
    BLUE = "QUAL-B", _("blue – not yet inspected")
    NONE = "QUAL-0", _("not classified")


class Unnamed(TextChoices):
    """Who was there, when nobody can say which body it was."""

    KNOWN = "", _("The body is named, or there was none")
    UNIFORM = "UNIFORM", _("A uniform that nobody could identify")
    GUARD = "COMPANY_GUARD", _("Guards of an unknown company")


class Criterion(TextChoices):
    """By what the need for a deployment of the mining police is assessed at a site."""

    ARMED = "ARMED", _("Armed presence")
    INCIDENTS = "INCIDENTS", _("Incidents in the last twelve months")
    DISTANCE = "DISTANCE", _("Distance to the next police post")
    WORKERS = "WORKERS", _("People who work there")
    PRODUCTION = "PRODUCTION", _("What is produced")
    AT_RISK = "ATRISK", _("Women and children at risk")
    AGREEMENTS = "AGREEMENTS", _("Deployments that were agreed")


class SlipKind(TextChoices):
    """What can slip, each a list of its own."""

    BREACH = "BREACH", _("Breaches to be dealt with")
    CHECK = "CHECK", _("Checks not made")
    CLAUSE = "CLAUSE", _("Clauses late or broken")
    RECOMMENDATION = "RECOMM", _("Recommendations without answer")
    TASK = "TASK", _("Tasks overdue")
    CASE = "CASE", _("Cases that stand still")
    SITE = "SITE", _("Colours and suspensions that run out")
