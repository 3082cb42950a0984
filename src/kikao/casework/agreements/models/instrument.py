"""The agreement itself, who is in it, who helped, how it came about and how it ended."""

from django.db import models
from django.db.models import F, Q

from kikao.casework.agreements.enums import HelperPart, InstrumentKind, InstrumentState, PartyPart
from kikao.casework.cases.models import Case
from kikao.casework.mediation.models import Room
from kikao.foundation.access.models import GroupOwned
from kikao.foundation.base.moments import Moment, Precision
from kikao.registry.people.models import Organisation, Seat
from kikao.registry.places.models import Place


class Instrument(GroupOwned):
    """What parties promise each other on paper, drawn up with the group or known to it."""

    reference = models.CharField(max_length=20)
    kind = models.CharField(max_length=8, choices=InstrumentKind.choices)
    case = models.ForeignKey(Case, null=True, on_delete=models.PROTECT, related_name="+")
    room = models.ForeignKey(Room, null=True, on_delete=models.PROTECT, related_name="+")
    made_here = models.BooleanField(default=True)
    title = models.CharField(max_length=200)
    place = models.ForeignKey(Place, null=True, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=9, choices=InstrumentState.choices, default=InstrumentState.DRAFT)
    signed_on = models.DateField(null=True)
    signed_precision = models.CharField(max_length=8, choices=Precision.choices, default=Precision.EXACT)
    ends_on = models.DateField(null=True)
    amends = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="amendments")
    entered_on = models.DateField()
    entered_by = models.UUIDField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        """Paged by the day of entry, newest first, alone or within one kind, state or place."""

        db_table = "instrument"
        constraints = (
            models.UniqueConstraint(fields=("working_group", "reference"), name="instrument_reference_once"),
            models.CheckConstraint(
                condition=Q(state__in=("DRAFT", "DEMANDED", "OFFERED", "REFUSED", "ENDED"))
                | Q(signed_on__isnull=False),
                name="instrument_signed_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True)
                | Q(signed_on__isnull=True)
                | Q(ends_on__gte=F("signed_on")),
                name="instrument_ends_after_signing",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=InstrumentKind.values), name="instrument_kind_is_known"
            ),
        )
        indexes = (
            models.Index(fields=("working_group", "-entered_on", "-id"), name="instrument_entered"),
            models.Index(fields=("working_group", "state", "-entered_on", "-id"), name="instrument_state"),
            models.Index(fields=("case", "id"), name="instrument_case"),
            models.Index(fields=("room", "id"), name="instrument_room"),
        )

    def __str__(self) -> str:
        """Return the reference people say aloud."""
        return self.reference

    @property
    def signed(self) -> Moment:
        """Return when it was signed, as well as it is known; checks are reckoned from `signed_on` in any case."""
        if self.signed_on is None or self.signed_precision == Precision.UNKNOWN:
            return Moment()
        return Moment(self.signed_on, self.signed_on, Precision(self.signed_precision))


class InstrumentParty(GroupOwned):
    """An organisation that is in an agreement; a company that changes hands is followed by its successor."""

    instrument = models.ForeignKey(Instrument, on_delete=models.PROTECT, related_name="parties")
    position = models.PositiveSmallIntegerField()
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    part = models.CharField(max_length=8, choices=PartyPart.choices, default=PartyPart.PARTY)
    function = models.CharField(max_length=200, blank=True)
    seat = models.ForeignKey(Seat, null=True, on_delete=models.PROTECT, related_name="+")
    successor_of = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="successors")
    took_over = models.BooleanField(null=True)
    since_on = models.DateField(null=True)
    left_on = models.DateField(null=True)
    left_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        """Once in an agreement at a time; a successor says whether it took the obligations over."""

        db_table = "instrument_party"
        constraints = (
            models.UniqueConstraint(
                fields=("working_group", "instrument", "organisation", "part"),
                condition=Q(left_on__isnull=True),
                name="instrument_party_once",
            ),
            models.UniqueConstraint(
                fields=("working_group", "instrument", "position"), name="instrument_party_position"
            ),
            models.CheckConstraint(
                condition=Q(successor_of__isnull=True) | Q(took_over__isnull=False),
                name="instrument_successor_says_whether",
            ),
            models.CheckConstraint(
                condition=Q(left_on__isnull=True) | ~Q(left_reason=""), name="instrument_party_left_why"
            ),
        )


class InstrumentHelper(GroupOwned):
    """Who convened, helped or witnessed, with what, and according to whom; several may claim the same paper."""

    instrument = models.ForeignKey(Instrument, on_delete=models.PROTECT, related_name="helpers")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    part = models.CharField(max_length=8, choices=HelperPart.choices)
    contribution = models.CharField(max_length=300)
    said_by = models.CharField(max_length=200)
    entered_on = models.DateField()

    class Meta:
        """One row a contribution, read in the order of entry."""

        db_table = "instrument_helper"


class InstrumentMove(GroupOwned):
    """One step of an agreement: demanded, offered, refused, signed, amended, denounced or ended, by whom and when."""

    instrument = models.ForeignKey(Instrument, on_delete=models.PROTECT, related_name="moves")
    old = models.CharField(max_length=9, choices=InstrumentState.choices, blank=True)
    new = models.CharField(max_length=9, choices=InstrumentState.choices)
    party = models.ForeignKey(InstrumentParty, null=True, on_delete=models.PROTECT, related_name="+")
    happened_on = models.DateField(null=True)
    words_item_id = models.UUIDField(null=True)
    by_account = models.UUIDField(null=True)
    entered_on = models.DateField()

    class Meta:
        """Read in the order of entry."""

        db_table = "instrument_move"


class Ending(GroupOwned):
    """How an agreement was denounced by a party, or came to its end; without the party it may go on."""

    instrument = models.ForeignKey(Instrument, on_delete=models.PROTECT, related_name="endings")
    party = models.ForeignKey(InstrumentParty, null=True, on_delete=models.PROTECT, related_name="+")
    goes_on = models.BooleanField(default=False)
    ended_on = models.DateField()
    reason = models.CharField(max_length=300)
    by_account = models.UUIDField(null=True)
    entered_on = models.DateField()

    class Meta:
        """Read in the order of entry; only a party that leaves others behind lets it go on."""

        db_table = "instrument_ending"
        constraints = (
            models.CheckConstraint(
                condition=Q(goes_on=False) | Q(party__isnull=False), name="instrument_ending_by_party"
            ),
        )
