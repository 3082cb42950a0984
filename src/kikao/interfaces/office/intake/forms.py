"""What is typed into the pages of what waits apart."""

from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from kikao.casework.intake.enums import BY_HAND, HeldReason, SubmissionState
from kikao.interfaces.office.offering import Choices
from kikao.interfaces.office.reports.forms import ANY
from kikao.interfaces.ui.fields import ChoicesField


class FilterForm(forms.Form):
    """What the list is narrowed to."""

    state = forms.ChoiceField(
        label=_("State"), required=False, choices=[("", _("waits for a person")), *SubmissionState.choices]
    )
    reason = forms.ChoiceField(label=_("Why it waits"), required=False, choices=[*ANY, *HeldReason.choices])


class OpenForm(forms.Form):
    """Whether to go on without files that have not come."""

    incomplete = forms.BooleanField(
        label=_("Open it without the files that have not come"),
        required=False,
        help_text=_("Files that come later are opened from its page."),
    )


class TakeForm(forms.Form):
    """By which version of a form something is read."""

    version_id = forms.TypedChoiceField(
        label=_("Read it by"),
        coerce=UUID,
        empty_value=None,
        required=False,
        help_text=_("Without a form every answer stands in the report with the name of its question."),
    )

    def __init__(self, *args: object, versions: Choices, **kwargs: object) -> None:
        """Offer the versions of the group's forms."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        as_it_is: Choices = [("", _("no form: as it is"))]
        self.fields["version_id"].choices = as_it_is + versions  # type: ignore[attr-defined]


class SettleForm(forms.Form):
    """Why nothing is made of it."""

    reason = ChoicesField(label=_("What it is"), choices=[(one.value, one.label) for one in BY_HAND])
