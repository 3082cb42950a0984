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

pytestmark = [pytest.mark.slow, pytest.mark.sqlite, pytest.mark.xdist_group("stolen disk"), pytest.mark.sized]

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
import json, os, sys, traceback
sys.path.insert(0, sys.argv[1])
import django
from django.core.management import ManagementUtility
from kikao.interfaces.cli.main import main
django.setup()
for program, words in json.loads(sys.argv[3]):
    print(sys.argv[2], flush=True)
    if os.fork():
        os.wait()
        continue
    os.dup2(os.open(sys.argv[4], os.O_RDONLY), 0)
    try:
        ended = main(words) if program == "kikao" else ManagementUtility([program, *words]).execute()
    except SystemExit as end:
        ended = end.code
    except Exception:
        ended = traceback.format_exc()
    print("ended with", ended, flush=True)
    os._exit(0)
"""
"""The programs are loaded once, and each command runs in a process of its own that begins there."""
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


def test_no_command_shows_a_sealed_word(scene: Scene, keeper: Machine, tmp_path: Path) -> None:
    needles, backups = needles_of(scene.planter.markers, scene.planter.files[:6]), keeper.home / "backups"
    content, keys = sorted(backups.iterdir())[:2]
    known = {"CONTENT": str(content), "KEYS": str(keys)}
    ours = [
        ["kikao", [name, *(known.get(word, word) for word in words)]]
        for name in names()
        for words in TYPED[name]
    ]
    all_of_them = [*ours, *(["manage.py", words] for words in OF_DJANGO)]
    found = []
    for (program, words), said in zip(all_of_them, typed_in(keeper, all_of_them, tmp_path), strict=True):
        assert b"ended with" in said, f"{program} {words}: {said[-2000:].decode()}"
        assert program == "kikao" or len(said) > 100, words
        assert b"Traceback" not in said, f"{program} {words}: {said[-2000:].decode()}"
        found += [f"{program} {words}: {hit}" for hit in search_bytes(words[0], said, needles)]
    assert found == []
    assert [str(hit) for hit in search(keeper.home, needles)] == []


def typed_in(keeper: Machine, commands: list[list[object]], folder: Path) -> list[bytes]:
    """Return what each command says, typed one after the other; where one asks for keys on paper, words are guessed."""
    guessed = folder / "guessed"
    guessed.write_text(("word " * 21 + "\n") * 2)
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            ONE_AFTER_THE_OTHER,
            str(ROOT / "src"),
            BREAK,
            json.dumps(commands),
            str(guessed),
        ],
        env=keeper.environ | {"DJANGO_SETTINGS_MODULE": "config.settings"},
        cwd=keeper.home,
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
