"""The code lists there are."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class TermList(TextChoices):
    """The lists of words that members choose from; their codes never change, their words may."""

    INCIDENT_CATEGORY = "INCIDENT_CATEGORY", _("Categories of incident")
    SEVERITY = "SEVERITY", _("Levels of severity")
    OECD_ANNEX_II = "OECD_ANNEX_II", _("Risks of OECD Annex II")
    VP_THEME = "VP_THEME", _("Themes of the Voluntary Principles")
    INTERFERENCE = "INTERFERENCE", _("Kinds of interference on a site")
    EVENT_NATURE = "EVENT_NATURE", _("Nature of what is reported")
    CHANNEL = "CHANNEL", _("Channels of a report")
    VERIFICATION_STATUS = "VERIFICATION_STATUS", _("States of verification")
    DATE_PRECISION = "DATE_PRECISION", _("Precision of a date")
    PLACE_PRECISION = "PLACE_PRECISION", _("Precision of a place")
    PILLAR = "PILLAR", _("Pillars")
    ACTOR_TYPE = "ACTOR_TYPE", _("Types of actor")
    GARDE_REFERRAL = "GARDE_REFERRAL", _("When miners' guards refer")
    DECISION = "DECISION", _("Decisions of a sitting")
    CASE_STATUS = "CASE_STATUS", _("States of a case")
    CLOSURE_REASON = "CLOSURE_REASON", _("Reasons for closing")
    LEVEL = "LEVEL", _("Levels of action")
    ACTION_TYPE = "ACTION_TYPE", _("Types of action")
    MISSION_PURPOSE = "MISSION_PURPOSE", _("Purposes of a mission")
    INSTRUMENT_TYPE = "INSTRUMENT_TYPE", _("Types of instrument")
    CLAUSE_TYPE = "CLAUSE_TYPE", _("Types of clause")
    CLAUSE_STATUS = "CLAUSE_STATUS", _("States of a clause")
    RECOMMENDATION_STATUS = "RECOMMENDATION_STATUS", _("States of a recommendation")
    FOLLOW_UP_FINDING = "FOLLOW_UP_FINDING", _("Findings of a follow-up")
    NO_ACCESS_REASON = "NO_ACCESS_REASON", _("Reasons why there was no access")
    REFERRAL_TARGET = "REFERRAL_TARGET", _("Bodies to refer to")
    CONTRIBUTION_KIND = "CONTRIBUTION_KIND", _("Kinds of contribution")
    FUND_SOURCE = "FUND_SOURCE", _("Sources of funds")
    COST_LINE = "COST_LINE", _("Cost lines")
    CPS_ART8 = "CPS_ART8", _("Resources of the provincial monitoring committee (Article 8)")
    TRAINEE_TYPE = "TRAINEE_TYPE", _("Types of trainee")
    TRAINING_KIND = "TRAINING_KIND", _("Kinds of training")
    VISIBILITY = "VISIBILITY", _("Who may see")
    CONSENT_SCOPE = "CONSENT_SCOPE", _("What a source agrees to")
    SITE_QUALIFICATION = "SITE_QUALIFICATION", _("Qualification of a site")
    UNGP31 = "UNGP31", _("Criteria of a good grievance mechanism (UN Guiding Principle 31)")
    ACLED_SUB_EVENT = "ACLED_SUB_EVENT", _("ACLED sub-event types")
    UCDP_TYPE = "UCDP_TYPE", _("UCDP types of violence")
    KST_TYPE = "KST_TYPE", _("Kivu Security Tracker types")
