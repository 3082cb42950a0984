"""The words of an outcome."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _


class Proof(TextChoices):
    """Claimed is not verified."""

    CLAIMED = "CLAIMED", _("Claimed")
    VERIFIED = "VERIFIED", _("Verified in the field")


class Change(TextChoices):
    """What changed, as somebody found it (code list FOLLOW_UP_FINDING)."""

    IMPROVED = "IMPR", _("Improved")
    UNCHANGED = "SAME", _("Unchanged")
    WORSENED = "WORSE", _("Worsened")
    RECURRENCE = "RECUR", _("Recurrence")


class Content(IntegerChoices):
    """How satisfied a party says it is."""

    VERY_SATISFIED = 5, _("5 – very satisfied")
    SATISFIED = 4, _("4 – satisfied")
    NEITHER = 3, _("3 – neither")
    DISSATISFIED = 2, _("2 – dissatisfied")
    VERY_DISSATISFIED = 1, _("1 – very dissatisfied")


class ClosureReason(TextChoices):
    """Why a case is closed (code list CLOSURE_REASON)."""

    IMPLEMENTED = "IMPL", _("Agreement implemented and verified")
    MEASURES = "MEAS", _("Measures taken by the authority")
    COMPENSATED = "COMP", _("Compensation paid")
    REFERRED = "REF", _("Referred and taken up elsewhere")
    WITHDRAWN = "WITHD", _("Withdrawn by requester")
    REFUSED = "REFUS", _("A party refuses dialogue")
    MANDATE = "MANDAT", _("Outside mandate")
    UNFOUNDED = "UNF", _("Unfounded")
    LOST = "LOST", _("Contact lost")
    SUPERSEDED = "SUPER", _("Superseded by another case")


class OutcomeKind(TextChoices):
    """What was done is not yet what changed for people."""

    OUTPUT = "OUTPUT", _("Output: what was done")
    OUTCOME = "OUTCOME", _("Outcome: what changed for people")


class Asked(TextChoices):
    """In which manner a party was asked how satisfied it is."""

    IN_PERSON = "PERSON", _("In person")
    PHONE = "PHONE", _("By telephone")
    PAPER = "PAPER", _("On paper")
    MEETING = "MEETING", _("In a meeting")


class Measure(TextChoices):
    """What was done against a person or a unit."""

    SUSPENSION = "SUSPENSION", _("Suspension")
    REMOVAL = "REMOVAL", _("Removal from office")
    ARREST = "ARREST", _("Arrest")
    TRANSFER = "TRANSFER", _("Transfer")
    DISCIPLINE = "DISCIPLINE", _("Disciplinary measure")
    PROSECUTION = "PROSECUTE", _("Prosecution")
    CONVICTION = "CONVICTION", _("Conviction")
    ACQUITTAL = "ACQUITTAL", _("Acquittal")
    REPARATION = "REPARATION", _("Ordered to repair the harm")
    RETURN = "RETURN", _("Back in office")


class ContributionKind(TextChoices):
    """What kind of contribution somebody made (code list CONTRIBUTION_KIND)."""

    HUMAN = "HUM", _("Human")
    MATERIAL = "MAT", _("Material")
    FINANCIAL = "FIN", _("Financial")
    INSTITUTIONAL = "INST", _("Institutional")


class Factor(TextChoices):
    """Factors of trust, incentive, success and challenge, as the group's own study found them (domain, 1.9)."""

    LAUNCH = "T_LAUNCH", _("Trust: a common workshop")
    DEMOBILISATION = "T_DEMOB", _("Trust: a demobilisation that succeeded")
    TRAINING = "T_TRAINING", _("Trust: a common training")
    NO_RIGHTS = "I_RIGHTS", _("Incentive: human rights not respected by those who secure")
    PRESENCE = "I_PRESENCE", _("Incentive: forces present unlawfully or unchecked")
    NO_DIALOGUE = "I_DIALOGUE", _("Incentive: no other place for dialogue")
    COMMITTEES = "S_COMMITTEE", _("Success: working together with CPS and CLS")
    GUARDS = "S_GUARDS", _("Success: guards of the diggers")
    DIVERSITY = "S_DIVERSITY", _("Success: diverse composition")
    NORMS = "S_NORMS", _("Success: national law and global standards together")
    OWNERSHIP = "S_OWNERSHIP", _("Success: local ownership")
    CONSULTATION = "S_CONSULT", _("Success: consultation at the base")
    FEWER_MISSIONS = "C_MISSIONS", _("Challenge: missions that could not be made")
    ENTRENCHED = "C_ENTRENCH", _("Challenge: an entrenched conflict")
    DISTANCE = "C_DISTANCE", _("Challenge: distance and roads")
    OUTSIDERS = "C_OUTSIDE", _("Challenge: distrust of people from outside")
    MISTRUST = "C_MISTRUST", _("Challenge: mistrust between companies and civil society")
    NO_POWER = "C_NOPOWER", _("Challenge: no power to compel")
    INTERESTS = "C_INTEREST", _("Challenge: political or military interests behind a deployment")
    DONORS = "C_DONORS", _("Challenge: dependence on donors")
    UNPAID = "C_UNPAID", _("Challenge: members who are not paid")


class FlagState(TextChoices):
    """Whether a person has judged a flag, and what the judgement that stands says."""

    OPEN = "OPEN", _("To be judged")
    RELAPSE = "RELAPSE", _("A relapse")
    OTHER = "OTHER", _("No relapse")


class Verdict(TextChoices):
    """What a person judged a flag to be; the first two count as relapse."""

    BREACH = "BREACH", _("Breach by a party")
    RETURN = "RETURN", _("Return of the same cause")
    NEW = "NEW", _("A new actor or a new conflict")
    UNRELATED = "OTHER", _("Not related")


RELAPSES = frozenset({Verdict.BREACH, Verdict.RETURN})
"""The verdicts that count as relapse."""


class Reason(TextChoices):
    """Why an incident is thought near to a closed case or a signed agreement."""

    PLACE = "PLACE", _("the same place")
    NEAR = "NEAR", _("a place nearby")
    TERRITORY = "TERRITORY", _("the same territory")
    SOON = "SOON", _("within three months")
    YEAR = "YEAR", _("within a year")
    ACTOR = "ACTOR", _("the same is accused, or is a party")
    CLASS = "CLASS", _("somebody unidentified of the same kind is accused")
    KIND = "KIND", _("the same category")
    AGREED = "AGREED", _("such conflicts were settled there by an agreement")
