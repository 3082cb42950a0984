"""The words of agreements: what kinds there are, where they stand, who is in them and what they promise."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class InstrumentKind(TextChoices):
    """What kind of paper it is (code list INSTRUMENT_TYPE)."""

    MEMORANDUM = "MOU", _("Memorandum of understanding")
    COMMITMENT = "DCOM", _("Deed of commitment")
    CONCILIATION = "DCON", _("Deed of conciliation")
    SURRENDER = "SURR", _("Act of surrender and commitment (armed group)")
    SECURITY = "SECARR", _("Security arrangement")
    COMMUNITY = "COMAG", _("Community agreement / specification of commitments")
    SCHEDULE = "SCHED", _("Payment schedule")
    ORDER = "ORDER", _("Order or decision")
    MINUTES = "MIN", _("Minutes with commitments")


class InstrumentState(TextChoices):
    """Where an agreement stands; what the group did not make may be demanded, offered or refused before it is signed."""

    DRAFT = "DRAFT", pgettext_lazy("an agreement", "Draft")
    DEMANDED = "DEMANDED", pgettext_lazy("an agreement", "Demanded")
    OFFERED = "OFFERED", pgettext_lazy("an agreement", "Offered")
    REFUSED = "REFUSED", pgettext_lazy("an agreement", "Refused")
    SIGNED = "SIGNED", pgettext_lazy("an agreement", "Signed")
    AMENDED = "AMENDED", pgettext_lazy("an agreement", "Replaced by an amendment")
    DENOUNCED = "DENOUNCED", pgettext_lazy("an agreement", "Denounced")
    ENDED = "ENDED", pgettext_lazy("an agreement", "Ended")


BEFORE_SIGNING = frozenset(
    {InstrumentState.DRAFT, InstrumentState.DEMANDED, InstrumentState.OFFERED, InstrumentState.REFUSED}
)
"""States in which nothing binds yet."""
WAS_SIGNED = frozenset(InstrumentState) - BEFORE_SIGNING
"""States of what was signed, whether it still holds or not."""
TALKED = frozenset({InstrumentState.DEMANDED, InstrumentState.OFFERED, InstrumentState.REFUSED})
"""What a party can do about a text before it is signed."""


class PartyPart(TextChoices):
    """What an organisation is in an agreement."""

    PARTY = "PARTY", _("Party")
    BENEFICIARY = "BENEF", _("Beneficiary without obligations")
    GUARANTOR = "GUARANT", _("Guarantor")


class SignatoryRole(TextChoices):
    """Whether somebody signs for a party or countersigns for an authority."""

    SIGNS = "SIGNS", _("Signs for a party")
    COUNTERSIGNS = "COUNTER", _("Countersigns")


class SigningManner(TextChoices):
    """How somebody signed, or that they were not there."""

    SIGNED = "SIGNED", _("Signature")
    THUMBPRINT = "THUMB", _("Thumbprint before a witness")
    MARK = "MARK", _("Mark before a witness")
    ABSENT = "ABSENT", _("Absent: did not sign")


WITNESSED = frozenset({SigningManner.THUMBPRINT, SigningManner.MARK})
"""Manners that count only with a witness."""


class HelperPart(TextChoices):
    """How somebody helped an agreement to come about; to have helped is not to have made it."""

    CONVENOR = "CONVENOR", _("Convenor")
    FACILITATOR = "FACIL", _("Facilitator")
    WITNESS = "WITNESS", _("Witness")


class TextPurpose(TextChoices):
    """What a text is for: to be signed, or to be understood."""

    TEXT = "TEXT", _("Text to be signed")
    PLAIN = "PLAIN", _("Plain version")


class TextOrigin(TextChoices):
    """How a text came into being."""

    DRAFTED = "DRAFTED", _("Drafted from the facts")
    TYPED = "TYPED", _("Typed")
    UPLOADED = "UPLOADED", _("Uploaded document")


class Language(TextChoices):
    """Languages in which texts are written and read aloud around the sites."""

    FRENCH = "fr", _("French")
    ENGLISH = "en", _("English")
    SWAHILI = "sw", _("Swahili")
    MASHI = "shr", _("Mashi")
    KIHAVU = "hav", _("Kihavu")
    KILEGA = "lea", _("Kilega")
    LINGALA = "ln", _("Lingala")
    CHINESE = "zh", _("Chinese")


class ClauseKind(TextChoices):
    """What a clause promises (code list CLAUSE_TYPE)."""

    JOINT = "JOINT", _("Joint use of site")
    RIGHT = "RIGHT", _("Extraction right")
    COMPENSATION = "COMP", _("Compensation")
    INSTALMENTS = "INST", _("Payment by instalments")
    WITHDRAWAL = "WDRAW", _("Withdrawal of armed actors")
    DEPLOYMENT = "DEPL", _("Deployment of legal force")
    PROTEST = "PROTEST", _("Protest space and conditions")
    NON_VIOLENCE = "NOVIO", _("Non-recourse to violence")
    ACCESS = "ACCESS", _("Access for artisanal miners")
    TAX_SHARE = "TAXSH", _("Sharing of customary taxes")
    DEVELOPMENT = "DEV", _("Employment / local development")
    MONITORING = "MONIT", _("Monitoring committee")
    SANCTION = "SANCT", _("Sanction")
    REVIEW = "REVIEW", _("Review date")


class ClauseStatus(TextChoices):
    """What became of a clause (code list CLAUSE_STATUS); done means that somebody verified it."""

    DUE = "DUE", _("Not yet due")
    DONE = "DONE", _("Done (verified)")
    CLAIMED = "CLAIM", _("Done (claimed)")
    LATE = "LATE", _("Late")
    BREACHED = "BREACH", _("Breached")
    DISPUTED = "DISP", _("Disputed")
    VOID = "VOID", _("Void")


class ChangeCause(TextChoices):
    """What took a clause a step on, where nobody wrote why: read in the reader's language."""

    CHECK = "CHECK", _("What a check found")
    JUDGED = "JUDGED", _("It was judged to be broken.")
    REVERSED = "REVERSED", _("The judgement that it was broken was reversed.")


