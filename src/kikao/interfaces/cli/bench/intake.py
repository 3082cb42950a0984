"""How quickly phones' reports are taken in: by a real server over real lines, every commit durable, everything sealed.

Into an almost empty database, and into one that holds many reports: some that the same act took in, and copies of what
it wrote. The two are measured in turns, a few seconds each: a machine is not equally quick from minute to minute.
"""

import http.client
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from random import Random

from django.conf import settings
from django.db import connection, connections, transaction

from kikao.casework.forms.actions import give_token, ship_forms
from kikao.casework.forms.queries import bearer_of, published
from kikao.casework.intake.actions import take_submission
from kikao.casework.intake.reckoning.arrived import Answer, Arrived
from kikao.casework.intake.schemas import Taken
from kikao.casework.reports.queries import QueueFilter, queue, words_of
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.xforms import read_instance
from kikao.foundation.notices.queries import beats
from kikao.interfaces.cli.bench import copying
from kikao.interfaces.cli.bench.memory import Memory
from kikao.interfaces.cli.bench.phones import WORDS, Measured, Target, filled, measure
from kikao.interfaces.cli.demo.founding import Stage, found

SENDERS = (1, 4, 16)
KEYS = 32
"""Phones that send in turn: none of them sends more than a phone may."""
TOGETHER = 500
"""Reports that are taken in within one commit, to be copied."""
CHECKED = 100
BY_LOT = 0.4
"""How many rows more or less a report has in a table on average, by what was drawn for it: whom it accuses, above all."""
FORM = "kikao-incident"
WARM = 200
TICK = "tick"
TURNS = 4
"""How often the two databases take turns in one measurement."""
START = 90.0
UNLIKE = "what was filled in is not like what phones send"
EMPTY = "empty"

Say = Callable[[str], None]


