"""What happened at a site and stays with it, and how much the site needs a deployment."""

from django.db import models
from django.db.models import F, Q

from kikao.casework.cases.models import Case
from kikao.casework.monitoring.enums import Criterion, Qualification, SiteEventKind, Unnamed
from kikao.foundation.access.models import RandomOwned
from kikao.foundation.base.moments import Moment, Precision
from kikao.registry.people.models import Organisation
from kikao.registry.places.models import Place


class SiteEvent(RandomOwned):
    """A suspension, a colour, a deployment, armed men: on the site's own timeline, a subject with walls of its own.

    `accuses` says that the body named here is alleged to have been there wrongly: its seat finds no trace of it. What
    was wrong is corrected by another row that points to it, or struck out with a reason; both stay.
    """

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8, choices=SiteEventKind.choices)
    qualification = models.CharField(max_length=6, choices=Qualification.choices, blank=True)
    happened_from = models.DateField(null=True)
    happened_until = models.DateField(null=True)
    happened_precision = models.CharField(max_length=8, choices=Precision.choices, default=Precision.UNKNOWN)
    expires_on = models.DateField(null=True)
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="+")
    unnamed = models.CharField(max_length=16, choices=Unnamed.choices, blank=True)
    accuses = models.BooleanField(default=False)
    number = models.PositiveIntegerField(null=True)
    case = models.ForeignKey(Case, null=True, on_delete=models.PROTECT, related_name="+")
    words_item_id = models.UUIDField(null=True)
    entered_by = models.UUIDField(null=True)
    entered_on = models.DateField()
    corrects = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="corrected_by")
    struck_on = models.DateField(null=True)
    struck_by = models.UUIDField(null=True)
    strike_item_id = models.UUIDField(null=True)
    reminded_on = models.DateField(null=True)

    class Meta:
        """A colour is a qualification; what was struck out says why; read by site and day."""

        db_table = "site_event"
        constraints = (
            models.CheckConstraint(
                condition=Q(kind="QUALIFY") & ~Q(qualification="") | ~Q(kind="QUALIFY") & Q(qualification=""),
                name="site_event_colour_is_a_qualification",
            ),
            models.CheckConstraint(
                condition=Q(struck_on__isnull=True) | Q(strike_item_id__isnull=False),
                name="site_event_struck_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(kind="ARMED", accuses=True) | ~Q(kind="ARMED"), name="site_event_arms_accuse"
            ),
            models.CheckConstraint(
                condition=Q(corrects__isnull=True) | ~Q(corrects=F("id")), name="site_event_not_itself"
            ),
        )
        indexes = (
            models.Index(fields=("place", "-happened_from", "-id"), name="site_event_timeline"),
            models.Index(fields=("working_group", "expires_on", "id"), name="site_event_expiry"),
        )

    @property
    def happened(self) -> Moment:
        """Return when it happened, as well as it is known."""
        return Moment(self.happened_from, self.happened_until, Precision(self.happened_precision))


class DeploymentNeed(RandomOwned):
    """How much a site needs the mining police, as somebody assessed it on a day; a later day stands beside it.

    It is a subject of its own that carries the walls of everything that was counted for it.
    """

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    assessed_on = models.DateField()
    assessed_by = models.UUIDField(null=True)
    total = models.PositiveSmallIntegerField()
    superseded_on = models.DateField(null=True)

    class Meta:
        """Ranked by what it adds up to; one that stands for each site."""

        db_table = "deployment_need"
        constraints = (
            models.UniqueConstraint(
                fields=("working_group", "place"),
                condition=Q(superseded_on__isnull=True),
                name="deployment_need_stands_once",
            ),
        )
        indexes = (
            models.Index(
                fields=("working_group", "superseded_on", "-total", "id"), name="deployment_need_rank"
            ),
        )


class NeedScore(RandomOwned):
    """What one criterion counts in an assessment, from 0 to 3, what the register proposed, and by which source."""

    need = models.ForeignKey(DeploymentNeed, on_delete=models.PROTECT, related_name="scores")
    criterion = models.CharField(max_length=12, choices=Criterion.choices)
    score = models.PositiveSmallIntegerField()
    proposed = models.PositiveSmallIntegerField(null=True)
    counted = models.PositiveIntegerField(null=True)
    source_item_id = models.UUIDField(null=True)

    class Meta:
        """Each criterion once; a source stands beside whatever the register did not count itself."""

        db_table = "deployment_need_score"
        constraints = (
            models.UniqueConstraint(
                fields=("working_group", "need", "criterion"), name="deployment_need_score_once"
            ),
            models.CheckConstraint(condition=Q(score__lte=3), name="deployment_need_score_to_three"),
            models.CheckConstraint(
                condition=Q(source_item_id__isnull=False) | Q(proposed__isnull=False, score=F("proposed")),
                name="deployment_need_score_has_a_source",
            ),
        )
