"""Kinds of place and of territory, how well a position is known, and what is dug."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class PlaceKind(TextChoices):
    """What a place is."""

    SITE = "SITE", _("Mine site")
    TOWN = "TOWN", _("Town or village")
    ROUTE = "ROUTE", _("Route segment or barrier")
    DEPOT = "DEPOT", _("Depot")
    CONCESSION = "CONCESSION", _("Concession")
    BORDER = "BORDER", _("Border")


class TerritoryKind(TextChoices):
    """The steps of the territorial administration, from the province down."""

    PROVINCE = "PROVINCE", _("Province")
    TERRITOIRE = "TERRITOIRE", _("Territoire")
    CITY = "CITY", _("City")
    CHEFFERIE = "CHEFFERIE", _("Chefferie")
    SECTEUR = "SECTEUR", _("Secteur")
    GROUPEMENT = "GROUPEMENT", _("Groupement")


class PlacePrecision(TextChoices):
    """How well it is known where a place lies."""

    GPS = "GPS", _("GPS of the place")
    VILLAGE = "VILLAGE", _("Village coordinates")
    GROUP = "GROUP", _("Groupement only")
    TERR = "TERR", _("Territoire only")


class Certainty(TextChoices):
    """How sure it is that the point is the place that people mean."""

    HIGH = "HIGH", _("High")
    MEDIUM = "MEDIUM", _("Medium")
    LOW = "LOW", _("Low")


class Commodity(TextChoices):
    """What is dug, carried or traded there."""

    GOLD = "GOLD", _("Gold")
    CASSITERITE = "CASSITERITE", _("Cassiterite (tin)")
    COLTAN = "COLTAN", _("Coltan (tantalum)")
    WOLFRAMITE = "WOLFRAMITE", _("Wolframite (tungsten)")
    TOURMALINE = "TOURMALINE", _("Tourmaline")
    DIAMOND = "DIAMOND", _("Diamond")
    COPPER = "COPPER", _("Copper")
    COBALT = "COBALT", _("Cobalt")
    MANGANESE = "MANGANESE", _("Manganese")
    OTHER = "OTHER", _("Other")
