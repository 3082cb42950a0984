"""Forms that grow with the table: who was there, what each pillar said, what stood on an old paper."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from kikao.casework.meetings.enums import DecisionCode, ItemKind, SittingKind
from kikao.casework.meetings.schemas import (
    AttendanceLine,
    DissentGiven,
    PastItem,
    PastSitting,
    RecusalGiven,
    SittingPage,
)
from kikao.interfaces.office.meetings.forms import (
    NO_NAMES,
    NOT_SAID,
    Choices,
    DecisionForm,
    OfferedForm,
    chosen_id,
    select,
)
from kikao.interfaces.ui.fields import ChoicesField, DayField, LineField, TextField
from kikao.registry.people.enums import Pillar

PRESENT, ALTERNATE, ABSENT = "SEAT", "ALTERNATE", "ABSENT"
HOW = [(PRESENT, _("Present")), (ALTERNATE, _("Alternate")), (ABSENT, _("Absent"))]
DECIDING = (Pillar.GOV, Pillar.PRIV, Pillar.CSO)
ASIDE = 3
"""How many seats one form can note as standing aside."""


@dataclass(frozen=True)
class SeatRow:
    """A seat in the table of who was there."""

    who: str
    pillar: str
    field: BoundField


class PresenceForm(OfferedForm):
    """For each seat: present, by its alternate, or absent."""

    def __init__(self, *args: Any, seats: list[tuple[UUID, str, str]], **kwargs: Any) -> None:
        """Take the seats as (id, title, pillar in words)."""
        super().__init__(*args, **kwargs)
        self.seats = seats
        for seat_id, who, _pillar in seats:
            self.fields[f"seat_{seat_id}"] = ChoicesField(choices=HOW, label=who, initial=ABSENT)

    @property
    def pillars(self) -> Iterator[tuple[str, list[SeatRow]]]:
        """Yield the seats pillar by pillar, as the page lays them out."""
        rows = [SeatRow(who, pillar, self[f"seat_{seat_id}"]) for seat_id, who, pillar in self.seats]
        for pillar in dict.fromkeys(row.pillar for row in rows):
            yield pillar, [row for row in rows if row.pillar == pillar]

    def noted(self, how: str) -> tuple[UUID, ...]:
        """Return the seats that were noted so."""
        return tuple(one for one, _who, _pillar in self.seats if self.cleaned_data.get(f"seat_{one}") == how)


class HeldForm(PresenceForm):
    """That a sitting was held, on which day, and who was there."""

    held_on = DayField(label=_("Held on"))

    def __init__(self, *args: Any, page: SittingPage, **kwargs: Any) -> None:
        """Ask for every seat expected and every guest invited."""
        seats = [(one.seat_id, one.who, one.pillar_words) for one in page.attendances if one.seat_id]
        super().__init__(*args, seats=seats, **kwargs)
        self.guests = [one for one in page.attendances if one.presence == "GUEST"]
        for one in self.guests:
            self.fields[f"guest_{one.id}"] = forms.BooleanField(required=False, label=one.who)

    @property
    def guest_fields(self) -> list[BoundField]:
        """Return the boxes of the guests."""
        return [self[f"guest_{one.id}"] for one in self.guests]

    def came(self) -> tuple[UUID, ...]:
        """Return the guests who came."""
        return tuple(one.id for one in self.guests if self.cleaned_data.get(f"guest_{one.id}"))


def noted_before(lines: tuple[AttendanceLine, ...]) -> dict[str, object]:
    """Return what a form of presence starts from when who was there was noted already."""
    initial: dict[str, object] = {}
    for one in lines:
        if one.seat_id:
            initial[f"seat_{one.seat_id}"] = one.presence if one.present else ABSENT
        else:
            initial[f"guest_{one.id}"] = bool(one.present)
    return initial


class RecordForm(DecisionForm):
    """What was decided on an item, with other views by pillar and, in a closed sitting, who stood aside."""

    def __init__(
        self, *args: Any, present: Choices, invited: Choices, on_a_case: bool, closed: bool, **kwargs: Any
    ) -> None:
        """Ask only what belongs to this item and this sitting."""
        super().__init__(*args, **kwargs)
        if not on_a_case:
            self.fields["code"] = select([("", _("Noted"))], label=_("Decision"))
            del self.fields["joined_to"]
        for pillar in DECIDING:
            self.fields[f"view_{pillar.value}"] = LineField(
                label=pillar.label, max_length=300, required=False
            )
        self.fields["view_seat"] = chosen_id(NOT_SAID + present, label=_("A seat that asks to be named"))
        self.fields["view_words"] = LineField(label=_("Its position"), max_length=300, required=False)
        self.aside = range(1, ASIDE + 1) if closed else range(0)
        for number in self.aside:
            self.fields[f"aside_{number}"] = chosen_id(NOT_SAID + invited, label=_("Seat that stood aside"))
            self.fields[f"aside_why_{number}"] = LineField(label=_("Why"), max_length=300, required=False)
        self.groups = self._groups()

    def _groups(self) -> list[tuple[object, list[str]]]:
        views = [f"view_{pillar.value}" for pillar in DECIDING]
        groups: list[tuple[object, list[str]]] = [
            (_("The decision"), ["code", "reason", "joined_to"]),
            (_("Other views, by pillar"), [*views, "view_seat", "view_words"]),
        ]
        if self.aside:
            names = [name for number in self.aside for name in (f"aside_{number}", f"aside_why_{number}")]
            groups.append((_("Who stood aside"), names))
        return groups

    def dissents(self, pillars: dict[UUID, str]) -> list[DissentGiven]:
        """Return the other views; `pillars` says on which side each seat sits."""
        said = self.cleaned_data
        views = [
            DissentGiven(pillar.value, said[f"view_{pillar.value}"])
            for pillar in DECIDING
            if said[f"view_{pillar.value}"]
        ]
        seat = said["view_seat"]
        return [*views, DissentGiven(pillars.get(seat, ""), said["view_words"], seat)] if seat else views

    def recusals(self) -> list[RecusalGiven]:
        """Return who stood aside."""
        said = self.cleaned_data
        return [
            RecusalGiven(said[f"aside_{number}"], said[f"aside_why_{number}"])
            for number in self.aside
            if said[f"aside_{number}"]
        ]


PAST_KINDS: Choices = [
    ("", "–"),
    (ItemKind.NEW_CASE.value, ItemKind.NEW_CASE.label),
    (ItemKind.FOLLOW_UP.value, ItemKind.FOLLOW_UP.label),
    (ItemKind.SAID.value, ItemKind.SAID.label),
    (ItemKind.OTHER.value, ItemKind.OTHER.label),
]
PAST_CODES: Choices = [("", _("no decision"))] + [
    pair for pair in DecisionCode.choices if pair[0] != DecisionCode.JOIN
]
"""Joining two cases is done on the case itself."""
PARTS = ("kind", "case_id", "words", "note", "code", "reason")


class PastForm(PresenceForm):
    """A sitting of long ago as its paper has it, all on one page."""

    kind = ChoicesField(choices=SittingKind.choices, label=_("Kind"), initial=SittingKind.MONTHLY)
    held_on = DayField(
        label=_("Held on"), help_text=_("The real day, as the paper says. Today is kept beside it.")
    )
    venue = LineField(label=_("Place"), required=False)
    host_id = chosen_id([], label=_("Host"))
    guests = TextField(
        label=_("Guests, by function"), rows=2, required=False, help_text=_("One on each line. No names.")
    )
    groups_counted = TextField(
        label=_("Groups that were counted"),
        rows=2,
        required=False,
        help_text=_("One on each line, for instance “Women diggers: 12”."),
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
        f"{prefix}case_id": chosen_id([("", "–"), *cases], label=_("Case")),
        f"{prefix}words": LineField(label=_("In words, if it was no case"), max_length=300, required=False),
        f"{prefix}note": TextField(label=_("What was said"), rows=2, required=False, help_text=NO_NAMES),
        f"{prefix}code": select(PAST_CODES, label=_("Decision")),
        f"{prefix}reason": TextField(label=_("Why"), rows=2, required=False),
    }
