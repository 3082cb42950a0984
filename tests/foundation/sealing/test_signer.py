"""The key that signs checkpoints, and notes that any program for signed notes can check."""

import base64
import json
from pathlib import Path

import pytest
from pytest_django import Settings

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.access.models import WorkingGroup
from kikao.foundation.audit.chain import Line, append
from kikao.foundation.audit.models import Checkpoint, TrailEntry
from kikao.foundation.audit.notes import anchors_of
from kikao.foundation.base.ids import new_id
from kikao.foundation.sealing import signer
from kikao.foundation.sealing.actions import replace_signing_key, take_checkpoint
from kikao.foundation.sealing.signer import Signed

PETER = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
NOTE = (
    "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n\n"
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
)
"""The example of the signed-note format, and above the public half of its key."""


@pytest.fixture(autouse=True)
def home(settings: Settings, tmp_path: Path) -> Path:
    settings.KIKAO_HOME = tmp_path
    return tmp_path


def test_a_note_is_signed_with_a_key_made_when_it_is_first_needed_and_kept_for_its_owner_alone(
    home: Path,
) -> None:
    note = signer.sign_note("trail", "trail\n7\n")
    assert signer.check_note(note) == Signed.GOOD
    assert [one.name for one in home.iterdir()] == [signer.FILE]
    assert (home / signer.FILE).stat().st_mode & 0o777 == 0o600
    before = (home / signer.FILE).read_bytes()
    signer.make_key()
    assert (home / signer.FILE).read_bytes() == before


def test_a_note_that_says_something_else_is_broken() -> None:
    note = signer.sign_note("trail", "trail\n7\n")
    for other in (
        note.replace("\n7\n", "\n8\n"),
        note.replace("— trail", "— other"),
        "trail\n7\n",
        note[:-9] + "!\n",
    ):
        assert signer.check_note(other) in {Signed.BROKEN, Signed.UNKNOWN}
    assert signer.check_note(note.replace("\n7\n", "\n8\n")) == Signed.BROKEN


def test_a_replaced_key_still_proves_what_it_signed() -> None:
    old = signer.sign_note("trail", "trail\n7\n")
    before = signer.verifier_of("trail")
    signer.replace_key()
    assert signer.verifier_of("trail") != before
    assert signer.check_note(old) == Signed.RETIRED
    assert signer.check_note(signer.sign_note("trail", "trail\n8\n")) == Signed.GOOD


def test_a_lost_key_file_is_told_apart_from_a_broken_note(home: Path) -> None:
    note = signer.sign_note("trail", "trail\n7\n")
    (home / signer.FILE).unlink()
    assert signer.check_note(note) == Signed.UNKNOWN


def test_notes_and_keys_are_those_of_the_signed_note_format(home: Path) -> None:
    signer.make_key()
    kept = json.loads((home / signer.FILE).read_text())
    raw = base64.b64decode(PETER.split("+", 2)[2])
    kept["public"] = base64.b64encode(raw[1:]).decode()
    (home / signer.FILE).write_text(json.dumps(kept))
    assert signer.verifier_of("PeterNeumann") == PETER
    assert signer.check_note(NOTE) == Signed.GOOD
    assert signer.check_note(NOTE.replace("answer", "question")) == Signed.BROKEN


@pytest.mark.django_db
def test_a_checkpoint_says_how_far_the_trail_goes_and_stands_in_it_itself() -> None:
    group = WorkingGroup.objects.create(name="South Kivu", province="Sud-Kivu", prefix="SK")
    by = Actor(group.id, account_id=new_id(), roles=frozenset({Role.SECRETARIAT}))
    last = append(Line(group.id, by.reference, "case.table", "x", "DONE"))
    taken = Checkpoint.objects.get(id=take_checkpoint(by))
    assert (taken.n, taken.hash) == (last.n, last.hash)
    assert [(one.n, one.begins) for one in anchors_of(taken.note)] == [(last.n, last.hash)]
    assert signer.check_note(taken.note) == Signed.GOOD
    assert TrailEntry.objects.get(n=last.n + 1).verb == "trail.checkpoint"
    replace_signing_key(Actor.system(group.id))
    assert signer.check_note(taken.note) == Signed.RETIRED
    assert signer.check_note(Checkpoint.objects.latest("n").note) == Signed.GOOD
