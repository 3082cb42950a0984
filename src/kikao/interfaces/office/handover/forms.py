"""What is typed into the pages of hand-overs."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from kikao.casework.handover.enums import ArrivalState, Basis, DeclineReason, HandoverState
from kikao.casework.handover.schemas import Matched
from kikao.foundation.files.limits import MB, Limits
from kikao.interfaces.office.offering import Choices, VersionForm, chosen
from kikao.interfaces.ui.fields import ChoicesField, LineField, TextField
from kikao.interfaces.ui.uploads import FilesField

WHOLE, SMALL = Limits(each=50 * MB, together=50 * MB, count=1), Limits(each=MB, together=MB, count=1)


class GoingFilterForm(forms.Form):
    """What the list of hand-overs is narrowed to."""

    state = forms.ChoiceField(
        label=_("State"), choices=[("", _("all")), *HandoverState.choices], required=False
    )


class IncomingFilterForm(forms.Form):
    """What the list of cases handed over to us is narrowed to."""

    state = forms.ChoiceField(
        label=_("State"), choices=[("", _("all")), *ArrivalState.choices], required=False
    )


class ProposeForm(forms.Form):
    """A case to be handed over."""

    groups = [
        (_("To whom, and why"), ["card_id", "basis", "purpose"]),
        (_("What goes along beside the plain facts"), ["with_claims", "with_told", "file_release_ids"]),
        (_("Afterwards"), ["closes_case"]),
    ]
    card_id = chosen(
        _("To which group"), help_text=_("Only groups whose card two of us have compared by voice.")
    )
    basis = ChoicesField(label=_("On what ground"), choices=Basis.choices)
    purpose = TextField(
        label=_("What for"),
        rows=4,
        help_text=_("The other group reads this. Name nobody who told us something."),
    )
    with_claims = forms.BooleanField(
        label=_("Claims in their own words, where the source agreed"), required=False
    )
    with_told = forms.BooleanField(
        label=_("What sources told in their own words, where they agreed"), required=False
    )
    file_release_ids = forms.TypedMultipleChoiceField(
        label=_("Files marked safe"),
        coerce=forms.UUIDField().clean,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    closes_case = forms.BooleanField(
        label=_("Close the case here once the other group has accepted it"), required=False
    )

    def __init__(self, *args: Any, cards: Choices, files: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        """Offer the groups that were compared, and the files that are safe."""
        super().__init__(*args, **kwargs)
        self.fields["card_id"].choices = [("", "–"), *cards]  # type: ignore[attr-defined]
        self.fields["file_release_ids"].choices = list(files)  # type: ignore[attr-defined]
        if not files:
            del self.fields["file_release_ids"]


class ReasonForm(forms.Form):
    """Why."""

    reason = TextField(label=_("Why"), rows=3)
    version = forms.IntegerField(widget=forms.HiddenInput)


class SeenForm(VersionForm):
    """What goes, as it was looked at."""

    seen = forms.CharField(widget=forms.HiddenInput)


class FileForm(forms.Form):
    """The file of another group."""

    attached = FilesField(
        label=_("The file of the hand-over"),
        limits=WHOLE,
        help_text=_("As the other group gave it to you, unchanged. After an error, choose it again."),
    )


class ReceiptForm(forms.Form):
    """The receipt of another group."""

    attached = FilesField(
        label=_("The receipt"), limits=SMALL, help_text=_("The file that the other group sent back.")
    )


class CardForm(forms.Form):
    """Another group's card, as a file or as text."""

    text = TextField(label=_("The text of the card"), rows=6, required=False)
    attached = FilesField(
        label=_("Or the card as a file"), limits=SMALL, required=False, help_text=_("One file.")
    )

    def clean(self) -> dict[str, Any]:
        """Take one of the two."""
        said = super().clean() or {}
        if not said.get("text") and not said.get("attached"):
            self.add_error("text", _now("Paste the card, or choose its file."))
        return said


class CompareForm(forms.Form):
    """The words that somebody of the other group read out."""

    words = LineField(
        label=_("The eight words that they read to you"),
        help_text=_(
            "Call a number that you knew before, and let them read. This page does not show the words."
        ),
    )


class DeclineForm(forms.Form):
    """Why a case is not taken."""

    reason = ChoicesField(
        label=_("Why"), choices=DeclineReason.choices, help_text=_("This alone stands in the receipt.")
    )
    words = TextField(
        label=_("More about it, for us"), rows=3, required=False, help_text=_("Sealed here; it is not sent.")
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class AcceptForm(forms.Form):
    """What a case is called here, and which organisations of ours are meant."""

    title = LineField(label=_("Title of the case here"), help_text=_("It names no person."))
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, matched: Sequence[Matched], organisations: Choices, **kwargs: Any) -> None:
        """Ask of every organisation which of ours it is; of an accused one that is new, to which of ours it belongs."""
        super().__init__(*args, **kwargs)
        self.numbers = [one.number for one in matched]
        for one in matched:
            roles = f"{one.name} ({', '.join(one.roles)})" if one.roles else one.name
            ours = chosen(roles, required=False, initial=one.organisation_id)
            ours.choices = [("", _now("Enter it as new")), *organisations]
            self.fields[f"ours_{one.number}"] = ours
            if one.organisation_id is None:
                label = _now("If it is new: it belongs to")
                above = chosen(label, required=False)
                above.choices = [("", "–"), *organisations]
                self.fields[f"above_{one.number}"] = above

    def said(self, name: str) -> dict[int, Any]:
        """Return what was chosen, by the number of the organisation."""
        given = {number: self.cleaned_data.get(f"{name}_{number}") for number in self.numbers}
        return {number: one for number, one in given.items() if one}
