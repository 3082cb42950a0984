"""What is typed into the pages of retention."""

from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from kikao.insight.retention.enums import PeriodKind
from kikao.interfaces.ui.fields import LineField, TextField

MOST = 200


class HoldForm(forms.Form):
    """Which record is held back, and why."""

    reference = LineField(
        label=_("Reference"),
        max_length=24,
        help_text=_("Of a report, an incident or a case, such as SK-2026-7QF4KD."),
    )
    reason = TextField(
        label=_("Why it must not be erased"), rows=3, max_length=1000, help_text=_("Sealed with the record.")
    )


class PeriodForm(forms.Form):
    """How long one kind of record is to be kept."""

    kind = forms.ChoiceField(label=_("What"), choices=PeriodKind.choices)
    length = forms.IntegerField(
        label=_("How long"), min_value=1, help_text=_("In days or months, as the list of periods says.")
    )


def lines_chosen(sent: QueryDict) -> list[UUID]:
    """Return the lines of the plan that were ticked; what is no id is nothing."""
    chosen = []
    for word in sent.getlist("line")[:MOST]:
        try:
            chosen.append(UUID(word))
        except ValueError:
            continue
    return chosen
