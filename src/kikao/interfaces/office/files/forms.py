"""What is typed into the pages of files."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kikao.interfaces.ui.fields import ChoicesField, LineField, TextField
from kikao.interfaces.ui.uploads import FilesField

PAPER, DISK = "paper", "disk"


class AddForm(forms.Form):
    """Files to be kept with a matter."""

    attached = FilesField(
        label=_("Files"),
        error_messages={"required": _("Choose at least one file.")},
    )


class HandForm(forms.Form):
    """To whom something is given, and what for."""

    to_whom = LineField(label=_("To whom"), max_length=500)
    purpose = TextField(label=_("What for"), rows=3, max_length=500)


class ReportForm(HandForm):
    """To whom a custody report is given, what for, and in which form."""

    shape = ChoicesField(
        label=_("In which form"),
        choices=[
            (PAPER, _("On paper, to be printed")),
            (DISK, _("As a file that an expert checks by machine")),
        ],
        initial=PAPER,
    )


class SafeForm(forms.Form):
    """Why a file is safe for the members."""

    reason = TextField(
        label=_("Why is it safe?"),
        rows=4,
        max_length=2000,
        help_text=_(
            "Think of faces, voices, vehicles, the angle from which it was taken: who could be recognised?"
        ),
    )
