"""What is asked on the way of a table."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kikao.foundation.base.tables import Column
from kikao.foundation.base.tables.limits import BYTES
from kikao.foundation.files.limits import Limits
from kikao.interfaces.ui.uploads import FilesField

ONE_FILE = Limits(each=BYTES, together=BYTES, count=1)


class TableForm(forms.Form):
    """The file."""

    file = FilesField(
        limits=ONE_FILE,
        label=_("The table"),
        help_text=_(
            "A CSV file or a spreadsheet (.xlsx) of at most 10 MB; of a spreadsheet the first sheet is read."
        ),
    )


class ColumnsForm(forms.Form):
    """Which column of the file is which of ours."""

    def __init__(
        self, *args: Any, columns: tuple[Column, ...], names: tuple[str, ...], **kwargs: Any
    ) -> None:
        """Ask for each of our columns."""
        super().__init__(*args, **kwargs)
        offered: list[tuple[str, Any]] = [("", _("not in this table"))]
        offered += [(str(place), name) for place, name in enumerate(names)]
        for column in columns:
            self.fields[column.field] = forms.ChoiceField(
                label=column.title, choices=offered, required=column.needed, help_text=str(column.note)
            )

    def mapping(self) -> dict[str, int]:
        """Return the place of the column for each field that has one."""
        return {name: int(place) for name, place in self.cleaned_data.items() if place}
