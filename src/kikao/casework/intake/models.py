"""Submissions with their files, what they answered in codes, and alerts of miners' guards."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kikao.casework.forms.models import FormVersion
from kikao.casework.intake.enums import AlertAdvice, AttachmentState, HeldReason, SettledAs, SubmissionState
from kikao.casework.reports.models import Report
from kikao.foundation.access.models import RandomOwned
from kikao.foundation.sealing.enums import Layer
from kikao.foundation.sealing.fields import declare, plain
from kikao.registry.places.models import Place


class Submission(RandomOwned):
    """What one sending of a form brought. It is a subject of its own until a report was made of it.

    Nothing here says who sent it: the phone's token stands sealed with the identity. `mission_token_id` is the one
    exception: the team of a mission is no secret source, so that its visits and checks are known as the group's own. The
    tags are keyed digests, which compare a sending with an earlier one; `content_tag` is purged after 90 days.
    """

    reference = models.CharField(max_length=24)
    channel = models.CharField(max_length=60)
    version = models.ForeignKey(FormVersion, null=True, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=8, choices=SubmissionState.choices)
    held_reason = models.CharField(max_length=8, choices=HeldReason.choices, blank=True)
    instance_tag = models.CharField(max_length=64)
    content_tag = models.CharField(max_length=64, blank=True)
    earlier = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="later")
    report = models.ForeignKey(Report, null=True, on_delete=models.PROTECT, related_name="+")
    whole_item_id = models.UUIDField(null=True)
    identity_item_id = models.UUIDField(null=True)
    around_item_id = models.UUIDField(null=True)
    receipt_tag = models.UUIDField(null=True)
    thread_public_key = models.BinaryField(null=True)
    mission_token_id = models.UUIDField(null=True)
    missing = models.PositiveSmallIntegerField(default=0)
    without_id = models.BooleanField(default=False)
    earlier_unknown = models.BooleanField(default=False)
    arrived_on = models.DateField()
    settled_as = models.CharField(max_length=8, choices=SettledAs.choices, blank=True)
    settled_by = models.UUIDField(null=True)
    settled_on = models.DateField(null=True)

    class Meta:
        """A form's instance is taken once; its other versions point to the first."""

        db_table = "submission"
        constraints = (
            models.UniqueConstraint(
                fields=("working_group", "instance_tag"),
                condition=Q(earlier=None),
                name="submission_instance_once",
            ),
            models.UniqueConstraint(
                fields=("working_group", "earlier", "content_tag"),
                condition=Q(earlier__isnull=False) & ~Q(content_tag=""),
                name="submission_version_once",
            ),
            models.UniqueConstraint(fields=("working_group", "reference"), name="submission_reference_once"),
            models.CheckConstraint(
                condition=Q(state=SubmissionState.HELD) & ~Q(held_reason="") | ~Q(state=SubmissionState.HELD),
                name="submission_held_for_a_reason",
            ),
        )
        indexes = (
            models.Index(fields=("working_group", "state", "arrived_on", "id"), name="submission_queue"),
            models.Index(fields=("report",), name="submission_report"),
            models.Index(fields=("working_group", "instance_tag"), name="submission_instance"),
            models.Index(fields=("working_group", "receipt_tag"), name="submission_receipt"),
            models.Index(fields=("mission_token_id", "arrived_on", "id"), name="submission_mission"),
        )

    def __str__(self) -> str:
        """Return the reference people say aloud."""
        return self.reference


class Attachment(RandomOwned):
    """A file that came with a submission; its name is compared by a keyed digest and stands sealed with the file."""

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="attachments")
    name_tag = models.CharField(max_length=64)
    content_tag = models.CharField(max_length=64, blank=True)
    state = models.CharField(max_length=8, choices=AttachmentState.choices)
    file_id = models.UUIDField(null=True)

    class Meta:
        """The same file once; a name that is still awaited has no file."""

        db_table = "submission_file"
        constraints = (
            models.UniqueConstraint(
                fields=("working_group", "submission", "name_tag", "content_tag"),
                condition=~Q(content_tag=""),
                name="submission_file_once",
            ),
        )

    def __str__(self) -> str:
        """Return how it belongs."""
        return self.state


class Finding(RandomOwned):
    """What a site visit or an agreement check answered in codes: claimed, nothing more, until monitoring takes it up."""

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="findings")
    instrument = models.CharField(max_length=24, blank=True)
    clause = models.PositiveSmallIntegerField(null=True)
    finding = models.CharField(max_length=60, blank=True)
    no_access = models.CharField(max_length=60, blank=True)
    place = models.ForeignKey(Place, null=True, on_delete=models.PROTECT, related_name="+")
    done_on = models.DateField(null=True)
    taken_up_on = models.DateField(null=True)

    class Meta:
        """A clause is scored once in a submission."""

        db_table = "submission_finding"
        constraints = (
            models.UniqueConstraint(
                fields=("working_group", "submission", "clause"), name="submission_finding_once"
            ),
        )

    def __str__(self) -> str:
        """Return the code of the finding."""
        return self.finding


class GuardAlert(RandomOwned):
    """An alert of a miners' guard: by which rule, to whom it went already, and what the rules propose."""

    report = models.OneToOneField(Report, on_delete=models.PROTECT, related_name="+")
    rule = models.CharField(max_length=60, blank=True)
    violence = models.BooleanField(default=False)
    miner_agrees = models.BooleanField(default=False)
    referred_to = models.CharField(max_length=60, blank=True)
    affiliation_item_id = models.UUIDField(null=True)
    answer_item_id = models.UUIDField(null=True)
    advice = models.CharField(max_length=8, choices=AlertAdvice.choices)
    advised_target = models.CharField(max_length=60, blank=True)
    decided_target = models.CharField(max_length=60, blank=True)
    decided_by = models.UUIDField(null=True)
    decided_on = models.DateField(null=True)
    calls = models.PositiveSmallIntegerField(default=0)

    class Meta:
        """One for a report."""

        db_table = "guard_alert"

    def __str__(self) -> str:
        """Return the rule."""
        return self.rule


plain(
    "intake.Submission",
    {
        "reference": _("random reference"),
        "channel": _("code of the channel"),
        "instance_tag": _("keyed digest by which a sending is known again"),
        "content_tag": _("keyed digest by which a repetition is known, purged after 90 days"),
    },
)
plain(
    "intake.Attachment",
    {
        "name_tag": _("keyed digest of a name"),
        "content_tag": _("keyed digest of a content, purged after 90 days"),
    },
)
plain(
    "intake.Finding",
    {
        "instrument": _("reference of the agreement"),
        "finding": _("code of the finding"),
        "no_access": _("code why there was no access"),
    },
)
plain(
    "intake.GuardAlert",
    {
        "rule": _("code of the rule"),
        "referred_to": _("code of the body it was referred to already"),
        "advised_target": _("code of the body the rules propose"),
        "decided_target": _("code of the body it was referred to"),
    },
)
for _model, _kind, _layer, _words in (
    ("Submission", "submission.whole", Layer.N, _("a submission as it came")),
    ("Submission", "submission.identity", Layer.I, _("through whose phone it came")),
    ("GuardAlert", "alert.affiliation", Layer.N, _("for whom the guard works")),
    ("GuardAlert", "alert.answer", Layer.N, _("what those answered to whom it was referred")),
):
    declare("intake", _model, _kind, _layer, _words)
