"""What is typed into the pages of exports."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kikao.interfaces.ui.fields import TextField


class AskForm(forms.Form):
    """What it is needed for."""

    reason = TextField(
        label=_("What it is needed for"), rows=3, help_text=_("Sealed for those who can read the case.")
    )
