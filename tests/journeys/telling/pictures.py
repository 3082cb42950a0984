"""Pictures of the page of a case, in French, as wide as a desk and as narrow as a telephone, for somebody to look at."""

from typing import TYPE_CHECKING

from tests.journeys.telling.days import Days
from tests.kit.artefacts import kept
from tests.kit.window import window

if TYPE_CHECKING:
    from playwright.sync_api import Browser

WIDTHS = (1280, 360)


def pictured(days: Days, browser: "Browser", name: str, page: str, told: str) -> list[object]:
    """Keep the pictures of a page; return what is wrong with it in either width."""
    wrong: list[object] = []
    for width in WIDTHS:
        client = days.browser(name, "fr")
        with window(browser, client, "fr", viewport={"width": width, "height": 800}) as shown:
            shown.open(page)
            shown.page.screenshot(
                path=kept("pictures") / f"story-{told}-{name}-fr-{width}.png", full_page=True
            )
            wide = [f"{shown.overflow} px too wide at {width}"] if shown.overflow else []
            wrong += [*wide, *shown.complaints, *shown.faults()]
    return wrong