def measures(reports: int, count: int, say: Say) -> Iterator[tuple[str, Measured]]:
    """Keep an almost empty home aside, fill the other, and measure both in turns."""
    stage = found()
    ship_forms(stage.first)
    full = _target(stage)
    empty = replace(full, port=_free_port())
    connections.close_all()
    with _server(full.port, settings.KIKAO_HOME) as process:
        _warm(full, Memory(process.pid), count)
        _until_the_clock_rests()
    aside = shutil.copytree(settings.KIKAO_HOME, settings.KIKAO_HOME / EMPTY)
    fill(stage, full, reports, say)
    connections.close_all()
    os.sync()  # what the filling left to be written is not written while something is measured
    with _server(empty.port, aside) as one, _server(full.port, settings.KIKAO_HOME) as other:
        homes = ((EMPTY, empty, Memory(one.pid)), (f"{reports} reports", full, Memory(other.pid)))
        for _what, target, memory in homes:
            _warm(target, memory, count)
        for photo in (False, True):
            for senders in SENDERS:
                came = [Measured(senders, photo) for _home in homes]
                for _turn in range(TURNS):
                    for measured, (_what, target, memory) in zip(came, homes, strict=True):
                        measure(target, max(count // TURNS, 1), memory, measured)
                yield from zip((what for what, _target, _memory in homes), came, strict=True)


def _until_the_clock_rests() -> None:
    """Wait until what is done once a day is done, as it is on a machine that has run for long."""
    end = time.monotonic() + START
    while time.monotonic() < end:
        if any(beat.job == TICK and beat.ended_at for beat in beats()):
            return
        time.sleep(0.5)
    message = "the clock of the server does not come to rest"
    raise RuntimeError(message)


def _warm(target: Target, memory: Memory, count: int) -> None:
    """Let a server that has just begun load what it needs."""
    measure(target, min(WARM, 4 * count), memory, Measured(4, photo=True))


def _target(stage: Stage) -> Target:
    keys = [secrets.token_urlsafe(32) for _one in range(KEYS)]
    for number, key in enumerate(keys):
        give_token(stage.first, label=f"Phone {number}", kind="FOCAL", token=key)
    source = Actor.source(stage.group_id)
    form = next(iter(published(source, form_id=FORM)))
    return Target(_free_port(), keys, form.form_id, form.version)


def fill(stage: Stage, target: Target, reports: int, say: Say) -> None:
    """Take some reports in by the act itself, then copy what it wrote, byte by byte, until there are enough.

    What was taken in many in one commit is compared with what was taken in alone, and opens; a hundred copies are
    compared with what they were copied from.
    """
    begun = time.monotonic()
    shapes, rows = _shapes(stage.first), _rows()
    for _one in range(CHECKED):
        _take(stage, target, 1)
    alone = _grown(rows, CHECKED)
    base = min(TOGETHER, reports)
    before, rows = copying.tables(_file()), _rows()
    _take(stage, target, base)
    together = _grown(rows, base)
    unlike = [one for one in alone | together if abs(alone.get(one, 0) - together.get(one, 0)) > BY_LOT]
    if reports >= CHECKED and (unlike or not _shapes(stage.first) <= shapes):
        raise RuntimeError(UNLIKE)
    connections.close_all()
    times = reports // base - 1
    copying.copy(_file(), before, times, lambda done: _said(say, done, base, begun))
    if not copying.are_like(_file(), "report", before["report"], base, CHECKED):
        raise RuntimeError(UNLIKE)


def _said(say: Say, done: int, base: int, begun: float) -> None:
    if (done + 1) * base % 25_000 == 0:
        say(f"  {(done + 1) * base} reports in {time.monotonic() - begun:.0f} seconds")


def _file() -> Path:
    return Path(str(settings.DATABASES["default"]["NAME"]))


def _take(stage: Stage, target: Target, count: int) -> None:
    by, lot, bearer = Actor.source(stage.group_id), Random(), bearer_of(target.keys[0])  # noqa: S311 - words
    with transaction.atomic():
        for _one in range(count):
            receipt = take_submission(by, bearer=bearer, arrived=arrived_of(target, lot))
            if receipt.taken is not Taken.NEW:
                message = f"a report that was filled in became {receipt.taken}"
                raise RuntimeError(message)


def _rows() -> dict[str, int]:
    """Count the rows of every table."""
    quoted = connection.ops.quote_name
    with connection.cursor() as cursor:
        found = {}
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT count(*) FROM {quoted(table)}")  # noqa: S608 - a name of our own
            found[table] = int(cursor.fetchone()[0])
    return found


def _grown(before: dict[str, int], reports: int) -> dict[str, float]:
    """Return how many rows each report put into each table."""
    after = _rows()
    return {table: (after[table] - count) / reports for table, count in before.items()}


def _shapes(by: Actor) -> set[tuple[object, ...]]:
    """Open some reports, drawn by their ids, and say what there is in them."""
    found: set[tuple[object, ...]] = set()
    for line in queue(by, QueueFilter(), size=CHECKED).items:
        read = words_of(by, line.id)
        told = read.narrative and set(read.narrative.split()) <= set(WORDS)
        found.add((line.channel, line.state, bool(told), read.has_place_words, bool(read.more)))
    return found


def arrived_of(target: Target, lot: Random) -> Arrived:
    """Return a form as the door hands it over."""
    read = read_instance(filled(target.form_id, target.version, lot))
    return Arrived(
        form_id=read.form_id,
        version=read.version,
        instance_id=read.instance_id,
        answers=tuple(Answer(path=path, value=value) for path, value in read.answers),
        media=read.media,
        content=read.canonical,
    )


@contextmanager
def _server(port: int, home: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """Serve a home as a group's machine would, and end it."""
    words = [sys.executable, "-m", "kikao.interfaces.cli.main", "serve", "--port", str(port)]
    inside = {**os.environ, "KIKAO_BASE_URL": f"http://localhost:{port}", "KIKAO_HOME": str(home)}
    with (home / "said").open("ab") as said:
        process = subprocess.Popen(words, env=inside, stdout=said, stderr=said, start_new_session=True)
    try:
        _until_it_answers(port, process)
        yield process
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
        process.wait(timeout=60)


def _until_it_answers(port: int, process: "subprocess.Popen[bytes]") -> None:
    end = time.monotonic() + START
    while process.poll() is None and time.monotonic() < end:
        line = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        with suppress(OSError):
            line.request("GET", "/formList", headers={"Host": f"localhost:{port}"})
            line.getresponse().read()
            return
        time.sleep(0.2)
    message = "the server did not start"
    raise RuntimeError(message)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
