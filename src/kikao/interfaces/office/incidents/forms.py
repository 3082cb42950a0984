"""What is typed into the pages of incidents; every choice comes from the register, no rule stands here."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from kikao.casework.incidents.enums import (
    Act,
    AgeBand,
    Attribution,
    ClaimSource,
    Degree,
    Harm,
    Method,
    Part,
    Sex,
    Stranger,
    Verification,
)
from kikao.casework.reports.enums import Language, Reliability
from kikao.interfaces.ui.fields import (
    ChoicesField,
    DayField,
    LineField,
    ManyField,
    MomentField,
    TextField,
)
from kikao.registry.places.enums import PlacePrecision

Choices = list[tuple[str, Any]]
NOT_SAID: Choices = [("", _("not said"))]
CHOOSE: Choices = [("", _("choose"))]


def _select(choices: Choices, *, required: bool = False, **kwargs: Any) -> forms.ChoiceField:
    return forms.ChoiceField(choices=choices, required=required, **kwargs)


def _id(choices: Choices, *, required: bool = False, **kwargs: Any) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(choices=choices, coerce=UUID, empty_value=None, required=required, **kwargs)


class OfferedForm(forms.Form):
    """A form whose choices are offered by the page: `offered` is field -> choices."""

    def __init__(self, *args: Any, offered: dict[str, Choices] | None = None, **kwargs: Any) -> None:
        """Fill in what can be chosen; nothing is chosen beforehand where a slip would name the wrong one."""
        super().__init__(*args, **kwargs)
        for name, choices in (offered or {}).items():
            field = self.fields[name]
            listed = isinstance(field.widget, forms.Select) and not isinstance(
                field, (ChoicesField, ManyField)
            )
            first = (CHOOSE if field.required else NOT_SAID) if listed else []
            field.choices = first + choices  # type: ignore[attr-defined]


class VersionForm(OfferedForm):
    """A form that changes something: it says which version its writer was looking at."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class SearchForm(OfferedForm):
    """What is sought in sealed words, and what the search is narrowed to."""

    words = LineField(label=_("Words"), max_length=200)
    since = DayField(label=_("Happened since"), required=False)
    until = DayField(label=_("Happened until"), required=False)
    territory = _id([], label=_("Territory"))
    category = _select([], label=_("Category"))
    first = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=2000)

    groups = ((_("Narrow it"), ["since", "until", "territory", "category"]),)


class FilterForm(OfferedForm):
    """What the list is narrowed to."""

    q = LineField(label=_("Search by reference or title"), required=False)
    category = _select([], label=_("Category"))
    severity = _select([], label=_("Severity"))
    verification = _select([], label=_("Verification"))
    territory = _id([], label=_("Territory"))
    merged = forms.BooleanField(label=_("Merged ones"), required=False)


class _Facts(OfferedForm):
    title = LineField(
        label=_("Title"),
        help_text=_(
            "What happened and where, in a few words. No name of a person, nothing only the source knows."
        ),
    )
    nature = ChoicesField(choices=[], label=_("What it is"))
    happened = MomentField(label=_("When it happened"))
    place_id = _id([], label=_("Place"))
    territory_id = _id([], label=_("Territory"), help_text=_("Only when no place is known."))
    place_precision = _select(NOT_SAID + list(PlacePrecision.choices), label=_("How well the place is known"))


class _Told(forms.Form):
    wording = TextField(
        label=_("What is claimed"), help_text=_("In the words of the source. This is sealed."), rows=5
    )
    source_kind = ChoicesField(choices=ClaimSource.choices, label=_("Who says so"))
    source_title = LineField(
        label=_("Title of the publication"),
        max_length=300,
        required=False,
        help_text=_("Only for what is published. Never the name of a person who told it."),
    )
    locator = LineField(label=_("Page, date or address in it"), max_length=300, required=False)
    language = _select(NOT_SAID + list(Language.choices), label=_("Language of the source"))
    reliability = _select(NOT_SAID + list(Reliability.choices), label=_("Reliability of the source"))
    claimed = MomentField(label=_("When it happened, according to this source"))


