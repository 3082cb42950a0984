"""`script/setup` says what is wrong and how to cure it, and leaves alone what is already there."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


class Checkout:
    """A bare copy of the scripts and locks, on a machine whose programs can be replaced."""

    def __init__(self, home: Path) -> None:
        self.root, self.programs = home / "checkout", home / "programs"
        self.programs.mkdir()
        for part in ("script", "requirements"):
            shutil.copytree(ROOT / part, self.root / part)
        shutil.copy(ROOT / "pyproject.toml", self.root)
        self.program("apt-get", "exit 100")
        self.program("python3", f'exec {sys.executable} "$@"')

    def program(self, name: str, text: str) -> None:
        """Put another program in the place of the machine's."""
        path = self.programs / name
        path.write_text(f"#!/bin/bash\n{text}\n")
        path.chmod(0o755)

    def run(self, script: str, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run a script as on this machine."""
        return subprocess.run(
            [self.root / "script" / script, *words],
            env={**os.environ, "PATH": f"{self.programs}:/usr/bin:/bin", **environment},
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    return Checkout(tmp_path)


def test_setup_names_the_missing_venv_module(checkout: Checkout) -> None:
    checkout.program("python3", f'case "$*" in *ensurepip*) exit 1;; esac\nexec {sys.executable} "$@"')
    done = checkout.run("setup")
    assert done.returncode == 1
    assert "no venv module" in done.stderr
    assert "apt-get install -y python3-venv" in done.stderr


def test_setup_names_a_missing_python(checkout: Checkout) -> None:
    done = checkout.run("setup", PYTHON="no-such-python")
    assert done.returncode == 1
    assert "Python 3.11 or newer is not here" in done.stderr


def test_setup_stops_when_there_is_no_room(checkout: Checkout) -> None:
    checkout.program("df", 'printf "Filesystem a b c\\n/dev/x 1 1 12 99%% /\\n"')
    done = checkout.run("setup")
    assert done.returncode == 1
    assert "12 MB free, 600 MB are needed" in done.stderr


def test_setup_says_that_the_registry_cannot_be_reached(checkout: Checkout) -> None:
    nowhere = "http://127.0.0.1:9"
    done = checkout.run(
        "setup", HTTPS_PROXY=nowhere, https_proxy=nowhere, PIP_RETRIES="0", PIP_NO_CACHE_DIR="1"
    )
    assert done.returncode == 1
    assert "registry cannot be reached" in done.stderr
    assert "run the same command again" in done.stderr


def test_setup_does_not_know_other_words(checkout: Checkout) -> None:
    done = checkout.run("setup", "--everything")
    assert done.returncode == 1
    assert "does not know" in done.stderr


def test_lock_files_hold_hashes_and_no_address() -> None:
    for lock in (ROOT / "requirements").glob("*.lock"):
        text = lock.read_text()
        assert "://" not in text
        assert text.count("==") <= text.count("--hash=sha256:")
