"""What stands against a spreadsheet, in the reader's words, with the sheet and the row."""

import re
from collections.abc import Mapping

from django.utils.translation import gettext as _

from kikao.foundation.base.stops import Stop

_ROW = re.compile(r"\[row : (\d+)\]\s*")
_MORE = re.compile(r"\s*Learn more: \S+")
_SHEET = re.compile(r"'(survey|choices|settings|entities|external_choices)' sheet")


def refusal(code: str, text: str, context: Mapping[str, str]) -> Stop:
    """Return the refusal for what the converter said."""
    said = _ours(context).get(code) or _known(text, context).get(code) or _read(text)
    cure = _("Correct it in the spreadsheet and upload it again. Nothing was kept.")
    return Stop("form.spreadsheet_wrong", f"{_where(text, context)}{said}", cure=cure, status=422)


def unreadable() -> Stop:
    """Return the refusal for what is no spreadsheet, or one that takes too much to read."""
    return Stop(
        "form.spreadsheet_unreadable",
        _("This file is no spreadsheet that can be read as a form."),
        cure=_("Save the form as Excel workbook (.xlsx), without pictures and macros, and upload that."),
        status=422,
    )


def too_large(most_mb: int) -> Stop:
    """Return the refusal for a workbook that is longer than a form ever is."""
    return Stop(
        "form.spreadsheet_too_large",
        _("This spreadsheet is larger than a form may be: %(most)d MB.") % {"most": most_mb},
        cure=_("Take out what the form does not need: pictures, other sheets, empty rows with colours."),
        status=422,
    )


def _where(text: str, context: Mapping[str, str]) -> str:
    found = _ROW.search(text)
    row = context.get("row") or (found[1] if found else "")
    named = _SHEET.search(text)
    sheet = context.get("sheet") or (named[1] if named else "")
    if row:
        return _("Sheet “%(sheet)s”, row %(row)s: ") % {"sheet": sheet or "survey", "row": row}
    return _("Sheet “%(sheet)s”: ") % {"sheet": sheet} if sheet else ""


def _ours(context: Mapping[str, str]) -> dict[str, str]:
    name = {"name": context.get("name", "")}
    return {
        "DECLARES": _("This file is no spreadsheet that can be read as a form."),
        "MISSING": _("the sheet “settings” lacks “%(name)s”. Write it in a column of that name.") % name,
        "SETTING": _(
            "the sheet “settings” gives “%(name)s”. Take it out: phones send to Kikao only, and Kikao makes the keys."
        )
        % name,
        "MANY": _("the form asks more than %(count)s questions.") % {"count": context.get("count", "")},
        "XFORM": _("the form that came of it is too large for a phone."),
        "NAME": _("“%(name)s” is longer than can be kept.") % name,
    }


def _known(text: str, context: Mapping[str, str]) -> dict[str, str]:
    said = {
        "value": context.get("value", ""),
        "column": context.get("column", ""),
        "name": context.get("q") or context.get("name", ""),
    }
    return {
        "NAMES_001": _("the name “%(value)s” stands twice in the same group.") % said,
        "NAMES_003": _("the name “%(value)s” is that of the whole form.") % said,
        "NAMES_004": _("another repetition is already called “%(value)s”.") % said,
        "NAMES_006": _("a choice has no name."),
        "NAMES_007": _("two choices of a list have the same name."),
        "NAMES_008": _(
            "what stands under “%(column)s” is no name: it begins with a letter and holds letters, digits, - and _ only."
        )
        % said,
        "LABEL_001": _("a choice has no label."),
        "PYREF_001": _("a reference under “%(column)s” is not written as ${name}.") % said,
        "PYREF_003": _("under “%(column)s” stands “%(name)s”, which no question is called.") % said,
        "PYREF_004": _("under “%(column)s” stands “%(name)s”, which several questions are called.") % said,
        "SURVEY_001": _("a group or repetition ends here that did not begin."),
        "SURVEY_002": _("a group or repetition begins here that does not end."),
    }


def _read(text: str) -> str:
    """Quote the converter where no words of ours say it."""
    return _("the converter says: “%(text)s”") % {"text": _MORE.sub("", _ROW.sub("", text))[:500]}
