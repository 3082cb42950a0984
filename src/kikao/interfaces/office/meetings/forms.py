"""What is typed into the pages of sittings; every choice comes from the register, no rule stands here."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from kikao.casework.meetings.enums import ItemKind, SittingKind
from kikao.interfaces.office.offering import Choices, OfferedForm, chosen, select
from kikao.interfaces.ui.fields import (
    ChoicesField,
    DayField,
    LineField,
    ManyField,
    TextField,
)

ALL: Choices = [("", _("all"))]
OPEN_KINDS = [pair for pair in SittingKind.choices if pair[0] != SittingKind.CLOSED]
BY_HAND = (ItemKind.NEW_CASE, ItemKind.FOLLOW_UP, ItemKind.RATIFY, ItemKind.RELEASED, ItemKind.OTHER)
PUT_KINDS = [(kind.value, kind.label) for kind in BY_HAND]
NO_NAMES = _("Everybody who was in the room reads this. Name no source, victim or witness.")


class ManyIdField(ManyField):
    """Any number of things that have ids."""

    def clean(self, value: Any) -> list[UUID]:
        """Return the ids."""
        return [UUID(one) for one in super().clean(value)]


class FilterForm(OfferedForm):
    """What the list is narrowed to."""

    kind = select(ALL + list(SittingKind.choices), label=_("Kind"))


class _Where(OfferedForm):
    planned_on = DayField(label=_("Day"))
    venue = LineField(label=_("Place"), required=False)
    host_id = chosen(_("Host"), required=False)


class PlanForm(_Where):
    """Plan a sitting that everybody at the table knows of."""

    kind = ChoicesField(choices=OPEN_KINDS, label=_("Kind"), initial=SittingKind.MONTHLY)
    invited = ManyIdField(
        choices=[],
        required=False,
        label=_("Only for some seats"),
        help_text=_(
            "Every seat is expected at a monthly or extraordinary meeting. For another kind, choose who is expected; "
            "nobody chosen means everybody."
        ),
    )
    groups = [
        (_("The sitting"), ["kind", "planned_on", "venue", "host_id"]),
        (_("Who is expected"), ["invited"]),
    ]


class ClosedForm(_Where):
    """Plan a closed sitting: who is invited, and how many of them decide."""

    invited = ManyIdField(choices=[], label=_("Who is invited"))
    quorum = forms.IntegerField(label=_("Quorum of this sitting"), min_value=1, max_value=99)
    field_order = ["planned_on", "venue", "host_id", "quorum", "invited"]


class MoveForm(_Where):
    """Move a sitting to another day, place or host."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class MoveClosedForm(MoveForm):
    """Move a closed sitting, or give it another quorum."""

    quorum = forms.IntegerField(label=_("Quorum of this sitting"), min_value=1, max_value=99)


class InviteForm(OfferedForm):
    """Who is invited."""

    seat_ids = ManyIdField(choices=[], label=_("Who is invited"))


class ItemForm(OfferedForm):
    """Put something on the agenda."""

    kind = ChoicesField(choices=PUT_KINDS, label=_("What it is"), initial=ItemKind.FOLLOW_UP)
    case_id = chosen(_("Case"), required=False)
    reference = LineField(
        label=_("Reference of another case"),
        required=False,
        help_text=_("For a case that the list does not show, for instance a closed one."),
    )
    release_id = chosen(_("Released text"), required=False)
    words = LineField(
        label=_("In words"),
        max_length=300,
        required=False,
        help_text=_("For an item that is no case; or what to speak of."),
    )


class NoteForm(forms.Form):
    """What was said on an item."""

    note = TextField(label=_("What was said"), required=False, rows=8, help_text=NO_NAMES)


class ToClosedForm(OfferedForm):
    """To which closed sitting a matter goes."""

    sitting_id = chosen(_("Closed sitting"))


class RaisedForm(OfferedForm):
    """Something that was raised aloud."""

    words = LineField(label=_("What was raised"), max_length=300, help_text=NO_NAMES)
    note = TextField(label=_("What was said"), required=False, rows=5)
    reserved = ChoicesField(
        choices=[
            ("1", _("It accuses somebody, or may: only who heard it reads it, until it belongs to a case")),
            ("", _("It accuses nobody: everybody at the table may read it")),
        ],
        required=False,
        initial="1",
        label=_("Who may read it"),
    )
    case_id = chosen(_("Case it is about"), required=False, help_text=_("If there is one already."))
    heard_by = ManyIdField(
        choices=[],
        required=False,
        label=_("Who was in the room then"),
        help_text=_("Take out whoever had left. What they did not hear they do not find."),
    )


class LinkForm(OfferedForm):
    """Which case came of what was raised."""

    case_id = chosen(_("Case"))


class GuestForm(OfferedForm):
    """A guest, by function."""

    words = LineField(
        label=_("Guest, by function"),
        max_length=120,
        help_text=_("For instance “head of the territory's agriculture service”. No name of a person."),
    )
    item_ids = ManyIdField(choices=[], required=False, label=_("Has a voice on"))


class HeadsForm(forms.Form):
    """How many of a group were there."""

    group = LineField(label=_("Group"), max_length=120)
    number = forms.IntegerField(label=_("How many"), min_value=1, max_value=10_000)
