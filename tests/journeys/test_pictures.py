"""Pictures of the main pages in French: they fit a phone, a desk and a slow line, and everybody can read them.

They lie in artefacts/pictures, or in $KIKAO_ARTEFACTS/pictures. At full size every page that opens for the secretariat
is looked at.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.utils.translation import override
from pytest_django import DjangoDbBlocker

from kikao.interfaces.cli.demo.founding import FIRST, Stage
from kikao.interfaces.cli.management.commands.demo import play
from tests.kit.addresses import Address, Rows, addresses, fillings, rows_now
from tests.kit.artefacts import kept
from tests.kit.door import let_in
from tests.kit.sizes import FULL, size
from tests.kit.walking import plain_static
from tests.kit.window import Window, window

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [
    pytest.mark.sized,
    pytest.mark.browser,
    pytest.mark.django_db,
    pytest.mark.slow,
    pytest.mark.xdist_group("pictures"),
]

WIDTHS = (360, 1280)
NOBODY = "public"
MAIN = {
    NOBODY: "front-in report-in receipt-in",
    FIRST: """home reports-list reports-take reports-report incidents-incident cases-list cases-case meetings-list
        meetings-sitting meetings-minutes meetings-minutes-print tasks-list tasks-task recommendations-list
        notices-list people-organisation people-roles places-list norms-list paper-sheet account missions-mission
        agreements-agreement monitoring-slipping monitoring-compliance""",
    "sofedi": "home cases-case tasks-mine",
    "pmh": "home cases-list",
    "fardc": "releases-release",
}
"""The main pages, and who looks at them."""
LANGUAGES = {NOBODY: ("fr", "sw")}
"""Who reads what: the public pages are looked at in Swahili too."""
CANDIDATES = size(2, 4)
OPENED = 250
"""How many pages open at least for the secretariat of the demonstration."""
KIB = 1024


@pytest.fixture(scope="module")
def stage(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Stage]:
    with django_db_blocker.unblock(), transaction.atomic(), plain_static(), override("fr"):
        yield play(lambda _words: None)[0]
        transaction.set_rollback(True)


def all_pages() -> dict[str, Address]:
    """Return every page, by its short name."""
    return {way.name.partition(":")[2]: way for way in addresses() if not way.is_api}


def pages_of(who: str) -> list[str]:
    """Return what somebody looks at: their main pages first, then, at full size, whatever else there is."""
    main = MAIN[who].split()
    return main + sorted(set(all_pages()) - set(main)) if FULL and who == FIRST else main


@pytest.fixture(scope="module")
def found() -> dict[tuple[str, str], str]:
    """Keep which path shows most of a page, for the other width."""
    return {}


def looks() -> list[tuple[str, str, int]]:
    """Return who looks at the pages, in which language, in how wide a window."""
    return [(who, told, width) for who in MAIN for told in LANGUAGES.get(who, ("fr",)) for width in WIDTHS]


def visitor(stage: Stage, who: str, language: str) -> Client:
    """Return the browser of somebody who reads a language."""
    client = Client()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    return client if who == NOBODY else let_in(client, stage, who)


def fullest(client: Client, way: Address, rows: Rows, language: str) -> str:
    """Return the page's address, filled in with whatever this reader finds most on; "" when nothing opens."""
    open_here = {}
    for values in fillings(way, rows, CANDIDATES):
        path = way.filled({**values, "language": language})
        answer = client.get(path)
        if answer.status_code == 200 and answer.headers["Content-Type"].startswith("text/html"):
            open_here[len(answer.content)] = path
    return open_here[max(open_here)] if open_here else ""


def blemishes(shown: Window, name: str, *, dark: bool) -> list[object]:
    """Say what is wrong with the page that is shown, and keep its picture."""
    shown.page.screenshot(path=kept("pictures") / f"{name}.png", full_page=True)
    if dark:
        shown.page.emulate_media(color_scheme="dark")
    faults = shown.faults()
    shown.page.emulate_media(color_scheme="light")
    wide = [f"{shown.overflow} px too wide"] if shown.overflow else []
    heavy = [f"{shown.weight} bytes"] if shown.weight > (KIB * (50 if "report-in" in name else 100)) else []
    return [*faults, *wide, *heavy, *shown.complaints]


@pytest.mark.parametrize(("who", "language", "width"), looks())
def test_main_pages_fit_are_accessible_and_are_kept_as_pictures(
    stage: Stage, browser: "Browser", found: dict[tuple[str, str], str], who: str, language: str, width: int
) -> None:
    client, rows, pages = visitor(stage, who, language), rows_now(), all_pages()
    wrong: dict[str, object] = {}
    opened = 0
    with window(browser, client, language, viewport={"width": width, "height": 800}) as shown:
        for name in pages_of(who):
            path = found.get((who, name)) or fullest(client, pages[name], rows, language)
            assert path or name not in MAIN[who].split(), f"no {name} opens for {who}"
            if not path:
                continue
            found[who, name] = path if language == "fr" else ""
            shown.open(path)
            opened += 1
            if faults := blemishes(shown, f"{who}-{name}-{language}-{width}", dark=width == WIDTHS[1]):
                wrong[path] = faults
            shown.complaints.clear()
    assert wrong == {}
    assert opened >= (OPENED if FULL and who == FIRST else 1)
