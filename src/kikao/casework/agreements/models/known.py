"""Making an agreement known: read aloud, handed over, shown to the seat of a party."""

from django.db import models
from django.db.models import Q

from kikao.casework.agreements.enums import HandOver, Language
from kikao.casework.agreements.models.instrument import Instrument, InstrumentParty
from kikao.casework.agreements.models.texts import InstrumentText
from kikao.foundation.access.models import GroupOwned, RandomOwned
from kikao.registry.people.models import Seat
from kikao.registry.places.models import Place


class PublicReading(GroupOwned):
    """A text read aloud where people live and work: where, when, in which language, before how many."""

    instrument = models.ForeignKey(Instrument, on_delete=models.PROTECT, related_name="readings")
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    read_on = models.DateField()
    language = models.CharField(max_length=3, choices=Language.choices)
    women = models.PositiveIntegerField(default=0)
    men = models.PositiveIntegerField(default=0)
    uncounted = models.PositiveIntegerField(default=0)
    entered_by = models.UUIDField(null=True)
    entered_on = models.DateField()

    class Meta:
        """Somebody heard it."""

        db_table = "public_reading"
        constraints = (
            models.CheckConstraint(
                condition=Q(women__gt=0) | Q(men__gt=0) | Q(uncounted__gt=0), name="public_reading_was_heard"
            ),
        )


class HandedCopy(GroupOwned):
    """A copy that a party has in its hands."""

    instrument = models.ForeignKey(Instrument, on_delete=models.PROTECT, related_name="copies")
    party = models.ForeignKey(InstrumentParty, on_delete=models.PROTECT, related_name="+")
    handed_on = models.DateField()
    how = models.CharField(max_length=8, choices=HandOver.choices)
    language = models.CharField(max_length=3, choices=Language.choices)
    entered_by = models.UUIDField(null=True)
    entered_on = models.DateField()

    class Meta:
        """Read in the order of entry."""

        db_table = "handed_copy"


class ShownText(RandomOwned):
    """One version of a text that the seat of a party may read, even where it is walled from the case."""

    text = models.ForeignKey(InstrumentText, on_delete=models.PROTECT, related_name="+")
    party = models.ForeignKey(InstrumentParty, on_delete=models.PROTECT, related_name="+")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    shown_by = models.UUIDField(null=True)
    shown_on = models.DateField()
    opened_on = models.DateField(null=True)
    taken_back_on = models.DateField(null=True)
    taken_back_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        """Shown to a seat once at a time; read by seat."""

        db_table = "shown_text"
        constraints = (
            models.UniqueConstraint(
                fields=("working_group", "text", "seat"),
                condition=Q(taken_back_on__isnull=True),
                name="shown_text_once",
            ),
        )
        indexes = (models.Index(fields=("seat", "taken_back_on"), name="shown_text_seat"),)
