"""What the list of events is narrowed to."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kikao.interfaces.office.offering import Choices
from kikao.interfaces.ui.fields import DayField, LineField
from kikao.registry.context.enums import EventSource

ANY: Choices = [("", _("all"))]


class EventFilterForm(forms.Form):
    """Search, register, kind, territory, days."""

    q = LineField(label=_("Search by place, actor or number"), required=False)
    source = forms.ChoiceField(label=_("Register"), choices=ANY + list(EventSource.choices), required=False)
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    territory_id = forms.TypedChoiceField(
        label=_("Territory"), coerce=forms.UUIDField().clean, empty_value=None, required=False
    )
    since = DayField(label=_("From"), required=False)
    until = DayField(label=_("Until"), required=False)

    def __init__(self, *args: Any, territories: Choices, kinds: Choices, **kwargs: Any) -> None:
        """Offer the territories of the group and the kinds of the registers."""
        super().__init__(*args, **kwargs)
        self.fields["territory_id"].choices = ANY + territories  # type: ignore[attr-defined]
        self.fields["kind"].choices = ANY + kinds  # type: ignore[attr-defined]
