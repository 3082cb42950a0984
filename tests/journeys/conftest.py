"""A home on a disk that a thief can copy and an operator look through, made once for both."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.kit.machine import Machine
from tests.kit.planting import Planter
from tests.kit.sizes import size


@dataclass
class Scene:
    """The machine at work, what was planted on it, and the copies that were taken."""

    machine: Machine
    planter: Planter
    running: Path
    killed: Path


@pytest.fixture(scope="session")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    """Let a group work, copy its disk while sessions are open, take the current away, copy it again."""
    place = tmp_path_factory.mktemp("stolen")
    machine = Machine(place / "home").found()
    machine.kikao("backup", "--new-papers", typed="\n" * 6)
    planter = Planter(machine)
    try:
        machine.serve()
        planter.everything(size(10, 200))
        taken = machine.kikao("backup")
        assert taken.returncode == 0, taken.stderr
        running = copied(machine.home, place / "running")
        planter.web_report(files=True)
        machine.kill()
        killed = copied(machine.home, place / "killed")
        yield Scene(machine, planter, running, killed)
    finally:
        machine.kill()
        shutil.rmtree(place, ignore_errors=True)


def copied(home: Path, there: Path) -> Path:
    """Copy a home byte for byte, without the leaflet of the demonstration, which holds passphrases."""
    shutil.copytree(home, there, ignore=shutil.ignore_patterns("demo.json"))
    return there
