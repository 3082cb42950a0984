"""Who is let in where: every page asked for by everybody, as docs/pages.md has it, and never a page that breaks.

`KIKAO_WRITE_PAGES=1 python -m pytest tests/journeys/test_pages.py` writes the table anew; its difference is read
like a change of the program.
"""

import os
from collections.abc import Iterator
from uuid import UUID, uuid4

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from kikao.foundation.access.enums import Role
from kikao.foundation.sealing.signin import create_account
from kikao.registry.people.actions import add_seat, confirm_role, give_role, hold_seat
from tests.architecture.order import ROOT
from tests.kit import cast as people
from tests.kit.addresses import ROWS, WORDS, Address, addresses, rows_now
from tests.kit.cast import PASSPHRASE, Cast
from tests.kit.chain import Chain, found_party, open_doors, play
from tests.kit.walking import Walker, plain_static

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.xdist_group("pages")]

TABLE = ROOT / "docs" / "pages.md"
COLUMNS = {
    "Secretariat": "anne",
    "Custodian": "eve",
    "Member": "honore",
    "Task force of the case": "chantal",
    "Adviser": "judith",
    "Walled member": "didier",
    "Donor": "klaas",
    "Observer": "observer",
    "Focal point": "focal point",
    "Operator": "luc",
    "Another group": "frank",
    "Nobody": "nobody",
}
ASKED = {"/api/v1/places/matches": "?name=Kalehe"}
"""What an address must be asked to answer at all."""
SIGNS = {200: "open", 302: "→", 401: "door", 403: "closed", 404: "·"}
HEAD = """# Who is let in where

Made by `tests/journeys/test_pages.py` from real answers; do not edit by hand (`KIKAO_WRITE_PAGES=1` writes it anew).
Each page of a case, sitting, task … is asked for with one that the police of the mines stands accused in: the walled
member is of that police, and the task force is that of the case. *open*: the page; *closed*: the role is told that this
is not for it; *·*: exactly the answer for what does not exist; *→*: led elsewhere, mostly to the door; *door*: a
program must sign in first.
"""


@pytest.fixture(scope="module")
def table(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> "Iterator[dict[Address, list[int]]]":
    with django_db_blocker.unblock(), transaction.atomic(), plain_static():
        yield asked_by_everybody()
        transaction.set_rollback(True)


def asked_by_everybody() -> "dict[Address, list[int]]":
    cast = people.play()
    open_doors(cast)
    for role in (Role.OBSERVER, Role.FOCAL_POINT):
        seat_one_more(cast, role)
    chain = Chain(cast, "ZQX", "pmh")
    found_party(cast, chain)
    play(chain)
    values = one_of_each(chain)
    walkers = [Walker(cast, name) for name in COLUMNS.values()]
    ways = [one for one in addresses() if not one.name.endswith("sign-out")]
    paths = {way: way.filled(values) + ASKED.get(way.path, "") for way in ways}
    return {way: [walker.get(path).status for walker in walkers] for way, path in paths.items()}


def seat_one_more(cast: Cast, role: Role) -> None:
    name = role.value.replace("_", " ").lower()
    made = cast.accounts[name] = create_account(
        cast.system, username=role.value, name=name, passphrase=PASSPHRASE
    )
    cast.keys[name] = people.keys.unlock(made, PASSPHRASE)
    seat = add_seat(cast.system, title=name, organisation_id=cast.bodies["dcaf"], pillar="OBS")
    hold_seat(cast.system, seat_id=seat, account_id=made)
    grant = give_role(cast.actor("anne"), account_id=made, role=role)
    confirm_role(cast.actor("alice"), grant_id=grant)


def one_of_each(chain: Chain) -> "dict[str, UUID | str]":
    """Return something for every part of an address: what belongs to the chain, or the first of its kind."""
    rows = rows_now()
    first = {part: min(rows[label], default=uuid4()) for part, label in ROWS.items()}
    own = {f"{name}_id": made for name, made in chain.ids.items()}
    words = {part: words[0] for part, words in WORDS.items()}
    return {**first, **own, **words}


def rendered(table: "dict[Address, list[int]]") -> str:
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


def test_no_page_breaks_for_anybody(table: "dict[Address, list[int]]") -> None:
    allowed = {*SIGNS, 405}
    assert {way.path: found for way, found in table.items() if not allowed.issuperset(found)} == {}


def test_who_is_let_in_where_is_the_table_we_agreed_on(table: "dict[Address, list[int]]") -> None:
    text = rendered(table)
    if os.environ.get("KIKAO_WRITE_PAGES"):
        TABLE.write_text(text)
    assert TABLE.read_text().splitlines() == text.splitlines(), (
        "KIKAO_WRITE_PAGES=1 writes docs/pages.md anew"
    )


def test_a_form_is_never_shown_to_whom_its_act_is_refused(table: "dict[Address, list[int]]") -> None:
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
