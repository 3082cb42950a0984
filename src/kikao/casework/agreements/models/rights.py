"""Whether a text takes away what nobody may give away: asked before it is signed, by two persons."""

from django.db import models
from django.db.models import F, Q

from kikao.casework.agreements.enums import RightsQuestion
from kikao.casework.agreements.models.clauses import Clause
from kikao.casework.agreements.models.instrument import Instrument
from kikao.foundation.access.models import GroupOwned


class RightsCheck(GroupOwned):
    """The questions answered once for an agreement as it stood, by one person, confirmed by a second."""

    instrument = models.ForeignKey(Instrument, on_delete=models.PROTECT, related_name="checks")
    of_version = models.PositiveIntegerField()
    answered_by = models.UUIDField()
    answered_on = models.DateField()
    confirmed_by = models.UUIDField(null=True)
    confirmed_on = models.DateField(null=True)

    class Meta:
        """The second person is another one."""

        db_table = "rights_check"
        constraints = (
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True) | ~Q(confirmed_by=F("answered_by")),
                name="rights_check_second_person",
            ),
        )


class RightsAnswer(GroupOwned):
    """One answer: all is well or not, and in sealed words why."""

    check_of = models.ForeignKey(RightsCheck, on_delete=models.PROTECT, related_name="answers")
    question = models.CharField(max_length=8, choices=RightsQuestion.choices)
    well = models.BooleanField()
    words_item_id = models.UUIDField(null=True)

    class Meta:
        """Each question once."""

        db_table = "rights_answer"
        constraints = (
            models.UniqueConstraint(
                fields=("working_group", "check_of", "question"), name="rights_answer_once"
            ),
        )


class ClauseConflict(GroupOwned):
    """A clause that conflicts with somebody's rights: flagged where the group did not make the agreement."""

    clause = models.ForeignKey(Clause, on_delete=models.PROTECT, related_name="conflicts")
    question = models.CharField(max_length=8, choices=RightsQuestion.choices)
    flagged_by = models.UUIDField(null=True)
    flagged_on = models.DateField()
    lifted_on = models.DateField(null=True)
    lifted_by = models.UUIDField(null=True)
    lifted_item_id = models.UUIDField(null=True)

    class Meta:
        """A question is flagged once at a time on a clause."""

        db_table = "clause_conflict"
        constraints = (
            models.UniqueConstraint(
                fields=("working_group", "clause", "question"),
                condition=Q(lifted_on__isnull=True),
                name="clause_conflict_once",
            ),
        )
