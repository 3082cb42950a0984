"""The drill: everybody lost everything, two holders of papers sit at a machine without network, and all is read again."""

import base64
import json
import os
import subprocess
import sys
from itertools import permutations
from pathlib import Path

import pytest

from kikao.foundation.access.wall import UNIFORM, raise_wall
from kikao.foundation.base.ids import new_id
from kikao.foundation.base.stops import Invalid, NotAllowed, Stop, Unknown
from kikao.foundation.sealing import box, keys, roster, vault
from kikao.foundation.sealing.actions import (
    approve_identity,
    ask_identity,
    freeze_identities,
    print_paper_key,
    reshare_after_reset,
    revoke_reading,
)
from kikao.foundation.sealing.actions.passing import agree_to_pass_on, ask_to_pass_on, finish_passing_on
from kikao.foundation.sealing.actions.recovering import (
    CeremonyUnderWay,
    NothingUnderPapers,
    begin_ceremony,
    cover_narratives,
    finish_ceremony,
    give_up_ceremony,
    print_new_paper,
)
from kikao.foundation.sealing.ceremony import about_ceremony, file_of
from kikao.foundation.sealing.identity import read_identity
from kikao.foundation.sealing.models import (
    Ceremony,
    IdentityFreeze,
    PairWrap,
    RecoveryBox,
    RecoveryKey,
    RecoveryWrap,
)
from kikao.foundation.sealing.recovery import PapersSettled
from kikao.foundation.sealing.signin.rotating import rotate_key
from kikao.foundation.sealing.standstill import Frozen
from kikao.foundation.sealing.waiting import outside_papers
from kikao.foundation.sealing.words import from_paper
from kikao.interfaces.cli.offline import NAME, source
from tests.foundation.sealing.conftest import CUSTODIANS, NAMED, TOLD, Room
from tests.foundation.sealing.test_one_person_alone import plunder

TEAM = ("anne", "alice", "chantal", *CUSTODIANS)


