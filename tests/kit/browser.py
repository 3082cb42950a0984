"""The system's Chromium, headless, for the tests that look at pages as a member does."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator

CURE = "no Chromium on this machine: sudo apt-get install -y chromium"
DRIVER_CURE = "the browser's driver does not start here: sudo apt-get install -y libatomic1"
FLAGS = ["--no-sandbox", "--disable-background-networking", "--disable-dev-shm-usage", "--disable-gpu"]


def chromium() -> str | None:
    """Return where the system keeps its Chromium, or None."""
    named = os.environ.get("KIKAO_CHROMIUM")
    if named:
        return shutil.which(named)
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


def driver_starts() -> bool:
    """Say whether the program that steers the browser runs: it comes as a wheel, but a bare Debian lacks a library."""
    from playwright._impl._driver import (
        compute_driver_executable,
        get_driver_env,
    )  # not for every run of tests

    said = subprocess.run(
        [*compute_driver_executable(), "--version"], env=get_driver_env(), capture_output=True, check=False
    )
    return said.returncode == 0


@pytest.fixture(scope="session")
def engine() -> "Iterator[Browser]":
    """Start one browser for the run, also where tests call something else a browser."""
    from playwright.sync_api import sync_playwright  # a run without the browser need not load it

    path = chromium()
    if path is None:
        pytest.fail(CURE)
    # Playwright keeps a loop running in this thread, which Django takes for a program that must not use the database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def browser(engine: "Browser") -> "Browser":
    """Return the one browser of the run; a test opens contexts of its own in it."""
    return engine


def press(what: "Locator") -> None:
    """Press a button or a link and wait until the page that it leads to is there whole, as whoever reads it does."""
    what.click()
    what.page.wait_for_load_state()


if __name__ == "__main__":
    found = chromium()
    lacking = CURE if found is None else "" if driver_starts() else DRIVER_CURE
    print(f"   {lacking}" if lacking else f"   browser: {found}")
    sys.exit(bool(lacking))
