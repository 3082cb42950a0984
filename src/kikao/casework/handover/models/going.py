"""A case on its way to another group: what was proposed, who agreed, the file, the receipt."""

from django.db import models
from django.db.models import F, Q

from kikao.casework.cases.models import Case
from kikao.casework.handover.enums import Basis, DeclineReason, HandoverState
from kikao.casework.handover.models.cards import Card
from kikao.casework.reports.models import Report
from kikao.foundation.access.models import RandomOwned
from kikao.foundation.files.models import FileRelease


class Handover(RandomOwned):
    """A case that goes to another group: why, on what ground, what goes along, and what the other group answered."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    card = models.ForeignKey(Card, on_delete=models.PROTECT, related_name="+")
    reference = models.CharField(max_length=24)
    state = models.CharField(max_length=8, choices=HandoverState.choices, default=HandoverState.PROPOSED)
    basis = models.CharField(max_length=8, choices=Basis.choices)
    purpose_item_id = models.UUIDField()
    with_claims = models.BooleanField(default=False)
    with_told = models.BooleanField(default=False)
    closes_case = models.BooleanField(default=False)
    proposed_by = models.UUIDField(null=True)
    proposed_on = models.DateField()
    answered_by = models.UUIDField(null=True)
    answered_on = models.DateField(null=True)
    reason_item_id = models.UUIDField(null=True)
    made_by = models.UUIDField(null=True)
    sent_on = models.DateField(null=True)
    answer_due_on = models.DateField(null=True)
    reminded_on = models.DateField(null=True)
    package_id = models.UUIDField(null=True)
    digest = models.CharField(max_length=64, blank=True)
    size = models.PositiveIntegerField(default=0)
    receipt = models.BinaryField(null=True)
    receipt_on = models.DateField(null=True)
    their_reference = models.CharField(max_length=40, blank=True)
    their_reason = models.CharField(max_length=8, choices=DeclineReason.choices, blank=True)
    shown = models.JSONField(default=dict)
    """Keyed digests of what was shown to whoever proposed it, then to whoever agreed to it: nothing else may go."""
    version = models.PositiveIntegerField(default=1)

    class Meta:
        """Nobody agrees to their own; no file without a second person."""

        db_table = "handover"
        constraints = (
            models.UniqueConstraint(fields=("working_group", "reference"), name="handover_reference_once"),
            models.UniqueConstraint(
                fields=("working_group", "package_id"),
                condition=Q(package_id__isnull=False),
                name="handover_package_once",
            ),
            models.CheckConstraint(
                condition=Q(answered_by=None) | ~Q(answered_by=F("proposed_by")), name="handover_takes_two"
            ),
            models.CheckConstraint(
                condition=Q(state__in=("PROPOSED", "REFUSED", "RECALLED")) | Q(answered_by__isnull=False),
                name="handover_approved_by_a_second",
            ),
            models.CheckConstraint(
                condition=Q(state__in=("PROPOSED", "APPROVED", "REFUSED", "RECALLED"))
                | Q(sent_on__isnull=False, package_id__isnull=False),
                name="handover_sent_has_a_file",
            ),
        )
        indexes = (
            models.Index(fields=("working_group", "-proposed_on", "-id"), name="handover_proposed"),
            models.Index(fields=("working_group", "state", "answer_due_on"), name="handover_due"),
            models.Index(fields=("case", "id"), name="handover_case"),
        )

    def __str__(self) -> str:
        """Return the reference people say aloud."""
        return self.reference


class HandoverFile(RandomOwned):
    """A file marked safe that goes along."""

    handover = models.ForeignKey(Handover, on_delete=models.PROTECT, related_name="files")
    file_release = models.ForeignKey(FileRelease, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """Once each."""

        db_table = "handover_file"
        constraints = (
            models.UniqueConstraint(
                fields=("working_group", "handover", "file_release"), name="handover_file_once"
            ),
        )


class HandoverReport(RandomOwned):
    """A report whose words went along, so that it is known where they are should its source take consent back."""

    handover = models.ForeignKey(Handover, on_delete=models.PROTECT, related_name="reports")
    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """Once each."""

        db_table = "handover_report"
        constraints = (
            models.UniqueConstraint(
                fields=("working_group", "handover", "report"), name="handover_report_once"
            ),
        )


class HandoverPart(RandomOwned):
    """A piece of the file as it was made, sealed to the other group alone; this server cannot open it again."""

    handover = models.ForeignKey(Handover, on_delete=models.PROTECT, related_name="parts")
    position = models.PositiveIntegerField()
    blob = models.BinaryField()

    class Meta:
        """In order, each once."""

        db_table = "handover_part"
        constraints = (
            models.UniqueConstraint(
                fields=("working_group", "handover", "position"), name="handover_part_once"
            ),
        )
