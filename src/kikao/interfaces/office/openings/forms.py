"""What is typed into the pages of openings."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from kikao.foundation.sealing.actions.opening import LONGEST, LONGEST_IN_DANGER
from kikao.interfaces.ui.fields import LineField, TextField

Choices = list[tuple[str, str]]


class FilterForm(forms.Form):
    """What the list is narrowed to."""

    show = forms.ChoiceField(
        choices=[("", _("what waits or stands open")), ("all", _("all"))], label=_("Show"), required=False
    )


class AskForm(forms.Form):
    """Whose identity, and why."""

    identity_id = forms.TypedChoiceField(label=_("Whose identity"), coerce=UUID)
    reason = TextField(
        label=_("Why it must be known"),
        rows=4,
        help_text=_("It is sealed for the custodians and you. Do not name the person here."),
    )

    def __init__(self, *args: Any, identities: Choices, **kwargs: Any) -> None:
        """Offer the identities that the reader may ask for."""
        super().__init__(*args, **kwargs)
        self.fields["identity_id"].choices = identities  # type: ignore[attr-defined]


class DangerForm(AskForm):
    """The same because a life is in danger; a custodian may have it opened for somebody else."""

    reader_id = forms.TypedChoiceField(
        label=_("Who reads it then"),
        coerce=UUID,
        required=False,
        empty_value=None,
        help_text=_("For somebody who works on the matter, one other custodian is enough."),
    )

    def __init__(self, *args: Any, readers: Choices, **kwargs: Any) -> None:
        """Offer the people who can act in a custodian's place; nobody else chooses."""
        super().__init__(*args, **kwargs)
        if readers:
            self.fields["reader_id"].choices = [("", _("I do")), *readers]  # type: ignore[attr-defined]
        else:
            del self.fields["reader_id"]


class ApproveForm(forms.Form):
    """For how long, and what the custodian says to it."""

    hours = forms.IntegerField(label=_("For how many hours"), min_value=1)
    words = TextField(
        label=_("What you want to say to it"),
        rows=3,
        required=False,
        help_text=_("Sealed for the custodians and who asked."),
    )

    answer = forms.FileField(
        label=_("The answer that your tool wrote"),
        required=False,
        max_length=200,
        help_text=_(
            "Take the request file from the page of the request to the computer with your key first."
        ),
    )

    def __init__(self, *args: Any, danger: bool, offline: bool, **kwargs: Any) -> None:
        """Know how long is possible, and whether the key is kept off the server."""
        super().__init__(*args, **kwargs)
        if not offline:
            del self.fields["answer"]
        most = LONGEST_IN_DANGER if danger else LONGEST
        self.fields["hours"].initial = LONGEST_IN_DANGER
        self.fields["hours"].max_value = most  # type: ignore[attr-defined]
        self.fields["hours"].widget.attrs["max"] = most


class OfflineForm(forms.Form):
    """The public half of a key that was made off the server."""

    public = LineField(
        label=_("Public half"), max_length=80, help_text=_("The 64 signs that the tool shows.")
    )
    words = LineField(label=_("Its words"), max_length=80, help_text=_("The five words under it."))


class RefuseForm(forms.Form):
    """Why not."""

    words = TextField(
        label=_("What you want to say to it"),
        rows=3,
        help_text=_("Sealed for the custodians and who asked."),
    )


class StopForm(forms.Form):
    """Why everything is stopped."""

    reason = TextField(label=_("Why"), rows=3, help_text=_("Sealed for the custodians."))
