"""Events that others have counted: public data, never what a source told."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kikao.foundation.access.models import GroupOwned
from kikao.foundation.base.moments import Moment, Precision
from kikao.foundation.sealing.fields import plain
from kikao.registry.context.enums import EventSource
from kikao.registry.places.models import Place, Territory


class ContextEvent(GroupOwned):
    """One event of a public register, with the territory and the place of ours that lie next to it."""

    source = models.CharField(max_length=5, choices=EventSource.choices)
    external_id = models.CharField(max_length=40)
    happened_from = models.DateField()
    happened_until = models.DateField()
    happened_precision = models.CharField(max_length=7, choices=Precision.choices)
    kind = models.CharField(max_length=60)
    actors = models.CharField(max_length=500, blank=True)
    place_name = models.CharField(max_length=150, blank=True)
    admin = models.CharField(max_length=200, blank=True)
    latitude = models.DecimalField(max_digits=8, decimal_places=6, null=True)
    longitude = models.DecimalField(max_digits=9, decimal_places=6, null=True)
    precision = models.PositiveSmallIntegerField(null=True)
    fatalities = models.PositiveIntegerField(null=True)
    territory = models.ForeignKey(Territory, null=True, on_delete=models.PROTECT, related_name="+")
    place = models.ForeignKey(Place, null=True, on_delete=models.PROTECT, related_name="+")
    near_km = models.PositiveSmallIntegerField(null=True)
    search_text = models.TextField()

    class Meta:
        """An event of a register stands once."""

        db_table = "context_event"
        constraints = (
            models.UniqueConstraint(
                fields=("working_group", "source", "external_id"), name="context_event_once"
            ),
            models.CheckConstraint(
                condition=Q(place=None, near_km=None) | Q(place__isnull=False, near_km__isnull=False),
                name="context_event_near_a_place",
            ),
        )
        indexes = (
            models.Index(fields=("working_group", "happened_from", "id"), name="context_event_by_day"),
            models.Index(
                fields=("working_group", "territory", "happened_from"), name="context_event_by_territory"
            ),
        )

    def __str__(self) -> str:
        """Return the number that the register gave it."""
        return self.external_id

    @property
    def happened(self) -> Moment:
        """Return when it happened, as well as the register knows it."""
        return Moment(self.happened_from, self.happened_until, Precision(self.happened_precision))


plain(
    "context.ContextEvent",
    {
        "external_id": _("its number in a public register"),
        "kind": _("what kind of event the register says it was"),
        "actors": _("whom the public register names"),
        "place_name": _("where the register says it happened"),
        "admin": _("in which territory the register says it happened"),
        "search_text": _("the words of the register about it, for searching"),
    },
)