class Table:
    """A machine without network and without Kikao, on which holders of papers type their words."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / NAME).write_bytes(source())

    def run(self, *args: str, typed: str = "") -> subprocess.CompletedProcess[str]:
        clean = {"PATH": os.environ["PATH"], "PYTHONIOENCODING": "utf-8"}
        return subprocess.run(
            [sys.executable, "-P", NAME, "--language", "en", *args],
            cwd=self.folder, env=clean, input=typed, capture_output=True, text=True, check=False, timeout=60,
        )  # fmt: skip

    def ceremony(self, content: bytes, first: str, second: str) -> bytes:
        (self.folder / "asked.json").write_bytes(content)
        for number, (file, words, new) in enumerate(
            (("asked.json", first, "between.json"), ("between.json", second, "back.json"))
        ):
            (self.folder / new).unlink(missing_ok=True)
            done = self.run("paper", file, new, typed=f"yes\n{words}\n")
            assert done.returncode == 0, (number, done.stderr)
            assert words.split()[0] not in done.stdout
        return (self.folder / "back.json").read_bytes()


@pytest.fixture
def table(tmp_path: Path) -> Table:
    return Table(tmp_path)


@pytest.fixture
def papers(room: Room) -> list[str]:
    """Return the words of three papers, printed before anything was told; the secretariat is known."""
    roster.register(
        custodians=lambda _group: room.of(*CUSTODIANS),
        walled=room.walled,
        secretaries=lambda _group: room.of("anne", "alice"),
    )
    return [print_paper_key(room.actor(name), label=f"safe of {name}").words for name in CUSTODIANS]


def lose_everything(room: Room) -> None:
    for name in TEAM:
        room.keys[name] = keys.replace_keys_after_reset(room.group_id, room.accounts[name], "new one")


def identity(room: Room, subject_id: object, asker: str, helper: str) -> list[str]:
    opening = ask_identity(room.actor(asker), subject_id=subject_id, reason="why")  # type: ignore[arg-type]
    approve_identity(room.actor(helper), opening_id=opening)
    return [one.text for one in read_identity(room.actor(asker), opening)]


def test_the_drill_with_the_tool_alone_on_its_machine(room: Room, papers: list[str], table: Table) -> None:
    subject_id, told, _named = room.report(readers=("anne", "alice", "chantal"))
    lose_everything(room)
    assert plunder(*room.keys.values()) == set()
    ceremony_id = begin_ceremony(room.actor("esperance"))
    asked = file_of(Ceremony.objects.get())
    back = table.ceremony(asked.content, papers[0], papers[2])
    finish_ceremony(room.actor("esperance"), ceremony_id=ceremony_id, content=back)
    for name in ("anne", "alice", "chantal"):
        assert vault.read(room.actor(name), told) == TOLD
    for name in ("esperance", "anne"):
        assert NAMED.encode() not in plunder(room.keys[name])
    assert PairWrap.objects.filter(compartment__subject_id=subject_id).count() == 6
    assert identity(room, subject_id, "eve", "emile") == [NAMED]
    assert RecoveryKey.objects.get().used_on is not None
    with pytest.raises(Stop):
        finish_ceremony(room.actor("esperance"), ceremony_id=ceremony_id, content=back)


def test_every_pair_of_papers_opens_in_either_order_and_one_alone_does_not(
    room: Room, papers: list[str], table: Table
) -> None:
    room.report()
    begin_ceremony(room.actor("anne"))
    row = Ceremony.objects.get()
    recovery = RecoveryKey.objects.get()
    asked = file_of(row).content
    for first, second in permutations(papers, 2):
        said = json.loads(table.ceremony(asked, first, second))
        assert set(said) == {"what", "version", "ceremony", "to", "result"}
        opened = box.open_with(
            room.keys["anne"],
            base64.b64decode(said["result"][0]["blob"]),
            about_ceremony(row.id, recovery.id),
        )
        assert box.public_of(opened) == bytes(recovery.public_key)
    (table.folder / "once.json").unlink(missing_ok=True)
    assert table.run("paper", "asked.json", "once.json", typed=f"yes\n{papers[0]}\n").returncode == 0
    twice = table.run("paper", "once.json", "twice.json", typed=f"yes\n{papers[0]}\n")
    assert (twice.returncode, "another paper" in twice.stderr) == (1, True)
    with pytest.raises(Invalid):
        finish_ceremony(
            room.actor("anne"), ceremony_id=row.id, content=(table.folder / "once.json").read_bytes()
        )


def test_the_tool_says_what_is_wrong_with_words_and_files(
    room: Room, papers: list[str], table: Table
) -> None:
    room.report()
    begin_ceremony(room.actor("anne"))
    asked = file_of(Ceremony.objects.get())
    (table.folder / "asked.json").write_bytes(asked.content)
    (table.folder / "other.json").write_bytes(b'{"what": "else"}')
    words = papers[0].split()
    wrong = {
        "21 words": " ".join(words[:20]),
        "not a word": " ".join(["qqqq", *words[1:]]),
        "copied wrongly": " ".join([words[1], words[0], *words[2:]]),
    }
    for said, typed in wrong.items():
        done = table.run("check", typed=typed + "\n")
        assert (done.returncode, said in done.stderr) == (1, True), done.stderr
    assert table.run("check", typed=papers[0].upper() + "\n").returncode == 0
    for file, new, typed, said in (
        ("other.json", "a.json", f"yes\n{papers[0]}\n", "not a file of a ceremony"),
        ("asked.json", "other.json", f"yes\n{papers[0]}\n", "there already"),
        ("asked.json", "b.json", f"no\n{papers[0]}\n", "Nothing was done"),
        ("nothing.json", "c.json", "", "No such file"),
    ):
        done = table.run("paper", file, new, typed=typed)
        assert (done.returncode, said in done.stderr) == (1, True), done.stderr
    assert asked.words in table.run("paper", "asked.json", "d.json", typed="no\n").stdout


def test_what_is_brought_must_be_what_was_asked_for(room: Room, papers: list[str], table: Table) -> None:
    room.report()
    anne = room.actor("anne")
    ceremony_id = begin_ceremony(anne)
    with pytest.raises(CeremonyUnderWay):
        begin_ceremony(room.actor("eve"))
    back = table.ceremony(file_of(Ceremony.objects.get()).content, papers[0], papers[1])
    other = json.loads(back) | {"ceremony": str(new_id())}
    strange = json.loads(back)
    strange["result"][0]["key"] = str(new_id())
    for content in (b"", b"[]", b"x" * 70_000, json.dumps(other).encode(), json.dumps(strange).encode()):
        with pytest.raises(Invalid):
            finish_ceremony(anne, ceremony_id=ceremony_id, content=content)
    with pytest.raises(Unknown):
        finish_ceremony(room.actor("eve"), ceremony_id=ceremony_id, content=back)
    with pytest.raises(NotAllowed):
        finish_ceremony(room.actor("chantal"), ceremony_id=ceremony_id, content=back)
    with pytest.raises(Unknown):
        give_up_ceremony(room.actor("alice"), ceremony_id=ceremony_id)
    room.keys["anne"] = keys.replace_keys_after_reset(room.group_id, room.accounts["anne"], "new one")
    with pytest.raises(Invalid):
        finish_ceremony(room.actor("anne"), ceremony_id=ceremony_id, content=back)
    give_up_ceremony(room.actor("eve"), ceremony_id=ceremony_id)
    assert not RecoveryKey.objects.filter(used_on__isnull=False).exists()


def test_a_ceremony_respects_walls_the_stop_and_what_a_lone_custodian_may_not(
    room: Room, papers: list[str], table: Table
) -> None:
    subject_id, told, _named = room.report()
    lose_everything(room)
    raise_wall(room.group_id, subject_id, UNIFORM, new_id())
    room.walls = {name: frozenset({UNIFORM}) for name in ("alice", "esperance", "emile")}
    ceremony_id = begin_ceremony(room.actor("anne"))
    back = table.ceremony(file_of(Ceremony.objects.get()).content, papers[1], papers[0])
    freeze_identities(room.actor("eve"), reason="somebody presses us")
    with pytest.raises(Frozen):
        finish_ceremony(room.actor("anne"), ceremony_id=ceremony_id, content=back)
    IdentityFreeze.objects.all().delete()
    finish_ceremony(room.actor("anne"), ceremony_id=ceremony_id, content=back)
    assert vault.read(room.actor("anne"), told) == TOLD
    assert vault.readers_of(subject_id) == set(room.of("anne"))
    assert not PairWrap.objects.filter(compartment__subject_id=subject_id).exists()


def test_a_ceremony_gives_nothing_back_that_a_person_took(
    room: Room, papers: list[str], table: Table
) -> None:
    subject_id, told, _named = room.report()
    alice = room.accounts["alice"]
    revoke_reading(room.actor("anne"), subject_id=subject_id, account_id=alice, reason="why")
    ceremony_id = begin_ceremony(room.actor("anne"))
    back = table.ceremony(file_of(Ceremony.objects.get()).content, papers[1], papers[2])
    finish_ceremony(room.actor("anne"), ceremony_id=ceremony_id, content=back)
    assert vault.read(room.actor("anne"), told) == TOLD
    assert vault.readers_of(subject_id) == set(room.of("anne"))


def test_no_ceremony_where_no_paper_opens_anything(room: Room) -> None:
    room.report()
    with pytest.raises(NothingUnderPapers):
        begin_ceremony(room.actor("anne"))


def test_new_papers_take_the_place_of_old_ones_without_a_gap(
    room: Room, papers: list[str], table: Table
) -> None:
    subject_id, told, _named = room.report()
    new = [print_new_paper(room.actor(name), label="new safe") for name in CUSTODIANS[:2]]
    assert RecoveryKey.objects.get().round == 1
    new.append(print_new_paper(room.actor("eve"), label="new safe"))
    assert [one.missing for one in new] == [2, 1, 0]
    assert outside_papers(room.actor("anne")) == {"N": 1, "I": 1}
    begin_ceremony(room.actor("anne"))
    both = file_of(Ceremony.objects.get()).content
    assert table.ceremony(both, papers[0], papers[1])
    assert cover_narratives(room.actor("anne")) == 1
    assert outside_papers(room.actor("anne")) == {"I": 1}
    assert RecoveryBox.objects.count() == 12
    _to_papers(room)
    assert outside_papers(room.actor("anne")) == {}
    assert RecoveryBox.objects.count() == 6
    assert set(RecoveryWrap.objects.values_list("recovery_key__round", flat=True)) == {2}
    assert NAMED.encode() not in plunder(*(_key(words) for words in papers))
    assert {NAMED.encode(), TOLD.encode()} <= plunder(_key(new[0].words), _key(new[2].words))
    assert vault.read(room.actor("anne"), told) == TOLD
    assert identity(room, subject_id, "eve", "emile") == [NAMED]


def test_new_papers_are_printed_by_custodians_who_say_where_they_lie(room: Room, papers: list[str]) -> None:
    assert papers
    room.report()
    with pytest.raises(PapersSettled):
        print_paper_key(room.actor("anne"), label="safe")
    with pytest.raises(NotAllowed):
        print_new_paper(room.actor("anne"), label="safe")
    with pytest.raises(Invalid):
        print_new_paper(room.actor("eve"), label=" ")


def test_nothing_told_is_lost_whatever_happens_in_whatever_order(
    room: Room, papers: list[str], table: Table
) -> None:
    """Resets, departures, rotations, new epochs and a ceremony: each item opens for exactly those entitled."""
    told = {}
    subject_id = room.subject(readers=("anne", "alice", "chantal"))

    def tell(words: str) -> None:
        told[vault.put(room.group_id, subject_id, "told", words)] = words

    tell("first")
    rotate_key(room.actor("anne"), passphrase="anne passphrase")
    room.keys["anne"] = keys.unlock(room.accounts["anne"], "anne passphrase")
    tell("second")
    room.keys["alice"] = keys.replace_keys_after_reset(room.group_id, room.accounts["alice"], "new one")
    vault.revoke(subject_id, room.of("chantal"))
    tell("fourth")
    reshare_after_reset(room.actor("anne"), account_id=room.accounts["alice"])
    gone = room.keys["anne"]
    keys.retire_keys(room.accounts["anne"])
    tell("fifth")
    assert vault.read_many(room.actor("alice"), told) == told
    for name in ("anne", "chantal", "eve"):
        assert set(vault.read_many(room.actor(name), told).values()) == {None}
    assert plunder(gone) == set()
    room.keys["alice"] = keys.replace_keys_after_reset(room.group_id, room.accounts["alice"], "newer one")
    ceremony_id = begin_ceremony(room.actor("alice"))
    back = table.ceremony(file_of(Ceremony.objects.get()).content, papers[2], papers[1])
    finish_ceremony(room.actor("alice"), ceremony_id=ceremony_id, content=back)
    assert vault.read_many(room.actor("alice"), told) == told
    assert vault.readers_of(subject_id) == {room.accounts["alice"]}


def _key(words: str) -> bytes:
    return from_paper(words)


def _to_papers(room: Room) -> None:
    passing = ask_to_pass_on(room.actor("emile"), account_id=None)
    agree_to_pass_on(room.actor("eve"), passing_id=passing)
    finish_passing_on(room.actor("emile"), passing_id=passing)
