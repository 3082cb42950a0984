"""What is typed into the pages of places."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kikao.interfaces.office.offering import CHOOSE, Choices
from kikao.interfaces.ui.fields import ChoicesField, LineField, ManyField
from kikao.registry.places.enums import Certainty, Commodity, PlaceKind, PlacePrecision, TerritoryKind

ANY: Choices = [("", _("all"))]


class _WithTerritories(forms.Form):
    """A form that offers the territories of the group."""

    def __init__(self, *args: Any, territories: Choices, **kwargs: Any) -> None:
        """Fill in the territories."""
        super().__init__(*args, **kwargs)
        field = self.fields["territory_id"]
        field.choices = (CHOOSE if field.required else ANY) + territories  # type: ignore[attr-defined]


def _territory(*, required: bool) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=_("Territory"), coerce=forms.UUIDField().clean, empty_value=None, required=required
    )


class PlaceFilterForm(_WithTerritories):
    """What the list of places is narrowed to."""

    q = LineField(label=_("Search by name, spelling, village or code"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=ANY + list(PlaceKind.choices), required=False)
    territory_id = _territory(required=False)
    retired = forms.BooleanField(label=_("No longer offered ones too"), required=False)


class PlaceForm(_WithTerritories):
    """Everything that can be entered about a place."""

    name = LineField(label=_("Name"), max_length=150)
    kind = ChoicesField(label=_("Kind"), choices=PlaceKind.choices)
    territory_id = _territory(required=True)
    village = LineField(label=_("Village"), max_length=100, required=False)
    precision = ChoicesField(label=_("How well the position is known"), choices=PlacePrecision.choices)
    latitude = forms.DecimalField(
        label=_("Latitude"),
        max_digits=8,
        decimal_places=6,
        required=False,
        help_text=_("For example -1.9431"),
    )
    longitude = forms.DecimalField(
        label=_("Longitude"),
        max_digits=9,
        decimal_places=6,
        required=False,
        help_text=_("For example 28.9352"),
    )
    origin = LineField(
        label=_("Where the position comes from"),
        required=False,
        help_text=_("Needed with a position: a mission, a map, a register and its licence."),
    )
    certainty = forms.ChoiceField(
        label=_("How sure it is that the point is the place meant"),
        choices=[("", _("not said")), *Certainty.choices],
        required=False,
    )
    pcode = LineField(
        label=_("Code in another register"),
        max_length=40,
        required=False,
        help_text=_("For example an IPIS pcode"),
    )
    commodities = ManyField(label=_("Minerals"), choices=Commodity.choices, required=False)
    workers = forms.IntegerField(label=_("Workers counted"), min_value=0, required=False)
    workers_year = forms.IntegerField(label=_("In which year"), min_value=1900, required=False)
    groups = [
        (_("The place"), ["name", "kind", "territory_id", "village"]),
        (_("Position"), ["precision", "latitude", "longitude", "origin", "certainty"]),
        (_("What is known of it"), ["commodities", "workers", "workers_year", "pcode"]),
    ]


class NewPlaceForm(PlaceForm):
    """A place that is entered for the first time."""

    another = forms.BooleanField(
        label=_("It is another place than one of the same name in the same territory"), required=False
    )


class ChangedPlaceForm(PlaceForm):
    """A place that is corrected: the form says which version its writer was looking at."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class SpellingForm(forms.Form):
    """Another way in which a name is written."""

    text = LineField(label=_("Another spelling or name"), max_length=150)


class TerritoryForm(forms.Form):
    """A territory inside the one that is shown."""

    kind = ChoicesField(label=_("Kind"), choices=[])
    name = LineField(label=_("Name"), max_length=100)

    def __init__(self, *args: Any, kinds: Choices, **kwargs: Any) -> None:
        """Offer the kinds that may lie here."""
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]


class NameForm(forms.Form):
    """The right name of a territory."""

    name = LineField(label=_("Name"), max_length=100)


def kinds_inside(kind: str, parents: dict[str, frozenset[str]]) -> Choices:
    """Return the kinds of territory that may lie in one of this kind."""
    return [(one.value, one.label) for one in TerritoryKind if kind in parents[one]]
