"""Who is who in a case, where else it was brought, who refused, what may flare up again."""

from django.db import models
from django.db.models import F, Q

from kikao.casework.cases.enums import ForumKind, PartyRole
from kikao.casework.cases.models.case import Case
from kikao.foundation.access.models import GroupOwned
from kikao.foundation.base.moments import Moment, Precision
from kikao.registry.people.models import Organisation


class Party(GroupOwned):
    """An organisation in a case and what it is there; some roles wall its seat."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="parties")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=24, choices=PartyRole.choices)

    class Meta:
        """One organisation may have several roles, each once; found by organisation for the register."""

        db_table = "case_party"
        constraints = (
            models.UniqueConstraint(
                fields=("working_group", "case", "organisation", "role"), name="case_party_once"
            ),
            models.CheckConstraint(condition=Q(role__in=PartyRole.values), name="case_party_role_is_known"),
        )
        indexes = (models.Index(fields=("organisation", "case"), name="case_party_by_organisation"),)


class PriorForum(GroupOwned):
    """A court, committee or chief that had or has the same matter, and what came of it there."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="forums")
    kind = models.CharField(max_length=16, choices=ForumKind.choices)
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="+")
    parallel = models.BooleanField(default=False)
    result = models.CharField(max_length=300, blank=True)
    heard_from = models.DateField(null=True)
    heard_until = models.DateField(null=True)
    heard_precision = models.CharField(max_length=8, choices=Precision.choices, default=Precision.UNKNOWN)

    class Meta:
        """One row a forum."""

        db_table = "case_forum"
        constraints = (
            models.CheckConstraint(
                condition=Q(heard_from__isnull=False) | Q(heard_precision="UNKNOWN"),
                name="case_forum_dated_or_unknown",
            ),
        )

    @property
    def heard(self) -> Moment:
        """Return when the forum had the matter."""
        return Moment(self.heard_from, self.heard_until, Precision(self.heard_precision))


class Refusal(GroupOwned):
    """A party that would not talk or compromise: nobody is compelled, and it is written down; its words are sealed."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="refusals")
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="+")
    words_item_id = models.UUIDField()
    refused_from = models.DateField(null=True)
    refused_until = models.DateField(null=True)
    refused_precision = models.CharField(max_length=8, choices=Precision.choices, default=Precision.UNKNOWN)

    class Meta:
        """One row a refusal."""

        db_table = "case_refusal"
        constraints = (
            models.CheckConstraint(
                condition=Q(refused_from__isnull=False) | Q(refused_precision="UNKNOWN"),
                name="case_refusal_dated_or_unknown",
            ),
        )

    @property
    def refused(self) -> Moment:
        """Return when the party refused."""
        return Moment(self.refused_from, self.refused_until, Precision(self.refused_precision))


class OpenRisk(GroupOwned):
    """What could make the matter flare up again, in sealed words."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="risks")
    words_item_id = models.UUIDField()
    noted_on = models.DateField()
    lapsed_on = models.DateField(null=True)

    class Meta:
        """One row a risk; it does not lapse before it was noted."""

        db_table = "case_risk"
        constraints = (
            models.CheckConstraint(
                condition=Q(lapsed_on__isnull=True) | Q(lapsed_on__gte=F("noted_on")),
                name="case_risk_lapses_later",
            ),
        )
