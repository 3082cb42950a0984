"""Who is let in where: every page asked for by everybody, as docs/pages.md has it, and never a page that breaks.

`KIKAO_WRITE_PAGES=1 python -m pytest tests/journeys/test_pages.py` writes the table anew; its difference is read
like a change of the program.
"""

import os

import pytest

from tests.architecture.order import ROOT
from tests.kit.addresses import Address, addresses
from tests.kit.record import Record

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite, pytest.mark.slow, pytest.mark.xdist_group("record")]

TABLE = ROOT / "docs" / "pages.md"
COLUMNS = {
    "Secretariat": "anne",
    "Custodian": "eve",
    "Member": "honore",
    "Task force of the case": "chantal",
    "Adviser": "judith",
    "Walled member": "didier",
    "Donor": "klaas",
    "Observer": "free-observer",
    "Focal point": "free-focal_point",
    "Operator": "luc",
    "Another group": "frank",
    "Nobody": "nobody",
}
SIGNS = {200: "open", 302: "→", 401: "door", 403: "closed", 404: "·"}
HEAD = """# Who is let in where

Made by `tests/journeys/test_pages.py` from real answers; do not edit by hand (`KIKAO_WRITE_PAGES=1` writes it anew).
Each page of a case, sitting, task … is asked for with one that the police of the mines stands accused in: the walled
member is of that police, and the task force is that of the case. *open*: the page; *closed*: the role is told that this
is not for it; *·*: exactly the answer for what does not exist; *→*: led elsewhere, mostly to the door; *door*: a
program must sign in first.
"""


Table = dict[Address, list[int]]


@pytest.fixture
def table(record: Record) -> Table:
    """Return what everybody was answered, address by address."""
    columns = [record.statuses[name] for name in COLUMNS.values()]
    ways = [way for way in addresses() if not way.name.endswith("sign-out")]
    return {way: [statuses[way] for statuses in columns] for way in ways}


def rendered(table: Table) -> str:
    lines = [HEAD]
    parts = {"Office": "/office/", "Programs": "/api/", "Everybody": "/"}
    told: set[Address] = set()
    for title, prefix in parts.items():
        lines += [
            f"## {title}",
            "",
            "| page | " + " | ".join(COLUMNS) + " |",
            "|---" * (len(COLUMNS) + 1) + "|",
        ]
        for way, statuses in sorted(table.items(), key=lambda pair: pair[0].path):
            if way in told or not way.path.startswith(prefix):
                continue
            told.add(way)
            if 405 not in statuses:
                lines.append(f"| `{short(way)}` | " + " | ".join(SIGNS[one] for one in statuses) + " |")
        lines.append("")
    return "\n".join(lines)


def short(way: Address) -> str:
    """Write a path as people write it: {case} for the part that names a case."""
    named = {part: "{" + part.removesuffix("_id").replace("_", " ") + "}" for part in way.parts}
    return way.filled(named)


def test_no_page_breaks_for_anybody(table: Table) -> None:
    allowed = {*SIGNS, 405}
    assert {way.path: found for way, found in table.items() if not allowed.issuperset(found)} == {}


def test_who_is_let_in_where_is_the_table_we_agreed_on(table: Table) -> None:
    text = rendered(table)
    if os.environ.get("KIKAO_WRITE_PAGES"):
        TABLE.write_text(text)
    assert TABLE.read_text().splitlines() == text.splitlines(), (
        "KIKAO_WRITE_PAGES=1 writes docs/pages.md anew"
    )


def test_a_form_is_never_shown_to_whom_its_act_is_refused(table: Table) -> None:
    """Donors, observers, focal points and operators open no page of a case, sitting, task, report or incident."""
    outside = [
        list(COLUMNS).index(name)
        for name in ("Donor", "Observer", "Focal point", "Operator", "Walled member")
    ]
    walled = {"case_id", "report_id", "incident_id", "sitting_id", "task_id", "item_id", "decision_id"}
    shown = [
        way.path
        for way, statuses in table.items()
        if walled.intersection(way.parts) and any(statuses[one] == 200 for one in outside)
    ]
    assert shown == []
