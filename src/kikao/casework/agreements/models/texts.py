"""The texts of an agreement in each language and version, and who put a hand under which."""

from django.db import models
from django.db.models import Q

from kikao.casework.agreements.enums import (
    Language,
    SignatoryRole,
    SigningManner,
    TextOrigin,
    TextPurpose,
)
from kikao.casework.agreements.models.instrument import Instrument, InstrumentParty
from kikao.foundation.access.models import GroupOwned
from kikao.registry.people.models import Organisation


class InstrumentText(GroupOwned):
    """One version of a text in one language; the earlier versions stay."""

    instrument = models.ForeignKey(Instrument, on_delete=models.PROTECT, related_name="texts")
    purpose = models.CharField(max_length=5, choices=TextPurpose.choices, default=TextPurpose.TEXT)
    number = models.PositiveSmallIntegerField()
    language = models.CharField(max_length=3, choices=Language.choices)
    words = models.TextField()
    origin = models.CharField(max_length=8, choices=TextOrigin.choices, default=TextOrigin.TYPED)
    drafted_by = models.UUIDField(null=True)
    drafted_on = models.DateField()
    file_id = models.UUIDField(null=True)
    signed_on = models.DateField(null=True)

    class Meta:
        """One text a version and language; only a text to be signed is signed."""

        db_table = "instrument_text"
        constraints = (
            models.UniqueConstraint(
                fields=("working_group", "instrument", "purpose", "number", "language"),
                name="instrument_text_once",
            ),
            models.CheckConstraint(
                condition=Q(signed_on__isnull=True) | Q(purpose="TEXT"), name="instrument_text_signed"
            ),
        )


class Signature(GroupOwned):
    """Who signed by which function and in which manner, or was absent and why."""

    instrument = models.ForeignKey(Instrument, on_delete=models.PROTECT, related_name="signatures")
    role = models.CharField(max_length=8, choices=SignatoryRole.choices, default=SignatoryRole.SIGNS)
    party = models.ForeignKey(InstrumentParty, null=True, on_delete=models.PROTECT, related_name="signatures")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    function = models.CharField(max_length=200)
    manner = models.CharField(max_length=8, choices=SigningManner.choices)
    witness = models.CharField(max_length=200, blank=True)
    reason_item_id = models.UUIDField(null=True)
    signed_on = models.DateField(null=True)
    entered_on = models.DateField()
    entered_by = models.UUIDField(null=True)

    class Meta:
        """A mark has its witness, an absence its reason, everything else its day."""

        db_table = "instrument_signature"
        constraints = (
            models.CheckConstraint(
                condition=~Q(manner__in=("THUMB", "MARK")) | ~Q(witness=""),
                name="instrument_mark_has_witness",
            ),
            models.CheckConstraint(
                condition=Q(manner="ABSENT", reason_item_id__isnull=False, signed_on__isnull=True)
                | (~Q(manner="ABSENT") & Q(signed_on__isnull=False)),
                name="instrument_absent_says_why",
            ),
            models.CheckConstraint(
                condition=Q(role="COUNTER") | Q(party__isnull=False), name="instrument_signs_for_party"
            ),
        )
