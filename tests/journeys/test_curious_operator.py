"""Whoever runs the machine reads nothing sealed: by no command of ours or Django's, by no change of rows or settings.

The home is that of the stolen disk; its keeper has everything in it but nobody's passphrase.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kikao.interfaces.cli.main import names
from tests.architecture.order import ROOT
from tests.journeys.conftest import Scene, copied
from tests.kit.machine import Machine, free_port
from tests.kit.thief import needles_of, search, search_bytes

pytestmark = [pytest.mark.slow, pytest.mark.sqlite, pytest.mark.xdist_group("stolen disk")]

TYPED: dict[str, list[list[str]]] = {
    "audit": [["verify"], ["checkpoint"], ["list"], ["export", "-"], ["key"]],
    "backup": [[], ["--to", "elsewhere"]],
    "bench": [["sealed", "--items", "3"]],
    "code": [["secretariat-1"]],
    "confirm": [[], ["secretariat-1"]],
    "demo": [["--no-serve"]],
    "doctor": [["--trail", "--files"]],
    "files": [["check"], ["verifier"]],
    "import": [["sites", "CONTENT"], ["acled", "CONTENT"], ["ucdp", "nothing.csv"]],
    "init": [["--name", "Another", "--province", "Sud-Kivu"]],
    "keys": [["verify"], ["tool", "tool.py"]],
    "kobo": [["reconcile"]],
    "restore": [["--check", "CONTENT", "KEYS"]],
    "serve": [["--port", "70000"]],
    "work": [["--once"]],
}
"""Every command with what an operator would type; a new command is entered here before it passes."""

OF_DJANGO = (
    ["dumpdata"],
    ["diffsettings", "--all"],
    ["inspectdb"],
    ["showmigrations"],
    ["check", "--deploy"],
    ["sqlflush"],
)
BREAK = "<-- what the next command says -->"
ONE_AFTER_THE_OTHER = """
import json, sys, traceback
sys.path.insert(0, sys.argv[1])
from django.core.management import ManagementUtility
for words in json.loads(sys.argv[3]):
    print(sys.argv[2], flush=True)
    try:
        ManagementUtility(["manage.py", *words]).execute()
    except SystemExit as end:
        print("ended with", end.code)
    except Exception:
        traceback.print_exc()
    sys.stdout.flush()
"""
PROOF = "right_passphrase"


@pytest.fixture(scope="module")
def keeper(scene: Scene, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machine]:
    """Give the operator a machine of their own to spoil."""
    place = tmp_path_factory.mktemp("keeper")
    home = copied(scene.killed, place / "home")
    yield replace(scene.machine, home=home, port=free_port(), process=None)
    shutil.rmtree(place, ignore_errors=True)


def test_every_command_is_tried() -> None:
    assert set(names()) <= set(TYPED), "say in TYPED what an operator would type"


def test_no_command_shows_a_sealed_word(scene: Scene, keeper: Machine) -> None:
    needles, backups = needles_of(scene.planter.markers, scene.planter.files[:6]), keeper.home / "backups"
    content, keys = sorted(backups.iterdir())[:2]
    known = {"CONTENT": str(content), "KEYS": str(keys)}
    found = []
    for name in names():
        for words in TYPED[name]:
            typed = [known.get(word, word) for word in words]
            done = keeper.kikao(name, *typed, typed="word " * 21 + "\n" + "word " * 21 + "\n")
            said = f"{done.stdout}\n{done.stderr}".encode()
            found += [f"{name} {words}: {hit}" for hit in search_bytes(name, said, needles)]
            assert b"Traceback" not in said, said.decode()[-2000:]
    for words, said in zip(OF_DJANGO, managed(keeper), strict=True):
        assert len(said) > 100, words
        assert b"Traceback" not in said, f"{words}: {said[-2000:].decode()}"
        found += [f"manage.py {words}: {hit}" for hit in search_bytes(words[0], said, needles)]
    assert found == []
    assert [str(hit) for hit in search(keeper.home, needles)] == []


def managed(keeper: Machine) -> list[bytes]:
    """Return what each command of Django says, typed one after the other into one program: it starts once for all."""
    done = subprocess.run(
        [sys.executable, "-c", ONE_AFTER_THE_OTHER, str(ROOT / "src"), BREAK, json.dumps(OF_DJANGO)],
        env=keeper.environ | {"DJANGO_SETTINGS_MODULE": "config.settings"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=600,
        check=False,
    )
    return done.stdout.split(BREAK.encode())[1:]


def test_no_attack_with_the_whole_disk_shows_a_sealed_word(scene: Scene, tmp_path: Path) -> None:
    home, seen = copied(scene.killed, tmp_path / "home"), tmp_path / "seen"
    seen.mkdir()
    environ = replace(scene.machine, home=home).environ | {
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "THE_PASSPHRASE": scene.machine.accounts["secretariat-1"]["password"],
        "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT))),
        "KIKAO_TEST_SIZE": os.environ.get("KIKAO_TEST_SIZE", ""),
    }
    done = subprocess.run(
        [sys.executable, "-m", "tests.kit.curious", str(seen), json.dumps(scene.planter.told)],
        env=environ,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=1200,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    needles = needles_of(scene.planter.markers)
    hits = {one.stem: list(search_bytes(one.stem, one.read_bytes(), needles)) for one in seen.iterdir()}
    assert hits.pop(PROOF), "there was something to read"
    assert len(hits) >= 12
    assert {name: found for name, found in hits.items() if found} == {}
