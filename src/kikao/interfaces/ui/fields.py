"""Answers people type: days, dates half remembered, hours, words."""

import re
from collections.abc import Iterable
from datetime import date, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kikao.foundation.base.moments import Moment
from kikao.foundation.base.stops import Invalid

DAY_FORMATS = ("%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%d %m %Y", "%Y-%m-%d")
DAY_HELP = gettext_lazy("For example 27/03/2020")
CONTROL_SIGNS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
LONG = 20_000
LINE = 200


class DayField(forms.DateField):
    """One exact day, typed as DD/MM/YYYY."""

    def __init__(self, **kwargs: Any) -> None:
        """Show the way to write a day unless the form says something better."""
        kwargs.setdefault("help_text", DAY_HELP)
        kwargs.setdefault("error_messages", {"invalid": gettext_lazy("Write the day as 27/03/2020.")})
        attrs = {"inputmode": "numeric", "size": 12, "maxlength": 10, "autocomplete": "off", "class": "short"}
        kwargs.setdefault("widget", forms.DateInput(format="%d/%m/%Y", attrs=attrs))
        super().__init__(input_formats=DAY_FORMATS, **kwargs)

    def to_python(self, value: Any) -> date | None:
        """Refuse years no case can come from, which are slips of the hand."""
        day = super().to_python(value)
        if day and not 1885 <= day.year <= 2199:
            raise ValidationError(_("Look at the year again."), code="year")
        return day


class TimeOfDayField(forms.TimeField):
    """An hour of the day, typed as 14:05 or 14h05."""

    def __init__(self, **kwargs: Any) -> None:
        """Show the way to write an hour unless the form says something better."""
        kwargs.setdefault("help_text", gettext_lazy("For example 14:05"))
        kwargs.setdefault("error_messages", {"invalid": gettext_lazy("Write the hour as 14:05.")})
        attrs = {"size": 7, "maxlength": 8, "autocomplete": "off", "class": "short"}
        kwargs.setdefault("widget", forms.TimeInput(format="%H:%M", attrs=attrs))
        super().__init__(input_formats=("%H:%M", "%Hh%M", "%Hh", "%H h %M", "%H:%M:%S"), **kwargs)

    def to_python(self, value: Any) -> time | None:
        """Read the hour in any of its spellings."""
        return super().to_python(value.strip().lower() if isinstance(value, str) else value)


class TextField(forms.CharField):
    """Several lines of words."""

    def __init__(self, *, rows: int = 6, **kwargs: Any) -> None:
        """Take `rows` lines on the screen."""
        kwargs.setdefault("max_length", LONG)
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": rows}))
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> str:
        """Refuse signs that no keyboard writes."""
        return _clean(super().to_python(value) or "")


class LineField(forms.CharField):
    """One line of words."""

    def __init__(self, **kwargs: Any) -> None:
        """Keep to a line's length unless the form allows more."""
        kwargs.setdefault("max_length", LINE)
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> str:
        """Refuse signs that no keyboard writes, and put the answer on one line."""
        return " ".join(_clean(super().to_python(value) or "").split())


class ChoicesField(forms.ChoiceField):
    """One answer out of a few, all of them in sight."""

    widget = forms.RadioSelect


class ManyField(forms.MultipleChoiceField):
    """Any number of answers out of a few, all of them in sight."""

    widget = forms.CheckboxSelectMultiple


class MomentWidget(forms.Widget):
    """Boxes for day, month and year, any of which may stay empty from the left."""

    template_name = "ui/form/moment.html"
    use_fieldset = True
    parts = ("day", "month", "year", "until", "about")

    def id_for_label(self, id_: str) -> str:
        """Lead the error summary to the first box."""
        return f"{id_}_day" if id_ else id_

    def value_from_datadict(self, data: Any, files: MultiValueDict[str, Any], name: str) -> str:
        """Join the boxes into the words that Moment.parse reads."""
        if name in data:
            return str(data.get(name) or "")
        day, month, year, until = (str(data.get(f"{name}_{part}") or "").strip() for part in self.parts[:4])
        text = "/".join(part for part in (day, month, year) if part) if not day or month else f"{day}//{year}"
        if until:
            return f"{text}-{until}"
        return f"~{text}" if text and data.get(f"{name}_about") else text

    def value_omitted_from_data(self, data: Any, files: MultiValueDict[str, Any], name: str) -> bool:
        """Tell whether none of the boxes was sent."""
        return name not in data and not any(f"{name}_{part}" in data for part in self.parts)

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Lay a date back into its boxes."""
        context: dict[str, Any] = super().get_context(name, value, attrs)
        context["widget"]["boxes"] = boxes(value.as_text() if isinstance(value, Moment) else str(value or ""))
        return context


class MomentField(forms.Field):
    """A date as somebody remembers it: a day, a month, a year, a stretch, or nothing."""

    widget = MomentWidget

    def __init__(self, **kwargs: Any) -> None:
        """Be optional unless the form insists: many true things are undated."""
        kwargs.setdefault("required", False)
        kwargs.setdefault("help_text", gettext_lazy("Fill in what is known. Leave the rest empty."))
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> Moment:
        """Read the words; an impossible day is refused, an empty answer is an unknown date."""
        if isinstance(value, Moment):
            return value
        try:
            return Moment.parse(value or "")
        except Invalid as refusal:
            raise ValidationError(
                [str(words) for words in refusal.fields.values()], code="moment"
            ) from refusal

    def validate(self, value: Moment) -> None:
        """Ask for at least a year where the form insists."""
        if self.required and value.start is None:
            raise ValidationError(_("Give at least the year."), code="required")

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare dates, not their spelling."""
        before = initial.as_text() if isinstance(initial, Moment) else str(initial or "")
        return before != str(data or "")


def boxes(text: str) -> dict[str, str]:
    """Split "~17/12/2024" or "11/2020-12/2020" into the boxes of the form."""
    first, _dash, until = text.lstrip("~").partition("-")
    parts: Iterable[str] = ([""] * 3 + first.split("/"))[-3:]
    day, month, year = parts
    return {
        "day": day,
        "month": month,
        "year": year,
        "until": until,
        "about": "1" if text.startswith("~") else "",
    }


def _clean(text: str) -> str:
    if CONTROL_SIGNS.search(text):
        raise ValidationError(
            _("This holds signs that no keyboard writes. Type the words instead."), code="signs"
        )
    return text
