"""What is typed when something is settled: decisions, minutes, the group's own rules."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from kikao.casework.meetings.enums import DecisionCode, Ratification
from kikao.interfaces.office.meetings.forms import NO_NAMES, ManyIdField
from kikao.interfaces.office.offering import NOT_SAID, Choices, OfferedForm, chosen, select
from kikao.interfaces.ui.fields import ChoicesField, DayField, TextField, TimeOfDayField


class DecisionForm(OfferedForm):
    """What was decided on an item; the fields for other views and for who stood aside are added by the page."""

    code = ChoicesField(choices=DecisionCode.choices, label=_("Decision"))
    reason = TextField(label=_("Why"), rows=4, help_text=NO_NAMES)
    joined_to = chosen(_("Joined to"), required=False, help_text=_("Only for “Joined to an existing case”."))


class UrgentForm(OfferedForm):
    """Decide between sittings."""

    code = ChoicesField(
        choices=[(code.value, code.label) for code in (DecisionCode.ACCEPT, DecisionCode.REFER)],
        label=_("Decision"),
    )
    reason = TextField(label=_("Why it cannot wait"), rows=4, help_text=NO_NAMES)
    consulted = ManyIdField(choices=[], label=_("Who was consulted by telephone and agreed"))
    begun_on = DayField(label=_("Day of the first call"))
    begun_at = TimeOfDayField(label=_("Hour of the first call"))


class RatifyForm(OfferedForm):
    """What a sitting makes of an urgent decision."""

    outcome = ChoicesField(
        choices=[
            (one.value, one.label)
            for one in (Ratification.RATIFIED, Ratification.CHANGED, Ratification.CANCELLED)
        ],
        label=_("The sitting"),
    )
    code = select(
        NOT_SAID + [pair for pair in DecisionCode.choices if pair[0] != DecisionCode.JOIN],
        label=_("What holds instead"),
        help_text=_("Only when it was changed or cancelled."),
    )
    reason = TextField(label=_("Why"), rows=4, help_text=NO_NAMES)


class MinutesForm(forms.Form):
    """Correct the draft of the minutes."""

    body = TextField(label=_("Minutes"), rows=30, max_length=100_000, help_text=NO_NAMES)
    version = forms.IntegerField(widget=forms.HiddenInput)


class AdoptForm(OfferedForm):
    """Adopt the minutes."""

    adopted_at = chosen(_("Adopted at"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)


class AddendumForm(forms.Form):
    """What is added to adopted minutes."""

    words = TextField(label=_("What is added"), rows=5, help_text=NO_NAMES)


class RulesForm(forms.Form):
    """What the group settled for itself."""

    quorum = forms.IntegerField(label=_("Seats that make a quorum"), min_value=1, max_value=1000)
    pillar_minimum = forms.IntegerField(label=_("Seats of each pillar at least"), min_value=0, max_value=1000)
    closed_quorum = forms.IntegerField(
        label=_("Quorum of a closed sitting, unless it has its own"), min_value=1, max_value=1000
    )
    urgent_members = forms.IntegerField(
        label=_("Members consulted for an urgent decision"), min_value=1, max_value=1000
    )
    urgent_hours = forms.IntegerField(
        label=_("Hours from the first call to an urgent decision"), min_value=1, max_value=1000
    )


class HostsForm(OfferedForm):
    """The rotation: a place in the row for each organisation that hosts."""

    def __init__(self, *args: Any, hosts: Choices, **kwargs: Any) -> None:
        """Offer as many places as hosts stand there, and some more."""
        super().__init__(*args, **kwargs)
        for number in range(1, 13):
            self.fields[f"turn{number}"] = chosen(
                _("Turn %(number)d") % {"number": number}, required=False, choices=[("", "–"), *hosts]
            )

    @property
    def chosen(self) -> list[UUID]:
        """Return the organisations in the order of the places."""
        return [value for name, value in self.cleaned_data.items() if name.startswith("turn") and value]
