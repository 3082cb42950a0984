"""`kikao serve`: a real server and its worker, on a free port, in a home of their own."""

import os
import re
import signal
import socket
import sqlite3
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from kikao.foundation.notices.clock import JOBS
from kikao.interfaces.cli import main as kikao
from kikao.interfaces.cli.management.commands.serve import NAME
from tests.kit.machine import command, environment, free_port, until
from tests.kit.template import laid

pytestmark = pytest.mark.slow


@dataclass
class Served:
    """A running `kikao serve`."""

    home: Path
    port: int
    process: "subprocess.Popen[bytes]"

    def get(self, path: str) -> int:
        """Return the status of a page, 0 while nobody answers."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=10) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as error:
            return error.code
        except OSError:
            return 0

    def stylesheet(self) -> str:
        """Return the address of the stylesheet that the first page names."""
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/", timeout=10) as answer:
            found = re.search(r'href="(/static/[^"]+\.css)"', answer.read().decode())
        assert found, "the first page names no stylesheet"
        return found[1]

    def beats(self) -> dict[str, str]:
        """Return each job that began and when."""
        with closing(sqlite3.connect(self.home / "kikao.sqlite3", timeout=20)) as database:
            return dict(database.execute("SELECT job, started_at FROM clock_beat").fetchall())

    def ticked(self) -> bool:
        """Tell whether the worker has gone through all jobs."""
        try:
            return "tick" in self.beats()
        except sqlite3.OperationalError:
            return False

    def children(self) -> dict[int, str]:
        """Return the processes that it started, each with its name."""
        listed = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        return {int(pid): Path(f"/proc/{pid}/comm").read_text().strip() for pid in listed}

    def worker(self) -> int | None:
        """Return the process of the worker."""
        return next((pid for pid, words in self.children().items() if words == NAME), None)

    def answering(self) -> list[int]:
        """Return the processes that answer."""
        return [pid for pid in self.children() if pid != self.worker()]


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] not in "ZX"
    except FileNotFoundError:
        return False


def below(pid: int) -> str:
    """Return the processes that one started."""
    return Path(f"/proc/{pid}/task/{pid}/children").read_text()


def opened(pid: int) -> list[str]:
    """Return the names of the files that a process holds open."""
    return [link.readlink().name for link in Path(f"/proc/{pid}/fd").iterdir()]


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    port = free_port()
    laid(tmp_path)
    with (tmp_path / "said").open("wb") as said:
        process = subprocess.Popen(
            command("serve", "--port", str(port)), env=environment(tmp_path), stdout=said, stderr=said
        )
    running = Served(tmp_path, port, process)
    try:
        yield running
    finally:
        if process.poll() is None:
            process.kill()
        process.wait(timeout=30)


def test_serve_answers_ticks_keeps_its_worker_and_stops_both(served: Served) -> None:
    until(lambda: served.get("/") in (200, 302), "the first page")
    assert served.get("/office/") in (200, 302)
    assert served.get(served.stylesheet()) == 200, "a first start serves no style"
    until(served.ticked, "the first tick")
    assert set(JOBS) <= set(served.beats())

    worker = served.worker()
    assert worker is not None
    for answering in served.answering():
        os.kill(answering, signal.SIGTERM)
    until(lambda: served.get("/") in (200, 302), "an answer after its processes were renewed")
    time.sleep(1)
    assert served.worker() == worker, "a process that answers took the worker with it"

    os.kill(worker, signal.SIGKILL)
    until(lambda: served.worker() not in (None, worker), "a new worker")
    again = served.worker()
    assert again is not None

    told = subprocess.run(
        command("doctor"),
        env=environment(served.home),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert "last tick" in told.stdout

    served.process.send_signal(signal.SIGTERM)
    assert served.process.wait(timeout=60) == 0
    until(lambda: not alive(again), "the end of the worker", 10)
    assert served.get("/") == 0
    assert "Traceback" not in (served.home / "said").read_text()


def test_serve_names_no_program_leaves_no_memory_behind_and_takes_its_worker_along(served: Served) -> None:
    until(lambda: served.worker() is not None and served.ticked(), "the first tick")
    until(lambda: served.get("/") in (200, 302), "the first page")
    with urllib.request.urlopen(f"http://127.0.0.1:{served.port}/", timeout=10) as answer:
        assert {"Server", "X-Powered-By"}.isdisjoint(answer.headers.keys())
    for process in (served.process.pid, *served.children()):
        limits = Path(f"/proc/{process}/limits").read_text()
        assert re.search(r"^Max core file size\s+0\s+0\s", limits, re.MULTILINE), (
            "a crash would write memory down"
        )
    worker = served.worker()
    assert worker is not None
    until(lambda: not below(worker), "the end of the tick")
    assert not [file for file in opened(worker) if file.startswith("kikao.sqlite3")], "it ticked itself"
    served.process.kill()
    until(lambda: not alive(worker), "the end of the worker", 20)


def test_serve_says_when_the_port_is_taken(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        assert kikao.main(["serve", "--port", str(port)]) == 1
    assert f"kikao serve --port {port + 1}" in capsys.readouterr().err
    assert kikao.main(["serve", "--port", "70000"]) == 1


@pytest.mark.django_db
def test_work_ticks_once_for_whoever_has_a_clock_of_their_own(capsys: pytest.CaptureFixture[str]) -> None:
    assert kikao.main(["work", "--once"]) == 0
    assert set(capsys.readouterr().out.split()) == set(JOBS)
    assert kikao.main(["work", "--once"]) == 0
    assert "nothing was due" in capsys.readouterr().out
