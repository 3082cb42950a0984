"""What is typed and chosen on the pages of forms and tokens."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from kikao.casework.forms.enums import Field, FormKind, Mark, TokenKind
from kikao.casework.forms.reckoning import CODED
from kikao.interfaces.ui.fields import ChoicesField, DayField, LineField

Choices = list[tuple[str, str]]


class UploadForm(forms.Form):
    """A version of a form, as a spreadsheet."""

    file = forms.FileField(
        label=_("Form as Excel workbook (.xlsx)"),
        max_length=200,
        help_text=_("An XLSForm with the sheets survey, choices and settings; at most 2 MB."),
    )
    kind = ChoicesField(
        label=_("What it is for"),
        choices=FormKind.choices,
        help_text=_("A further version of a form stays what the form is for."),
    )
    title = LineField(
        label=_("Title in the list of forms"),
        required=False,
        help_text=_("Without one, the title that the workbook gives."),
    )
    encrypted = forms.BooleanField(
        label=_("Phones encrypt what they send"),
        required=False,
        help_text=_(
            "A phone that is lost shows nothing of what was finished. Only ODK Collect and KoboCollect can; "
            "what comes waits until a secretary opens it."
        ),
    )


class MarkForm(forms.Form):
    """Where the answers to a question go."""

    mark = ChoicesField(label=_("Where the answers go"), choices=Mark.choices)
    field = forms.ChoiceField(
        label=_("What they fill in"),
        required=False,
        choices=[("", _("Nothing of its own: with the other words")), *Field.choices],
    )

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        """Offer to leave plain only what is coded."""
        super().__init__(*args, **kwargs)
        if kind not in CODED:
            closed = [(value, label) for value, label in Mark.choices if value != Mark.OPEN]
            self.fields["mark"].choices = closed  # type: ignore[attr-defined]


class MediaForm(forms.Form):
    """A file that a form asks for."""

    name = forms.ChoiceField(label=_("Which file"))
    file = forms.FileField(label=_("The file"), max_length=200, help_text=_("At most 2 MB."))

    def __init__(self, *args: Any, names: tuple[str, ...], **kwargs: Any) -> None:
        """Offer the names that the form asks for."""
        super().__init__(*args, **kwargs)
        self.fields["name"].choices = [(name, name) for name in names]  # type: ignore[attr-defined]


class TokenForm(forms.Form):
    """In whose hands a phone is, and until when."""

    label = LineField(
        label=_("What the office calls this phone"),
        max_length=100,
        help_text=_("A body and a place, such as “CLS Luhwindja, phone 2”: never the name of a person."),
    )
    kind = ChoicesField(
        label=_("In whose hands it is"),
        choices=[one for one in TokenKind.choices if one[0] != TokenKind.MISSION],
        help_text=_("The phones of a mission's team get theirs on the page of the mission."),
    )
    organisation_id = forms.TypedChoiceField(
        label=_("Organisation"), required=False, coerce=UUID, empty_value=None, choices=()
    )
    until_on = DayField(label=_("Until"), required=False)
    username = LineField(
        label=_("Name for signing in"),
        max_length=60,
        required=False,
        help_text=_(
            "Only for programs that ask for a name and a password. The password is made here and shown once."
        ),
    )

    def __init__(self, *args: Any, organisations: Choices, **kwargs: Any) -> None:
        """Offer the organisations of the register."""
        super().__init__(*args, **kwargs)
        self.fields["organisation_id"].choices = [("", _("None")), *organisations]  # type: ignore[attr-defined]
