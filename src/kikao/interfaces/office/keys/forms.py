"""What is typed into the pages of keys."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from kikao.interfaces.ui.fields import LineField, TextField


class RenewForm(forms.Form):
    """The present passphrase, which locks the new key as well."""

    passphrase = forms.CharField(
        label=_("Your passphrase"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class GrantForm(forms.Form):
    """Who is to read it too."""

    account_id = forms.TypedChoiceField(label=_("Who may read it too"), coerce=UUID)
    reason = TextField(
        label=_("Why"),
        rows=2,
        required=False,
        help_text=_(
            "Needed when the key was taken from this person before. Sealed, for those who can open it."
        ),
    )

    def __init__(self, *args: Any, people: list[tuple[str, str]], **kwargs: Any) -> None:
        """Offer those whom no wall and no role keeps out."""
        super().__init__(*args, **kwargs)
        field: Any = self.fields["account_id"]
        field.choices = [("", _("choose")), *people]


class TakeForm(forms.Form):
    """Why the key is taken back."""

    reason = TextField(label=_("Why"), rows=4, help_text=_("Sealed, for those who can still open it."))


class PaperForm(forms.Form):
    """Where the paper will lie."""

    label = LineField(
        label=_("Who keeps it and where"), max_length=60, help_text=_("A seat and a place, no name.")
    )


class BroughtForm(forms.Form):
    """The file that the holders of the papers brought back."""

    file = forms.FileField(label=_("The file that came back"), max_length=200)
