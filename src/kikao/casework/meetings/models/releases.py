"""Releases: a separate text written for a named seat that is otherwise walled, and its reply."""

from django.db import models
from django.db.models import F, Q

from kikao.casework.cases.models import Case
from kikao.casework.meetings.enums import ReleaseState
from kikao.casework.meetings.models.decisions import Decision
from kikao.foundation.access.models import RandomOwned
from kikao.foundation.base.clock import today
from kikao.registry.people.models import Seat


class Release(RandomOwned):
    """What a named seat gets to read of a case: never the report, an identity or a claim."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="releases")
    reference = models.CharField(max_length=20)
    what = models.TextField()
    where = models.CharField(max_length=200, blank=True)
    asked = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=ReleaseState.choices, default=ReleaseState.PROPOSED)
    proposed_by = models.UUIDField()
    approved_by = models.UUIDField(null=True)
    proposed_on = models.DateField()
    approved_on = models.DateField(null=True)
    until_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    end_reason = models.CharField(max_length=300, blank=True)
    opened_on = models.DateField(null=True)

    class Meta:
        """A second person approves."""

        db_table = "release_text"
        constraints = (
            models.UniqueConstraint(fields=("working_group", "reference"), name="release_reference_once"),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=F("proposed_by")),
                name="release_second_approver",
            ),
        )
        indexes = (
            models.Index(fields=("seat", "state"), name="release_seat"),
            models.Index(fields=("working_group", "-proposed_on", "-id"), name="release_proposed"),
            models.Index(fields=("case", "proposed_on"), name="release_case"),
        )

    @property
    def stands(self) -> bool:
        """Tell whether the seat may read the text today."""
        return self.state == ReleaseState.APPROVED and (self.until_on is None or self.until_on >= today())


class ReleaseReply(RandomOwned):
    """What the named seat answers to a release; its words are sealed for the readers of the case."""

    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="replies")
    words_item_id = models.UUIDField()
    by_account = models.UUIDField()
    replied_on = models.DateField()

    class Meta:
        """One row a reply."""

        db_table = "release_reply"
