"""A home of its own for every test run, loaded before the settings are read (pytest -p tests.kit.home)."""

import os
import shutil
import tempfile
from pathlib import Path

import pytest

_HOME = tempfile.mkdtemp(prefix="kikao-test-")
Path(_HOME, "static").mkdir()

os.environ["KIKAO_HOME"] = _HOME
os.environ["KIKAO_KDF"] = "light"
os.environ["KIKAO_LANGUAGE"] = "en"  # tests read the source strings; French has tests of its own
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"


def pytest_unconfigure(config: pytest.Config) -> None:
    """Take the home away; a worker of a parallel run ends without any other chance."""
    leave()


def leave() -> None:
    """Take the home away."""
    shutil.rmtree(_HOME, ignore_errors=True)
