"""The pages of sittings in a real browser: accessible, and no wider than the screen."""

import os
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from pytest_django.live_server_helper import LiveServer

from kikao.casework.cases.actions import add_party
from kikao.casework.meetings.actions import (
    add_guest,
    adopt_minutes,
    approve_release,
    call_sitting,
    count_heads,
    decide_urgently,
    draft_minutes,
    note_item,
    propose_agenda,
    propose_release,
    put_on_agenda,
    raise_in_session,
    set_host_turns,
)
from kikao.casework.meetings.queries import sitting
from kikao.casework.meetings.schemas import DissentGiven
from kikao.foundation.accounts.enums import SessionKind
from tests.casework.meetings.table import UNWALLED, Table
from tests.kit.cast import Cast
from tests.kit.door import token_of
from tests.kit.sizes import WIDTHS

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}


def coming(table: Table) -> UUID:
    """Plan a plenary at a company's premises with all that its page can show."""
    hosts = [table.cast.bodies[name] for name in ("banro", "cps", "division")]
    set_host_turns(table.by(), organisation_ids=hosts)
    plenary = table.plenary(9, host_id=hosts[0])
    own = table.case("Ramps of the mine on the land of diggers")
    add_party(table.by(), case_id=own, organisation_id=hosts[0], role="ADDRESSEE")
    table.case("Taxes at a barrier on the road to Nzibira")
    table.case("Title that nobody checked", checked=False)
    table.case("Shots near a fence", accused="pnc")
    propose_agenda(table.by(), sitting_id=plenary)
    put_on_agenda(table.by(), sitting_id=plenary, kind="OTHER", words="Work plan of the coming quarter")
    add_guest(table.by(), sitting_id=plenary, words="Head of the territory's agriculture service")
    call_sitting(table.by(), sitting_id=plenary)
    return plenary


def held(table: Table) -> UUID:
    """Hold a plenary, decide on some of it."""
    plenary = table.plenary()
    for title in ("Two cooperatives on one square", "Pit flooded by a neighbour", "A road closed"):
        table.put(plenary, table.case(title))
    count_heads(table.by(), sitting_id=plenary, group="Women diggers of the hill", number=12)
    table.hold(plenary, [*UNWALLED, "didier", "irene"])
    first, second, _third = sitting(table.by(), plenary).items
    note_item(table.by(), item_id=first.id, note="The two presidents were heard.\n\nBoth ask for a visit.")
    table.decide(first.id, dissents=[DissentGiven("PRIV", "Too early to go there")])
    table.decide(second.id, "D4")
    raise_in_session(table.by(), sitting_id=plenary, words="Somebody spoke of threats on the way home")
    return plenary


def addresses(table: Table) -> dict[str, str]:
    """Return the pages to look at, by name."""
    first, second = coming(table), held(table)
    shut, decision = table.decided(table.case("Shots at a pit", accused="pnc"))
    draft_minutes(table.by(), sitting_id=shut)
    adopt_minutes(table.by(), sitting_id=shut)
    urgent = table.case("Women held at a depot")
    seats = table.seats(["chantal", "gilbert", "baraka"])
    decide_urgently(table.by(), case_id=urgent, code="D1", reason="They are in danger.", consulted=seats)
    release = propose_release(
        table.by(),
        decision_id=decision,
        seat_id=table.cast.seats["didier"],
        what="Shots were heard near a mine in Mwenga. Nobody was hurt.",
        asked="Which orders do guards at fences have?",
    )
    approve_release(table.by("alice"), release_id=release)
    item = sitting(table.by(), second).items[2].id
    shut_item = sitting(table.by(), shut).items[0].id
    assert shut_item
    return {
        "list": "meetings/",
        "coming": f"meetings/{first}/",
        "held": f"meetings/{second}/",
        "closed": f"meetings/{shut}/",
        "plan": "meetings/plan/",
        "plan-closed": f"meetings/closed/?case={table.cases[3]}",
        "put": f"meetings/{first}/items/",
        "attendance": f"meetings/{first}/held/",
        "decide": f"meetings/{second}/items/{item}/decide/",
        "raised": f"meetings/{second}/raised/",
        "urgent": "meetings/urgent/",
        "urgent-case": f"meetings/urgent/{table.cases[1]}/",
        "minutes": f"meetings/{shut}/minutes/",
        "cancel": f"meetings/{first}/cancel/",
        "past": "meetings/past/",
        "rules": "meetings/rules/",
        "hosts": "meetings/rules/hosts/",
        "print-agenda": f"meetings/{first}/agenda/print/",
        "print-minutes": f"meetings/{shut}/minutes/print/",
        "releases": "releases/",
        "release": f"releases/{release}/",
        "own:didier": f"releases/{release}/",
        "list:didier": "meetings/",
    }


@pytest.mark.sized
@pytest.mark.parametrize("width", WIDTHS)
def test_the_pages_are_accessible_and_fit(
    cast: Cast, live_server: LiveServer, browser: Any, width: int
) -> None:
    pages = addresses(Table(cast))
    windows: dict[str, Any] = {}
    for named, path in pages.items():
        name = named.partition(":")[2] or "anne"
        if name not in windows:
            context = browser.new_context(viewport={"width": width, "height": 800})
            token = token_of(cast, name, SessionKind.PAGE)
            context.add_cookies([{"name": settings.SESSION_COOKIE, "value": token, "url": live_server.url}])
            windows[name] = context.new_page()
        page = windows[name]
        page.goto(f"{live_server.url}/office/{path}")
        if folder := os.environ.get("KIKAO_PICTURES"):
            page.screenshot(path=Path(folder) / f"{named.replace(':', '-')}-{width}.png", full_page=True)
        found = Axe().run(page, options=RULES).response["violations"]
        assert [(fault["id"], [node["html"][:120] for node in fault["nodes"]]) for fault in found] == [], (
            named
        )
        assert page.evaluate("document.documentElement.scrollWidth") <= width, named
    for page in windows.values():
        page.context.close()
