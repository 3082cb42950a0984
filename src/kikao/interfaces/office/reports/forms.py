"""What is typed into the pages of reports; every choice comes from the register, no rule stands here."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from kikao.casework.reports.enums import (
    AccusedKind,
    BehalfManner,
    ConsentManner,
    ConsentScope,
    Language,
    MessageKind,
    Pile,
    Reliability,
    ReportState,
    SetAsideReason,
    SourceKind,
)
from kikao.casework.reports.reckoning import LONGEST, SHORT
from kikao.casework.reports.schemas import Known
from kikao.interfaces.office.offering import NOT_SAID, Choices, OfferedForm, chosen
from kikao.interfaces.ui.fields import ChoicesField, DayField, LineField, ManyField, MomentField, TextField
from kikao.interfaces.ui.uploads import FilesField
from kikao.registry.places.enums import PlacePrecision

ANY: Choices = [("", _("all"))]
KINDS: Choices = [(kind.value, kind.label) for kind in AccusedKind if kind != AccusedKind.ORGANISATION]
BY_HAND: Choices = [
    (manner.value, manner.label)
    for manner in (ConsentManner.ORAL, ConsentManner.WRITTEN, ConsentManner.THUMB)
]


class FilterForm(forms.Form):
    """What the queue is narrowed to."""

    state = forms.ChoiceField(
        label=_("State"), required=False, choices=[("", _("still open")), *ReportState.choices]
    )
    pile = forms.ChoiceField(label=_("Pile"), required=False, choices=Pile.choices)
    channel = forms.ChoiceField(label=_("Channel"), required=False)
    severity = forms.ChoiceField(label=_("Level"), required=False)
    withdrawn = forms.BooleanField(label=_("Consent taken back, to act on"), required=False)

    def __init__(self, *args: Any, channels: Choices, severities: Choices, **kwargs: Any) -> None:
        """Offer the group's channels and levels."""
        super().__init__(*args, **kwargs)
        self.fields["channel"].choices = ANY + channels  # type: ignore[attr-defined]
        self.fields["severity"].choices = ANY + severities  # type: ignore[attr-defined]


class PlainForm(OfferedForm):
    """The plain part of a report: what kind, when, where, from what kind of source."""

    nature = forms.ChoiceField(label=_("Nature"), required=False)
    category = forms.ChoiceField(label=_("Category (a hint)"), required=False)
    severity = forms.ChoiceField(
        label=_("Level (a hint)"), required=False, help_text=_("Empty: taken from the category.")
    )
    happened = MomentField(label=_("When it happened"))
    place_id = chosen(_("Place of the register"), required=False)
    territory_id = chosen(_("Territory"), required=False, help_text=_("Empty: the territory of the place."))
    place_precision = forms.ChoiceField(
        label=_("How finely the place is known"),
        required=False,
        choices=NOT_SAID + list(PlacePrecision.choices),
    )
    source_kind = forms.ChoiceField(
        label=_("Kind of source"), choices=SourceKind.choices, initial=SourceKind.UNKNOWN
    )
    reliability = forms.ChoiceField(
        label=_("Reliability of the source"), required=False, choices=NOT_SAID + list(Reliability.choices)
    )
    language = forms.ChoiceField(label=_("Language of the source"), choices=Language.choices)
    interpreter = forms.BooleanField(label=_("An interpreter was used"), required=False)

    def plain(self) -> Known:
        """Return the plain part as it was filled in."""
        return Known(**{name: self.cleaned_data[name] for name in Known.__dataclass_fields__})


