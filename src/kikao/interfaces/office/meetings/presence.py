"""Forms that grow with the table: who was there, seat by seat."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from kikao.casework.meetings.schemas import (
    AttendanceLine,
    SittingPage,
)
from kikao.interfaces.office.offering import OfferedForm
from kikao.interfaces.ui.fields import ChoicesField, DayField

PRESENT, ALTERNATE, ABSENT = "SEAT", "ALTERNATE", "ABSENT"
HOW = [(PRESENT, _("Present")), (ALTERNATE, _("Alternate")), (ABSENT, _("Absent"))]


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
