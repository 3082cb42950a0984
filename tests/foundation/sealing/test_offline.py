"""Custodians' keys off the server: whole openings with the tool in an empty directory, and nothing open on the server."""

import base64
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from kikao.foundation.audit.models import TrailEntry
from kikao.foundation.base.stops import Invalid, NotAllowed, Unknown
from kikao.foundation.sealing import box, carrying, queries, vault
from kikao.foundation.sealing.actions import approve_identity, ask_identity, break_glass
from kikao.foundation.sealing.actions.offline import keep_key_offline
from kikao.foundation.sealing.actions.opening import CarryNeeded
from kikao.foundation.sealing.models import OfflineKey, PairWrap
from kikao.foundation.sealing.offline import check_words
from kikao.foundation.sealing.stops import Sealed
from kikao.interfaces.cli.offline import NAME, source
from tests.foundation.sealing.conftest import NAMED, Room
from tests.foundation.sealing.test_one_person_alone import plunder

WHY = "She must be warned tonight"
PASSPHRASE = "une pirogue verte au large"


class Laptop:
    """A computer without network and without Kikao: Python, PyNaCl, one file, one directory."""

    def __init__(self, room: Path) -> None:
        self.room = room
        (room / NAME).write_bytes(source())

    def run(self, *arguments: str, typed: tuple[str, ...] = (), fails: bool = False) -> str:
        done = subprocess.run(
            [sys.executable, "-I", NAME, "--language", "en", *arguments],
            cwd=self.room,
            input="\n".join(typed) + "\n",
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
            env={"PATH": os.environ["PATH"], "LANG": "C.UTF-8"},
        )
        assert (done.returncode != 0) == fails, done.stderr
        return done.stderr if fails else done.stdout

    def make_key(self, name: str) -> tuple[str, str]:
        said = self.run("make-key", f"{name}.key", typed=(PASSPHRASE, PASSPHRASE))
        found = re.search(r"Public half: ([0-9a-f]{64})\nIts words: ([a-z ]+)\n", said)
        assert found
        return found[1], found[2]

    def agree(self, name: str, request: str) -> bytes:
        (self.room / "request").write_text(request)
        (self.room / "answer").unlink(missing_ok=True)
        self.run("take-off-layer", f"{name}.key", "request", "answer", typed=("yes", PASSPHRASE))
        return (self.room / "answer").read_bytes()

    def show(self, name: str, identity: str) -> str:
        (self.room / "identity").write_text(identity)
        return self.run("show", f"{name}.key", "identity", typed=(PASSPHRASE,))


@pytest.fixture
def laptop(tmp_path: Path) -> Laptop:
    return Laptop(tmp_path)