class TakeForm(PlainForm):
    """A report taken by hand."""

    channel = forms.ChoiceField(label=_("How it reached us"))
    arrived_on = DayField(label=_("Day it reached us"), required=False, help_text=_("Empty: today."))
    said_at = LineField(label=_("On what occasion it was said"), required=False, max_length=SHORT)
    words = TextField(label=_("What was told, in the source's own words"), rows=10, max_length=LONGEST)
    place_words = LineField(label=_("Where, in the source's own words"), required=False, max_length=SHORT)
    attached = FilesField(label=_("Photographs, voice notes, papers"), required=False)
    accused = ManyField(
        label=_("Who is accused"),
        required=False,
        choices=KINDS,
        help_text=_(
            "Nothing ticked and nobody named below counts as “do not know”: all uniforms and companies are walled."
        ),
    )
    organisations = forms.TypedMultipleChoiceField(
        label=_("Organisations accused by name"), required=False, coerce=UUID
    )
    facts_only = forms.BooleanField(
        label=_("Facts alone: nothing about the source is written down, and no consent is asked"),
        required=False,
    )
    identity = TextField(
        label=_("Who the source is, and how to reach the source"),
        rows=3,
        required=False,
        max_length=SHORT,
        help_text=_("Better left empty. Two custodians must act together to read it."),
    )
    consents = ManyField(
        label=_("Read each aloud; tick what the source agrees to"),
        required=False,
        choices=ConsentScope.choices,
        help_text=_("What is not ticked is a no. Without the first two the report cannot be kept."),
    )
    manner = forms.ChoiceField(label=_("How the source answered"), required=False, choices=NOT_SAID + BY_HAND)
    guardian = forms.BooleanField(label=_("A guardian answered for the source"), required=False)
    behalf = LineField(
        label=_("Who brought it, if not the source"),
        required=False,
        max_length=SHORT,
        help_text=_("Sealed like the identity of the source."),
    )
    behalf_manner = forms.ChoiceField(
        label=_("How it was brought"), required=False, choices=NOT_SAID + list(BehalfManner.choices)
    )
    read_back = forms.BooleanField(label=_("What was typed was read back"), required=False)
    give_receipt = forms.BooleanField(
        label=_("Give the source a receipt of six words"),
        required=False,
        help_text=_("With it the source follows up without an account."),
    )

    groups = (
        (_("How it came"), ["channel", "arrived_on", "said_at", "language", "interpreter"]),
        (_("What was told"), ["words", "attached", "nature", "category", "severity"]),
        (_("When and where"), ["happened", "place_words", "place_id", "territory_id", "place_precision"]),
        (_("Who is accused"), ["accused", "organisations"]),
        (_("The source"), ["source_kind", "reliability", "facts_only", "identity"]),
        (_("Consent"), ["consents", "manner", "guardian", "give_receipt"]),
        (_("Brought by somebody else"), ["behalf", "behalf_manner", "read_back"]),
    )


class ScreenForm(PlainForm):
    """What the first reading found."""

    plausible = forms.BooleanField(label=_("Plausible"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)

    groups = (
        (_("The first reading"), ["plausible", "source_kind", "reliability", "language", "interpreter"]),
        (_("What it is about"), ["nature", "category", "severity"]),
        (_("When and where"), ["happened", "place_id", "territory_id", "place_precision"]),
    )


class SetAsideForm(forms.Form):
    """Why a report goes no further."""

    reason = ChoicesField(
        label=_("Why"),
        choices=[choice for choice in SetAsideReason.choices if choice[0] != SetAsideReason.WITHDRAWN],
    )
    note = TextField(label=_("Note for the secretariat"), rows=4, required=False)


class AskForm(forms.Form):
    """Words for the thread."""

    kind = ChoicesField(label=_("What it is"), choices=MessageKind.choices, initial=MessageKind.MESSAGE)
    words = TextField(label=_("Words"), rows=6)
    awaited = forms.BooleanField(label=_("An answer is awaited"), required=False, initial=True)


class AccuseForm(OfferedForm):
    """Whom a report accuses."""

    kind = ChoicesField(label=_("Who"), choices=AccusedKind.choices)
    organisation_id = chosen(_("Organisation, when it is known by name"), required=False)


class ConsentForm(forms.Form):
    """What the source says now."""

    given = ManyField(
        label=_("Read each aloud; tick what the source agrees to"),
        required=False,
        choices=ConsentScope.choices,
        help_text=_("What is not ticked is a no, also where it was a yes before."),
    )
    manner = ChoicesField(label=_("How the source answered"), choices=BY_HAND)
    language = forms.ChoiceField(label=_("In which language"), choices=Language.choices)
    guardian = forms.BooleanField(label=_("A guardian answered for the source"), required=False)
