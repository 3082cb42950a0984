"""The child that makes the form of phones (XForm) from a spreadsheet (XLSForm): a workbook in, JSON out.

It stands alone in a process that is bound before it begins (`kikao.foundation.base.bound`), and writes no file. The converter's own validator is a program in another language: it is never called.
"""

import json
import re
import sys
from collections.abc import Iterable, Iterator
from io import BytesIO
from string import Formatter
from typing import Any
from zipfile import ZipFile

MOST_QUESTIONS = 1000
_REFERENCE = re.compile(r'\bsrc="jr://[a-z-]+/([^"]+)"|>\s*jr://[a-z-]+/([^<]+)<')
_SETTING_KEYS = {
    "form_id": ("form_id", "id_string"),
    "title": ("form_title", "title"),
    "version": ("version",),
}
_FORBIDDEN = ("submission_url", "public_key")
_SKIPPED = frozenset({"note", "survey", "group", "repeat"})
_KINDS = {
    "select one": "select_one",
    "select all that apply": "select_multiple",
    "string": "text",
    "int": "integer",
    "photo": "image",
    "acknowledge": "trigger",
}


def convert(content: bytes) -> dict[str, Any]:
    """Return the form made of a workbook, with its questions; or what stands against it, under "error"."""
    from pyxform.errors import PyXFormError  # noqa: PLC0415 - only once the process is bound

    if _declares(content):
        return _wrong("DECLARES")
    try:
        return _converted(content)
    except PyXFormError as error:
        code, context = _named(str(error))
        return _wrong(code, str(error), **context)


def _named(text: str) -> tuple[str, dict[str, str]]:
    """Find out which of its errors the converter said, and about what; it often gives no more than the words."""
    from pyxform.errors import ErrorCode  # noqa: PLC0415

    for code in ErrorCode:
        slots: list[str] = []
        pattern = ""
        for words, slot, _format, _conversion in Formatter().parse(code.value.msg):
            pattern += re.escape(words)
            if slot is not None:
                pattern += "(.*?)"
                slots.append(slot)
        found = re.fullmatch(pattern, text, re.DOTALL)
        if found:
            return code.name, {slot: value[:200] for slot, value in zip(slots, found.groups(), strict=True)}
    return "", {}


def _converted(content: bytes) -> dict[str, Any]:
    from pyxform.builder import create_survey_element_from_dict  # noqa: PLC0415
    from pyxform.utils import external_choices_to_csv, has_external_choices  # noqa: PLC0415
    from pyxform.xls2json import workbook_to_json  # noqa: PLC0415
    from pyxform.xls2json_backends import get_xlsform  # noqa: PLC0415

    book = get_xlsform(BytesIO(content), file_type=".xlsx")
    settings = dict(next(iter(book.settings or ()), {}))
    given = {name: _first(settings, keys) for name, keys in _SETTING_KEYS.items()}
    for forbidden in _FORBIDDEN:
        if settings.get(forbidden):
            return _wrong("SETTING", name=forbidden)
    for needed in ("form_id", "version"):
        if not given[needed]:
            return _wrong("MISSING", name=needed)
    warnings: list[str] = []
    read = workbook_to_json(workbook_dict=book, fallback_form_name=None, warnings=warnings)
    itemsets = external_choices_to_csv(workbook_dict=book) if has_external_choices(json_struct=read) else ""
    survey = create_survey_element_from_dict(read)
    xform = survey._to_ugly_xml()  # noqa: SLF001 - the public way writes a file and may call the validator
    questions = list(_questions(survey, str(settings.get("default_language", ""))))
    if len(questions) > MOST_QUESTIONS:
        return _wrong("MANY", count=str(MOST_QUESTIONS))
    return {
        **given,
        "xform": xform,
        "warnings": warnings[:20],
        "questions": questions,
        "languages": re.findall(r'<translation[^>]* lang="([^"]+)"', xform),
        "media": sorted({one or two for one, two in _REFERENCE.findall(xform)}),
        "itemsets": itemsets or "",
    }


def _first(settings: dict[str, Any], keys: Iterable[str]) -> str:
    return next((str(settings[key]).strip() for key in keys if settings.get(key)), "")


def _questions(survey: Any, default: str) -> Iterator[dict[str, str]]:
    """List every question that can have an answer, in the order in which it is asked."""
    for one in survey.iter_descendants():
        kind = str(one.type or "")
        if kind in _SKIPPED or one.name == "instanceID" or not hasattr(one, "get_xpath"):
            continue
        yield {
            "path": one.get_xpath(),
            "name": one.name,
            "kind": _KINDS.get(kind, kind) or "text",
            "label": _label(one.label, default),
        }


def _label(label: Any, default: str) -> str:
    """Return how a question is asked, in French where the form speaks it."""
    if not isinstance(label, dict):
        return str(label or "")
    french = next((text for language, text in label.items() if "(fr)" in language), "")
    return str(french or label.get(default) or next(iter(label.values()), ""))


def _declares(content: bytes) -> bool:
    """Tell whether a part of the workbook declares a document type, as no spreadsheet does."""
    with ZipFile(BytesIO(content)) as book:
        return any(
            b"<!DOCTYPE" in book.read(name) for name in book.namelist() if name.endswith((".xml", ".rels"))
        )


def _wrong(code: str, text: str = "", **context: str) -> dict[str, Any]:
    return {"error": code, "text": text, "context": context}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(convert(sys.stdin.buffer.read())))
