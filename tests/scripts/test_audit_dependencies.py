"""The audit of what the lock pins: what is known, what is not, and that not knowing is never called a pass."""

import importlib.util
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.architecture.order import ROOT

_FOUND = importlib.util.spec_from_file_location(
    "audit_dependencies", ROOT / "script" / "audit_dependencies.py"
)
assert _FOUND
assert _FOUND.loader
audit: Any = importlib.util.module_from_spec(_FOUND)
_FOUND.loader.exec_module(audit)

DAY = datetime(2026, 11, 21, tzinfo=UTC)
LOCK = "django==5.2.3 \\\n    --hash=sha256:aa\nPy_NaCl==1.5.0 \\\n    --hash=sha256:bb\n"


@pytest.fixture
def lock(tmp_path: Path) -> Path:
    made = tmp_path / "base.lock"
    made.write_text(LOCK)
    return made


def copy_of(place: Path, **more: Any) -> Path:
    """Make a copy with one advisory."""
    folder = place / "advisories" / "vulns"
    folder.mkdir(parents=True, exist_ok=True)
    part = {"package": {"ecosystem": "PyPI", "name": "Django"}, **more.pop("part", {})}
    said = {"id": "PYSEC-1", "modified": "2026-11-20T00:00:00Z", "affected": [part], **more}
    (folder / "PYSEC-1.json").write_text(json.dumps(said))
    (folder / "torn.json").write_text("{")
    return place / "advisories"


def test_without_a_copy_nothing_is_known_and_nothing_passes(lock: Path, tmp_path: Path) -> None:
    for folder in (None, tmp_path / "not there"):
        code, lines = audit.audit(lock, folder, DAY)
        assert (code, lines[0][:8]) == (3, "UNKNOWN:")
    (tmp_path / "empty").mkdir()
    assert audit.audit(lock, tmp_path / "empty", DAY)[0] == 3


def test_an_old_copy_and_one_about_other_things_say_unknown(lock: Path, tmp_path: Path) -> None:
    old = copy_of(tmp_path, modified="2026-08-01T00:00:00Z", part={"versions": ["1.0"]})
    code, lines = audit.audit(lock, old, DAY)
    assert code == 3
    assert "2026-08-01" in lines[0]
    other = copy_of(tmp_path, part={"package": {"ecosystem": "npm", "name": "django"}})
    assert audit.audit(lock, other, DAY)[0] == 3


def test_a_fresh_copy_says_none_known_with_its_day(lock: Path, tmp_path: Path) -> None:
    code, (said,) = audit.audit(lock, copy_of(tmp_path, part={"versions": ["5.2.2"]}), DAY)
    assert code == 0
    assert said.startswith("None known on 2026-11-20: 2 packages")


@pytest.mark.parametrize(
    ("part", "code"),
    [
        ({"versions": ["5.2.3"]}, 1),
        ({"ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "5.2.4"}]}]}, 1),
        ({"ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "5.2.3"}]}]}, 0),
        (
            {
                "ranges": [
                    {"type": "ECOSYSTEM", "events": [{"introduced": "5.2"}, {"last_affected": "5.2.3"}]}
                ]
            },
            1,
        ),
        (
            {
                "ranges": [
                    {"type": "ECOSYSTEM", "events": [{"introduced": "5.1"}, {"last_affected": "5.2.1"}]}
                ]
            },
            0,
        ),
        ({"ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "nonsense"}]}]}, 1),
        ({"ranges": [{"type": "GIT", "events": [{"introduced": "abc"}]}]}, 0),
    ],
)
def test_a_pinned_version_that_is_named_or_spanned_is_found(
    lock: Path, tmp_path: Path, part: dict[str, Any], code: int
) -> None:
    found, lines = audit.audit(lock, copy_of(tmp_path, part=part), DAY)
    assert found == code
    assert ("PYSEC-1" in lines[0]) == (code == 1)


def test_names_are_compared_as_indexes_do_and_what_was_withdrawn_is_left_out(
    lock: Path, tmp_path: Path
) -> None:
    part = {"package": {"ecosystem": "PyPI", "name": "py.nacl"}, "versions": ["1.5.0"]}
    assert audit.audit(lock, copy_of(tmp_path, part=part), DAY)[0] == 1
    gone = copy_of(tmp_path, part=part, withdrawn="2026-11-01T00:00:00Z")
    assert audit.audit(lock, gone, DAY)[0] == 3


def test_the_command_reads_our_own_lock_and_says_unknown(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("KIKAO_ADVISORIES", raising=False)
    assert len(audit.pinned(audit.LOCK.read_text())) > 10
    assert audit.main([]) == 3
    assert "This is not a pass" in capsys.readouterr().out
