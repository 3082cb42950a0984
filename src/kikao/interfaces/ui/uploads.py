"""Choosing files in a form; they are sealed before the form even looks at them."""

from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from kikao.foundation.base.stops import Invalid
from kikao.foundation.files.coming import Coming
from kikao.foundation.files.limits import OFFICE, Limits
from kikao.foundation.files.uploads import SealedUpload, check


class ManyFiles(forms.ClearableFileInput):
    """The browser's own way to choose several files."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Any number of files, each and all within the limits of the door."""

    widget = ManyFiles

    def __init__(self, *, limits: Limits = OFFICE, **kwargs: Any) -> None:
        """Say how much may be sent, unless the form says it better."""
        self.limits = limits
        words = _(
            "At most {count} files of {each} MB, together {together} MB. After an error, choose them again."
        )
        told = {
            "count": limits.count,
            "each": limits.each // 1024 // 1024,
            "together": limits.together // 1024 // 1024,
        }
        kwargs.setdefault("help_text", format_lazy(words, **told))
        super().__init__(**kwargs)

    def clean(self, data: Any, initial: Any = None) -> tuple[Coming, ...]:
        """Return the sealed files, none of them opened."""
        del initial
        sent = data if isinstance(data, list | tuple) else [data] if data else []
        coming = tuple(one.coming for one in sent if isinstance(one, SealedUpload))
        if self.required and not coming:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        try:
            check(coming, self.limits)
        except Invalid as stop:
            raise forms.ValidationError([str(words) for words in stop.fields.values()]) from stop
        return coming
