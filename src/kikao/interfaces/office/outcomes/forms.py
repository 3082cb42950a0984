"""What is typed into the pages of outcomes."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kikao.casework.incidents.enums import Sex
from kikao.casework.outcomes.enums import Asked, Change, ClosureReason, Content, OutcomeKind
from kikao.interfaces.office.offering import Choices, chosen
from kikao.interfaces.ui.fields import ChoicesField, DayField, LineField, MomentField, TextField


class OutcomeForm(forms.Form):
    """What changed and who says so."""

    kind = ChoicesField(
        label=_("What kind of result"),
        choices=OutcomeKind.choices,
        initial=OutcomeKind.OUTCOME,
        required=False,
    )
    change = ChoicesField(label=_("What changed"), choices=Change.choices)
    words = TextField(label=_("In words"), rows=4)
    said_by_organisation_id = chosen(_("Which organisation says so"), required=False)
    said_by = LineField(
        label=_("Or who else says so"),
        required=False,
        help_text=_("A publication, a community, a function; never the name of a person."),
    )
    happened = MomentField(label=_("When"), required=False)

    def clean_kind(self) -> str:
        """Take what nobody chose for what changed for people."""
        return self.cleaned_data["kind"] or OutcomeKind.OUTCOME

    def __init__(self, *args: Any, organisations: Choices, **kwargs: Any) -> None:
        """Offer the organisations of the register."""
        super().__init__(*args, **kwargs)
        self.fields["said_by_organisation_id"].choices = [("", "–"), *organisations]  # type: ignore[attr-defined]


class VerifyForm(forms.Form):
    """How a claim was verified."""

    how = TextField(label=_("Who went to see, when, and what they saw"), rows=4, max_length=300)


class SatisfactionForm(forms.Form):
    """How satisfied a party says it is."""

    organisation_id = chosen(_("Which party"))
    score = forms.TypedChoiceField(
        label=_("How satisfied"),
        coerce=int,
        choices=Content.choices,
    )
    words = TextField(label=_("In their words, without names"), rows=3, required=False)
    sex = forms.ChoiceField(
        label=_("Who spoke for it"), choices=Sex.choices, initial=Sex.UNKNOWN, required=False
    )
    asked = forms.ChoiceField(
        label=_("How they were asked"), choices=[("", "–"), *Asked.choices], required=False
    )

    def __init__(self, *args: Any, organisations: Choices, **kwargs: Any) -> None:
        """Offer the parties of the case."""
        super().__init__(*args, **kwargs)
        self.fields["organisation_id"].choices = [("", "–"), *organisations]  # type: ignore[attr-defined]


class CloseForm(forms.Form):
    """Why and when a case is closed."""

    reason = ChoicesField(label=_("Why it is closed"), choices=ClosureReason.choices)
    words = TextField(label=_("In words"), rows=3, required=False)
    closed_on = DayField(label=_("On which day"), required=False, help_text=_("Empty means today."))
    despite = TextField(
        label=_("Why it is closed all the same"),
        rows=2,
        required=False,
        max_length=300,
        help_text=_("Only while visits are overdue or promises late or broken; never for “implemented”."),
    )


class WhyForm(forms.Form):
    """Why a case is reopened."""

    why = TextField(label=_("Why it is reopened"), rows=3, max_length=300)


class RelapseForm(forms.Form):
    """Which other case it is: the earlier one, or the one in which this flared up again."""

    other_id = chosen(_("It is a relapse of"))

    def __init__(self, *args: Any, cases: Choices, earlier: bool, **kwargs: Any) -> None:
        """Offer the cases of the same place."""
        super().__init__(*args, **kwargs)
        self.fields["other_id"].choices = [("", "–"), *cases]  # type: ignore[attr-defined]
        if earlier:
            self.fields["other_id"].label = _("It came back in")
