"""What is typed into the pages of the code lists."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kikao.interfaces.ui.fields import LineField


class WordsForm(forms.Form):
    """A word in the three languages."""

    fr = LineField(label=_("In French"))
    en = LineField(label=_("In English"))
    sw = LineField(label=_("In Swahili"), required=False)


class NewWordForm(WordsForm):
    """A word that the group adds to a list."""

    code = LineField(
        label=_("Code"),
        max_length=30,
        help_text=_("Capital letters, digits and dashes, for instance CF-ROYALTY. It never changes."),
    )
    field_order = ("code", "fr", "en", "sw")


class ChangedWordForm(WordsForm):
    """A word that is changed: the form says which version its writer was looking at."""

    version = forms.IntegerField(widget=forms.HiddenInput)


def words_of(line: Any) -> dict[str, object]:
    """Return the words of a line as a form shows them."""
    return {"fr": line.fr, "en": line.en, "sw": line.sw, "version": line.version}
