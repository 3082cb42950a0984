"""What is typed into the pages of sessions and of what the sides say."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from kikao.casework.mediation.enums import NotHeld, RecordKind
from kikao.casework.mediation.schemas import PresenceGiven, SideLine
from kikao.interfaces.office.mediation.forms import NEUTRAL
from kikao.interfaces.office.offering import Choices, chosen
from kikao.interfaces.ui.fields import ChoicesField, DayField, LineField, TextField, TimeOfDayField

MOST = 5_000


class PlanForm(forms.Form):
    """When and where the sides meet."""

    groups = [
        (_("When and where"), ["planned_on", "begins_at", "place_id", "venue"]),
        (_("What stands on the invitations"), ["about", "languages"]),
        (_("Who interprets"), ["interpreter_id"]),
    ]
    planned_on = DayField(label=_("Day"))
    begins_at = TimeOfDayField(label=_("Hour"), required=False)
    place_id = chosen(_("Place"), required=False)
    venue = LineField(label=_("House or room"), required=False, help_text=_("The parish hall, a school."))
    about = TextField(label=_("What is talked about"), rows=4, help_text=NEUTRAL)
    languages = LineField(label=_("In which languages"), max_length=120)
    interpreter_id = chosen(_("Interpreter"), required=False)

    def __init__(self, *args: Any, places: Choices, interpreters: Choices, **kwargs: Any) -> None:
        """Offer the places of the register and the interpreters of the room."""
        super().__init__(*args, **kwargs)
        self.fields["place_id"].choices = [("", "–"), *places]  # type: ignore[attr-defined]
        self.fields["interpreter_id"].choices = [("", "–"), *interpreters]  # type: ignore[attr-defined]


class ChangeForm(PlanForm):
    """A session that is planned otherwise."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class HoldForm(forms.Form):
    """How a session went: who of each side was there, what came of it."""

    held_on = DayField(label=_("On which day"), required=False, help_text=_("Empty means today."))
    interpreter_id = chosen(_("Interpreter"), required=False)
    words = TextField(
        label=_("What came of it"),
        rows=6,
        required=False,
        help_text=_("Sealed for the secretariat and the mediators of this room. No side reads it."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, sides: Sequence[SideLine], interpreters: Choices, **kwargs: Any) -> None:
        """Ask for each side whether it came, with how many."""
        super().__init__(*args, **kwargs)
        self.sides = sides
        self.fields["interpreter_id"].choices = [("", "–"), *interpreters]  # type: ignore[attr-defined]
        self.groups: list[tuple[Any, list[str]]] = [("", ["held_on"])]
        for number, side in enumerate(sides):
            self.groups.append((side.name, self._side(number, side)))
        self.groups.append((_("What came of it"), ["interpreter_id", "words"]))

    def _side(self, number: int, side: SideLine) -> list[str]:
        asked = {
            f"there_{number}": forms.BooleanField(label=_now("This side came"), required=False),
            f"chairs_{number}": _count(_now("Chairs used"), side.chairs),
            f"women_{number}": _count(_now("Women")),
            f"men_{number}": _count(_now("Men")),
            f"unknown_{number}": _count(_now("Not counted by sex")),
        }
        self.fields.update(asked)
        return list(asked)

    def presences(self) -> list[PresenceGiven]:
        """Return who of each side was there, as it was typed."""
        said = self.cleaned_data
        return [
            PresenceGiven(
                side.id,
                there=said[f"there_{number}"],
                chairs_used=said[f"chairs_{number}"] or 0,
                women=said[f"women_{number}"] or 0,
                men=said[f"men_{number}"] or 0,
                unknown=said[f"unknown_{number}"] or 0,
            )
            for number, side in enumerate(self.sides)
        ]


def _count(label: str, most: int = MOST) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=0, max_value=most, required=False)


class NotHeldForm(forms.Form):
    """Why the sides did not meet."""

    reason = ChoicesField(label=_("Why not"), choices=NotHeld.choices)
    words = TextField(label=_("In words"), rows=3, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)


class RecordForm(forms.Form):
    """What a side said."""

    side_id = chosen(_("Which side"))
    kind = ChoicesField(label=_("What it is"), choices=RecordKind.choices)
    words = TextField(
        label=_("In their words"),
        rows=5,
        help_text=_("Sealed: this side, the secretariat and the mediators read it; no other side does."),
    )
    said_on = DayField(label=_("On which day"), required=False, help_text=_("Empty means today."))
    session_id = chosen(_("In which session"), required=False)
    answers_id = chosen(_("It answers"), required=False)
    whole_side = forms.BooleanField(
        label=_("The whole side refuses; this also stands in the case"), required=False
    )

    def __init__(
        self,
        *args: Any,
        sides: Choices,
        sessions: Choices,
        records: Choices,
        desk: bool,
        **kwargs: Any,
    ) -> None:
        """Offer the sides, sessions and records of the room."""
        super().__init__(*args, **kwargs)
        for name, offered in (("side_id", sides), ("session_id", sessions), ("answers_id", records)):
            self.fields[name].choices = [("", "–"), *offered]  # type: ignore[attr-defined]
        if not desk:
            del self.fields["whole_side"]


class SettleForm(forms.Form):
    """What became of something that a side said."""

    standing = ChoicesField(label=_("What became of it"), choices=())
    reason = TextField(label=_("Why"), rows=3)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, states: Choices, **kwargs: Any) -> None:
        """Offer what may follow."""
        super().__init__(*args, **kwargs)
        self.fields["standing"].choices = states  # type: ignore[attr-defined]


class ShareForm(forms.Form):
    """To which side words are passed on."""

    side_id = chosen(_("Which side may read it"))
    agreed = forms.BooleanField(label=_("The side that said it agrees to that"), required=False)

    def __init__(self, *args: Any, sides: Choices, **kwargs: Any) -> None:
        """Offer the other sides."""
        super().__init__(*args, **kwargs)
        self.fields["side_id"].choices = [("", "–"), *sides]  # type: ignore[attr-defined]


class RefusalForm(forms.Form):
    """What of a refusal is written into the case."""

    words = TextField(label=_("What was refused, for those who work on the case"), rows=3)


class AnswerForm(forms.Form):
    """What a side says from its own chair."""

    kind = ChoicesField(label=_("What it is"), choices=RecordKind.choices, initial=RecordKind.POSITION)
    words = TextField(
        label=_("What your side says"),
        rows=6,
        help_text=_(
            "Sealed for your side, the mediators and the secretariat. Another side reads it only if you agree."
        ),
    )
    share_id = chosen(_("It answers"), required=False)

    def __init__(self, *args: Any, shared: Choices, **kwargs: Any) -> None:
        """Offer what the mediator passed on."""
        super().__init__(*args, **kwargs)
        self.fields["share_id"].choices = [("", "–"), *shared]  # type: ignore[attr-defined]
        if not shared:
            del self.fields["share_id"]
