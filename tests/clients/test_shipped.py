"""The shipped forms, read as text: codes of the lists, three languages, nothing that gives anybody away."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pyxform.xls2json_backends import get_xlsform
from pyxform.xls2xform import convert

from kikao.casework.forms.enums import Field, FormKind, Mark
from kikao.casework.forms.reckoning import proposed
from kikao.casework.forms.reckoning.shipping import shipped_forms
from kikao.casework.forms.shipped import SHIPPED, Shipped, source_of
from kikao.casework.reports.enums import AccusedKind, ConsentScope, Language, SourceKind
from kikao.registry.places.reckoning.product import product_places
from kikao.registry.terms.reckoning import product_terms

LANGUAGES = ("Français (fr)", "Kiswahili (sw)", "English (en)")
SAID = ("label", "hint", "required_message", "constraint_message")
TELLING = {
    "start",
    "end",
    "today",
    "deviceid",
    "phonenumber",
    "simserial",
    "subscriberid",
    "username",
    "email",
    "audit",
}
TELLING |= {"start-geopoint", "background-audio", "background-geopoint", "geopoint", "geotrace", "geoshape"}
TERMS = {
    "nature": "EVENT_NATURE",
    "category": "INCIDENT_CATEGORY",
    "severity": "SEVERITY",
    "day_known": "DATE_PRECISION",
    "consent": "CONSENT_SCOPE",
    "purpose": "MISSION_PURPOSE",
    "no_access": "NO_ACCESS_REASON",
    "interference": "INTERFERENCE",
    "referred_to": "REFERRAL_TARGET",
    "training": "TRAINING_KIND",
    "trainee": "TRAINEE_TYPE",
}
ENUMS: dict[str, Any] = {
    "accused": AccusedKind,
    "known_as": SourceKind,
    "language": Language,
    "consent": ConsentScope,
}
EXTRA = {"UNKNOWN", "NOBODY"}
"""Choices beyond a list of codes: nothing is known, nobody was told."""

every = pytest.mark.parametrize("one", SHIPPED, ids=[one.form_id for one in SHIPPED])


@cache
def book(form_id: str) -> Any:
    return get_xlsform(source_of(form_id), file_type=".md")


def choices(form_id: str) -> dict[str, dict[str, dict[str, str]]]:
    lists: dict[str, dict[str, dict[str, str]]] = {}
    for row in book(form_id).choices:
        lists.setdefault(row["list_name"], {})[row["name"]] = row
    return lists


def asked(form_id: str) -> Iterator[dict[str, str]]:
    silent = {"note", "calculate", "begin_repeat", "end_repeat"}
    return (row for row in book(form_id).survey if row["type"] not in silent)


@every
def test_a_form_converts_without_a_warning(one: Shipped) -> None:
    warnings: list[str] = []
    made = convert(source_of(one.form_id), warnings=warnings, file_type=".md")
    assert warnings == []
    assert f'id="{one.form_id}"' in made.xform
    assert "jr:preload=" not in made.xform.replace('jr:preload="uid"', "")


@every
def test_everything_is_said_in_three_languages(one: Shipped) -> None:
    for row in [*book(one.form_id).survey, *book(one.form_id).choices]:
        for kind in SAID:
            texts = [row.get(f"{kind}::{language}") for language in LANGUAGES]
            assert all(texts) or not any(texts), row
    for row in asked(one.form_id):
        assert row[f"label::{LANGUAGES[0]}"]
        assert row[f"hint::{LANGUAGES[0]}"]
        assert ("required" in row) == (f"required_message::{LANGUAGES[0]}" in row), row["name"]
        assert ("constraint" in row) == (f"constraint_message::{LANGUAGES[0]}" in row), row["name"]
    assert "à relire" in source_of(one.form_id) or "relecture" in source_of(one.form_id)


@every
def test_nothing_in_a_form_gives_the_sender_away(one: Shipped) -> None:
    survey = book(one.form_id).survey
    settings = book(one.form_id).settings[0]
    assert TELLING.isdisjoint(row["type"] for row in survey)
    assert re.fullmatch(r"concat\('\w+ ', format-date\(today\(\), '%Y-%m-%d'\)\)", settings["instance_name"])
    assert next(row for row in survey if row["name"] == "nonce")["calculation"] == "once(uuid())"
    marks = {row["name"]: proposed(row["name"], row["type"].split()[0]) for row in survey}
    identity = {name for name, (mark, _field) in marks.items() if mark == Mark.IDENTITY}
    assert identity <= {"contact"}
    assert all("required" not in row for row in survey if row["name"] in identity)
    for row in asked(one.form_id):
        if row["type"] == "text":
            assert marks[row["name"]][0] != Mark.OPEN, row["name"]


@every
def test_choices_are_the_codes_of_the_lists(one: Shipped) -> None:
    terms = {(str(term.list), term.code): term for term in product_terms()}
    lists = choices(one.form_id)
    names = {**TERMS, "finding": "CLAUSE_STATUS" if one.kind == FormKind.CHECK else "FOLLOW_UP_FINDING"}
    for name in names.keys() & lists.keys():
        for code, row in lists[name].items():
            if code not in EXTRA:
                term = terms[names[name], code]
                assert (row[f"label::{LANGUAGES[0]}"], row[f"label::{LANGUAGES[2]}"]) == (term.fr, term.en)
    for name in ENUMS.keys() & lists.keys():
        assert set(lists[name]) <= set(ENUMS[name].values)
    sites = {place.pcode for place in product_places()} | {"NOT_LISTED"}
    assert set(lists.get("sites", {})) <= sites


def test_the_guards_are_asked_eight_questions() -> None:
    labels = [row[f"label::{LANGUAGES[0]}"] for row in asked("kikao-garde")]
    numbers = [match[0] for label in labels if (match := re.match(r"(\d+)( bis)?\.", label))]
    assert numbers == ["1.", "2.", "3.", "3 bis.", "4.", "5.", "6.", "7.", "7 bis.", "8."]
    assert len(numbers) == len(labels)
    follow_ups = [row for row in asked("kikao-garde") if " bis." in row[f"label::{LANGUAGES[0]}"]]
    assert all(row["relevant"] for row in follow_ups), "asked only where the answer before needs words"
    about = set(choices("kikao-garde")["about"])
    assert about == {"GC1", "GC2", "GC3", "GC4", "GC5", "GC6", "AG-PRES", "HR-CHILD", "HR-PREG", "OTH"}


def test_the_variants_for_tella_ask_the_same_and_read_no_list_from_outside() -> None:
    for one in SHIPPED:
        if not one.form_id.endswith("-tella"):
            continue
        whole = one.form_id.removesuffix("-tella")
        assert [row["name"] for row in asked(one.form_id)] == [row["name"] for row in asked(whole)]
        assert "from_file" not in source_of(one.form_id)
        assert {**choices(one.form_id), "sites": None} == {**choices(whole), "sites": None}


def test_a_shipped_form_fills_the_fields_of_its_kind() -> None:
    needed = {
        FormKind.REPORT: {
            Field.WORDS,
            Field.HAPPENED,
            Field.PLACE,
            Field.CATEGORY,
            Field.ACCUSED,
            Field.CONSENT,
        },
        FormKind.GUARD: {Field.RULE, Field.VIOLENCE, Field.MINER_AGREES, Field.REFERRED_TO, Field.CATEGORY},
        FormKind.VISIT: {Field.DONE_ON, Field.FINDING, Field.NO_ACCESS, Field.PLACE},
        FormKind.CHECK: {
            Field.INSTRUMENT,
            Field.CLAUSE,
            Field.FINDING,
            Field.DONE_ON,
            Field.NO_ACCESS,
            Field.PLACE,
        },
        FormKind.TRAINING: {Field.DONE_ON, Field.PLACE},
    }
    for one, _book, made in shipped_forms():
        marks = [proposed(question.name, question.kind) for question in made.questions]
        plain = {field for mark, field in marks if mark == Mark.OPEN}
        assert needed[one.kind] - {Field.WORDS} <= plain, one.form_id
        assert made.title == one.title


def test_the_lock_of_the_clients_names_no_address() -> None:
    lock = (Path(__file__).parent / "package-lock.json").read_text()
    assert "://" not in lock
    assert '"resolved"' not in lock
