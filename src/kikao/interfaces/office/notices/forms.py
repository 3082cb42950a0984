"""What is typed into the pages of notices."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from kikao.interfaces.ui.fields import DayField


class DutyForm(forms.Form):
    """Who is on duty, from which day to which."""

    account_id = forms.TypedChoiceField(label=_("Who"), coerce=UUID)
    from_on = DayField(label=_("From"))
    until_on = DayField(label=_("Until"))

    def __init__(self, *args: Any, people: list[tuple[str, str]], **kwargs: Any) -> None:
        """Offer the people who can be on duty."""
        super().__init__(*args, **kwargs)
        self.fields["account_id"].choices = people  # type: ignore[attr-defined]
