"""The product's code lists and what categories propose."""

import csv
import io
from pathlib import Path

import pytest
from django.utils import translation

from kikao.registry.terms.enums import TermList
from kikao.registry.terms.reckoning import parse_xref, product_terms, proposal_of, words_in

WRITTEN = """category,written
HR-LIFE,A2-1 ; 1 ; Attack ; P4/S5
HR-TORT,A2-1a ; 1 ; Attack ; P4
HR-ARR,A2-1 ; 1–2 ; Arrests ; P4
HR-FORCE,A2-3 ; 1 ; Excessive force against protesters ; P2
HR-PREG,– ; 3 ; – ; –
SF-PRES,A2-3a ; 1–2 ; HQ or base established ; P1/P2
AG-DDR,– ; – ; Agreement ; R5
AG-HIRE,A2-2/3 ; 1 ; – ; R3
CF-COMCO,– ; 2 ; Protest* ; E
LD-EXPR,A2-1? ; 2 ; – ; E
GV-ROAD,A2-2b/3b ; 2 ; – ; –
SC-TAG,A2-4/6 ; 2–3 ; – ; –
OTH,– ; – ; – ; –
"""
"""How the field's own notes write what a category corresponds to; the product's table has to agree with them."""


def _xref(code: str) -> dict[str, list[str]]:
    return {line.code: dict(line.xref) for line in product_terms() if line.list == "INCIDENT_CATEGORY"}[code]


@pytest.mark.parametrize(
    "line", list(csv.DictReader(io.StringIO(WRITTEN))), ids=lambda line: line["category"]
)
def test_a_category_proposes_what_the_notes_of_the_field_say(line: dict[str, str]) -> None:
    oecd, severity, _acled, vp = (part.strip() for part in line["written"].split(";"))
    xref = _xref(line["category"])
    named = xref.get("oecd", []) + xref.get("oecd_any", [])
    if oecd == "–":
        assert named == []
    elif oecd[-1].isalpha() and "/" not in oecd:
        assert xref["oecd"] == [oecd]
    else:
        assert "oecd" not in xref, "a family, a choice or a doubt is never ticked by itself"
        heads = tuple(f"A2-{part.removeprefix('A2-')}" for part in oecd.rstrip("?").split("/"))
        assert all(code.startswith(heads) for code in named)
        assert all(any(code.startswith(head) for code in named) for head in heads)
    levels = [f"SEV{level}" for level in severity.split("–") if level.strip()]
    assert xref.get("severity", []) == levels
    themes = [f"VP-{theme}" for theme in vp.split("/") if theme != "–"]
    assert xref.get("vp", []) == themes


@pytest.mark.full
def test_the_products_lists_hold_every_code_of_the_field_lists() -> None:
    field_lists = Path(__file__).resolve().parents[3].parent / "shared" / "domain" / "codelists.csv"
    if not field_lists.exists():
        pytest.skip("the field's code lists are not beside the repository")
    with field_lists.open(encoding="utf-8", newline="") as lines:
        field = {(line["list"], line["code"]): line["fr"] for line in csv.DictReader(lines)}
    product = {(line.list, line.code): line.fr for line in product_terms()}
    assert product == field


def test_every_code_stands_once_and_every_list_is_filled() -> None:
    lines = product_terms()
    keys = [(line.list, line.code) for line in lines]
    assert len(keys) == len(set(keys))
    assert {line.list for line in lines} == set(TermList.values)
    assert all(line.en and line.fr for line in lines)


def test_what_categories_correspond_to_stands_in_the_lists() -> None:
    codes = {name: {line.code for line in product_terms() if line.list == name} for name in TermList.values}
    standards = {
        "oecd": "OECD_ANNEX_II",
        "oecd_any": "OECD_ANNEX_II",
        "vp": "VP_THEME",
        "severity": "SEVERITY",
        "acled": "ACLED_SUB_EVENT",
    }
    for line in product_terms():
        if line.list == "INCIDENT_CATEGORY":
            for standard, said in line.xref.items():
                assert set(said) <= codes[standards[standard]], line.code


def test_several_categories_propose_the_gravest_level_and_no_risk_twice() -> None:
    proposal = proposal_of([_xref("HR-LIFE"), _xref("HR-TORT"), _xref("CF-COMCO")])
    assert proposal.oecd == ("A2-1a",)
    assert proposal.oecd_possible == ("A2-1d", "A2-1e")
    assert proposal.severity == "SEV1"
    assert proposal.severity_possible == ("SEV1", "SEV2")
    assert proposal.vp == ("VP-E", "VP-P4", "VP-S5")


def test_no_category_proposes_nothing() -> None:
    proposal = proposal_of([])
    assert (proposal.oecd, proposal.oecd_possible, proposal.vp, proposal.severity) == ((), (), (), "")


def test_parse_xref_refuses_what_it_cannot_read() -> None:
    assert parse_xref("") == {}
    assert parse_xref("oecd=A2-1a ; vp=VP-P4|VP-S5") == {"oecd": ["A2-1a"], "vp": ["VP-P4", "VP-S5"]}
    with pytest.raises(ValueError, match="A2-1a"):
        parse_xref("A2-1a")


@pytest.mark.parametrize(
    ("language", "expected"), [("en", "tin"), ("fr", "étain"), ("sw", "bati"), ("de", "étain")]
)
def test_words_come_in_the_readers_language(language: str, expected: str) -> None:
    with translation.override(language):
        assert words_in("tin", "étain", "bati") == expected


def test_words_fall_back_to_french_where_swahili_is_missing() -> None:
    with translation.override("sw"):
        assert words_in("tin", "étain", "") == "étain"
