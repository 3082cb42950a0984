"""The states, kinds and reasons of a report."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ReportState(TextChoices):
    """Where a report stands between its arrival and the incident made from it."""

    WAITING = "WAITING", _("Waiting")
    ASKED = "ASKED", _("Source was asked")
    TAKEN = "TAKEN", _("Taken into an incident")
    SET_ASIDE = "SET_ASIDE", _("Set aside")


class Pile(TextChoices):
    """The pile a report lies in: what came above the rate of the public page is looked at apart."""

    MAIN = "MAIN", _("Main queue")
    HELD = "HELD", _("Held apart: arrived in a flood")


class SourceKind(TextChoices):
    """How the source comes to know of it (HURIDOCS list 19)."""

    VICTIM = "0101", _("Victim")
    WITNESS = "0102", _("Witness")
    AUTHOR = "0103", _("Author of the act")
    RELATED = "0201", _("Relative or close to the victim")
    THIRD = "03", _("Third party")
    REPORTER = "0301", _("Journalist, monitor")
    LAWYER = "0401", _("Lawyer")
    MEDICAL = "0402", _("Health worker")
    NGO = "0404", _("Organisation (NGO)")
    UNKNOWN = "99", _("Not known")


class Reliability(TextChoices):
    """How far the secretariat trusts the source (HURIDOCS list 42)."""

    HIGH = "01", _("Highly reliable")
    LIKELY = "02", _("Likely reliable")
    UNSURE = "03", _("Unsure")
    LOW = "04", _("Likely unreliable")
    NONE = "05", _("Highly unreliable")


class Screening(TextChoices):
    """What the first reading found; nothing here says that it is true."""

    RECEIVED = "V0", _("Received")
    PLAUSIBLE = "V1", _("Screened: plausible")


class Language(TextChoices):
    """The language in which the source told it."""

    FR = "fr", _("French")
    SW = "sw", _("Swahili")
    EN = "en", _("English")
    SHR = "shr", _("Mashi")
    HAV = "hav", _("Kihavu")
    TBT = "tbt", _("Kitembo")
    LEA = "lea", _("Kilega")
    BMB = "bmb", _("Kibembe")
    FLR = "flr", _("Kifuliru or Kivira")
    RW = "rw", _("Kinyarwanda")
    LN = "ln", _("Lingala")
    OTHER = "und", _("Another language")


class AccusedKind(TextChoices):
    """Whom the source accuses, in the broad kinds that anybody can choose from."""

    SOLDIERS = "SOLDIERS", _("Soldiers")
    POLICE = "POLICE", _("Police")
    MINING_POLICE = "MINING_POLICE", _("Mining police")
    COMPANY_GUARDS = "COMPANY_GUARDS", _("Guards of a company")
    ARMED_GROUP = "ARMED_GROUP", _("Armed group")
    ORGANISATION = "ORGANISATION", _("An organisation known by name")
    OTHER = "OTHER", _("Somebody else, without uniform and no guard")
    UNKNOWN = "UNKNOWN", _("Do not know")


class UnknownKind(TextChoices):
    """An author nobody has identified yet, who walls everybody it could be."""

    UNIFORM = "UNIFORM", _("Unidentified uniform")
    COMPANY_GUARD = "COMPANY_GUARD", _("Unidentified company guard")


class ConsentScope(TextChoices):
    """What a source may agree to, one by one."""

    STORE = "STORE", _("Keep the report")
    SECUSE = "SECUSE", _("Use by the secretariat")
    FACTS = "FACTS", _("Share facts without identity with the task force")
    IDENT = "IDENT", _("Share identity with the task force")
    AUTH = "AUTH", _("Share with a named authority")
    DONOR = "DONOR", _("Anonymised use in donor reports")
    PARTNER = "PARTNER", _("Share with partner registers")
    PUBL = "PUBL", _("Anonymised publication")
    PHOTO = "PHOTO", _("Photo / quotation")


NEEDED_SCOPES = (ConsentScope.STORE, ConsentScope.SECUSE)
"""Without these two nothing may be kept; sending the public form gives them."""


SCOPES_OF_FACTS = frozenset({ConsentScope.STORE, ConsentScope.SECUSE, ConsentScope.FACTS})
"""What may be done with facts alone, where no source was asked because nothing of a source is held."""


class Restriction(TextChoices):
    """Why only the small circle of trained people reads a report; empty for every other report."""

    SGBV = "SGBV", _("Sexual or gender-based violence")
    CHILD = "CHILD", _("A child is concerned")


RESTRICTED_CATEGORIES = frozenset({"HR-SGBV"})
"""Categories that no incident has: what they name is taken on the restricted form and goes no further than a referral."""


class SharedKind(TextChoices):
    """A place to which what a source told can have gone."""

    INCIDENT = "INCIDENT", _("Incident")
    CASE = "CASE", _("Case")
    RELEASE = "RELEASE", _("Released text")
    MINUTES = "MINUTES", _("Minutes")
    READER = "READER", _("Somebody who read it")
    REFERRAL = "REFERRAL", _("Referral")
    FILE = "FILE", _("File released to members")
    EXPORT = "EXPORT", _("Taken out in a file")


class Redress(TextChoices):
    """What was done where a report had gone, after its source took consent back."""

    REMOVED = "REMOVED", _("Taken out or redacted")
    RECALLED = "RECALLED", _("Whoever has it was asked to give it back or destroy it")
    NOTHING = "NOTHING", _("Looked at: nothing of it is there")
    CANNOT = "CANNOT", _("Cannot be undone; the source was told")


class ConsentManner(TextChoices):
    """How the source said yes or no."""

    WEB = "WEB", _("By sending the public form")
    SMS = "SMS", _("By sending a text message")
    ORAL = "ORAL", _("Said aloud")
    WRITTEN = "WRITTEN", _("Signed on paper")
    THUMB = "THUMB", _("Thumbprint")
    THREAD = "THREAD", _("By receipt, on the public page")


class BehalfManner(TextChoices):
    """How somebody without an account brought what another person typed in."""

    ORAL = "ORAL", _("Told face to face")
    PHONE = "PHONE", _("By telephone")
    PAPER = "PAPER", _("On paper")


class MessageKind(TextChoices):
    """What an entry of the thread is."""

    MESSAGE = "MESSAGE", _("Message")
    CALL = "CALL", _("Note of a call or a talk")
    NOTE = "NOTE", _("Note for the secretariat")


class SetAsideReason(TextChoices):
    """Why a report goes no further for now."""

    OUTSIDE = "OUTSIDE", _("Outside the group's mandate")
    UNSAFE = "UNSAFE", _("Unsafe for the source, or no consent")
    DUPLICATE = "DUPLICATE", _("Told already in another report")
    NO_FACTS = "NO_FACTS", _("Too little to act on, and no answer")
    UNFOUNDED = "UNFOUNDED", _("Unfounded")
    SPAM = "SPAM", _("Not a report (advertising, abuse, test)")
    WITHDRAWN = "WITHDRAWN", _("The source withdrew consent")
