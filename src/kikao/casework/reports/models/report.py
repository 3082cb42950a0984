"""A report and whom it accuses; the words themselves are sealed items."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kikao.casework.reports.enums import (
    AccusedKind,
    BehalfManner,
    Language,
    Pile,
    Reliability,
    ReportState,
    Restriction,
    Screening,
    SetAsideReason,
    SourceKind,
    UnknownKind,
)
from kikao.foundation.access.models import RandomOwned
from kikao.foundation.base.moments import Moment, Precision
from kikao.foundation.sealing.enums import Layer
from kikao.foundation.sealing.fields import declare, plain
from kikao.registry.people.models import Organisation
from kikao.registry.places.enums import PlacePrecision
from kikao.registry.places.models import Place, Territory


class Report(RandomOwned):
    """What one source told through one channel; the words themselves are sealed items."""

    reference = models.CharField(max_length=24)
    channel = models.CharField(max_length=60)
    language = models.CharField(max_length=3, choices=Language.choices)
    interpreter = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=ReportState.choices, default=ReportState.WAITING)
    pile = models.CharField(max_length=4, choices=Pile.choices, default=Pile.MAIN)
    arrived_on = models.DateField()
    source_kind = models.CharField(max_length=4, choices=SourceKind.choices, default=SourceKind.UNKNOWN)
    reliability = models.CharField(max_length=2, choices=Reliability.choices, blank=True)
    screening = models.CharField(max_length=2, choices=Screening.choices, default=Screening.RECEIVED)
    nature = models.CharField(max_length=60, blank=True)
    category = models.CharField(max_length=60, blank=True)
    severity = models.CharField(max_length=60, blank=True)
    happened_from = models.DateField(null=True)
    happened_until = models.DateField(null=True)
    happened_precision = models.CharField(max_length=7, choices=Precision.choices, default=Precision.UNKNOWN)
    place = models.ForeignKey(Place, null=True, on_delete=models.PROTECT, related_name="+")
    territory = models.ForeignKey(Territory, null=True, on_delete=models.PROTECT, related_name="+")
    place_precision = models.CharField(max_length=7, choices=PlacePrecision.choices, blank=True)
    narrative_item_id = models.UUIDField()
    place_words_item_id = models.UUIDField(null=True)
    more_item_id = models.UUIDField(null=True)
    identity_item_id = models.UUIDField(null=True)
    said_at_item_id = models.UUIDField(null=True)
    behalf_item_id = models.UUIDField(null=True)
    behalf_manner = models.CharField(max_length=5, choices=BehalfManner.choices, blank=True)
    read_back = models.BooleanField(default=False)
    facts_only = models.BooleanField(default=False)
    restricted = models.CharField(max_length=5, choices=Restriction.choices, blank=True)
    ask_no_more = models.BooleanField(default=False)
    receipt_tag = models.UUIDField(null=True)
    thread_public_key = models.BinaryField(null=True)
    taken_by = models.UUIDField(null=True)
    asked_on = models.DateField(null=True)
    set_aside_reason = models.CharField(max_length=10, choices=SetAsideReason.choices, blank=True)
    set_aside_on = models.DateField(null=True)
    withdrawn_on = models.DateField(null=True)
    withdrawal_settled_on = models.DateField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        """Read longest waiting first, by state, pile and channel."""

        db_table = "report"
        constraints = (
            models.UniqueConstraint(fields=("working_group", "reference"), name="report_reference_once"),
            models.UniqueConstraint(fields=("working_group", "receipt_tag"), name="report_receipt_once"),
            models.CheckConstraint(
                condition=Q(state__in=ReportState.values) & Q(pile__in=Pile.values),
                name="report_state_known",
            ),
            models.CheckConstraint(
                condition=Q(happened_from=None) | Q(happened_until__gte=models.F("happened_from")),
                name="report_happened_in_order",
            ),
            models.CheckConstraint(
                condition=Q(state=ReportState.SET_ASIDE) ^ Q(set_aside_reason=""),
                name="report_set_aside_has_reason",
            ),
            models.CheckConstraint(
                condition=Q(facts_only=False) | Q(identity_item_id=None, behalf_item_id=None),
                name="report_of_facts_names_nobody",
            ),
            models.CheckConstraint(
                condition=Q(restricted="") | ~Q(state=ReportState.TAKEN),
                name="report_restricted_makes_no_incident",
            ),
        )
        indexes = (
            models.Index(
                fields=("working_group", "pile", "state", "arrived_on", "id"),
                name="report_queue",
            ),
            models.Index(fields=("working_group", "arrived_on", "id"), name="report_arrival"),
            models.Index(
                fields=("working_group", "place", "happened_from"),
                condition=Q(place__isnull=False),
                name="report_at_place",
            ),
        )

    def __str__(self) -> str:
        """Return the reference people say aloud."""
        return self.reference

    @property
    def happened(self) -> Moment:
        """Return when it happened, as finely as the source knew."""
        return Moment(self.happened_from, self.happened_until, Precision(self.happened_precision))

    @property
    def is_locked(self) -> bool:
        """Tell whether the source took consent back: nothing more may be made of the report."""
        return self.withdrawn_on is not None


class ReportAccused(RandomOwned):
    """Whom the report accuses: an organisation, or a kind of person nobody has identified."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="accused")
    kind = models.CharField(max_length=14, choices=AccusedKind.choices)
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="+")
    unknown = models.CharField(max_length=13, choices=UnknownKind.choices, blank=True)

    class Meta:
        """An organisation, or an unidentified author, is accused once by a report."""

        db_table = "report_accused"
        constraints = (
            models.UniqueConstraint(
                fields=("working_group", "report", "organisation"),
                condition=Q(organisation__isnull=False),
                name="report_accused_organisation_once",
            ),
            models.UniqueConstraint(
                fields=("working_group", "report", "kind", "unknown"),
                condition=Q(organisation__isnull=True),
                name="report_accused_kind_once",
            ),
            models.CheckConstraint(
                condition=Q(organisation=None) | Q(kind=AccusedKind.ORGANISATION, unknown=""),
                name="report_accused_one_way",
            ),
        )

    def __str__(self) -> str:
        """Return the kind."""
        return self.kind


plain(
    "reports.Report",
    {
        "reference": _("random reference"),
        "channel": _("code of the channel"),
        "nature": _("code of the nature, a hint"),
        "category": _("code of the category, a hint"),
        "severity": _("code of the level, a hint"),
    },
)
for _kind, _layer, _words in (
    ("report.words", Layer.N, _("what was told, in the source's words")),
    ("report.place_words", Layer.N, _("where, in the source's words")),
    ("report.more", Layer.N, _("what was sent in fields that no form of ours has")),
    ("report.said_at", Layer.N, _("on what occasion it was said")),
    ("report.identity", Layer.I, _("who the source is and how to reach the source")),
    ("report.behalf", Layer.I, _("who brought what another person told")),
):
    declare("reports", "Report", _kind, _layer, _words)
