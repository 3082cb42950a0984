"""Cases passed on to others, what went with them, and everything that came back."""

from django.db import models
from django.db.models import Q

from kikao.casework.cases.enums import Level
from kikao.casework.cases.models import Case
from kikao.casework.meetings.models import Release
from kikao.casework.referrals.enums import Manner, ReferralState, Step, Target
from kikao.foundation.access.models import RandomOwned
from kikao.foundation.accounts.models import Account
from kikao.foundation.files.models import FileRelease
from kikao.registry.people.models import Organisation


class Referral(RandomOwned):
    """A case passed on to a body outside the table, with the words written for it and the day an answer is due."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    reference = models.CharField(max_length=20)
    target = models.CharField(max_length=10, choices=Target.choices)
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="+")
    level = models.CharField(max_length=4, choices=Level.choices, default=Level.PROVINCIAL)
    manner = models.CharField(max_length=8, choices=Manner.choices, default=Manner.LETTER)
    state = models.CharField(max_length=10, choices=ReferralState.choices, default=ReferralState.SENT)
    words_item_id = models.UUIDField(null=True)
    release = models.ForeignKey(Release, null=True, on_delete=models.PROTECT, related_name="+")
    sent_on = models.DateField()
    entered_on = models.DateField()
    sent_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    answer_due_on = models.DateField()
    reminded_on = models.DateField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        """Something is always passed on; read newest first, by case, and by what waits for an answer."""

        db_table = "case_referral"
        constraints = (
            models.UniqueConstraint(fields=("working_group", "reference"), name="case_referral_once"),
            models.CheckConstraint(
                condition=Q(words_item_id__isnull=False) | Q(release__isnull=False),
                name="case_referral_says_something",
            ),
            models.CheckConstraint(
                condition=Q(answer_due_on__gte=models.F("sent_on")), name="case_referral_due_later"
            ),
        )
        indexes = (
            models.Index(fields=("working_group", "-sent_on", "-id"), name="case_referral_sent"),
            models.Index(fields=("working_group", "state", "answer_due_on"), name="case_referral_due"),
            models.Index(fields=("case", "id"), name="case_referral_case"),
        )

    def __str__(self) -> str:
        """Return the reference people say aloud."""
        return self.reference


class ReferralFile(RandomOwned):
    """A file marked safe that went along with a referral."""

    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="files")
    file_release = models.ForeignKey(FileRelease, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """Once each."""

        db_table = "case_referral_file"
        constraints = (
            models.UniqueConstraint(
                fields=("working_group", "referral", "file_release"), name="case_referral_file_once"
            ),
        )


class ReferralStep(RandomOwned):
    """One thing that happened to a referral; its words are sealed for the readers of the case."""

    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="steps")
    position = models.PositiveSmallIntegerField()
    step = models.CharField(max_length=10, choices=Step.choices)
    words_item_id = models.UUIDField(null=True)
    real_on = models.DateField()
    entered_on = models.DateField()
    by_account = models.UUIDField(null=True)

    class Meta:
        """In the order of entry."""

        db_table = "case_referral_step"
        constraints = (
            models.UniqueConstraint(
                fields=("working_group", "referral", "position"), name="case_referral_step_once"
            ),
        )
