"""What is typed when an agreement is begun, and about who is in it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kikao.casework.agreements.enums import (
    TALKED,
    HelperPart,
    InstrumentKind,
    InstrumentState,
    PartyPart,
)
from kikao.foundation.base.moments import Precision
from kikao.interfaces.office.offering import NONE, Choices, chosen, offer
from kikao.interfaces.ui.fields import ChoicesField, DayField, LineField, TextField

NO_NAME = _("A function, never the name of a person.")
KINDS = [*NONE, *InstrumentKind.choices]


class FilterForm(forms.Form):
    """What the list is narrowed to."""

    kind = forms.ChoiceField(
        label=_("Kind"), choices=[("", _("all")), *InstrumentKind.choices], required=False
    )
    state = forms.ChoiceField(
        label=_("State"), choices=[("", _("all")), *InstrumentState.choices], required=False
    )
    place_id = chosen(_("Place"), required=False)

    def __init__(self, *args: Any, places: Choices, **kwargs: Any) -> None:
        """Offer the places of the register."""
        super().__init__(*args, **kwargs)
        offer(self, place_id=places)


class NewForm(forms.Form):
    """An agreement that the group draws up with the parties."""

    kind = forms.ChoiceField(label=_("What kind of paper"), choices=KINDS)
    title = LineField(
        label=_("Title"),
        help_text=_("The parties read and sign it. Never the reference or the title of the case."),
    )
    place_id = chosen(_("For which place"), required=False)
    room_id = chosen(_("Talked out in which mediation"), required=False)

    def __init__(self, *args: Any, places: Choices, rooms: Choices, **kwargs: Any) -> None:
        """Offer the places of the register and the mediations of the case."""
        super().__init__(*args, **kwargs)
        offer(self, place_id=places, room_id=rooms)


class RegisterForm(forms.Form):
    """An agreement that others made."""

    kind = forms.ChoiceField(label=_("What kind of paper"), choices=KINDS)
    title = LineField(label=_("Title"))
    state = ChoicesField(
        label=_("How far it has come"),
        choices=[
            (one.value, one.label)
            for one in InstrumentState
            if one in TALKED or one == InstrumentState.SIGNED
        ],
    )
    happened_on = DayField(label=_("On which day"), required=False)
    precision = ChoicesField(
        label=_("How well the day is known"),
        choices=Precision.choices,
        initial=Precision.EXACT,
        required=False,
    )
    place_id = chosen(_("For which place"), required=False)
    ends_on = DayField(label=_("Holds until"), required=False)
    words = TextField(label=_("What was said"), rows=3, max_length=300, required=False)

    def __init__(self, *args: Any, places: Choices, **kwargs: Any) -> None:
        """Offer the places of the register."""
        super().__init__(*args, **kwargs)
        offer(self, place_id=places)


class HeadForm(forms.Form):
    """What stands at the head of an agreement."""

    title = LineField(label=_("Title"))
    place_id = chosen(_("For which place"), required=False)
    ends_on = DayField(label=_("Holds until"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, places: Choices, **kwargs: Any) -> None:
        """Offer the places of the register."""
        super().__init__(*args, **kwargs)
        offer(self, place_id=places)


class PartyForm(forms.Form):
    """An organisation that is in it."""

    organisation_id = chosen(_("Which organisation"))
    part = ChoicesField(label=_("What it is in it"), choices=PartyPart.choices, initial=PartyPart.PARTY)
    function = LineField(label=_("Who speaks for it"), required=False, help_text=NO_NAME)
    seat_id = chosen(_("Its seat at the table"), required=False)

    def __init__(self, *args: Any, organisations: Choices, seats: Choices, **kwargs: Any) -> None:
        """Offer the organisations and the seats."""
        super().__init__(*args, **kwargs)
        offer(self, organisation_id=organisations, seat_id=seats)


class SuccessorForm(forms.Form):
    """Who came after a party."""

    organisation_id = chosen(_("Which organisation came after it"))
    since_on = DayField(label=_("Since which day"))
    took_over = forms.TypedChoiceField(
        label=_("Did it take over what the other had promised?"),
        choices=[("1", _("Yes")), ("0", _("No, or it says nothing"))],
        coerce=lambda value: value == "1",
        widget=forms.RadioSelect,
    )
    reason = TextField(label=_("What happened"), rows=3, max_length=300)
    function = LineField(label=_("Who speaks for it"), required=False, help_text=NO_NAME)
    seat_id = chosen(_("Its seat at the table"), required=False)

    def __init__(self, *args: Any, organisations: Choices, seats: Choices, **kwargs: Any) -> None:
        """Offer the organisations and the seats."""
        super().__init__(*args, **kwargs)
        offer(self, organisation_id=organisations, seat_id=seats)


class HelperForm(forms.Form):
    """Who helped."""

    organisation_id = chosen(_("Which organisation"))
    part = ChoicesField(label=_("As what"), choices=HelperPart.choices)
    contribution = TextField(label=_("What it gave"), rows=3, max_length=300)
    said_by = LineField(
        label=_("Who says so"), help_text=_("A publication or an organisation, never the name of a person.")
    )

    def __init__(self, *args: Any, organisations: Choices, **kwargs: Any) -> None:
        """Offer the organisations."""
        super().__init__(*args, **kwargs)
        offer(self, organisation_id=organisations)


class ReasonForm(forms.Form):
    """Why."""

    reason = TextField(label=_("Why"), rows=3, max_length=300)
