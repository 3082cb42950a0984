"""How large the tests run: small with a fixed seed by default, full with KIKAO_TEST_SIZE=full, resumable."""

import hashlib
import os
import subprocess
from collections.abc import Generator
from pathlib import Path
from zlib import crc32

import pytest
from hypothesis import HealthCheck, is_hypothesis_test, settings

from tests.kit.groups import piece_of

FULL = os.environ.get("KIKAO_TEST_SIZE") == "full"
"""Whether this run takes the full sizes."""

settings.register_profile(
    "reduced",
    derandomize=True,
    max_examples=20,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(
    "full", max_examples=1000, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("full" if FULL else "reduced")


WHERE_DATABASES_DIFFER = (
    "tests/foundation/access/",
    "tests/foundation/audit/",
    "tests/foundation/base/",
    "tests/journeys/test_stories_bitale.py",
)
"""What the two databases do most differently, and one story that goes through every module."""

WIDTHS = (360, 1280) if FULL else (360,)
"""How wide the windows are in which every page of a module is looked at; the main pages are always looked at in both."""


def size(reduced: int, full: int) -> int:
    """Return how many of something a test makes: few by default, many at full size."""
    return full if FULL else reduced


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--database-only", action="store_true", help="only the tests that use the database")
    parser.addoption("--every-tenth", action="store_true", help="every tenth test, always the same ones")
    parser.addoption(
        "--resume", default="", help="a file of tests that passed on this very code; they are left out"
    )


def _this_code() -> str:
    """Name the code as it stands, so that a changed line makes every test run again."""
    head = subprocess.run(["git", "rev-parse", "HEAD"], capture_output=True, text=True, check=False).stdout
    changes = subprocess.run(["git", "diff", "HEAD"], capture_output=True, check=False).stdout
    return hashlib.sha256(head.encode() + changes).hexdigest()


def pytest_itemcollected(item: pytest.Item) -> None:
    """Count a test of drawn examples among those that are larger at full size: it draws fifty times as many."""
    if is_hypothesis_test(getattr(item, "obj", None)):
        item.add_marker("sized")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not FULL:
        left_out = [item for item in items if item.get_closest_marker("full")]
        _leave_out(config, items, left_out)
    if config.getoption("--database-only"):
        _leave_out(config, items, [item for item in items if not _uses_the_database(item)])
    if config.getoption("--every-tenth"):
        _leave_out(config, items, [item for item in items if not _is_a_tenth(item)])
    if not config.getoption("--resume"):
        return
    file = Path(config.getoption("--resume"))
    code = _this_code()
    lines = file.read_text().splitlines() if file.exists() else []
    if lines[:1] != [code]:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(code + "\n")
        lines = []
    passed = set(lines)
    _leave_out(config, items, [item for item in items if item.nodeid in passed])


def _is_a_tenth(item: pytest.Item) -> bool:
    """Tell whether a test is among every tenth one, or about what the two databases do most differently.

    Tests that share something dear come together or not at all: it is made for all of them.
    """
    differs = item.get_closest_marker("postgres") or item.nodeid.startswith(WHERE_DATABASES_DIFFER)
    return bool(differs) or crc32(piece_of(item.nodeid).encode()) % 10 == 0


def _uses_the_database(item: pytest.Item) -> bool:
    """Tell whether a test touches the database in a way that another engine could answer otherwise."""
    if item.get_closest_marker("sqlite"):
        return False
    fixtures: list[str] = getattr(item, "fixturenames", [])
    return bool(item.get_closest_marker("django_db") or {"db", "transactional_db"} & set(fixtures))


def _leave_out(config: pytest.Config, items: list[pytest.Item], left_out: list[pytest.Item]) -> None:
    if left_out:
        gone = set(left_out)
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in gone]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if report.when == "call" and report.passed and item.config.getoption("--resume"):
        with Path(item.config.getoption("--resume")).open("a") as file:
            file.write(item.nodeid + "\n")
    return report


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """A resumed run that had nothing left to do has done well."""
    if exitstatus == pytest.ExitCode.NO_TESTS_COLLECTED and session.config.getoption("--resume"):
        session.exitstatus = pytest.ExitCode.OK
