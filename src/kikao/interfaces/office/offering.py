"""Fields whose choices the page offers: rows by their id, and what stands first where nothing is chosen."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kikao.interfaces.ui.fields import ChoicesField

Choices = list[tuple[str, Any]]
NONE: Choices = [("", "–")]
NOT_SAID: Choices = [("", _("not said"))]
CHOOSE: Choices = [("", _("choose"))]


def select(choices: Sequence[tuple[str, Any]], *, required: bool = False, **kwargs: Any) -> forms.ChoiceField:
    """Return a choice out of a list, which may stay open."""
    return forms.ChoiceField(choices=choices, required=required, **kwargs)


def chosen(label: Any, *, required: bool = True, **kwargs: Any) -> forms.TypedChoiceField:
    """Return a field that offers rows by id."""
    return forms.TypedChoiceField(
        label=label, coerce=forms.UUIDField().clean, empty_value=None, required=required, **kwargs
    )


def offer(form: forms.Form, **offered: Choices) -> None:
    """Put what can be chosen into the fields of a form, behind a choice of none."""
    for name, choices in offered.items():
        form.fields[name].choices = [*NONE, *choices]  # type: ignore[attr-defined]


class OfferedForm(forms.Form):
    """A form whose choices are offered by the page: `offered` is field -> choices."""

    empty: Choices = NOT_SAID
    unchosen: Choices = []
    """What stands first in a list out of which something must be chosen."""

    def __init__(self, *args: Any, offered: dict[str, Choices] | None = None, **kwargs: Any) -> None:
        """Fill in what can be chosen; a choice that may stay open starts with “not said”."""
        super().__init__(*args, **kwargs)
        for name, choices in (offered or {}).items():
            field = self.fields[name]
            field.choices = [*self._before(field), *choices]  # type: ignore[attr-defined]

    def _before(self, field: forms.Field) -> Choices:
        if isinstance(field, forms.MultipleChoiceField):
            return []
        if not field.required:
            return self.empty
        return [] if isinstance(field, ChoicesField) else self.unchosen


class VersionForm(OfferedForm):
    """A form that changes something: it says which version its writer was looking at."""

    version = forms.IntegerField(widget=forms.HiddenInput)
