"""What is typed into the pages of notices."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from kikao.interfaces.ui.fields import DayField, LineField


class MailForm(forms.Form):
    """Where a neutral word may go."""

    mail = forms.EmailField(
        label=_("Mail address"),
        max_length=254,
        help_text=_("Whoever sees your mail learns that you use Kikao. Leave it out if that is not safe."),
    )


class PhoneForm(forms.Form):
    """To which number a neutral word may go."""

    phone = LineField(
        label=_("Your own number"),
        max_length=30,
        help_text=_(
            "Whoever holds your phone, and the company that carries the message, learns that something called Kikao"
            " writes to you. Leave it out if that is not safe."
        ),
    )


class CodeForm(forms.Form):
    """The figures that came to a number."""

    code = LineField(label=_("Code"), max_length=20, help_text=_("The six figures of the message that came."))


class DutyForm(forms.Form):
    """Who is on duty, from which day to which."""

    account_id = forms.TypedChoiceField(label=_("Who"), coerce=UUID)
    from_on = DayField(label=_("From"))
    until_on = DayField(label=_("Until"))

    def __init__(self, *args: Any, people: list[tuple[str, str]], **kwargs: Any) -> None:
        """Offer the people who can be on duty."""
        super().__init__(*args, **kwargs)
        self.fields["account_id"].choices = people  # type: ignore[attr-defined]
