"""What is typed into the pages of referrals."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kikao.casework.cases.enums import Level
from kikao.casework.referrals.enums import Manner, ReferralState, Target
from kikao.casework.referrals.schemas import Offered
from kikao.interfaces.office.offering import Choices, chosen
from kikao.interfaces.ui.fields import ChoicesField, DayField, TextField


class FilterForm(forms.Form):
    """What the list of referrals is narrowed to."""

    state = forms.ChoiceField(
        label=_("State"), choices=[("", _("all")), *ReferralState.choices], required=False
    )
    target = forms.ChoiceField(label=_("To whom"), choices=[("", _("all")), *Target.choices], required=False)
    waiting = forms.BooleanField(label=_("Only those nobody answered in time"), required=False)


class SendForm(forms.Form):
    """A case to be passed on."""

    groups = [
        (_("To whom"), ["target", "organisation_id", "level"]),
        (_("What is passed on"), ["words", "release_id", "file_release_ids"]),
        (_("How and when"), ["manner", "sent_on", "answer_due_on"]),
    ]
    target = forms.ChoiceField(label=_("Kind of body"), choices=Target.choices)
    organisation_id = chosen(
        _("Which organisation"),
        required=False,
        help_text=_(
            "Needed for a company's own grievance mechanism, and wherever the case accuses a body of this kind."
        ),
    )
    level = ChoicesField(label=_("Level"), choices=Level.choices, initial=Level.PROVINCIAL)
    words = TextField(
        label=_("The words written for this body"),
        rows=8,
        required=False,
        help_text=_(
            "Never who told it, nor where a source lives. Whoever is accused is alleged to have done it."
        ),
    )
    release_id = chosen(
        _("A released text"),
        required=False,
        help_text=_("To a body that the case accuses, nothing but the text released to its own seat goes."),
    )
    file_release_ids = forms.TypedMultipleChoiceField(
        label=_("Files marked safe"),
        coerce=forms.UUIDField().clean,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    manner = ChoicesField(label=_("How it goes out"), choices=Manner.choices, initial=Manner.LETTER)
    sent_on = DayField(label=_("On which day"), required=False, help_text=_("Empty means today."))
    answer_due_on = DayField(
        label=_("Answer expected by"),
        required=False,
        help_text=_("Empty means the usual time for this kind of body: a week for care, mostly a month."),
    )

    def __init__(self, *args: Any, organisations: Choices, offered: Offered, **kwargs: Any) -> None:
        """Offer the organisations of the register, and what of the case may go along."""
        super().__init__(*args, **kwargs)
        self.fields["organisation_id"].choices = [("", "–"), *organisations]  # type: ignore[attr-defined]
        self.fields["release_id"].choices = [("", "–"), *offered.texts]  # type: ignore[attr-defined]
        self.fields["file_release_ids"].choices = list(offered.files)  # type: ignore[attr-defined]
        for name, there in (("release_id", offered.texts), ("file_release_ids", offered.files)):
            if not there:
                del self.fields[name]


class AnswerForm(forms.Form):
    """What came back."""

    new = ChoicesField(label=_("What came back"), choices=())
    words = TextField(
        label=_("What was answered, and by which function"),
        rows=5,
        required=False,
        help_text=_("Sealed for those who work on the case. May stay empty for a mere acknowledgement."),
    )
    real_on = DayField(label=_("On which day"), required=False, help_text=_("Empty means today."))
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, states: Choices, **kwargs: Any) -> None:
        """Offer what may follow."""
        super().__init__(*args, **kwargs)
        self.fields["new"].choices = states  # type: ignore[attr-defined]


class RemindForm(forms.Form):
    """That a body was reminded."""

    words = TextField(label=_("How, and what was said"), rows=3, required=False)
    real_on = DayField(label=_("On which day"), required=False, help_text=_("Empty means today."))
    answer_due_on = DayField(label=_("Answer expected by"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)


class CorrectForm(forms.Form):
    """What was wrong about how or when a case was passed on."""

    level = ChoicesField(label=_("Level"), choices=Level.choices)
    manner = ChoicesField(label=_("How it went out"), choices=Manner.choices)
    sent_on = DayField(label=_("On which day"))
    answer_due_on = DayField(label=_("Answer expected by"))
    reason = TextField(label=_("Why it is corrected"), rows=3)
    version = forms.IntegerField(widget=forms.HiddenInput)


class RecallForm(forms.Form):
    """Why a referral is taken back."""

    reason = TextField(label=_("Why"), rows=3)
    version = forms.IntegerField(widget=forms.HiddenInput)