@pytest.fixture
def opened_here(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """Return everything that this process opened with any key."""
    seen: list[bytes] = []

    def watched(name: str) -> Callable[..., bytes]:
        true: Callable[..., bytes] = getattr(box, name)

        def watching(*args: Any, **more: Any) -> bytes:
            seen.append(found := true(*args, **more))
            return found

        return watching

    for name in ("open_with", "open_item", "unlock_with_passphrase"):
        monkeypatch.setattr(box, name, watched(name))
    return seen


def keep(room: Room, laptop: Laptop, *names: str) -> None:
    for name in names:
        public, words = laptop.make_key(name)
        keep_key_offline(room.actor(name), public=public, words=words)


def agree(room: Room, laptop: Laptop, name: str, opening_id: UUID) -> None:
    by = room.actor(name)
    with pytest.raises(CarryNeeded):
        approve_identity(by, opening_id=opening_id)
    answer = laptop.agree(name, carrying.request_file(by, opening_id))
    approve_identity(by, opening_id=opening_id, carried=carrying.read_answer(answer, opening_id))


def test_two_custodians_offline_and_the_server_never_sees_it(
    room: Room, laptop: Laptop, opened_here: list[bytes]
) -> None:
    keep(room, laptop, "emile", "eve", "esperance")
    subject_id, _told, _named = room.report()
    opening_id = ask_identity(room.actor("emile"), subject_id=subject_id, reason=WHY)
    agree(room, laptop, "eve", opening_id)
    assert carrying.is_carried(room.actor("emile"), opening_id)
    with pytest.raises(CarryNeeded):
        vault.read_identity(room.actor("emile"), opening_id)
    assert not TrailEntry.objects.filter(verb="identity.view", outcome="READ").exists()
    carried = carrying.identity_file(room.actor("emile"), opening_id)
    assert [look.carried for look in queries.views_of(room.actor("eve"), opening_id)] == [True]
    assert NAMED in laptop.show("emile", carried)
    assert not [content for content in opened_here if NAMED.encode() in content]
    assert NAMED.encode() not in plunder(*room.keys.values())
    assert NAMED not in carried
    assert "changed" in laptop.run("show", "eve.key", "identity", typed=(PASSPHRASE,), fails=True)


def test_two_custodians_offline_open_for_a_secretary(room: Room, laptop: Laptop) -> None:
    keep(room, laptop, "emile", "eve")
    opening_id = ask_identity(room.actor("anne"), subject_id=room.report()[0], reason=WHY)
    agree(room, laptop, "emile", opening_id)
    agree(room, laptop, "eve", opening_id)
    (one,) = vault.read_identity(room.actor("anne"), opening_id)
    assert one.text == NAMED
    assert not carrying.is_carried(room.actor("anne"), opening_id)


def test_one_offline_and_one_in_a_session(room: Room, laptop: Laptop) -> None:
    keep(room, laptop, "emile")
    subject_id, _told, _named = room.report()
    for first, second in (("emile", "eve"), ("eve", "emile")):
        opening_id = ask_identity(room.actor("anne"), subject_id=subject_id, reason=WHY)
        for name in (first, second):
            if name == "emile":
                agree(room, laptop, name, opening_id)
            else:
                approve_identity(room.actor(name), opening_id=opening_id)
        assert vault.read_identity(room.actor("anne"), opening_id)


def test_what_came_before_is_half_sealed_to_the_offline_key(room: Room, laptop: Laptop) -> None:
    subject_id, _told, _named = room.report()
    keep(room, laptop, "eve")
    assert PairWrap.objects.filter(approver_offline_id__isnull=False).count() == 2
    opening_id = ask_identity(room.actor("emile"), subject_id=subject_id, reason=WHY)
    agree(room, laptop, "eve", opening_id)
    assert vault.read_identity(room.actor("emile"), opening_id)
    keep_again = laptop.make_key("eve2")
    keep_key_offline(room.actor("eve"), public=keep_again[0], words=keep_again[1])
    assert OfflineKey.objects.filter(active=True).count() == 1
    assert not PairWrap.objects.filter(approver_account_id=room.accounts["eve"]).exists()


def test_what_is_not_right_is_told(room: Room, laptop: Laptop) -> None:
    public, words = laptop.make_key("eve")
    for bad in ({"public": "ab"}, {"public": "zz"}, {"words": "baba baba baba baba baba"}):
        with pytest.raises(Invalid):
            keep_key_offline(room.actor("eve"), **{"public": public, "words": words, **bad})
    assert check_words(bytes.fromhex(public)) == words
    assert laptop.run("public", "eve.key").split()[-5:] == words.split()
    assert "already" in laptop.run("make-key", "eve.key", fails=True)
    assert "12" in laptop.run("make-key", "x.key", typed=("short", "short"), fails=True)
    assert "differ" in laptop.run("make-key", "x.key", typed=(PASSPHRASE, PASSPHRASE + "x"), fails=True)
    assert (laptop.room / "eve.key").stat().st_mode & 0o077 == 0
    keep_key_offline(room.actor("eve"), public=public, words=words)
    opening_id = ask_identity(room.actor("emile"), subject_id=room.report()[0], reason=WHY)
    request = carrying.request_file(room.actor("eve"), opening_id)
    (laptop.room / "request").write_text(request)
    agreeing = ("take-off-layer", "eve.key", "request", "answer")
    assert "Nothing was done" in laptop.run(*agreeing, typed=("no",), fails=True)
    assert "unlock" in laptop.run(*agreeing, typed=("yes", "another passphrase"), fails=True)
    assert "right file" in laptop.run("show", "eve.key", "request", typed=(PASSPHRASE,), fails=True)
    assert "right file" in laptop.run("public", "request", fails=True)
    assert not (laptop.room / "answer").exists()


@pytest.mark.parametrize(
    "answer", [b"", b"{}", b"[]", b'{"what": "kikao answer", "version": 1, "opening": "x", "boxes": {}}']
)
def test_an_answer_to_something_else_is_refused(room: Room, answer: bytes) -> None:
    with pytest.raises(Invalid):
        carrying.read_answer(answer, room.group_id)


def test_a_file_is_for_whom_it_is_for(room: Room, laptop: Laptop) -> None:
    keep(room, laptop, "eve")
    subject_id, _told, _named = room.report()
    opening_id = ask_identity(room.actor("emile"), subject_id=subject_id, reason=WHY)
    for name, refusal in (("anne", NotAllowed), ("esperance", Sealed)):
        with pytest.raises(refusal):
            carrying.request_file(room.actor(name), opening_id)
    assert carrying.has_offline_key(room.actor("eve"))
    assert not carrying.has_offline_key(room.actor("emile"))
    approve_identity(room.actor("esperance"), opening_id=opening_id)
    for name, stop in (("eve", Unknown), ("emile", Sealed)):
        with pytest.raises(stop):
            carrying.identity_file(room.actor(name), opening_id)
    with pytest.raises(CarryNeeded):
        break_glass(room.actor("eve"), subject_id=subject_id, reason=WHY, reader_id=room.accounts["anne"])


def test_an_answer_that_was_changed_opens_nothing(room: Room, laptop: Laptop) -> None:
    keep(room, laptop, "eve")
    opening_id = ask_identity(room.actor("anne"), subject_id=room.report()[0], reason=WHY)
    approve_identity(room.actor("emile"), opening_id=opening_id)
    request = json.loads(carrying.request_file(room.actor("eve"), opening_id))
    request["turns"][0]["bares"] = base64.b64encode(bytes(32)).decode()
    (laptop.room / "request").write_text(json.dumps(request))
    said = laptop.run("take-off-layer", "eve.key", "request", "answer", typed=("yes", PASSPHRASE), fails=True)
    assert "changed" in said
