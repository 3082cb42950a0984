"""A real server and phones that follow the interface to the letter: every shipped form, and what was made to do harm.

One machine for all of it: what its processes hold in memory is looked at while the largest bodies arrive.
"""

import sqlite3
import time
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import pytest

from kikao.interfaces.cli.bench.memory import Memory
from tests.journeys.field import Field, founded
from tests.kit.hostile import Hostile, sendings
from tests.kit.sender import DEVICE, Attached, Listed, Sender
from tests.kit.sizes import size

pytestmark = [pytest.mark.slow, pytest.mark.sqlite, pytest.mark.xdist_group("field")]

X = "{http://www.w3.org/2002/xforms}"
MOST_MEMORY = 300e6 / 1024**2
"""300 MB, in MiB."""
ALLOWED = {201, 202, 400, 413, 415}
ANSWERS = {"int": "2", "decimal": "1.5", "date": "2026-03-02", "dateTime": "2026-03-02T10:11:12.000+02:00"}


@pytest.fixture(scope="module")
def field(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Field]:
    """Set a group up with the shipped forms, and serve."""
    made = founded(tmp_path_factory.mktemp("field") / "home", "shipped")
    made.machine.serve()
    yield made
    made.machine.kill()


def asked(field: Field, question: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(field.machine.home / "kikao.sqlite3", timeout=20)) as disk:
        return disk.execute(question).fetchall()


def rows(field: Field, table: str) -> int:
    return int(str(asked(field, f"SELECT count(*) FROM {table}")[0][0]))  # noqa: S608 - named below


def filled_in(content: bytes, instance: str) -> tuple[bytes, list[Attached]]:
    """Fill a form in as an engine does, every question answered; return it with the files that its answers name."""
    tree = ET.fromstring(content)  # noqa: S314 - our own form
    kinds = {bind.get("nodeset"): bind.get("type", "string") for bind in tree.iter(f"{X}bind")}
    (root, *_rest) = next(tree.iter(f"{X}instance"))
    files: list[Attached] = []
    waiting = [(root, f"/{_name(root)}")]
    while waiting:
        node, path = waiting.pop()
        waiting += [(child, f"{path}/{_name(child)}") for child in node]
        if len(node) or "meta" in path:
            continue
        if kinds.get(path) == "binary":
            files.append(Attached(f"{_name(node)}-{len(files)}.jpg", uuid4().bytes * 9_000))
            node.text = files[-1].name
        else:
            node.text = ANSWERS.get(kinds.get(path, ""), f"Words about {_name(node)}")
    ids = [node for node in root.iter() if _name(node) == "instanceID"]
    ids[0].text = instance
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True)), files


def _name(node: ET.Element) -> str:
    return node.tag.rpartition("}")[2]


def forms_of(field: Field) -> list[tuple[Sender, Listed]]:
    """Return each form with a phone that fetched it: those for Tella by Tella, the others by the others in turn."""
    styles = ("collect", "kobo", "enketo")
    listed = Sender(field.base()).form_list()
    assert len(listed) > 6
    return [
        (Sender(field.base(number), "tella" if one.form_id.endswith("tella") else styles[number % 3]), one)
        for number, one in enumerate(listed)
    ]


def test_every_shipped_form_sent_twice_with_its_files_in_several_sendings_is_there_once(field: Field) -> None:
    before = rows(field, "submission"), rows(field, "evidence_file")
    ((last,),) = asked(field, "SELECT coalesce(max(rowid), 0) FROM submission")
    forms = forms_of(field)
    expected = 0
    for phone, form in forms:
        content = phone.fetch(form)
        phone.media(form)
        filled, files = filled_in(content, f"uuid:{uuid4()}")
        more = [Attached("audit.csv", b"event,node,start,end,latitude\n", "text/csv")]
        for chunked in (False, True):
            given = phone.send(filled, [*files, *more], chunked=chunked)
            assert [one.status for one in given] == [201] * len(given), f"{form.form_id}: {given[-1].message}"
            assert all(one.message for one in given)
        expected += len(files) + len(more)
    assert rows(field, "submission") - before[0] == len(forms)
    assert rows(field, "evidence_file") - before[1] == expected
    bad = f"SELECT id FROM submission WHERE rowid > {last} AND (missing > 0 OR state = 'HELD')"  # noqa: S608
    assert asked(field, bad) == []


def living(server: int) -> set[int]:
    """Return the processes that are there for as long as the server is; what those start in passing is not among them."""
    return {server, *map(int, Path(f"/proc/{server}/task/{server}/children").read_text().split())}


def sent(field: Field, phone: Sender, number: int, one: Hostile) -> str:
    """Send something that was made to do harm; return what is wrong with what became of it."""
    pieces = "huge" in one.kind or "large" in one.kind
    more = {"Transfer-Encoding": "chunked"} if "huge" in one.kind or number % 2 else {}
    headers = {"Content-Type": one.content_type, **one.headers, **more}
    try:
        given = phone.ask(
            "POST",
            f"{field.base(number)}/submission",
            one.pieces() if more or pieces else one.body,
            headers,
        )
    except (ConnectionError, TimeoutError) as error:
        return "" if one.kind == "too large" else f"number {number}, {one}: {error!r}"
    return "" if given.status in ALLOWED else f"number {number}, {one}: {given.status} {given.body[:300]!r}"


PATIENCE = 20
"""Seconds for a server to be there whole."""


@pytest.mark.sized
def test_whatever_is_sent_to_a_real_server_it_stands_and_stays_small(field: Field) -> None:
    server = field.machine.process
    assert server
    end = time.monotonic() + PATIENCE
    while len(alive := living(server.pid)) < 4 and time.monotonic() < end:
        time.sleep(0.2)  # the clock begins once the server answers
    assert len(alive) == 4, "the server, two processes that answer, and the clock"
    phone = Sender(field.base(1), timeout=300)
    with Memory(server.pid, every=0.2).watched() as memory:
        for number, one in enumerate(sendings(size(60, 10_000), huge=size(3, 20))):
            assert (wrong := sent(field, phone, number, one)) == "", f"{wrong}\n{field.machine.said()}"
    assert living(server.pid) == alive, f"a process of the server died\n{field.machine.said()}"
    assert phone.most() == 500_000
    told = f"most held: {memory.resident:.0f} MiB, shared pages once {memory.proportional:.0f} MiB"
    print(told, memory.most)  # noqa: T201
    assert memory.proportional < MOST_MEMORY, memory.most


def test_nothing_on_the_machine_says_which_phone_sent(field: Field) -> None:
    said = (field.machine.home / "said").read_bytes()
    database = b"".join(path.read_bytes() for path in Path(field.machine.home).glob("kikao.sqlite3*"))
    for needle in (DEVICE.encode(), DEVICE.partition(":")[2].encode(), field.keys[1].encode(), b"127.0.0.1"):
        assert needle not in said
        assert needle not in database
    assert b"Traceback" not in said
    assert b"mistake of the program" not in said
