"""What may have happened again, and what people judged it to be."""

from django.db import models
from django.db.models import Q

from kikao.casework.agreements.enums import ClauseStatus
from kikao.casework.agreements.models import Clause, Instrument
from kikao.casework.cases.models import Case
from kikao.casework.incidents.models import Incident
from kikao.casework.outcomes.enums import FlagState, Verdict
from kikao.foundation.access.models import GroupOwned


class RelapseFlag(GroupOwned):
    """An incident near a closed case or a signed agreement, with the reasons why it is thought near.

    Its id is a subject that follows both, so that whoever is walled from one of the two finds nothing of it. It is
    never deleted; what people judge it to be is kept beside it, each judgement in a row of its own.
    """

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, null=True, on_delete=models.PROTECT, related_name="+")
    instrument = models.ForeignKey(Instrument, null=True, on_delete=models.PROTECT, related_name="+")
    score = models.PositiveSmallIntegerField()
    reasons = models.CharField(max_length=120)
    kilometres = models.PositiveSmallIntegerField(null=True)
    state = models.CharField(max_length=8, choices=FlagState.choices, default=FlagState.OPEN)
    flagged_on = models.DateField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        """An incident is flagged once for each closed case or agreement; the open ones are read nearest first."""

        db_table = "relapse_flag"
        constraints = (
            models.UniqueConstraint(
                fields=("working_group", "incident", "case"),
                condition=Q(case__isnull=False),
                name="relapse_flag_once_a_case",
            ),
            models.UniqueConstraint(
                fields=("working_group", "incident", "instrument"),
                condition=Q(instrument__isnull=False),
                name="relapse_flag_once_an_agreement",
            ),
            models.CheckConstraint(
                condition=Q(case__isnull=True) ^ Q(instrument__isnull=True), name="relapse_flag_of_one"
            ),
        )
        indexes = (
            models.Index(fields=("working_group", "state", "-flagged_on", "-id"), name="relapse_flag_state"),
            models.Index(fields=("case", "id"), name="relapse_flag_case"),
            models.Index(fields=("instrument", "id"), name="relapse_flag_instrument"),
        )


class Judgement(GroupOwned):
    """What a person judged a flag to be, and why; a later one reverses it, and both are kept.

    `linked` are the links between cases that this judgement made, `clause_before` where a clause stood before it.
    """

    flag = models.ForeignKey(RelapseFlag, on_delete=models.PROTECT, related_name="judgements")
    position = models.PositiveSmallIntegerField()
    verdict = models.CharField(max_length=8, choices=Verdict.choices)
    reason_item_id = models.UUIDField()
    clause = models.ForeignKey(Clause, null=True, on_delete=models.PROTECT, related_name="+")
    clause_before = models.CharField(max_length=8, choices=ClauseStatus.choices, blank=True)
    linked = models.JSONField(default=list)
    judged_by = models.UUIDField(null=True)
    judged_on = models.DateField()

    class Meta:
        """In the order in which they were made; two at the same time are one too many."""

        db_table = "relapse_judgement"
        constraints = (
            models.UniqueConstraint(
                fields=("working_group", "flag", "position"), name="relapse_judgement_in_order"
            ),
        )


class LookedAt(GroupOwned):
    """Which version of an incident, a closing or an agreement was held against the others; what is new is looked at."""

    subject_id = models.UUIDField()
    version = models.PositiveIntegerField()
    looked_on = models.DateField()

    class Meta:
        """Once each."""

        db_table = "relapse_looked_at"
        constraints = (
            models.UniqueConstraint(fields=("working_group", "subject_id"), name="relapse_looked_at_once"),
        )
