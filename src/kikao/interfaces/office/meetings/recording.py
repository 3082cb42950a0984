"""The form of a decision, which asks only what belongs to its item and its sitting."""

from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from kikao.casework.meetings.schemas import DissentGiven, RecusalGiven
from kikao.interfaces.office.meetings.settling import DecisionForm
from kikao.interfaces.office.offering import NOT_SAID, Choices, chosen, select
from kikao.interfaces.ui.fields import LineField
from kikao.registry.people.enums import Pillar

DECIDING = (Pillar.GOV, Pillar.PRIV, Pillar.CSO)
ASIDE = 3
"""How many seats one form can note as standing aside."""


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
        self.fields["view_seat"] = chosen(
            _("A seat that asks to be named"), required=False, choices=NOT_SAID + present
        )
        self.fields["view_words"] = LineField(label=_("Its position"), max_length=300, required=False)
        self.aside = range(1, ASIDE + 1) if closed else range(0)
        for number in self.aside:
            self.fields[f"aside_{number}"] = chosen(
                _("Seat that stood aside"), required=False, choices=NOT_SAID + invited
            )
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
