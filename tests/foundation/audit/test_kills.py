"""The power goes while somebody acts and reads: every act has its entry, every entry its act, every reading its note.

Five kills by default; `KIKAO_TEST_SIZE=full` makes 200, in lots of ten that a broken run can resume.
"""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any

import pytest

from tests.architecture.order import ROOT
from tests.kit.sizes import size

pytestmark = [pytest.mark.slow, pytest.mark.sqlite, pytest.mark.sized]

LOTS = size(1, 20)
KILLS = size(5, 10)
LONGEST = 1.2


@contextmanager
def hasty(home: Path) -> Iterator["subprocess.Popen[str]"]:
    """Start somebody who works in a home of their own."""
    here = {name: value for name, value in os.environ.items() if not name.startswith("KIKAO_")}
    inside = {**here, "KIKAO_HOME": str(home), "KIKAO_KDF": "light", "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"}
    command = [sys.executable, "-m", "tests.foundation.audit.hasty", str(home / "read")]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=inside, cwd=ROOT
    ) as running:
        yield running
        assert running.stdin
        running.stdin.close()


def told(running: "subprocess.Popen[str]", order: str = "") -> Any:
    """Give an order, if there is one, and return the answer."""
    assert running.stdin
    assert running.stdout
    if order:
        running.stdin.write(f"{order}\n")
        running.stdin.flush()
    return json.loads(running.stdout.readline())


@pytest.mark.parametrize("lot", range(LOTS))
def test_nothing_is_done_or_read_without_its_entry_however_often_the_power_goes(
    lot: int, tmp_path: Path
) -> None:
    moments = Random(lot)  # noqa: S311 - a test must be repeatable
    with hasty(tmp_path) as running:
        for _kill in range(KILLS):
            worker = told(running, "go")
            time.sleep(moments.uniform(0.02, LONGEST))
            os.kill(worker, signal.SIGKILL)
            assert told(running) == "gone"
        found = told(running, "look")
        with (tmp_path / "read").open("a") as read:
            read.write("nobody-noted-this\n")
        assert told(running, "look")["wrong"] == ["unlogged reading: nobody-noted-this"]
    assert found["wrong"] == []
    assert min(found["acts"], found["readings"]) > 0, "nothing was done between the kills"
