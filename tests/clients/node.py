"""Node and ODK's form engine under it, for the tests in which a client of others fills the forms.

`python -m tests.clients.node` says whether they are there; `--install` fetches what the lock names, when it changed.
"""

import hashlib
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
LOCK = HERE / "package-lock.json"
MODULES = HERE / "node_modules"
STAMP = MODULES / ".installed"
"""Which lock the packages were installed from."""
NEEDED = (20, 19)
PATIENCE = 300
CURE = "no Node 20 or newer on this machine: sudo apt-get install -y nodejs npm"
ENGINE_CURE = "ODK's form engine is not installed: script/test installs it (npm ci in tests/clients)"


def node() -> str | None:
    """Return a Node that the engine runs under: the system's, else the one that came with the browser's driver."""
    from playwright._impl._driver import compute_driver_executable  # not for every run of tests

    driver = compute_driver_executable()[0]
    return next((path for path in (shutil.which("node"), driver) if path and _version(path) >= NEEDED), None)


def _version(path: str) -> tuple[int, ...]:
    try:
        said = subprocess.run([path, "--version"], capture_output=True, text=True, check=False).stdout
    except OSError:
        return ()
    return tuple(int(part) for part in re.findall(r"\d+", said)[:2])


def installed() -> bool:
    """Tell whether the packages are those of the lock."""
    return STAMP.exists() and STAMP.read_text() == _digest()


def install() -> bool:
    """Fetch the packages that the lock names; what is there already is left alone."""
    npm = shutil.which("npm")
    if installed():
        return True
    if npm is None:
        return False
    words = [npm, "ci", "--omit=dev", "--ignore-scripts", "--silent"]
    try:
        said = subprocess.run(words, cwd=HERE, stdout=sys.stderr, timeout=PATIENCE, check=False)
    except subprocess.TimeoutExpired:
        return False
    if said.returncode == 0:
        STAMP.write_text(_digest())
    return installed()


def _digest() -> str:
    return hashlib.sha256(LOCK.read_bytes()).hexdigest()


def lacking() -> str:
    """Return what is missing and how to get it, or nothing."""
    if node() is None:
        return CURE
    return "" if installed() else ENGINE_CURE


@pytest.fixture(scope="session")
def engine() -> str:
    """Return the Node under which the engine runs."""
    fault = lacking()
    if fault:
        pytest.fail(fault)
    return str(node())


if __name__ == "__main__":
    if "--install" in sys.argv:
        install()
    fault = lacking()
    print(f"   {fault}" if fault else f"   clients of others: {node()}")
    sys.exit(bool(fault))
