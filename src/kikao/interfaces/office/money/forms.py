"""What is typed into the pages of money: amounts as people write them, read without rounding."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kikao.casework.missions.enums import MoneyKind
from kikao.casework.missions.schemas.money import BudgetGiven, CostLine
from kikao.foundation.base.money import Currency, Money
from kikao.foundation.base.stops import Invalid
from kikao.interfaces.office.offering import Choices, chosen
from kikao.interfaces.ui.fields import ChoicesField, DayField, LineField, TextField
from kikao.interfaces.ui.uploads import FilesField
from kikao.registry.rates.reckoning import rate_from

CURRENCIES = [(one.value, one.value) for one in Currency]
AMOUNT, CURRENCY = gettext_lazy("Amount"), gettext_lazy("Currency")
NOBODY = ("", gettext_lazy("Nobody: the office paid by itself"))


def amount_field(label: Any = AMOUNT, **kwargs: Any) -> LineField:
    """Return a box for an amount."""
    attrs = {"inputmode": "decimal", "autocomplete": "off", "class": "short"}
    kwargs.setdefault("help_text", gettext_lazy("For example 1 200,50"))
    return LineField(label=label, max_length=30, widget=forms.TextInput(attrs=attrs), **kwargs)


def currency_field(label: Any = CURRENCY) -> ChoicesField:
    """Return the choice of a currency."""
    return ChoicesField(label=label, choices=CURRENCIES)


def photo_field(label: Any, **kwargs: Any) -> FilesField:
    """Return a field for photographs that may stay empty."""
    return FilesField(label=label, required=False, **kwargs)


class MoneyForm(forms.Form):
    """A form with amounts: `pairs` says which box of an amount goes with which currency."""

    pairs: tuple[tuple[str, str], ...] = (("amount", "currency"),)

    def clean(self) -> dict[str, Any]:
        """Read each amount in its currency, or say at its box what is wrong with it."""
        cleaned: dict[str, Any] = super().clean() or {}
        for amount, currency in self.pairs:
            text, code = cleaned.get(amount), cleaned.pop(currency, None)
            if text and code:
                try:
                    cleaned[amount] = Money.parse(text, Currency(code))
                except Invalid as stop:
                    self.add_error(amount, str(stop.fields["amount"]))
        return cleaned


class HandForm(MoneyForm):
    """Money in the hand of somebody of the team."""

    def __init__(self, *args: Any, team: Choices, **kwargs: Any) -> None:
        """Offer everybody who is or was in the team."""
        super().__init__(*args, **kwargs)
        nobody = [("", "–")] if self.fields["holder_id"].required else [NOBODY]
        self.fields["holder_id"].choices = [*nobody, *team]  # type: ignore[attr-defined]
        if "witness_id" in self.fields:
            self.fields["witness_id"].choices = [("", "–"), *team]  # type: ignore[attr-defined]


class AdvanceForm(HandForm):
    """An advance."""

    holder_id = chosen(gettext_lazy("To whom of the team"))
    amount, currency = amount_field(), currency_field()
    day_on = DayField(label=gettext_lazy("On which day"))
    signed = forms.BooleanField(label=gettext_lazy("They signed for it on paper"), required=False)
    attached = photo_field(gettext_lazy("Photograph of the signed paper"))


class ReceiptForm(HandForm):
    """A receipt."""

    line = forms.ChoiceField(label=gettext_lazy("Cost line"))
    amount, currency = amount_field(), currency_field()
    day_on = DayField(label=gettext_lazy("On which day"))
    holder_id = chosen(gettext_lazy("Who of the team paid"), required=False)
    words = LineField(label=gettext_lazy("What for, in a few words"), required=False, max_length=300)
    attached = photo_field(gettext_lazy("Photograph of the receipt"))

    def __init__(self, *args: Any, lines: Choices, **kwargs: Any) -> None:
        """Offer the cost lines of the group."""
        super().__init__(*args, **kwargs)
        self.fields["line"].choices = [("", "–"), *lines]  # type: ignore[attr-defined]


class HelpForm(HandForm):
    """Help to travel, with the name of whom it helped."""

    name = LineField(label=gettext_lazy("Who was helped"), max_length=300)
    place_id = chosen(gettext_lazy("Where"))
    amount, currency = amount_field(), currency_field()
    day_on = DayField(label=gettext_lazy("On which day"))
    holder_id = chosen(gettext_lazy("Who of the team handed it over"), required=False)
    witness_id = chosen(
        gettext_lazy("Witness of the team"),
        required=False,
        help_text=gettext_lazy("Empty means that whoever was helped signed on paper."),
    )
    attached = photo_field(gettext_lazy("Photograph of the signature"))

    def __init__(self, *args: Any, places: Choices, **kwargs: Any) -> None:
        """Offer the places of the register."""
        super().__init__(*args, **kwargs)
        self.fields["place_id"].choices = [("", "–"), *places]  # type: ignore[attr-defined]


class DiscreetForm(HandForm):
    """Help to travel where a name on a list would endanger somebody: there is no box for one."""

    amount, currency = amount_field(), currency_field()
    day_on = DayField(label=gettext_lazy("On which day"))
    holder_id = chosen(gettext_lazy("Who of the team handed it over"), required=False)
    witness_id = chosen(gettext_lazy("Witness of the team"))


class ChangeForm(HandForm):
    """Dollars changed into francs, or back."""

    pairs = (("given", "given_currency"), ("got", "got_currency"))
    holder_id = chosen(gettext_lazy("Who of the team changed money"))
    given, given_currency = amount_field(gettext_lazy("Given")), currency_field(gettext_lazy("Given in"))
    got, got_currency = amount_field(gettext_lazy("Got")), currency_field(gettext_lazy("Got in"))
    day_on = DayField(label=gettext_lazy("On which day"))
    attached = photo_field(gettext_lazy("Photograph of the slip"))


class SettleForm(HandForm):
    """What was left over and given back, or laid out and paid."""

    holder_id = chosen(gettext_lazy("Who of the team"))
    kind = ChoicesField(
        label=gettext_lazy("What happened"),
        choices=[(one.value, one.label) for one in (MoneyKind.RETURNED, MoneyKind.REPAID)],
    )
    amount, currency = amount_field(), currency_field()
    day_on = DayField(label=gettext_lazy("On which day"))
    signed = forms.BooleanField(label=gettext_lazy("It was signed for on paper"), required=False)


class StrikeForm(forms.Form):
    """Why an entry was wrong."""

    reason = TextField(label=gettext_lazy("What was wrong with it"), rows=3, max_length=300)


class RateForm(forms.Form):
    """What a dollar cost on a day."""

    day_on = DayField(label=gettext_lazy("On which day"))
    cdf_per_usd = LineField(
        label=gettext_lazy("Francs for one dollar"),
        max_length=30,
        help_text=gettext_lazy("For example 2850,50"),
    )
    source = LineField(
        label=gettext_lazy("Who says so"),
        max_length=120,
        help_text=gettext_lazy("For example the Central Bank, or the changers of the town."),
    )
    reason = LineField(
        label=gettext_lazy("Why the rate of this day is corrected"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Only where this day has a rate already."),
    )

    def clean_cdf_per_usd(self) -> Decimal:
        """Read the rate exactly as it is written."""
        try:
            return rate_from(self.cleaned_data["cdf_per_usd"])
        except Invalid as stop:
            raise forms.ValidationError(str(stop.fields["cdf_per_usd"])) from stop


class SpanForm(forms.Form):
    """From which day to which day costs are added up."""

    since = DayField(label=gettext_lazy("From"), required=False)
    until = DayField(label=gettext_lazy("Until"), required=False)


class BudgetForm(forms.Form):
    """A box in dollars and one in francs for each cost line; an empty box is nothing."""

    def __init__(self, *args: Any, lines: Choices, before: Sequence[CostLine] = (), **kwargs: Any) -> None:
        """Offer each cost line of the group, filled in with the budget before."""
        super().__init__(*args, **kwargs)
        held = {line.code: line.budgeted for line in before}
        self.groups = []
        for code, words in lines:
            for currency in Currency:
                last = held.get(code)
                amount = None if last is None else last.usd if currency == Currency.USD else last.cdf
                initial = amount.as_number() if amount else ""
                label = _("%(line)s, in %(currency)s") % {"line": words, "currency": currency}
                box = amount_field(label, required=False, help_text="", initial=initial)
                self.fields[_box(code, currency)] = box
            self.groups.append((words, [_box(code, currency) for currency in Currency]))

    def clean(self) -> dict[str, Any]:
        """Read every box that is not empty."""
        cleaned: dict[str, Any] = super().clean() or {}
        given = [found for name, text in list(cleaned.items()) if text and (found := self._read(name, text))]
        return {"lines": given}

    def _read(self, name: str, text: str) -> BudgetGiven | None:
        code, _at, currency = name.rpartition("__")
        try:
            return BudgetGiven(code, Money.parse(text, Currency(currency)))
        except Invalid as stop:
            self.add_error(name, str(stop.fields["amount"]))
        return None


def _box(code: str, currency: Currency) -> str:
    return f"{code}__{currency.value}"
