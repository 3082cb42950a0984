"""Territories, places and their spellings."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kikao.foundation.access.models import GroupOwned
from kikao.foundation.sealing.fields import plain
from kikao.registry.places.enums import Certainty, PlaceKind, PlacePrecision, TerritoryKind


class Territory(GroupOwned):
    """One unit of the territorial administration, inside the one above it."""

    kind = models.CharField(max_length=12, choices=TerritoryKind.choices)
    name = models.CharField(max_length=100)
    key = models.CharField(max_length=100)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        """A name stands once for each kind within the territory above."""

        db_table = "territory"
        constraints = (
            models.UniqueConstraint(fields=("working_group", "parent", "kind", "key"), name="territory_once"),
            models.UniqueConstraint(
                fields=("working_group", "key"), condition=Q(parent=None), name="territory_province_once"
            ),
            models.CheckConstraint(
                condition=Q(kind=TerritoryKind.PROVINCE, parent=None)
                | (~Q(kind=TerritoryKind.PROVINCE) & Q(parent__isnull=False)),
                name="territory_only_provinces_stand_alone",
            ),
            models.CheckConstraint(condition=~Q(parent=F("id")), name="territory_not_in_itself"),
        )
        indexes = (models.Index(fields=("working_group", "key"), name="territory_key"),)

    def __str__(self) -> str:
        """Return the name."""
        return self.name


class Place(GroupOwned):
    """Somewhere things happen, with where it lies as well as it is known."""

    kind = models.CharField(max_length=12, choices=PlaceKind.choices)
    name = models.CharField(max_length=150)
    key = models.CharField(max_length=150)
    territory = models.ForeignKey(Territory, on_delete=models.PROTECT, related_name="+")
    village = models.CharField(max_length=100, blank=True)
    latitude = models.DecimalField(max_digits=8, decimal_places=6, null=True)
    longitude = models.DecimalField(max_digits=9, decimal_places=6, null=True)
    precision = models.CharField(max_length=8, choices=PlacePrecision.choices)
    certainty = models.CharField(max_length=8, choices=Certainty.choices, blank=True)
    origin = models.CharField(max_length=200, blank=True)
    pcode = models.CharField(max_length=40, blank=True)
    commodities = models.JSONField(default=list)
    workers = models.PositiveIntegerField(null=True)
    workers_year = models.PositiveSmallIntegerField(null=True)
    search_text = models.TextField()
    register = models.JSONField(default=dict)
    active = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        """A position is whole and on the globe; a code of another register stands once."""

        db_table = "place"
        constraints = (
            models.UniqueConstraint(
                fields=("working_group", "pcode"), condition=~Q(pcode=""), name="place_pcode_once"
            ),
            models.CheckConstraint(
                condition=Q(latitude=None, longitude=None)
                | Q(
                    latitude__isnull=False,
                    longitude__isnull=False,
                    latitude__gte=-90,
                    latitude__lte=90,
                    longitude__gte=-180,
                    longitude__lte=180,
                ),
                name="place_position_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(latitude__isnull=False)
                | ~Q(precision__in=(PlacePrecision.GPS, PlacePrecision.VILLAGE)),
                name="place_precision_has_a_position",
            ),
            models.CheckConstraint(
                condition=Q(workers=None, workers_year=None)
                | Q(workers__isnull=False, workers_year__isnull=False),
                name="place_workers_have_a_year",
            ),
        )
        indexes = (
            models.Index(fields=("working_group", "key", "id"), name="place_by_name"),
            models.Index(fields=("working_group", "kind", "key", "id"), name="place_by_kind"),
        )

    def __str__(self) -> str:
        """Return the name."""
        return self.name


class Spelling(GroupOwned):
    """Another way in which a place or a territory is written or called."""

    place = models.ForeignKey(Place, on_delete=models.PROTECT, null=True, related_name="+")
    territory = models.ForeignKey(Territory, on_delete=models.PROTECT, null=True, related_name="+")
    text = models.CharField(max_length=150)
    key = models.CharField(max_length=150)

    class Meta:
        """A spelling belongs to one place or one territory."""

        db_table = "spelling"
        constraints = (
            models.UniqueConstraint(fields=("working_group", "place", "key"), name="spelling_place_once"),
            models.UniqueConstraint(
                fields=("working_group", "territory", "key"), name="spelling_territory_once"
            ),
            models.CheckConstraint(
                condition=Q(place__isnull=True, territory__isnull=False)
                | Q(place__isnull=False, territory__isnull=True),
                name="spelling_of_one_thing",
            ),
        )
        indexes = (models.Index(fields=("working_group", "key"), name="spelling_key"),)

    def __str__(self) -> str:
        """Return the spelling."""
        return self.text


plain(
    "places.Territory",
    {
        "kind": _("what kind of territory it is"),
        "name": _("its name"),
        "key": _("its name, for matching"),
    },
)
plain(
    "places.Place",
    {
        "kind": _("what kind of place it is"),
        "name": _("its name"),
        "key": _("its name, for sorting and matching"),
        "village": _("the village"),
        "precision": _("how well the position is known"),
        "certainty": _("how sure it is that the point is the place meant"),
        "origin": _("where the position comes from"),
        "pcode": _("its code in another register"),
        "commodities": _("what is dug, carried or traded there"),
        "search_text": _("its names, village and code, for searching"),
        "register": _("what the open register of sites said of it the last time"),
    },
)
plain(
    "places.Spelling",
    {"text": _("another spelling"), "key": _("another spelling, for matching")},
)
