"""Every word a member reads is translated: French complete, none unsure, nothing lost between the languages."""

import re
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import polib
import pytest
from django.apps import apps
from django.conf import settings
from django.db import models
from django.utils.functional import Promise

from tests.architecture.order import SRC
from tests.architecture.papers import load_everything

LOCALE = Path(settings.LOCALE_PATHS[0])
HOLES = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
LANGUAGES = ("fr", "sw")


def catalogue(language: str) -> polib.POFile:
    return polib.pofile(str(LOCALE / language / "LC_MESSAGES" / "django.po"))


def faults_of(entry: polib.POEntry) -> list[str]:
    """Return what is wrong with one translation: unsure, or other holes than the source has."""
    said = [entry.msgstr, *entry.msgstr_plural.values()]
    sources = {frozenset(HOLES.findall(text)) for text in (entry.msgid, entry.msgid_plural or entry.msgid)}
    found = ["unsure (fuzzy)"] if entry.fuzzy else []
    if any(text and frozenset(HOLES.findall(text)) not in sources for text in said):
        found.append("its %(names)s differ from the source's")
    return [f"“{entry.msgid[:60]}”: {fault}" for fault in found]


@cache
def said_in_the_code() -> frozenset[tuple[str | None, str]]:
    """Return every string that the code marks for translation, as Django's own tool finds them."""
    if shutil.which("xgettext") is None:
        pytest.fail("gettext is missing: sudo apt-get install -y gettext")
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "src"
        shutil.copytree(SRC, copy, ignore=shutil.ignore_patterns("__pycache__", "locale", "static"))
        (copy / "locale" / "xx" / "LC_MESSAGES").mkdir(parents=True)
        command = [
            sys.executable,
            "-m",
            "django",
            "makemessages",
            "-l",
            "xx",
            "--no-location",
            "--verbosity",
            "0",
        ]
        # no settings: the tool then writes to ./locale of the copy
        environment = {
            "PATH": "/usr/local/bin:/usr/bin:/bin",
            "PYTHONPATH": folder,
            "DJANGO_SETTINGS_MODULE": "bare",
        }
        (Path(folder) / "bare.py").write_text("USE_I18N = True\n")
        subprocess.run(command, cwd=copy, env=environment, check=True, capture_output=True)
        found = polib.pofile(str(copy / "locale" / "xx" / "LC_MESSAGES" / "django.po"))
    said = frozenset((entry.msgctxt, entry.msgid) for entry in found if not entry.obsolete)
    assert said
    return said


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_translation_is_unsure_or_lost_a_name(language: str) -> None:
    assert [fault for entry in catalogue(language) if not entry.obsolete for fault in faults_of(entry)] == []


def test_french_is_complete() -> None:
    held = {(entry.msgctxt, entry.msgid) for entry in catalogue("fr").translated_entries()}
    assert sorted(f"{words}" for context, words in said_in_the_code() - held) == []


def test_french_translates_nothing_that_is_gone() -> None:
    held = {(entry.msgctxt, entry.msgid) for entry in catalogue("fr") if not entry.obsolete}
    assert sorted(f"{words}" for context, words in held - said_in_the_code()) == []


def test_every_choice_a_member_reads_can_be_translated() -> None:
    load_everything()
    found = [
        f"{model.__name__}.{field.name}: {label}"
        for model in apps.get_models()
        if model.__module__.startswith("kikao.")
        for field in model._meta.concrete_fields
        for label in labels_of(field)
        if not isinstance(label, Promise)
    ]
    assert found == []


def labels_of(field: "models.Field[object, object]") -> list[object]:
    return [label for _value, label in field.choices or []]


def test_a_translation_that_lost_a_name_is_found() -> None:
    assert faults_of(polib.POEntry(msgid="By %(name)s", msgstr="Par %(nom)s"))
    assert faults_of(polib.POEntry(msgid="Case", msgstr="Dossier", flags=["fuzzy"]))
    assert not faults_of(polib.POEntry(msgid="By %(name)s", msgstr="Par %(name)s"))
