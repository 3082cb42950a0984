"""What is typed about texts, hands under them, and who knows of them."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from kikao.casework.agreements.enums import (
    TALKED,
    HandOver,
    InstrumentState,
    Language,
    RightsQuestion,
    SigningManner,
    TextPurpose,
)
from kikao.casework.agreements.schemas import AnswerLine
from kikao.foundation.base.moments import Precision
from kikao.interfaces.office.agreements.forms.making import NO_NAME
from kikao.interfaces.office.offering import Choices, chosen, offer
from kikao.interfaces.ui.fields import ChoicesField, DayField, LineField, ManyField, TextField
from kikao.interfaces.ui.uploads import FilesField

WELL, NOT_WELL = "yes", "no"


class TextForm(forms.Form):
    """A version of a text, typed."""

    purpose = ChoicesField(label=_("What for"), choices=TextPurpose.choices, initial=TextPurpose.TEXT)
    language = forms.ChoiceField(label=_("Language"), choices=Language.choices)
    same_as = forms.TypedChoiceField(
        label=_("The same version in another language"), coerce=int, empty_value=None, required=False
    )
    words = TextField(label=_("The text"), rows=18)

    def __init__(self, *args: Any, versions: Choices, **kwargs: Any) -> None:
        """Offer the versions there are."""
        super().__init__(*args, **kwargs)
        self.fields["same_as"].choices = [("", _("no, a new version")), *versions]  # type: ignore[attr-defined]


class UploadForm(forms.Form):
    """A version of a text, as a document."""

    language = forms.ChoiceField(label=_("Language"), choices=Language.choices)
    attached = FilesField(label=_("The document (DOCX)"))


class MoveForm(forms.Form):
    """What a party did about a text before it is signed."""

    new = ChoicesField(
        label=_("What happened"),
        choices=[(one.value, one.label) for one in InstrumentState if one in TALKED],
    )
    party_id = chosen(_("By which party"), required=False)
    happened_on = DayField(label=_("On which day"), required=False)
    words = TextField(label=_("What it said"), rows=3, max_length=300, required=False)

    def __init__(self, *args: Any, parties: Choices, **kwargs: Any) -> None:
        """Offer the parties."""
        super().__init__(*args, **kwargs)
        offer(self, party_id=parties)


class RightsForm(forms.Form):
    """Every question about rights, yes or no, and what is not well."""

    def __init__(self, *args: Any, answers: tuple[AnswerLine, ...], **kwargs: Any) -> None:
        """Ask each question with its source."""
        super().__init__(*args, **kwargs)
        for one in answers:
            self.fields[one.question] = ChoicesField(
                label=one.question_words,
                help_text=one.source,
                choices=[(WELL, _("Yes")), (NOT_WELL, _("No"))],
            )
            self.fields[f"{one.question}_words"] = LineField(
                label=_("What is not well, or what to watch"), required=False, max_length=300
            )

    def answered(self) -> dict[str, dict[str, Any]]:
        """Return what was answered as the act takes it."""
        said = self.cleaned_data
        return {
            "answers": {one.value: said[one.value] == WELL for one in RightsQuestion},
            "words": {one.value: said[f"{one.value}_words"] for one in RightsQuestion},
        }


class SignatureForm(forms.Form):
    """Who put a hand under it, or did not."""

    party_id = chosen(_("For which party"), required=False)
    organisation_id = chosen(_("Or which authority countersigns"), required=False)
    function = LineField(label=_("In which function"), help_text=NO_NAME)
    manner = ChoicesField(label=_("How"), choices=SigningManner.choices, initial=SigningManner.SIGNED)
    signed_on = DayField(label=_("On which day"), required=False, help_text=_("Empty means today."))
    witness = LineField(label=_("Before which witness"), required=False, help_text=NO_NAME)
    reason = TextField(label=_("If absent: why"), rows=2, max_length=300, required=False)

    def __init__(self, *args: Any, parties: Choices, organisations: Choices, **kwargs: Any) -> None:
        """Offer the parties and every organisation."""
        super().__init__(*args, **kwargs)
        offer(self, party_id=parties, organisation_id=organisations)


class SignForm(forms.Form):
    """On which day what was signed."""

    text_ids = ManyField(label=_("Which text was signed"), required=False)
    signed_on = DayField(label=_("On which day"), required=False, help_text=_("Empty means today."))
    precision = ChoicesField(
        label=_("How well the day is known"),
        choices=Precision.choices,
        initial=Precision.EXACT,
        required=False,
    )
    ends_on = DayField(label=_("Holds until"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, texts: Choices, **kwargs: Any) -> None:
        """Offer the texts."""
        super().__init__(*args, **kwargs)
        self.fields["text_ids"].choices = texts  # type: ignore[attr-defined]

    def clean_text_ids(self) -> list[UUID]:
        """Return ids."""
        return [UUID(one) for one in self.cleaned_data["text_ids"]]


class AmendForm(forms.Form):
    """How the amendment is called."""

    title = LineField(label=_("Title of the amendment"))


class DenounceForm(forms.Form):
    """Which party denounced it."""

    party_id = chosen(_("Which party"))
    ended_on = DayField(label=_("On which day"))
    reason = TextField(label=_("Why"), rows=3, max_length=300)
    goes_on = forms.BooleanField(label=_("It goes on among the others"), required=False)

    def __init__(self, *args: Any, parties: Choices, **kwargs: Any) -> None:
        """Offer the parties."""
        super().__init__(*args, **kwargs)
        offer(self, party_id=parties)


class EndForm(forms.Form):
    """When and why it ended."""

    ended_on = DayField(label=_("On which day"))
    reason = TextField(label=_("Why"), rows=3, max_length=300)


class ReadingForm(forms.Form):
    """Where it was read aloud, before how many."""

    place_id = chosen(_("Where"))
    read_on = DayField(label=_("On which day"))
    language = forms.ChoiceField(label=_("In which language"), choices=Language.choices)
    women = forms.IntegerField(label=_("Women"), min_value=0, initial=0)
    men = forms.IntegerField(label=_("Men"), min_value=0, initial=0)
    uncounted = forms.IntegerField(label=_("Not counted by sex"), min_value=0, initial=0)

    def __init__(self, *args: Any, places: Choices, **kwargs: Any) -> None:
        """Offer the places."""
        super().__init__(*args, **kwargs)
        offer(self, place_id=places)


class CopyForm(forms.Form):
    """Which party got its copy."""

    party_id = chosen(_("Which party"))
    handed_on = DayField(label=_("On which day"))
    how = ChoicesField(label=_("How"), choices=HandOver.choices, initial=HandOver.HAND)
    language = forms.ChoiceField(label=_("In which language"), choices=Language.choices)

    def __init__(self, *args: Any, parties: Choices, **kwargs: Any) -> None:
        """Offer the parties."""
        super().__init__(*args, **kwargs)
        offer(self, party_id=parties)


class ShowForm(forms.Form):
    """To the seat of which party a text is shown."""

    party_id = chosen(_("To the seat of which party"))

    def __init__(self, *args: Any, parties: Choices, **kwargs: Any) -> None:
        """Offer the parties that have a seat."""
        super().__init__(*args, **kwargs)
        offer(self, party_id=parties)
