"""What is claimed, by which source, how far it is established, and what those accused answer."""

from django.db import models
from django.db.models import F, Q

from kikao.casework.incidents.enums import (
    PUBLISHED,
    Attribution,
    ClaimSource,
    Verification,
)
from kikao.casework.incidents.models.incident import Incident
from kikao.casework.reports.enums import Language, Reliability
from kikao.casework.reports.models import Report
from kikao.foundation.access.models import RandomOwned
from kikao.foundation.base.moments import Moment, Precision
from kikao.registry.people.models import Organisation


class Claim(RandomOwned):
    """One statement about an incident; its words are sealed, and none is ever thrown away."""

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="+")
    wording_item_id = models.UUIDField()
    source_kind = models.CharField(max_length=8, choices=ClaimSource.choices)
    report = models.ForeignKey(Report, null=True, on_delete=models.PROTECT, related_name="+")
    source_title = models.CharField(max_length=300, blank=True)
    locator = models.CharField(max_length=300, blank=True)
    language = models.CharField(max_length=3, choices=Language.choices, blank=True)
    reliability = models.CharField(max_length=2, choices=Reliability.choices, blank=True)
    verification = models.CharField(max_length=2, choices=Verification.choices, default=Verification.V0)
    happened_from = models.DateField(null=True)
    happened_until = models.DateField(null=True)
    happened_precision = models.CharField(max_length=8, choices=Precision.choices, default=Precision.UNKNOWN)
    recorded_by = models.UUIDField(null=True)
    recorded_on = models.DateField()
    position = models.PositiveSmallIntegerField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        """Only a published source is named in the open; a report is named by its row."""

        db_table = "incident_claim"
        constraints = (
            models.CheckConstraint(
                condition=Q(source_title="", locator="") | Q(source_kind__in=sorted(PUBLISHED)),
                name="claim_names_published_sources_only",
            ),
            models.CheckConstraint(
                condition=Q(report__isnull=True) | Q(source_kind="REPORT"), name="claim_report_of_a_report"
            ),
            models.UniqueConstraint(fields=("working_group", "incident", "position"), name="claim_in_order"),
        )

    @property
    def happened(self) -> Moment:
        """Return when it happened according to this claim."""
        return Moment(self.happened_from, self.happened_until, Precision(self.happened_precision))


class Contradiction(RandomOwned):
    """Two claims that cannot both be true; both are kept."""

    first = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="+")
    second = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="+")
    noted_on = models.DateField()

    class Meta:
        """A pair once, written with the smaller id first."""

        db_table = "claim_contradiction"
        constraints = (
            models.UniqueConstraint(fields=("working_group", "first", "second"), name="contradiction_once"),
            models.CheckConstraint(condition=~Q(first=F("second")), name="contradiction_of_two"),
        )


class VerificationChange(RandomOwned):
    """A judgement on an incident or one of its claims: from what to what, by whom, on which day."""

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="+")
    claim = models.ForeignKey(Claim, null=True, on_delete=models.PROTECT, related_name="+")
    earlier = models.CharField(max_length=2, choices=Verification.choices)
    later = models.CharField(max_length=2, choices=Verification.choices)
    reason_item_id = models.UUIDField(null=True)
    changed_by = models.UUIDField(null=True)
    changed_on = models.DateField()
    position = models.PositiveSmallIntegerField()

    class Meta:
        """Kept for good, in order."""

        db_table = "incident_verification"
        constraints = (
            models.UniqueConstraint(
                fields=("working_group", "incident", "position"), name="verification_in_order"
            ),
            models.CheckConstraint(condition=~Q(earlier=F("later")), name="verification_changes_something"),
        )


class Reply(RandomOwned):
    """What an organisation answers to what is alleged: its right of reply."""

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="+")
    claim = models.ForeignKey(Claim, null=True, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    attribution = models.CharField(max_length=15, choices=Attribution.choices)
    wording_item_id = models.UUIDField(null=True)
    replied_from = models.DateField(null=True)
    replied_until = models.DateField(null=True)
    replied_precision = models.CharField(max_length=8, choices=Precision.choices, default=Precision.UNKNOWN)
    recorded_by = models.UUIDField(null=True)
    recorded_on = models.DateField()

    class Meta:
        """As many as are given."""

        db_table = "incident_reply"

    @property
    def replied(self) -> Moment:
        """Return when the reply was given, as well as it is known."""
        return Moment(self.replied_from, self.replied_until, Precision(self.replied_precision))
