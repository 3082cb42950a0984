"""Kinds of forms, states of a version, what a question goes into and under which seal."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class FormKind(TextChoices):
    """What a form is for."""

    REPORT = "REPORT", _("Incident report")
    GUARD = "GUARD", _("Miners' guard alert")
    VISIT = "VISIT", _("Site visit")
    CHECK = "CHECK", _("Agreement check")
    TRAINING = "TRAINING", _("Training sheet")


class VersionState(TextChoices):
    """Where a version of a form stands."""

    DRAFT = "DRAFT", _("Draft")
    PUBLISHED = "PUBLISHED", _("Published")
    RETIRED = "RETIRED", _("Retired")


class Mark(TextChoices):
    """Where the answer to a question goes; a question nobody marked is sealed N."""

    OPEN = "OPEN", _("Plain, as a code")
    NARRATIVE = "N", _("Sealed: narrative")
    IDENTITY = "I", _("Sealed: identity")


class Field(TextChoices):
    """What of a report, an alert, a visit or a check a question fills in."""

    WORDS = "WORDS", _("What happened")
    PLACE_WORDS = "PLACE_WORDS", _("Where, in words")
    IDENTITY = "IDENTITY", _("Who the source is")
    HAPPENED = "HAPPENED", _("When it happened")
    PLACE = "PLACE", _("Place of the register")
    TERRITORY = "TERRITORY", _("Territory")
    CATEGORY = "CATEGORY", _("Category")
    NATURE = "NATURE", _("Nature")
    SEVERITY = "SEVERITY", _("Severity")
    ACCUSED = "ACCUSED", _("Who is accused")
    SOURCE_KIND = "SOURCE_KIND", _("How the source knows of it")
    LANGUAGE = "LANGUAGE", _("Language")
    CONSENT = "CONSENT", _("What the source agrees to")
    RULE = "RULE", _("Rule of the miners' guards")
    AFFILIATION = "AFFILIATION", _("Who the guard works for")
    REFERRED_TO = "REFERRED_TO", _("To whom it was referred already")
    ANSWERED = "ANSWERED", _("What the answer was")
    VIOLENCE = "VIOLENCE", _("Whether there was violence")
    MINER_AGREES = "MINER_AGREES", _("Whether the miner agrees to a referral")
    DONE_ON = "DONE_ON", _("Day of the visit")
    INSTRUMENT = "INSTRUMENT", _("Reference of the agreement")
    CLAUSE = "CLAUSE", _("Number of the clause")
    FINDING = "FINDING", _("Finding")
    NO_ACCESS = "NO_ACCESS", _("Why there was no access")


SEALED_FIELDS = frozenset({Field.WORDS, Field.PLACE_WORDS, Field.AFFILIATION, Field.ANSWERED})
"""Fields that hold words: never plain."""
IDENTITY_FIELDS = frozenset({Field.IDENTITY})
"""Fields that say who somebody is."""


class TokenKind(TextChoices):
    """In whose hands a field token is."""

    FOCAL_POINT = "FOCAL", _("Focal point")
    GUARD = "GUARD", _("Miners' guard")
    MISSION = "MISSION", _("Mission")
    GATEWAY = "GATEWAY", _("Another system")