class OpenForm(_Facts, _Told):
    """Open an incident: its plain facts, and a first claim where no report is its ground."""

    categories = ManyField(choices=[], label=_("Categories"))
    groups = [
        (_("The incident"), ["title", "nature", "categories"]),
        (_("When and where"), ["happened", "place_id", "territory_id", "place_precision"]),
        (
            _("First claim"),
            ["wording", "source_kind", "source_title", "locator", "language", "reliability", "claimed"],
        ),
    ]


class OpenFromReportsForm(_Facts):
    """Open an incident from reports: its plain facts; the claims follow."""

    categories = ManyField(choices=[], label=_("Categories"))
    groups = [
        (_("The incident"), ["title", "nature", "categories"]),
        (_("When and where"), ["happened", "place_id", "territory_id", "place_precision"]),
    ]


class FactsForm(_Facts, VersionForm):
    """Correct the plain facts."""


class CategoriesForm(VersionForm):
    """What the incident is filed under."""

    categories = ManyField(choices=[], label=_("Categories"))


class SeverityForm(VersionForm):
    """How grave it is."""

    severity = ChoicesField(choices=[], label=_("Level of severity"))


class VerifyForm(VersionForm):
    """How far something is established."""

    verification = ChoicesField(
        choices=[pair for pair in Verification.choices if pair[0] != Verification.V0], label=_("Verification")
    )
    reason = TextField(
        label=_("Why"), required=False, rows=4, help_text=_("For the secretariat. This is sealed.")
    )


class InvolveForm(OfferedForm):
    """Who is said to have done what to whom."""

    part = ChoicesField(choices=Part.choices, label=_("Part"))
    organisation_id = _id([], label=_("Organisation"))
    stranger = _select(
        [("", _("an organisation, chosen above")), *Stranger.choices], label=_("Or, while nobody knows")
    )
    actor_type = _select([], label=_("Type of a victim group that is no organisation"))
    act = _select(NOT_SAID + list(Act.choices), label=_("What was done"))
    method = _select(NOT_SAID + list(Method.choices), label=_("How"))
    degree = _select(NOT_SAID + list(Degree.choices), label=_("Degree of involvement"))
    toward_id = _id([], label=_("To whom"))


class IdentifyForm(VersionForm):
    """Whose somebody unidentified turned out to be."""

    organisation_id = _id([], required=True, label=_("Organisation"))


class CountForm(OfferedForm):
    """How many were harmed, of one sex and age band, in one way."""

    harm = ChoicesField(choices=Harm.choices, label=_("What happened to them"))
    number = forms.IntegerField(label=_("How many"), min_value=1, max_value=100_000)
    about = forms.BooleanField(label=_("The number is an estimate"), required=False)
    sex = ChoicesField(choices=Sex.choices, label=_("Sex"), initial=Sex.UNKNOWN)
    age_band = ChoicesField(choices=AgeBand.choices, label=_("Age"), initial=AgeBand.UNKNOWN)
    involvement_id = _id([], label=_("Victim group"))


class ClaimForm(_Told, OfferedForm):
    """A claim with its source."""

    report_id = _id([], label=_("Which report"), help_text=_("Only for a claim that a report makes."))


class ContrastForm(OfferedForm):
    """Which other claim cannot be true at the same time."""

    other_id = _id([], required=True, label=_("Contradicts"))


class ReplyForm(OfferedForm):
    """What an organisation answers."""

    organisation_id = _id([], required=True, label=_("Organisation that answers"))
    attribution = ChoicesField(choices=Attribution.choices, label=_("What it answers"))
    wording = TextField(label=_("In its words"), required=False, rows=5, help_text=_("This is sealed."))
    replied = MomentField(label=_("When it answered"))
    claim_id = _id([], label=_("To which claim"))


class NormForm(OfferedForm):
    """Which norm it is measured against."""

    norm_id = _id([], required=True, label=_("Norm"))


class MappingForm(OfferedForm):
    """A risk or theme that no category proposed."""

    mapping = _select([], required=True, label=_("Risk or theme"))


class ReportForm(OfferedForm):
    """Which report tells of the same incident."""

    report_id = _id([], required=True, label=_("Report"))


class MergeForm(VersionForm):
    """Into which incident this one is merged."""

    into_id = _id([], required=True, label=_("Merge into"))
