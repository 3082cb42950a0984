"""What is typed into the pages of exports."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kikao.interfaces.ui.fields import TextField


class AskForm(forms.Form):
    """What it is needed for."""

    reason = TextField(
        label=_("What it is needed for"), rows=3, help_text=_("Sealed for those who can read the case.")
    )


class SureForm(forms.Form):
    """Nothing but the question whether one is sure."""

    sure = forms.CharField(widget=forms.HiddenInput, initial="1", required=False)
