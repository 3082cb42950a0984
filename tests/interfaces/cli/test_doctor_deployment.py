"""What `kikao doctor` says of the address, the files and the machine; what it cannot see it calls unknown."""

import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

from kikao.foundation.sealing.actions.witnessing import take_checkpoint
from kikao.interfaces.cli.doctor import deployment, group
from kikao.interfaces.cli.doctor.finding import BAD, GOOD, UNKNOWN, WARN, Finding
from kikao.interfaces.cli.management.commands import doctor
from tests.interfaces.cli.test_doctor import finding
from tests.kit.cast import Cast

WELL = {**deployment.MUST, "Strict-Transport-Security": "max-age=31536000; includeSubDomains"}


@pytest.fixture
def answering(settings: Settings) -> Iterator[dict[str, str]]:
    """Let somebody answer at the address of the installation, with the headers that are put in."""
    sent: dict[str, str] = {}

    class Page(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response_only(404)
            for name, value in sent.items():
                self.send_header(name, value)
            self.end_headers()

        def log_message(self, *_words: object) -> None:
            """Say nothing."""

    with http.server.HTTPServer(("127.0.0.1", 0), Page) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        settings.KIKAO_BASE_URL = f"http://127.0.0.1:{server.server_port}"
        yield sent
        server.shutdown()


def headers() -> Finding:
    return finding("headers", list(deployment.deployment()))


def test_the_headers_of_the_own_address_are_asked_for(answering: dict[str, str]) -> None:
    answering |= WELL
    assert headers().state == GOOD
    answering["Server"] = "nginx/1.22"
    answering["Content-Security-Policy"] = "default-src 'none'; script-src 'unsafe-inline'"
    del answering["Cache-Control"]
    found = headers()
    assert found.state == BAD
    for part in ("Server names a program", "unsafe", "Cache-Control is missing"):
        assert part in found.said


def test_an_address_that_nobody_answers_at_is_unknown_and_never_good(settings: Settings) -> None:
    settings.KIKAO_BASE_URL = "http://127.0.0.1:9"
    assert headers().state == UNKNOWN
    assert "kikao serve" in headers().cure


def test_https_must_promise_to_stay() -> None:
    assert deployment.faults_of(WELL, https=True) == []
    wrong = deployment.faults_of(deployment.MUST, https=True)
    assert wrong == ["Strict-Transport-Security is missing or weak"]


def test_a_file_that_others_read_and_debugging_are_found(settings: Settings, tmp_path: Path) -> None:
    settings.KIKAO_HOME, settings.KIKAO_BASE_URL = tmp_path, "http://127.0.0.1:9"
    (tmp_path / "kikao.sqlite3").write_text("x")
    (tmp_path / "kikao.sqlite3").chmod(0o600)
    assert finding("files", list(deployment.deployment())).state == GOOD
    (tmp_path / "kikao.sqlite3").chmod(0o644)
    settings.DEBUG = True
    found = list(deployment.deployment())
    assert (finding("files", found).state, finding("debugging", found).state) == (BAD, BAD)
    assert "chmod" in finding("files", found).cure


def test_swap_on_an_open_disk_and_a_clock_that_nobody_sets_are_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    swaps, clock = tmp_path / "swaps", tmp_path / "systemd" / "timesync" / "synchronized"
    monkeypatch.setattr(deployment, "SWAPS", swaps)
    monkeypatch.setattr(deployment, "SYNCHRONISED", clock)
    assert (deployment._swap().state, deployment._clock().state) == (UNKNOWN, UNKNOWN)
    swaps.write_text("Filename Type\n/dev/sda2 partition 1 0 -2\n")
    (tmp_path / "systemd").mkdir()
    assert (deployment._swap().state, deployment._clock().state) == (WARN, WARN)
    swaps.write_text("Filename Type\n/dev/zram0 partition 1 0 -2\n")
    clock.parent.mkdir()
    clock.touch()
    assert (deployment._swap().state, deployment._clock().state) == (GOOD, GOOD)


def test_custodians_keys_and_the_age_of_the_last_checkpoint_are_told(cast: Cast) -> None:
    found = list(group.group(whole_trail=False))
    assert finding("checkpoint", found).state == WARN
    assert finding("custodians", found).said.endswith("custodians with a key")
    assert finding("keys", found).state in {GOOD, WARN}
    take_checkpoint(cast.system)
    assert finding("checkpoint", list(group.group(whole_trail=False))).state == GOOD


@pytest.mark.parametrize(
    ("states", "code"), [([GOOD, WARN], None), ([GOOD, UNKNOWN], 3), ([UNKNOWN, BAD], 1)]
)
def test_unknown_ends_with_a_code_of_its_own(
    monkeypatch: pytest.MonkeyPatch, states: list[str], code: int | None
) -> None:
    monkeypatch.setattr(
        doctor, "_findings", lambda **_asked: [Finding("x", state, "said", "cure") for state in states]
    )
    command = doctor.Command()
    if code is None:
        command.handle(trail=False, files=False)
        return
    with pytest.raises(SystemExit) as end:
        command.handle(trail=False, files=False)
    assert end.value.code == code
