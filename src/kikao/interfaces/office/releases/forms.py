"""What is typed into the pages of released texts."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from kikao.casework.meetings.enums import ReleaseState
from kikao.interfaces.ui.fields import DayField, LineField, TextField


class FilterForm(forms.Form):
    """What the secretariat's list is narrowed to."""

    state = forms.ChoiceField(
        choices=[("", _("all")), *ReleaseState.choices], label=_("State"), required=False
    )


class ProposeForm(forms.Form):
    """The separate text for a named seat."""

    seat_id = forms.TypedChoiceField(label=_("For which seat"), coerce=UUID)
    what = TextField(
        label=_("What this seat may know"),
        rows=6,
        help_text=_(
            "A text written for this seat alone. Never the report, who told it, a claim, the reference or the title of "
            "the case."
        ),
    )
    where = LineField(label=_("Where"), required=False, help_text=_("No finer than the sitting decided."))
    asked = TextField(label=_("What is asked of the seat"), rows=4, required=False)
    until_on = DayField(
        label=_("Until"), required=False, help_text=_("From the next day on the seat finds nothing.")
    )

    def __init__(self, *args: Any, seats: list[tuple[str, str]], **kwargs: Any) -> None:
        """Offer the seats of the table."""
        super().__init__(*args, **kwargs)
        self.fields["seat_id"].choices = [("", _("not said")), *seats]  # type: ignore[attr-defined]


class ReasonForm(forms.Form):
    """Why a text is refused or withdrawn."""

    reason = LineField(label=_("Why"), max_length=300)


class ReplyForm(forms.Form):
    """The answer of the named seat."""

    words = TextField(
        label=_("Your answer"),
        rows=6,
        help_text=_(
            "It is sealed for those who work on the matter. You cannot read it again here; keep a copy."
        ),
    )
