"""Who contributed to what changed, and what the group learned from it."""

from django.db import models
from django.db.models import Q

from kikao.casework.outcomes.enums import ContributionKind, Factor
from kikao.casework.outcomes.models.ended import Outcome
from kikao.casework.outcomes.models.struck import Strikeable
from kikao.foundation.access.models import GroupOwned
from kikao.registry.people.models import Organisation


class Contribution(Strikeable):
    """What one of several contributed to a change; contributing is not having brought it about alone."""

    outcome = models.ForeignKey(Outcome, null=True, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=4, choices=ContributionKind.choices)
    words_item_id = models.UUIDField()

    class Meta:
        """Read by case."""

        db_table = "contribution"
        indexes = (models.Index(fields=("case", "id"), name="contribution_case"),)


class Lesson(Strikeable):
    """What was learned in a case: sealed as it was said, and, if the group shares it, in words of its own."""

    words_item_id = models.UUIDField()
    shared_words = models.TextField(blank=True)
    shared_by = models.UUIDField(null=True)
    shared_on = models.DateField(null=True)

    class Meta:
        """What is shared is shared by another person than the one who wrote it down."""

        db_table = "lesson"
        constraints = (
            models.CheckConstraint(
                condition=Q(shared_words="")
                | (Q(shared_by__isnull=False) & ~Q(shared_by=models.F("recorded_by"))),
                name="lesson_shared_by_another",
            ),
        )
        indexes = (
            models.Index(fields=("case", "id"), name="lesson_case"),
            models.Index(fields=("working_group", "-recorded_on", "-id"), name="lesson_recorded"),
        )


class LessonTag(GroupOwned):
    """A factor of trust, incentive, success or challenge that a lesson speaks of."""

    lesson = models.ForeignKey(Lesson, on_delete=models.PROTECT, related_name="tags")
    factor = models.CharField(max_length=12, choices=Factor.choices)

    class Meta:
        """Once each; found by factor."""

        db_table = "lesson_tag"
        constraints = (
            models.UniqueConstraint(fields=("working_group", "lesson", "factor"), name="lesson_tag_once"),
        )
        indexes = (models.Index(fields=("working_group", "factor", "lesson"), name="lesson_by_factor"),)
