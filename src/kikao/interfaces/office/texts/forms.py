"""What is typed into the pages of text messages."""

import json
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kikao.foundation.notices.outward.texts import LONGEST
from kikao.interfaces.ui.fields import LineField

MOST = 30
"""Messages of one exercise."""


class WriteForm(forms.Form):
    """A later message to a source."""

    words = forms.CharField(
        label=_("Message"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "At most 160 letters. Whoever holds the phone reads it, and so does the telephone company:"
            " no name, no place, nothing of what was told."
        ),
    )


class GatewayForm(forms.Form):
    """A gateway that is given an address."""

    label = LineField(
        label=_("What the office calls this gateway"),
        max_length=100,
        help_text=_("A place and a thing, such as “Phone on the shelf”: never the name of a person."),
    )


class TryForm(forms.Form):
    """The next message of an exercise; those before travel with the page and are kept nowhere."""

    text = LineField(label=_("What you write on the phone"), max_length=500, required=False)
    said = forms.CharField(widget=forms.HiddenInput, required=False, max_length=MOST * 3100, initial="[]")

    def clean_said(self) -> list[str]:
        """Return the messages before."""
        try:
            found: Any = json.loads(self.cleaned_data["said"] or "[]")
        except ValueError:
            return []
        texts = found if isinstance(found, list) else []
        return [text[:500] for text in texts if isinstance(text, str)][-MOST:]
