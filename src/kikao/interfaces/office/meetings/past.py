"""The form of a sitting of long ago: everything its paper says, on one page."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from kikao.casework.meetings.enums import DecisionCode, ItemKind, SittingKind
from kikao.casework.meetings.schemas import PastItem, PastSitting
from kikao.interfaces.office.meetings.forms import NO_NAMES
from kikao.interfaces.office.meetings.presence import ALTERNATE, PRESENT, PresenceForm
from kikao.interfaces.office.offering import Choices, chosen, select
from kikao.interfaces.ui.fields import ChoicesField, DayField, LineField, TextField
from kikao.interfaces.ui.uploads import FilesField

PAST_KINDS: Choices = [
    ("", "–"),
    (ItemKind.NEW_CASE.value, ItemKind.NEW_CASE.label),
    (ItemKind.FOLLOW_UP.value, ItemKind.FOLLOW_UP.label),
    (ItemKind.SAID.value, ItemKind.SAID.label),
    (ItemKind.OTHER.value, ItemKind.OTHER.label),
]
PAST_CODES: Choices = [("", _("no decision")), *DecisionCode.choices]
PARTS = ("kind", "case_id", "words", "note", "code", "joined_to", "reason")


class PastForm(PresenceForm):
    """A sitting of long ago as its paper has it, all on one page."""

    kind = ChoicesField(choices=SittingKind.choices, label=_("Kind"), initial=SittingKind.MONTHLY)
    held_on = DayField(
        label=_("Held on"), help_text=_("The real day, as the paper says. Today is kept beside it.")
    )
    venue = LineField(label=_("Place"), required=False)
    host_id = chosen(_("Host"), required=False)
    guests = TextField(
        label=_("Guests, by function"), rows=2, required=False, help_text=_("One on each line. No names.")
    )
    groups_counted = TextField(
        label=_("Groups that were counted"),
        rows=2,
        required=False,
        help_text=_("One on each line, for instance “Women diggers: 12”."),
    )

    scans = FilesField(
        required=False,
        label=_("The signed paper, scanned"),
        help_text=_("It is sealed for those who may see everything that was said there."),
    )

    def __init__(self, *args: Any, rows: int, cases: Choices, **kwargs: Any) -> None:
        """Ask for so many items."""
        super().__init__(*args, **kwargs)
        self.numbers = range(rows)
        for number in self.numbers:
            self.fields |= _past_item(f"item{number}_", cases)

    @property
    def item_rows(self) -> list[tuple[int, list[BoundField]]]:
        """Return the fields of each item, as the page lays them out."""
        return [(number + 1, [self[f"item{number}_{part}"] for part in PARTS]) for number in self.numbers]

    def clean_groups_counted(self) -> tuple[tuple[str, int], ...]:
        """Read “group: number” on each line."""
        found = []
        for line in self.cleaned_data["groups_counted"].splitlines():
            group, _colon, number = line.rpartition(":")
            if line.strip() and not (group.strip() and number.strip().isdigit()):
                raise forms.ValidationError(
                    _("Write a group and a number on each line, for instance “Women diggers: 12”.")
                )
            if line.strip():
                found.append((group.strip(), int(number)))
        return tuple(found)

    def past(self) -> PastSitting:
        """Return what the paper says."""
        said = self.cleaned_data
        closed = said["kind"] == SittingKind.CLOSED
        return PastSitting(
            kind=said["kind"],
            held_on=said["held_on"],
            venue=said["venue"],
            host_id=said["host_id"],
            closed=closed,
            present=self.noted(PRESENT),
            alternates=self.noted(ALTERNATE),
            guests=tuple(line.strip() for line in said["guests"].splitlines() if line.strip()),
            groups=said["groups_counted"],
            items=tuple(self._items()),
        )

    def _items(self) -> Iterator[PastItem]:
        for number in self.numbers:
            said = {part: self.cleaned_data[f"item{number}_{part}"] for part in PARTS}
            if any(said.values()):
                kind = said.pop("kind") or (ItemKind.NEW_CASE if said["case_id"] else ItemKind.OTHER)
                yield PastItem(kind, **said)


def _past_item(prefix: str, cases: Choices) -> dict[str, forms.Field]:
    return {
        f"{prefix}kind": select(PAST_KINDS, label=_("What it was")),
        f"{prefix}case_id": chosen(_("Case"), required=False, choices=[("", "–"), *cases]),
        f"{prefix}words": LineField(label=_("In words, if it was no case"), max_length=300, required=False),
        f"{prefix}note": TextField(label=_("What was said"), rows=2, required=False, help_text=NO_NAMES),
        f"{prefix}code": select(PAST_CODES, label=_("Decision")),
        f"{prefix}joined_to": chosen(
            _("Joined to"),
            required=False,
            choices=[("", "–"), *cases],
            help_text=_("Only for “Joined to an existing case”."),
        ),
        f"{prefix}reason": TextField(label=_("Why"), rows=2, required=False),
    }
