"""What is typed into the pages of restricted reports, of withdrawals and of comparing."""

from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from kikao.casework.incidents.enums import Likeness
from kikao.casework.reports.enums import ConsentScope, Language, Redress, Restriction
from kikao.casework.reports.reckoning import LONGEST, SHORT
from kikao.casework.reports.schemas import Known
from kikao.interfaces.office.offering import NOT_SAID, OfferedForm
from kikao.interfaces.office.reports.forms import BY_HAND, KINDS
from kikao.interfaces.ui.fields import ChoicesField, DayField, LineField, ManyField, TextField


class TakeApartForm(OfferedForm):
    """The short form for sexual violence and for children: what helps, and nothing of the act."""

    why = ChoicesField(label=_("Why it is restricted"), choices=Restriction.choices)
    words = TextField(
        label=_("What help is needed, and what must be known to give it"),
        rows=6,
        max_length=LONGEST,
        help_text=_("No story of the act. What the person wants others to know, in the person's own words."),
    )
    identity = TextField(
        label=_("A safe way to reach the person"),
        rows=2,
        required=False,
        max_length=SHORT,
        help_text=_("Only if the person wants it. Two custodians must act together to read it."),
    )
    channel = forms.ChoiceField(label=_("How it reached us"))
    arrived_on = DayField(label=_("Day it reached us"), required=False, help_text=_("Empty: today."))
    language = forms.ChoiceField(label=_("Language of the source"), choices=Language.choices)
    interpreter = forms.BooleanField(label=_("An interpreter was used"), required=False)
    territory_id = forms.TypedChoiceField(label=_("Territory"), coerce=UUID, empty_value=None, required=False)
    accused = ManyField(
        label=_("From whom it must be kept"),
        required=False,
        choices=KINDS,
        help_text=_("Do not ask who it was. Nothing ticked walls all uniforms and companies."),
    )
    consents = ManyField(
        label=_("Read each aloud; tick what the source agrees to"),
        required=False,
        choices=ConsentScope.choices,
        help_text=_("What is not ticked is a no. Without the first two the report cannot be kept."),
    )
    manner = forms.ChoiceField(label=_("How the source answered"), required=False, choices=NOT_SAID + BY_HAND)
    guardian = forms.BooleanField(
        label=_("A guardian or caregiver answered, in the best interest of the child"), required=False
    )
    facts_only = forms.BooleanField(
        label=_("Facts alone: nothing about the source is written down, and no consent is asked"),
        required=False,
    )
    ask_no_more = forms.BooleanField(
        label=_("The person was asked already: no question is put again"), required=False, initial=True
    )

    groups = (
        (_("What helps"), ["why", "words", "identity"]),
        (_("How it came"), ["channel", "arrived_on", "language", "interpreter", "territory_id"]),
        (_("Safety"), ["accused", "ask_no_more"]),
        (_("Consent"), ["consents", "manner", "guardian", "facts_only"]),
    )

    def known(self) -> Known:
        """Return the little that stands plain."""
        given = self.cleaned_data
        return Known(
            language=given["language"], interpreter=given["interpreter"], territory_id=given["territory_id"]
        )


class RestrictForm(forms.Form):
    """Why a report is closed to everybody but the circle."""

    why = ChoicesField(label=_("Why it is restricted"), choices=Restriction.choices)


class ReferForm(OfferedForm):
    """Where a person was sent for help."""

    target = forms.ChoiceField(label=_("Where help is"))
    passed_on = forms.BooleanField(
        label=_("We passed something on about the person"),
        required=False,
        help_text=_(
            "Only with the person's yes to “Share with a named authority”. Telling the person where help is needs no consent."
        ),
    )
    note = LineField(
        label=_("What was agreed"), required=False, max_length=SHORT, help_text=_("Sealed for the circle.")
    )


class CircleForm(OfferedForm):
    """Whom somebody names for the circle."""

    account_id = forms.TypedChoiceField(label=_("Person"), coerce=UUID)


class WithdrawForm(forms.Form):
    """How a source took consent back."""

    manner = ChoicesField(label=_("How the source answered"), choices=BY_HAND)
    language = forms.ChoiceField(label=_("In which language"), choices=Language.choices)
    guardian = forms.BooleanField(label=_("A guardian answered for the source"), required=False)


class RedressForm(forms.Form):
    """What was done in one place to which a report had gone."""

    about = forms.CharField(widget=forms.HiddenInput, max_length=8)
    about_id = forms.UUIDField(widget=forms.HiddenInput)
    redress = forms.ChoiceField(label=_("What was done"), choices=Redress.choices)


class CompareForm(forms.Form):
    """Whether two records tell of the same."""

    other_id = forms.UUIDField(widget=forms.HiddenInput, required=False)
    incident_id = forms.UUIDField(widget=forms.HiddenInput, required=False)
    likeness = forms.ChoiceField(choices=Likeness.choices)
