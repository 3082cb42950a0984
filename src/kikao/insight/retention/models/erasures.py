"""What is to be erased, what was, and the certificates of it."""

from django.db import models
from django.db.models import F, Q

from kikao.foundation.access.models import RandomOwned
from kikao.insight.retention.enums import Ground, LineState, Scope, SubjectKind


class Certificate(RandomOwned):
    """That so many records of these kinds were erased, on which day, by which two persons; no content."""

    reference = models.CharField(max_length=24)
    confirmed_by = models.UUIDField()
    erased_on = models.DateField()

    class Meta:
        """Found by its number; it lies in the key store, as what was erased does."""

        db_table = "key_certificate"
        constraints = (
            models.UniqueConstraint(
                fields=("working_group", "reference"), name="erasure_certificate_reference_once"
            ),
        )


class ErasureLine(RandomOwned):
    """One record on the plan of erasure: which, how far and why; kept when it is done."""

    ground = models.CharField(max_length=12, choices=Ground.choices)
    scope = models.CharField(max_length=8, choices=Scope.choices)
    subject_kind = models.CharField(max_length=8, choices=SubjectKind.choices)
    subject_id = models.UUIDField()
    reference = models.CharField(max_length=24)
    due_on = models.DateField()
    planned_on = models.DateField()
    state = models.CharField(max_length=8, choices=LineState.choices, default=LineState.PLANNED)
    started_by = models.UUIDField(null=True)
    started_on = models.DateField(null=True)
    confirmed_by = models.UUIDField(null=True)
    certificate = models.ForeignKey(Certificate, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """A record stands on the plan once; who confirms is not who started."""

        db_table = "erasure_line"
        constraints = (
            models.UniqueConstraint(
                fields=("working_group", "subject_id", "scope"),
                condition=Q(state__in=("PLANNED", "STARTED")),
                name="erasure_line_open_once",
            ),
            models.CheckConstraint(
                condition=~Q(state="ERASED")
                | (
                    Q(started_by__isnull=False)
                    & Q(confirmed_by__isnull=False)
                    & Q(certificate__isnull=False)
                    & ~Q(started_by=F("confirmed_by"))
                ),
                name="erasure_line_takes_two",
            ),
        )
        indexes = (models.Index(fields=("working_group", "state", "due_on", "id"), name="erasure_line_open"),)


class Erased(RandomOwned):
    """What is left of an erased record: its reference, its kind, the day and the certificate.

    It lies in the key store: a content backup from before, put back with the key store of today, is erased anew.
    """

    scope = models.CharField(max_length=8, choices=Scope.choices)
    ground = models.CharField(max_length=12, choices=Ground.choices)
    subject_kind = models.CharField(max_length=8, choices=SubjectKind.choices)
    subject_id = models.UUIDField()
    reference = models.CharField(max_length=24)
    certificate = models.CharField(max_length=24)
    certificate_id = models.UUIDField()
    erased_on = models.DateField()

    class Meta:
        """Listed newest first; looked up by record."""

        db_table = "key_erased"
        indexes = (
            models.Index(fields=("working_group", "-erased_on", "-id"), name="key_erased_newest"),
            models.Index(fields=("subject_id",), name="key_erased_subject"),
        )