class Rhythm(TextChoices):
    """How often what a clause promises falls due."""

    ALWAYS = "ALWAYS", _("At all times")
    ONCE = "ONCE", _("Once")
    WEEKLY = "WEEKLY", _("Every week")
    MONTHLY = "MONTHLY", _("Every month")
    QUARTERLY = "QUARTER", _("Every three months")


REPEATED = frozenset({Rhythm.WEEKLY, Rhythm.MONTHLY, Rhythm.QUARTERLY})
"""Rhythms by which a clause falls due again and again."""


class HandOver(TextChoices):
    """How a party got its copy."""

    HAND = "HAND", _("Handed over")
    SENT = "SENT", _("Sent with somebody")
    MAIL = "MAIL", _("By electronic mail")
    POSTED = "POSTED", _("Posted up where everybody passes")


class RightsQuestion(TextChoices):
    """What is asked of a text before it is signed, so that no agreement takes away what nobody may give away."""

    WAIVER = "WAIVER", _("Does the text leave every party and every victim all their rights?")
    RECOURSE = "RECOURSE", _("Do courts, complaints and other ways to a remedy stay open to everybody?")
    AMNESTY = "AMNESTY", _("Is the text free of amnesty or silence for grave abuses?")
    ARMED = "ARMED", _("Is the text free of payments or advantages for armed groups or for illegal posts?")
    FORCES = "FORCES", _("Do only lawful forces act, with training, rules and restraint, paid in the open?")
    LABOUR = "LABOUR", _("Is the text free of forced labour, debt bondage and child labour?")
    WOMEN = "WOMEN", _("Were women heard, and is what they are owed paid to themselves?")
    RETALIATION = "REPRISAL", _("Is nobody threatened or punished for having spoken or complained?")
    CHOICE = "CHOICE", _("Did each party agree freely, knowing the text in a language it understands?")
    PROTEST = "PROTEST", _("May people still assemble and protest peacefully?")
    TAXES = "TAXES", _("Are taxes, fees and payments lawful, written down and open to all parties?")
    OTHERS = "OTHERS", _("Does the text leave alone what belongs to people who are not at the table?")
