"""What is typed into the pages of incidents; every choice comes from the register, no rule stands here."""

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
from kikao.interfaces.office.offering import CHOOSE, NOT_SAID, OfferedForm, VersionForm, chosen, select
from kikao.interfaces.ui.fields import (
    ChoicesField,
    DayField,
    LineField,
    ManyField,
    MomentField,
    TextField,
)
from kikao.registry.places.enums import PlacePrecision


class _Listed(OfferedForm):
    """Nothing is chosen beforehand where a slip would name the wrong one."""

    unchosen = CHOOSE


class _Changed(_Listed, VersionForm):
    """The same, of something that is changed."""


class SearchForm(_Listed):
    """What is sought in sealed words, and what the search is narrowed to."""

    words = LineField(label=_("Words"), max_length=200)
    since = DayField(label=_("Happened since"), required=False)
    until = DayField(label=_("Happened until"), required=False)
    territory = chosen(_("Territory"), required=False)
    category = select([], label=_("Category"))
    first = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=2000)

    groups = ((_("Narrow it"), ["since", "until", "territory", "category"]),)


class FilterForm(_Listed):
    """What the list is narrowed to."""

    q = LineField(label=_("Search by reference or title"), required=False)
    category = select([], label=_("Category"))
    severity = select([], label=_("Severity"))
    verification = select([], label=_("Verification"))
    territory = chosen(_("Territory"), required=False)
    merged = forms.BooleanField(label=_("Merged ones"), required=False)


class _Facts(_Listed):
    title = LineField(
        label=_("Title"),
        help_text=_(
            "What happened and where, in a few words. No name of a person, nothing only the source knows."
        ),
    )
    nature = ChoicesField(choices=[], label=_("What it is"))
    happened = MomentField(label=_("When it happened"))
    place_id = chosen(_("Place"), required=False)
    territory_id = chosen(_("Territory"), required=False, help_text=_("Only when no place is known."))
    place_precision = select(NOT_SAID + list(PlacePrecision.choices), label=_("How well the place is known"))


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
    language = select(NOT_SAID + list(Language.choices), label=_("Language of the source"))
    reliability = select(NOT_SAID + list(Reliability.choices), label=_("Reliability of the source"))
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


class FactsForm(_Facts, _Changed):
    """Correct the plain facts."""


class CategoriesForm(_Changed):
    """What the incident is filed under."""

    categories = ManyField(choices=[], label=_("Categories"))


class SeverityForm(_Changed):
    """How grave it is."""

    severity = ChoicesField(choices=[], label=_("Level of severity"))


class VerifyForm(_Changed):
    """How far something is established."""

    verification = ChoicesField(
        choices=[pair for pair in Verification.choices if pair[0] != Verification.V0], label=_("Verification")
    )
    reason = TextField(
        label=_("Why"), required=False, rows=4, help_text=_("For the secretariat. This is sealed.")
    )


class InvolveForm(_Listed):
    """Who is said to have done what to whom."""

    part = ChoicesField(choices=Part.choices, label=_("Part"))
    organisation_id = chosen(_("Organisation"), required=False)
    stranger = select(
        [("", _("an organisation, chosen above")), *Stranger.choices], label=_("Or, while nobody knows")
    )
    actor_type = select([], label=_("Type of a victim group that is no organisation"))
    act = select(NOT_SAID + list(Act.choices), label=_("What was done"))
    method = select(NOT_SAID + list(Method.choices), label=_("How"))
    degree = select(NOT_SAID + list(Degree.choices), label=_("Degree of involvement"))
    toward_id = chosen(_("To whom"), required=False)


class IdentifyForm(_Changed):
    """Whose somebody unidentified turned out to be."""

    organisation_id = chosen(_("Organisation"))


class CountForm(_Listed):
    """How many were harmed, of one sex and age band, in one way."""

    harm = ChoicesField(choices=Harm.choices, label=_("What happened to them"))
    number = forms.IntegerField(label=_("How many"), min_value=1, max_value=100_000)
    about = forms.BooleanField(label=_("The number is an estimate"), required=False)
    sex = ChoicesField(choices=Sex.choices, label=_("Sex"), initial=Sex.UNKNOWN)
    age_band = ChoicesField(choices=AgeBand.choices, label=_("Age"), initial=AgeBand.UNKNOWN)
    involvement_id = chosen(_("Victim group"), required=False)


class ClaimForm(_Told, _Listed):
    """A claim with its source."""

    report_id = chosen(
        _("Which report"), required=False, help_text=_("Only for a claim that a report makes.")
    )


class ContrastForm(_Listed):
    """Which other claim cannot be true at the same time."""

    other_id = chosen(_("Contradicts"))


class ReplyForm(_Listed):
    """What an organisation answers."""

    organisation_id = chosen(_("Organisation that answers"))
    attribution = ChoicesField(choices=Attribution.choices, label=_("What it answers"))
    wording = TextField(label=_("In its words"), required=False, rows=5, help_text=_("This is sealed."))
    replied = MomentField(label=_("When it answered"))
    claim_id = chosen(_("To which claim"), required=False)


class NormForm(_Listed):
    """Which norm it is measured against."""

    norm_id = chosen(_("Norm"))


class MappingForm(_Listed):
    """A risk or theme that no category proposed."""

    mapping = select([], required=True, label=_("Risk or theme"))


class ReportForm(_Listed):
    """Which report tells of the same incident."""

    report_id = chosen(_("Report"))


class MergeForm(_Changed):
    """Into which incident this one is merged."""

    into_id = chosen(_("Merge into"))
