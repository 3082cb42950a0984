"""Decisions: what, why, who was there, who stood aside."""

from django.db import models
from django.db.models import Q

from kikao.casework.cases.models import Case
from kikao.casework.meetings.enums import DecisionCode, Manner, Ratification
from kikao.casework.meetings.models.sittings import AgendaItem, Sitting
from kikao.foundation.access.models import RandomOwned
from kikao.registry.people.models import Seat


class Decision(RandomOwned):
    """One decision on an item of a sitting, or an urgent one between sittings.

    The code is empty only for an item that is no case: what was noted stands in the reason. `begun_at` is when the
    consultation for an urgent decision began.
    """

    sitting = models.ForeignKey(Sitting, null=True, on_delete=models.PROTECT, related_name="decisions")
    item = models.ForeignKey(AgendaItem, null=True, on_delete=models.PROTECT, related_name="decisions")
    case = models.ForeignKey(Case, null=True, on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=2, choices=DecisionCode.choices, blank=True)
    joined_to = models.ForeignKey(Case, null=True, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()
    manner = models.CharField(max_length=10, choices=Manner.choices, default=Manner.CONSENSUS)
    decided_on = models.DateField()
    entered_on = models.DateField()
    recorded_by = models.UUIDField()
    begun_at = models.DateTimeField(null=True)
    ratification = models.CharField(
        max_length=10,
        choices=Ratification.choices,
        default=Ratification.NONE,
        blank=True,
    )
    ratifies = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="ratified_by")

    class Meta:
        """Made in a sitting, or urgent; read by case."""

        db_table = "decision"
        constraints = (
            models.CheckConstraint(
                condition=Q(sitting__isnull=False) | Q(manner="URGENT"),
                name="decision_in_a_sitting_or_urgent",
            ),
            models.CheckConstraint(
                condition=Q(case__isnull=True) | ~Q(code=""), name="decision_on_a_case_has_its_code"
            ),
            models.UniqueConstraint(
                fields=("working_group", "item"),
                condition=Q(item__isnull=False),
                name="decision_once_an_item",
            ),
        )
        indexes = (models.Index(fields=("case", "decided_on"), name="decision_case"),)


class DecisionPresence(RandomOwned):
    """A seat that was present at, or consulted for, a decision."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="presences")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    consulted_by_phone = models.BooleanField(default=False)

    class Meta:
        """Once each."""

        db_table = "decision_presence"
        constraints = (
            models.UniqueConstraint(
                fields=("working_group", "decision", "seat"),
                name="decision_presence_once",
            ),
        )


class Dissent(RandomOwned):
    """Another view held by a pillar; a position is named only if the speaker asks."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="dissents")
    pillar = models.CharField(max_length=4)
    seat = models.ForeignKey(Seat, null=True, on_delete=models.PROTECT, related_name="+")
    words = models.CharField(max_length=300, blank=True)

    class Meta:
        """One row a view."""

        db_table = "dissent"


class Recusal(RandomOwned):
    """A seat that stood aside in a closed sitting, with the reason; written nowhere else."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="recusals")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=300)

    class Meta:
        """Once each."""

        db_table = "recusal"
        constraints = (
            models.UniqueConstraint(fields=("working_group", "decision", "seat"), name="recusal_once"),
        )
