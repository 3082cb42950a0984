"""The words of a case: its status, who is who in it, how it came to the group."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class CaseStatus(TextChoices):
    """Where a case stands (code list CASE_STATUS)."""

    TABLED = "C0", _("Tabled")
    ACCEPTED = "C1", _("Accepted")
    FACT_FINDING = "C2", _("Fact-finding")
    DIALOGUE = "C3", _("Dialogue / mediation")
    IMPLEMENTATION = "C4", _("Implementation of agreement or measures")
    MONITORING = "C5", _("Under monitoring")
    CLOSED = "C6", _("Closed")
    BLOCKED = "C7", _("Blocked (stalemate)")
    SUSPENDED = "C8", _("Suspended (security, funds)")
    REOPENED = "C9", _("Reopened")


class Origin(TextChoices):
    """How a matter came to the group."""

    INCIDENT = "INCIDENT", _("From incidents")
    REQUEST = "REQUEST", _("From a request")
    HANDOVER = "HANDOVER", _("Handed over by another group")


class RequestNature(TextChoices):
    """What a requester asks for (domain, 1.8)."""

    MEDIATION = "MEDIATION", _("Mediation of a dispute")
    TRAINING = "TRAINING", _("Training on the Voluntary Principles")
    PRESENCE = "PRESENCE", _("Presence or representation near a site")
    DEMOBILISATION = (
        "DEMOBILISATION",
        _("Demobilisation or surrender of an armed group"),
    )
    AGREEMENT = "AGREEMENT", _("Respect of a community agreement")
    LAND = "LAND", _("Land taken for mining")
    AUTHORITY = "AUTHORITY", _("Abuse of power or partiality of an authority")
    FORCES = "FORCES", _("Abuse by security forces or by a company's operations")
    OTHER = "OTHER", _("Other request")


class PartyRole(TextChoices):
    """What an organisation is in a case."""

    REQUESTER = "REQUESTER", _("Requester")
    ALLEGED_AUTHOR = "ALLEGED_AUTHOR", _("Alleged author")
    SPONSOR = "SPONSOR", _("Alleged sponsor")
    ADVERSE_PARTY = "ADVERSE_PARTY", _("Adverse party")
    VICTIM_GROUP = "VICTIM_GROUP", _("Victim group")
    PARTY = "PARTY", _("Party")
    ADDRESSEE = "ADDRESSEE", _("Addressee")
    CREDITOR = "CREDITOR", _("Creditor")
    PRIOR_FORUM = "PRIOR_FORUM", _("Prior or parallel forum")
    SUSPENDING_AUTHORITY = "SUSPENDING_AUTHORITY", _("Suspending authority")


WALLING_ROLES = frozenset({PartyRole.ALLEGED_AUTHOR, PartyRole.SPONSOR, PartyRole.ADVERSE_PARTY})
"""Only these wall a seat; an addressee, creditor or forum must be able to help (design, section 4)."""


class SummaryState(TextChoices):
    """Whether a second person has looked for what could give a source away."""

    DRAFT = "DRAFT", _("Not yet checked")
    CHECKED = "CHECKED", _("Checked by a second person")


class ForumKind(TextChoices):
    """Where else a matter was or is brought."""

    COURT = "COURT", _("Court")
    PROSECUTOR = "PROSECUTOR", _("Prosecutor (civil or military)")
    COMMITTEE = "COMMITTEE", _("Monitoring committee (CPS, CTS, CLS)")
    CHIEF = "CHIEF", _("Customary chief")
    ADMINISTRATION = "ADMINISTRATION", _("Administration")
    COMPANY = "COMPANY", _("Company grievance mechanism")
    OTHER = "OTHER", _("Other forum")


class LinkKind(TextChoices):
    """How two cases belong together."""

    RELAPSE = "RELAPSE", _("Relapse of")
    RELATED = "RELATED", _("Related to")
    JOINED = "JOINED", _("Joined to")


class LinkEnd(TextChoices):
    """Why two cases are held to belong together no longer."""

    REVERSED = "REVERSED", _("The judgement that linked them was reversed")


class Level(TextChoices):
    """The level at which the group acts (code list LEVEL)."""

    LOCAL = "LOC", _("Local")
    PROVINCIAL = "PROV", _("Provincial")
    NATIONAL = "NAT", _("National")
    INTERNATIONAL = "INT", _("International")
