"""What is typed into a clause and about where it stands."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kikao.casework.agreements.enums import ClauseKind, Rhythm, RightsQuestion
from kikao.casework.agreements.reckoning import MOST_PARTS, Part, equal_parts, parts_typed
from kikao.casework.agreements.schemas import ClauseLine, Promise
from kikao.foundation.base.money import Currency, Money
from kikao.foundation.base.stops import Invalid
from kikao.interfaces.office.offering import NONE, Choices, chosen, offer
from kikao.interfaces.ui.fields import ChoicesField, DayField, LineField, TextField


class ClauseForm(forms.Form):
    """Who owes what to whom, by when, in how many parts, and how everybody sees it."""

    groups = (
        (_("What is promised"), ["kind", "words", "obligor_id", "beneficiary_id", "indicator"]),
        (_("By when"), ["rhythm", "due_on", "until_on"]),
        (_("If it is money"), ["amount", "currency", "number", "instalments"]),
    )
    kind = forms.ChoiceField(label=_("Kind of clause"), choices=[*NONE, *ClauseKind.choices])
    words = TextField(label=_("The clause, as the parties sign it"), rows=4)
    obligor_id = chosen(_("Who owes it"))
    beneficiary_id = chosen(_("To whom"), required=False)
    indicator = LineField(label=_("How everybody can see that it is done"), required=False)
    rhythm = ChoicesField(label=_("How often it falls due"), choices=Rhythm.choices, initial=Rhythm.ONCE)
    due_on = DayField(label=_("On which day, or from which day on"), required=False)
    until_on = DayField(label=_("Until which day"), required=False)
    amount = LineField(label=_("Amount"), required=False, help_text=_("For example 1 200,50"))
    currency = ChoicesField(
        label=_("Currency"), choices=[(one.value, one.value) for one in Currency], required=False
    )
    number = forms.IntegerField(
        label=_("In how many equal parts"),
        required=False,
        min_value=2,
        max_value=MOST_PARTS,
        help_text=_("In the rhythm chosen above, from the first day on; they add up to the cent."),
    )
    instalments = TextField(
        label=_("Or the parts one by one"),
        rows=4,
        required=False,
        help_text=_("One a line, a day and an amount: 27/03/2027 100,00"),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, parties: Choices, **kwargs: Any) -> None:
        """Offer the parties of the agreement."""
        super().__init__(*args, **kwargs)
        offer(self, obligor_id=parties, beneficiary_id=parties)

    def clean(self) -> dict[str, Any]:
        """Read amount and parts, each error beside its field."""
        said = super().clean() or {}
        try:
            said["amount"] = self._amount(said)
            said["instalments"] = self._parts(said)
        except Invalid as wrong:
            for name, words in wrong.fields.items():
                self.add_error(name, str(words))
        return said

    def _amount(self, said: dict[str, Any]) -> Money | None:
        if not said.get("amount"):
            return None
        if not said.get("currency"):
            raise Invalid({"currency": _("Choose the currency.")})
        return Money.parse(said["amount"], Currency(said["currency"]))

    def _parts(self, said: dict[str, Any]) -> tuple[Part, ...]:
        amount, number, typed = said["amount"], said.get("number"), said.get("instalments") or ""
        if (number or typed) and amount is None:
            raise Invalid({"amount": _("Give the whole amount as well.")})
        if typed:
            return parts_typed(typed, amount.currency)
        if not number:
            return ()
        if said.get("due_on") is None:
            raise Invalid({"due_on": _("Say from which day on.")})
        return equal_parts(amount, number, said["due_on"], said.get("rhythm", ""))


def promise_of(said: dict[str, Any]) -> Promise:
    """Return what was typed as an act takes it; what falls due in parts has its days from them."""
    plain = {name: said[name] for name in ("kind", "words", "obligor_id", "beneficiary_id", "indicator")}
    days = {name: said[name] for name in ("rhythm", "due_on", "until_on")}
    return Promise(**plain, **days, amount=said["amount"], instalments=said["instalments"])


def typed_of(line: ClauseLine) -> dict[str, Any]:
    """Return a clause as it was typed, to be changed."""
    same = (
        "kind words obligor_id beneficiary_id indicator rhythm due_on until_on version".split()  # noqa: SIM905
    )
    parts = "\n".join(f"{one.due_on:%d/%m/%Y} {_number(one.amount)}" for one in line.instalments)
    money = {"amount": _number(line.amount), "currency": line.amount.currency.value} if line.amount else {}
    return {name: getattr(line, name) for name in same} | money | {"instalments": parts}


def _number(amount: Money) -> str:
    return amount.as_number().replace(".", ",")


class ClaimForm(forms.Form):
    """Who says that a clause, or a part of it, is done."""

    position = forms.TypedChoiceField(
        label=_("Which part"), coerce=int, empty_value=None, required=False, choices=[]
    )
    paid_on = DayField(label=_("On which day"), required=False)
    reason = TextField(
        label=_("Who says so, and what"),
        rows=3,
        max_length=300,
        help_text=_("It is claimed until somebody goes to see."),
    )

    def __init__(self, *args: Any, parts: Choices, **kwargs: Any) -> None:
        """Offer the parts of an amount, if there are any."""
        super().__init__(*args, **kwargs)
        if parts:
            self.fields["position"].choices = [("", _("the whole clause")), *parts]  # type: ignore[attr-defined]
        else:
            del self.fields["position"], self.fields["paid_on"]


class FlagForm(forms.Form):
    """Which right a clause stands against."""

    question = ChoicesField(
        label=_("Which question would have to be answered with no"), choices=RightsQuestion.choices
    )
