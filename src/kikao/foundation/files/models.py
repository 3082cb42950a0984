"""Sealed files, the key of each, what happened to it, and what was released of it.

The content lies beside the database under a random name; it is bound to the row by that name and never changes. The
row says nothing of what the file is called, what kind it is, or what a digest of it would be.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kikao.foundation.access.models import RandomOwned
from kikao.foundation.base.ids import random_id
from kikao.foundation.files.enums import GIVEN, CustodyKind, FileRole
from kikao.foundation.sealing.enums import Layer
from kikao.foundation.sealing.fields import declare
from kikao.foundation.sealing.models import Compartment


class EvidenceFile(RandomOwned):
    """A file somebody gave, or a copy of it; disposed of, the row remains and says so."""

    subject_id = models.UUIDField()
    number = models.PositiveIntegerField()
    role = models.CharField(max_length=8, choices=FileRole.choices)
    original = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    reference = models.CharField(max_length=40)
    hangs_on = models.UUIDField(null=True)
    is_picture = models.BooleanField(default=False)
    tool = models.CharField(max_length=80, blank=True)
    about_item_id = models.UUIDField()
    commitment = models.CharField(max_length=64)
    blob_id = models.UUIDField(default=random_id, db_index=True)
    sealed_size = models.PositiveBigIntegerField()
    sealed_digest = models.CharField(max_length=64)
    arrived_on = models.DateField()
    disposed_on = models.DateField(null=True)

    class Meta:
        """Numbered within what it hangs on; a copy says what it was made from."""

        db_table = "evidence_file"
        constraints = (
            models.UniqueConstraint(
                fields=("working_group", "subject_id", "number"), name="evidence_file_number_once"
            ),
            models.UniqueConstraint(fields=("working_group", "blob_id"), name="evidence_file_blob_once"),
            models.CheckConstraint(
                condition=Q(role__in=sorted(GIVEN)) ^ Q(original__isnull=False),
                name="evidence_file_copy_of_something",
            ),
        )
        indexes = (models.Index(fields=("subject_id", "number"), name="evidence_file_subject"),)


class FileKey(RandomOwned):
    """The key of one file sealed to its compartment: without this row nobody opens the file, in any copy of the disk."""

    file = models.OneToOneField(
        EvidenceFile, on_delete=models.PROTECT, related_name="key", db_constraint=False
    )
    compartment = models.ForeignKey(
        Compartment, on_delete=models.PROTECT, related_name="+", db_constraint=False
    )
    blob = models.BinaryField()

    class Meta:
        """It lies in the key store."""

        db_table = "key_file"


class CustodyEvent(RandomOwned):
    """One thing that happened to a file; a commitment to it stands in the trail, in an entry of its own."""

    file = models.ForeignKey(EvidenceFile, on_delete=models.PROTECT, related_name="events")
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=11, choices=CustodyKind.choices)
    actor = models.CharField(max_length=60)
    code = models.CharField(max_length=80, blank=True)
    other_id = models.UUIDField(null=True)
    words_item_id = models.UUIDField(null=True)
    words_commitment = models.CharField(max_length=64, blank=True)
    happened_on = models.DateField()

    class Meta:
        """In the order in which it happened."""

        db_table = "custody_event"
        constraints = (
            models.UniqueConstraint(
                fields=("working_group", "file", "position"), name="custody_event_position_once"
            ),
        )


class FileRelease(RandomOwned):
    """A file that a person marked safe, with the copy that the members read and the reason."""

    subject_id = models.UUIDField()
    original = models.ForeignKey(EvidenceFile, on_delete=models.PROTECT, related_name="+")
    copy = models.ForeignKey(EvidenceFile, on_delete=models.PROTECT, related_name="+")
    reason_item_id = models.UUIDField()
    released_by = models.UUIDField()
    released_on = models.DateField()
    withdrawn_by = models.UUIDField(null=True)
    withdrawn_on = models.DateField(null=True)

    class Meta:
        """A file stands released once to one matter."""

        db_table = "file_release"
        constraints = (
            models.UniqueConstraint(
                fields=("working_group", "subject_id", "original"),
                condition=Q(withdrawn_on=None),
                name="file_release_standing_once",
            ),
        )
        indexes = (models.Index(fields=("subject_id",), name="file_release_subject"),)


for _model, _kind, _words in (
    ("EvidenceFile", "file.about", _("what a file is called, its kind, its length and its digest")),
    ("CustodyEvent", "file.custody", _("to whom a file was given, what for, how it was checked")),
    ("FileRelease", "file.reason", _("why a file was marked safe for the members")),
):
    declare("files", _model, _kind, Layer.N, _words)
