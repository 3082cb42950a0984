"""What is typed on the screen of triage and about an alert of a miners' guard."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from kikao.casework.reports.enums import SetAsideReason
from kikao.casework.reports.reckoning import SHORT
from kikao.interfaces.office.offering import Choices, OfferedForm
from kikao.interfaces.ui.fields import ChoicesField, LineField, MomentField, TextField


class TriageForm(OfferedForm):
    """The first reading in its shortest form; what is not asked here stays as it is."""

    plausible = forms.BooleanField(label=_("Plausible"), required=False)
    place_id = ChoicesField(label=_("Place"), required=False)
    place_named = LineField(label=_("Another place: its name"), required=False, max_length=150)
    category = forms.ChoiceField(label=_("Category (a hint)"), required=False)
    severity = forms.ChoiceField(label=_("Level (a hint)"), required=False)
    happened = MomentField(label=_("When it happened"))
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, places: Choices, **kwargs: Any) -> None:
        """Offer the place as it stands and the places that the text may name."""
        super().__init__(*args, **kwargs)
        self.fields["place_id"].choices = places  # type: ignore[attr-defined]

    def chosen(self) -> UUID | None:
        """Return the place that was ticked."""
        ticked = self.cleaned_data["place_id"]
        return UUID(ticked) if ticked else None


class AsideForm(forms.Form):
    """Why a report goes no further, in one line."""

    reason = forms.ChoiceField(
        label=_("Why"),
        choices=[("", "—"), *(one for one in SetAsideReason.choices if one[0] != SetAsideReason.WITHDRAWN)],
    )
    note = LineField(label=_("Note for the secretariat"), required=False, max_length=SHORT)


class QuestionForm(forms.Form):
    """A question to the source, or the note of a call."""

    words = TextField(label=_("Words"), rows=3)


class JoinForm(forms.Form):
    """The incident that a report is taken into."""

    incident_id = forms.UUIDField(widget=forms.HiddenInput)


class AlertForm(forms.Form):
    """To whom an alert of a miners' guard is referred; bodies behind a wall are not offered."""

    target = ChoicesField(label=_("Refer it to"))
    agrees_now = forms.BooleanField(
        label=_("The miner was asked meanwhile and agrees that the police is told"), required=False
    )
    passed_on = forms.BooleanField(
        label=_("What was told is passed on"),
        required=False,
        help_text=_("Only if the source agreed to share with a named authority."),
    )
    note = LineField(label=_("Note for the secretariat"), required=False, max_length=SHORT)

    def __init__(self, *args: Any, targets: Choices, **kwargs: Any) -> None:
        """Offer nobody, and the bodies that are not walled."""
        super().__init__(*args, **kwargs)
        self.fields["target"].choices = [(NOBODY, _("Refer to nobody")), *targets]  # type: ignore[attr-defined]


NOBODY = "NOBODY"
