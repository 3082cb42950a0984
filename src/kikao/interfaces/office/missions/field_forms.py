"""What is typed when a mission is in the field, and when it is back."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kikao.casework.missions.enums import NoAccessReason
from kikao.interfaces.office.offering import Choices, chosen
from kikao.interfaces.ui.fields import DayField, TextField
from kikao.interfaces.ui.uploads import FilesField


class FoundForm(forms.Form):
    """What was found for a case, or why nobody got there."""

    words = TextField(
        label=_("What was found"),
        rows=6,
        required=False,
        help_text=_("It stands in the report: name no source in it. Sealed with the case."),
    )
    no_access = forms.ChoiceField(
        label=_("Or why nobody got there"), choices=[("", "–"), *NoAccessReason.choices], required=False
    )
    seen_on = DayField(label=_("On which day"), required=False)


class CorrectFoundForm(FoundForm):
    """What was really found, and why the first was wrong."""

    reason = TextField(label=_("Why the first was wrong"), rows=3)


class ReportMadeForm(forms.Form):
    """The signed paper, if it is there already."""

    attached = FilesField(
        label=_("The signed report, scanned"), required=False, help_text=_("It can also be filed later.")
    )


class FileReportForm(forms.Form):
    """A signed report, of one case or of all."""

    case_id = chosen(_("Of which case"), required=False, help_text=_("Left empty: of the whole mission."))
    attached = FilesField(
        label=_("The signed report, scanned"),
        error_messages={"required": _("Choose at least one file.")},
    )

    def __init__(self, *args: Any, cases: Choices, **kwargs: Any) -> None:
        """Offer the cases of the mission."""
        super().__init__(*args, **kwargs)
        self.fields["case_id"].choices = [("", "–"), *cases]  # type: ignore[attr-defined]
