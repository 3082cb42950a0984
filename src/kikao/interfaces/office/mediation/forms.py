"""What is typed into the pages of mediation: a room, who sits there, how it ends."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kikao.casework.mediation.enums import RoomOutcome, RoomState
from kikao.interfaces.office.offering import Choices, chosen
from kikao.interfaces.ui.fields import ChoicesField, DayField, LineField, ManyField, TextField

NEUTRAL = _(
    "The sides read this. Write it for them: never the reference, the title or the facts of the case."
)


class FilterForm(forms.Form):
    """What the list of rooms is narrowed to."""

    state = forms.ChoiceField(label=_("State"), choices=[("", _("all")), *RoomState.choices], required=False)


class OpenForm(forms.Form):
    """A room to be opened."""

    title = LineField(label=_("Neutral title"), max_length=120, help_text=NEUTRAL)
    sides = TextField(
        label=_("The sides, each on a line of its own"),
        rows=4,
        help_text=_("At least two. Who sits on each is entered on the next page."),
    )
    chairs = forms.IntegerField(
        label=_("Chairs of each side"),
        min_value=1,
        max_value=50,
        initial=3,
        help_text=_("Every side has as many as the others."),
    )
    mediator_ids = ManyField(
        label=_("Who leads the talks"),
        required=False,
        help_text=_("Without a choice those lead who are mediators in the task force of the case."),
    )

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        """Offer the people of the group."""
        super().__init__(*args, **kwargs)
        self.fields["mediator_ids"].choices = people  # type: ignore[attr-defined]


class TitleForm(forms.Form):
    """Another neutral title."""

    title = LineField(label=_("Neutral title"), max_length=120, help_text=NEUTRAL)
    version = forms.IntegerField(widget=forms.HiddenInput)


class ChairsForm(forms.Form):
    """How many chairs every side has."""

    chairs = forms.IntegerField(label=_("Chairs of each side"), min_value=1, max_value=50)
    version = forms.IntegerField(widget=forms.HiddenInput)


class SideForm(forms.Form):
    """Another side."""

    name = LineField(label=_("How this side is called"), max_length=120, help_text=NEUTRAL)


class BodyForm(forms.Form):
    """An organisation that is to sit on a side."""

    organisation_id = chosen(_("Which organisation"))
    seat_id = chosen(
        _("Its seat of the group"),
        required=False,
        help_text=_(
            "The seat then finds this room, from this side and with nothing of the case, even when it is walled."
        ),
    )

    def __init__(self, *args: Any, organisations: Choices, seats: Choices, **kwargs: Any) -> None:
        """Offer the register and the seats of the table."""
        super().__init__(*args, **kwargs)
        self.fields["organisation_id"].choices = [("", "–"), *organisations]  # type: ignore[attr-defined]
        self.fields["seat_id"].choices = [("", "–"), *seats]  # type: ignore[attr-defined]


class ContactForm(forms.Form):
    """Somebody who speaks for a side without an account."""

    name = LineField(label=_("Who speaks for this side"))
    phone = LineField(label=_("Telephone"), max_length=60, required=False)


class InterpreterForm(forms.Form):
    """Somebody who interprets."""

    name = LineField(label=_("Who interprets"))
    languages = LineField(
        label=_("Between which languages"),
        max_length=120,
        help_text=_("For example: Mashi, Kiswahili, français"),
    )
    links = TextField(
        label=_("Links to one of the sides"),
        rows=3,
        required=False,
        help_text=_("Family, work, village: a link weighs on every word that is carried."),
    )


class MediatorForm(forms.Form):
    """Another person who leads the talks."""

    account_id = chosen(_("Who"))

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        """Offer the people of the group."""
        super().__init__(*args, **kwargs)
        self.fields["account_id"].choices = [("", "–"), *people]  # type: ignore[attr-defined]


class EndForm(forms.Form):
    """How the talks end."""

    outcome = ChoicesField(label=_("How they end"), choices=RoomOutcome.choices)
    reason = TextField(label=_("Why"), rows=3)
    ended_on = DayField(label=_("On which day"), required=False, help_text=_("Empty means today."))
    version = forms.IntegerField(widget=forms.HiddenInput)


class ResumeForm(forms.Form):
    """Why the talks go on."""

    reason = TextField(label=_("Why they are taken up again"), rows=3)
    version = forms.IntegerField(widget=forms.HiddenInput)


class NoteForm(forms.Form):
    """A note of one's own."""

    words = TextField(
        label=_("Your note"),
        rows=6,
        help_text=_("Sealed for you alone. Neither the secretariat nor another mediator can read it."),
    )
