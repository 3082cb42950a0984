"""What is typed into the pages of norms."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kikao.interfaces.ui.fields import LineField, MomentField, TextField
from kikao.registry.norms.schemas import NormPage


class NormFilterForm(forms.Form):
    """What the register is narrowed to."""

    q = LineField(label=_("Search in titles, articles and words"), required=False)
    retired = forms.BooleanField(label=_("No longer offered ones too"), required=False)


class NormForm(forms.Form):
    """A law, decree or principle, or one article of it."""

    title_fr = LineField(label=_("Title in French"), max_length=300, required=False)
    title_en = LineField(label=_("Title in English"), max_length=300, required=False)
    article = LineField(label=_("Article"), max_length=60, required=False, help_text=_("For example art. 27"))
    in_force = MomentField(label=_("In force since"))
    text = TextField(
        label=_("Words"),
        required=False,
        help_text=_("Copied from the official text, never from memory."),
    )
    reference = LineField(
        label=_("Where it is found"),
        max_length=500,
        required=False,
        help_text=_("Official journal, number, page or address. Needed when the words are not given."),
    )


class ChangedNormForm(NormForm):
    """A norm that is changed: the form says which version its writer was looking at."""

    version = forms.IntegerField(widget=forms.HiddenInput)


def facts_of(norm: NormPage) -> dict[str, object]:
    """Return a norm as the form shows it."""
    return {
        "title_fr": norm.title_fr,
        "title_en": norm.title_en,
        "article": norm.line.article,
        "in_force": norm.line.in_force,
        "text": norm.text,
        "reference": norm.line.reference,
        "version": norm.version,
    }
