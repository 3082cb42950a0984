"""The words incidents are told in; HURIDOCS numbers stand beside our own codes, its tables are not shipped."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class IncidentState(TextChoices):
    """Whether an incident stands by itself or was merged into another one."""

    OPEN = "OPEN", pgettext_lazy("an incident", "Open")
    MERGED = "MERGED", _("Merged into another")


class Verification(TextChoices):
    """How far something is established; a later value never deletes an earlier one."""

    V0 = "V0", _("Received")
    V1 = "V1", _("Screened: plausible")
    V2 = "V2", _("Partly corroborated (one independent source)")
    V3 = "V3", _("Corroborated (two independent sources or site visit)")
    V4 = "V4", _("Contested (right of reply received)")
    V5 = "V5", _("Unfounded")
    V6 = "V6", _("Cannot be verified")


class Scheme(TextChoices):
    """The standards an incident is read under."""

    OECD = "OECD", _("OECD Annex II")
    VP = "VP", _("Voluntary Principles")


class MappingState(TextChoices):
    """A category proposes a risk or theme; only a person makes it one."""

    PROPOSED = "PROPOSED", _("Proposed")
    CONFIRMED = "CONFIRMED", _("Confirmed")
    REJECTED = "REJECTED", _("Rejected")


class Part(TextChoices):
    """What somebody is in an incident."""

    ALLEGED_AUTHOR = "ALLEGED_AUTHOR", _("Alleged author")
    SPONSOR = "SPONSOR", _("Alleged sponsor")
    VICTIM_GROUP = "VICTIM_GROUP", _("Victim group")


ACCUSED = frozenset({Part.ALLEGED_AUTHOR, Part.SPONSOR})
"""The parts that wall the seats of whoever plays them."""


class Stranger(TextChoices):
    """Who is meant while no organisation is known; the first two wall a whole class until identified."""

    UNIFORM = "UNIFORM", _("Unidentified uniform")
    COMPANY_GUARD = "COMPANY_GUARD", _("Unknown company guard")
    UNKNOWN = "UNKNOWN", _("Unknown")


class Degree(TextChoices):
    """How somebody was involved (HURIDOCS list 18)."""

    DIRECT = "DIRECT", _("Directly carried out the act")
    ORDERED = "ORDERED", _("Gave orders that led to the act")
    PASSIVE = "PASSIVE", _("Passive accomplice")
    PRESENT = "PRESENT", _("Confirmed present")
    PLANNED = "PLANNED", pgettext_lazy("what somebody did", "Planned")
    SUSPECTED = "SUSPECTED", _("Suspected of involvement")
    HIRED = "HIRED", _("Hired or paid the perpetrator")
    AUTHORITY = "AUTHORITY", _("Failed to exercise authority over subordinates")
    INACTION = "INACTION", _("Failed to act on knowledge")
    PREVENTION = "PREVENTION", _("Failed to prevent")


class Act(TextChoices):
    """What was done (HURIDOCS list 04, the part that concerns mine sites, and local additions)."""

    EXECUTION = "EXECUTION", _("Summary execution")
    CROWD_KILLING = "CROWD_KILLING", _("Killing in demonstrations or crowd control")
    KILLING = "KILLING", _("Deliberate killing of a non-combatant")
    CUSTODY_DEATH = "CUSTODY_DEATH", _("Death in detention or police custody")
    TORTURE_DEATH = "TORTURE_DEATH", _("Death as a consequence of torture or brutality")
    ATTEMPTED_KILLING = "ATTEMPTED_KILLING", _("Attempted killing")
    ASSAULT = "ASSAULT", _("Physical assault")
    TORTURE = "TORTURE", _("Torture")
    RAPE = "RAPE", _("Rape")
    SEXUAL_ASSAULT = "SEXUAL_ASSAULT", _("Sexual assault")
    THREATS = "THREATS", _("Threats")
    DEATH_THREATS = "DEATH_THREATS", _("Death threats")
    HARASSMENT = "HARASSMENT", _("Psychological assault, harassment")
    COLLECTIVE = "COLLECTIVE", _("Collective punishment")
    ARREST = "ARREST", _("Arrest")
    DETENTION = "DETENTION", _("Detention")
    DISAPPEARANCE = "DISAPPEARANCE", _("Disappearance")
    ABDUCTION = "ABDUCTION", _("Abduction")
    RAID = "RAID", _("Illegal search or raid")
    EVICTION = "EVICTION", _("Eviction")
    DISPLACEMENT = "DISPLACEMENT", _("Displacement")
    BLOCKADING = "BLOCKADING", _("Blockading")
    ASSEMBLY = "ASSEMBLY", _("Limitation of assembly")
    LOOTING = "LOOTING", _("Looting, theft")
    DESTRUCTION = "DESTRUCTION", _("Destruction of property")
    EXTORTION = "EXTORTION", _("Extortion")
    CONFISCATION = "CONFISCATION", _("Confiscation of property")
    EXPROPRIATION = "EXPROPRIATION", _("Land expropriation")
    FORCED_LABOUR = "FORCED_LABOUR", _("Forced labour")
    HAZARDOUS_WORK = "HAZARDOUS_WORK", _("Hazardous working conditions")
    CHILD_RIGHTS = "CHILD_RIGHTS", _("Violation of children's rights")
    ENVIRONMENT = "ENVIRONMENT", _("Deterioration of natural resources or dangerous environment")
    ILLEGAL_TAX = "ILLEGAL_TAX", _("Illegal taxation of minerals")
    ILLEGAL_PRESENCE = "ILLEGAL_PRESENCE", _("Illegal presence of forces on a site")
    USURPED_POLICING = "USURPED_POLICING", _("Usurped policing functions")
    BROKEN_AGREEMENT = "BROKEN_AGREEMENT", _("Non-respect of a community agreement")
    SITE_DISPUTE = "SITE_DISPUTE", _("Dispute over a site")
    UNTRACED = "UNTRACED", _("Unlabelled or untraced minerals")


class Method(TextChoices):
    """How it was done (HURIDOCS list 05, excerpt)."""

    SHOOTING = "SHOOTING", _("Shooting")
    BEATING = "BEATING", _("Beating")
    SLAPPING = "SLAPPING", _("Slapping, kicking")
    BUTTS = "BUTTS", _("Rifle butts, whips")
    WOUNDING = "WOUNDING", _("Wounding")
    HELD_UNLAWFULLY = "HELD_UNLAWFULLY", _("Held in a facility without legal authorisation")
    HELD_PRIVATELY = "HELD_PRIVATELY", _("Held in a private place")


class Sex(TextChoices):
    """Whom a count counts, by sex."""

    FEMALE = "F", _("Women and girls")
    MALE = "M", _("Men and boys")
    UNKNOWN = "X", _("Sex not known")


class AgeBand(TextChoices):
    """Whom a count counts, by age."""

    CHILD = "CHILD", _("Under 18")
    ADULT = "ADULT", _("18 to 59")
    OLDER = "OLDER", _("60 and over")
    UNKNOWN = "UNKNOWN", _("Age not known")


class Harm(TextChoices):
    """What happened to those counted (HURIDOCS list 25)."""

    KILLED = "KILLED", _("Killed")
    WOUNDED = "WOUNDED", _("Wounded")
    TORTURED = "TORTURED", _("Tortured or ill-treated")
    SEXUAL = "SEXUAL", _("Sexual violence")
    HELD = "HELD", _("Arrested or held")
    MISSING = "MISSING", _("Missing")
    DISPLACED = "DISPLACED", _("Displaced")
    WORKLESS = "WORKLESS", _("Denied access to work")
    PROPERTY = "PROPERTY", _("Lost property")
    OTHER = "OTHER", _("Otherwise affected")


class ClaimSource(TextChoices):
    """Where a claim comes from; only a published source may be named in the open."""

    REPORT = "REPORT", _("A report made to the group")
    PERSON = "PERSON", _("Said by a person")
    MISSION = "MISSION", _("Seen by a mission of the group")
    OFFICIAL = "OFFICIAL", _("Official document")
    PRESS = "PRESS", _("Press")
    STUDY = "STUDY", _("Study or book")
    NGO = "NGO", _("NGO or UN report")


PUBLISHED = frozenset({ClaimSource.OFFICIAL, ClaimSource.PRESS, ClaimSource.STUDY, ClaimSource.NGO})
"""Sources whose title and page everybody may read anyway: their titles are plain. All others never are."""


class Attribution(TextChoices):
    """What those accused answer (HURIDOCS list 28)."""

    ACKNOWLEDGES = "ACKNOWLEDGES", _("Acknowledges")
    DENIES = "DENIES", _("Denies")
    NOT_RESPONSIBLE = "NOT_RESPONSIBLE", _("Acknowledges the event, denies responsibility")
    EXPLAINS = "EXPLAINS", _("Gives another explanation")
    ACCEPTS = "ACCEPTS", _("Accepts responsibility")
    SILENT = "SILENT", _("Gave no answer when asked")


HURIDOCS: dict[str, str] = {
    "EXECUTION": "01010101",
    "CROWD_KILLING": "01010501",
    "KILLING": "01010302",
    "CUSTODY_DEATH": "01010601",
    "TORTURE_DEATH": "01019001",
    "ATTEMPTED_KILLING": "010109",
    "ASSAULT": "020101",
    "TORTURE": "02011111",
    "RAPE": "02011101",
    "SEXUAL_ASSAULT": "02011103",
    "THREATS": "02010301",
    "DEATH_THREATS": "02010302",
    "HARASSMENT": "020103",
    "COLLECTIVE": "020121",
    "ARREST": "030101",
    "DETENTION": "030102",
    "DISAPPEARANCE": "030103",
    "ABDUCTION": "030104",
    "RAID": "040101",
    "EVICTION": "050103",
    "DISPLACEMENT": "050104",
    "BLOCKADING": "050105",
    "ASSEMBLY": "120105",
    "LOOTING": "130101",
    "DESTRUCTION": "130103",
    "EXTORTION": "130104",
    "CONFISCATION": "130107",
    "EXPROPRIATION": "130108",
    "FORCED_LABOUR": "30010201",
    "HAZARDOUS_WORK": "30010301",
    "CHILD_RIGHTS": "3101",
    "ENVIRONMENT": "540101",
    "DIRECT": "0101",
    "ORDERED": "0102",
    "PASSIVE": "0103",
    "PRESENT": "0104",
    "PLANNED": "0105",
    "SUSPECTED": "0106",
    "HIRED": "0110",
    "AUTHORITY": "0501",
    "INACTION": "0502",
    "PREVENTION": "0503",
    "SHOOTING": "0101",
    "BEATING": "0102",
    "SLAPPING": "030101",
    "BUTTS": "030102",
    "WOUNDING": "0302",
    "HELD_UNLAWFULLY": "0206",
    "HELD_PRIVATELY": "0207",
    "ACKNOWLEDGES": "0101",
    "DENIES": "0102",
    "NOT_RESPONSIBLE": "0103",
    "EXPLAINS": "0104",
    "ACCEPTS": "0105",
}
"""The HURIDOCS number of a code, for exchange with other registers; local additions have none."""


class TitleState(TextChoices):
    """Whether a second person has looked at a title for what could give a source away."""

    DRAFT = "DRAFT", _("Not checked yet")
    CHECKED = "CHECKED", _("Checked by a second person")


class Likeness(TextChoices):
    """What a person found when two records looked alike."""

    SAME = "SAME", _("The same event")
    OTHER = "OTHER", _("Not the same event")
