"""KoboToolbox: its webhook, sent as often as it likes, and the daily round against a server that speaks its API."""

import base64
import copy
import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import UUID

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError
from django.test import Client
from pytest_django import Settings

from config.kobo import kobo
from kikao.casework.forms.actions import give_token
from kikao.casework.intake.models import Attachment, Submission
from kikao.casework.reports.models import Report
from kikao.foundation.access.models import WorkingGroup
from kikao.foundation.notices.clock import JOBS
from kikao.foundation.sealing import vault
from kikao.interfaces.cli import main as cli
from kikao.interfaces.exchange import reconciling, server, views
from kikao.interfaces.exchange.reconciling import reconcile
from tests.interfaces.openrosa.conftest import publish
from tests.kit.cast import Cast

pytestmark = pytest.mark.django_db
TOKEN = "a-gateway-token-that-was-drawn-for-tests"
OTHER = "a-phone-token-that-was-drawn-for-these-tests"
PASSWORD = "a-password-that-was-drawn-for-tests"
ASSET = "aKb7Test"
ROOT = "11111111-2222-3333-4444-555555555555"
SAID: dict[str, Any] = {
    "_id": 4711,
    "_uuid": ROOT,
    "formhub/uuid": "f" * 32,
    "__version__": "vKoboOwn",
    "_xform_id_string": ASSET,
    "meta/instanceID": f"uuid:{ROOT}",
    "meta/rootUuid": f"uuid:{ROOT}",
    "told/what_happened": "SECRET-WORDS they took our sacks.",
    "told/happened_on": "2026-03-02",
    "told/category": "TAX",
    "told/photo": "barrier 1.jpg",
    "contact": "SECRET-NAME",
    "phone": "collect:AbCdEfGh01234567",
    "deviceid": "collect:AbCdEfGh01234567",
    "username": "SECRET-USER",
    "_geolocation": [-2.1, 28.5],
    "_submission_time": "2026-03-02T14:05:09",
    "_submitted_by": "SECRET-ACCOUNT",
    "_validation_status": {},
    "_attachments": [
        {
            "id": 9,
            "uid": "attA",
            "filename": "u/attachments/x/barrier_1.jpg",
            "question_xpath": "told/photo",
            "mimetype": "image/jpeg",
            "download_url": "http://elsewhere.example.org/steal",
        },
    ],
}


@pytest.fixture
def hook(cast: Cast, settings: Settings) -> Client:
    WorkingGroup.objects.filter(id=cast.group_id).update(intake_open=True)
    publish(cast)
    anne = cast.actor("anne")
    give_token(anne, label="Kobo", kind="GATEWAY", token=TOKEN, username="kobo", password=PASSWORD)
    give_token(anne, label="Phone", kind="FOCAL", token=OTHER)
    settings.KIKAO_KOBO = {"address": "", "token": "", "assets": {ASSET: "kikao_small"}, "days": 30}
    return Client(enforce_csrf_checks=True)


def post(hook: Client, said: object, token: str = TOKEN, **headers: str) -> int:
    answer = hook.post(f"/kobo/{token}/", json.dumps(said), content_type="application/json", headers=headers)
    return answer.status_code


def test_a_form_becomes_a_report_once_with_every_answer_where_it_belongs(hook: Client, cast: Cast) -> None:
    assert post(hook, SAID) == 201
    again = {**copy.deepcopy(SAID), "_validation_status": {"uid": "approved"}, "_tags": ["x"]}
    assert post(hook, again) == 200
    assert post(hook, {"data": {"submission": SAID}}) == 200
    assert post(hook, {"wrapped": json.dumps(SAID)}) == 200
    (row,) = Submission.objects.all()
    assert (row.version.version if row.version else "", row.missing) == ("1", 1)
    report = Report.objects.get()
    assert str(row.report_id) == str(report.id)
    assert report.more_item_id is not None
    anne = cast.actor("anne")
    items = [one for one in (report.narrative_item_id, report.more_item_id) if one]
    words = " ".join(str(said) for said in vault.read_many(anne, items).values())
    assert "they took our sacks" in words
    assert "collect:" not in words
    assert "14:05" not in words
    assert not any(mark in words for mark in ("SECRET-USER", "SECRET-ACCOUNT"))


def test_an_edit_is_a_version_of_the_first_by_its_root(hook: Client) -> None:
    assert post(hook, SAID) == 201
    edited = {
        **SAID,
        "meta/instanceID": "uuid:other",
        "_uuid": "other",
        "meta/deprecatedID": "uuid:between",
        "told/what_happened": "More.",
    }
    assert post(hook, edited) == 201
    assert post(hook, edited) == 200
    assert Submission.objects.filter(earlier__isnull=False, state="EDIT").count() == 1
    assert Report.objects.count() == 1


def test_repeated_groups_and_odd_names_are_all_kept(hook: Client, cast: Cast) -> None:
    said = {
        **SAID,
        "people": [{"people/name": "A", "people/more/age": 3}, {"people/name": "B"}],
        "1 odd/né?": "SECRET-ODD",
        "told/what_happened": "x\x00y",
    }
    assert post(hook, said) == 201
    row = Submission.objects.get()
    report = Report.objects.get(id=row.report_id)
    assert report.more_item_id is not None
    words = str(vault.read(cast.actor("anne"), report.more_item_id))
    assert all(mark in words for mark in ("A", "B", "SECRET-ODD"))


def test_who_may_not_send_is_told_and_what_is_no_form_too(hook: Client) -> None:
    basic = base64.b64encode(f"kobo:{PASSWORD}".encode()).decode()
    assert post(hook, SAID, OTHER) == 403
    assert post(hook, SAID, "nothing") == 403
    assert post(hook, SAID, Authorization="Basic nonsense") == 401
    assert post(hook, SAID, Authorization=f"Basic {basic}") == 201
    for content in (b"", b"[]", b"{}", b"\xff", b"[" * 100_000, b'{"a":1}'):
        answer = hook.post(f"/kobo/{TOKEN}/", content, content_type="application/json")
        assert answer.status_code == 400, content[:20]
    assert hook.post(f"/kobo/{TOKEN}/", b" " * 3_000_000, content_type="application/json").status_code == 413
    assert hook.get(f"/kobo/{TOKEN}/").status_code == 405
    assert (
        post(hook, {**SAID, "meta/instanceID": "uuid:x", "meta/rootUuid": "", "_xform_id_string": "aUnknown"})
        == 200
    )
    assert Submission.objects.filter(state="HELD").count() == 1


def test_when_we_are_busy_the_server_is_asked_to_come_again(
    hook: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_args: object, **_more: object) -> None:
        raise OperationalError("database is locked")

    monkeypatch.setattr(views, "take_submission", busy)
    assert post(hook, SAID) == 503
    monkeypatch.undo()
    WorkingGroup.objects.update(intake_open=False)
    assert post(hook, SAID) == 503
    assert Submission.objects.count() == 0


@dataclass
class Kobo:
    """What the server of the tests holds, and what it was asked."""

    rows: list[dict[str, Any]] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    address: str = ""


@pytest.fixture
def there() -> Iterator[Kobo]:
    """Return a server that speaks version 2 of the API on a real line."""
    held = Kobo()

    class Answering(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            held.asked.append(self.path)
            if self.headers["Authorization"] != "Token a-secret-token":
                return self.answer(401, b"{}")
            if parts.path.startswith(f"/api/v2/assets/{ASSET}/data/") and "attachments" in parts.path:
                content = held.files.get(parts.path.rstrip("/").rpartition("/")[2])
                return self.answer(200, content, "image/jpeg") if content else self.answer(404, b"{}")
            if parts.path != f"/api/v2/assets/{ASSET}/data/":
                return self.answer(404, b"{}")
            query = {name: values[0] for name, values in parse_qs(parts.query).items()}
            start, limit = int(query["start"]), min(int(query["limit"]), 1000)
            page = held.rows[start : start + limit]
            said = {"count": len(held.rows), "next": "http://elsewhere.example.org/next", "results": page}
            return self.answer(200, json.dumps(said).encode())

        def answer(self, status: int, content: bytes, kind: str = "application/json") -> None:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_args: object) -> None:
            """Say nothing."""

    running = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    held.address = f"http://127.0.0.1:{running.server_address[1]}"
    thread = threading.Thread(target=running.serve_forever, daemon=True)
    thread.start()
    yield held
    running.shutdown()
    running.server_close()
    thread.join()


def given(there: Kobo) -> dict[str, Any]:
    return {"address": there.address, "token": "a-secret-token", "assets": {ASSET: "kikao_small"}, "days": 30}


def test_the_round_brings_what_the_webhook_missed_and_its_files_once(
    hook: Client, cast: Cast, there: Kobo, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server, "PAGE", 2)
    assert post(hook, SAID) == 201
    second = {
        **SAID,
        "_id": 4712,
        "meta/instanceID": "uuid:2",
        "meta/rootUuid": "uuid:2",
        "_attachments": [],
        "told/photo": "",
    }
    third = {**second, "_id": 4713, "meta/instanceID": "uuid:3", "meta/rootUuid": "uuid:3"}
    there.rows = [{**SAID, "_validation_status": {"uid": "x"}}, second, third]
    there.files = {"attA": b"\xff\xd8\xff photograph" * 500}
    found = reconcile(cast.system, given(there))
    assert (found.seen, found.new, found.files, found.missing, found.unreadable) == (3, 2, 1, 0, 0)
    assert Report.objects.count() == 3
    assert Submission.objects.filter(missing=0).count() == 3
    assert Attachment.objects.get().state == "LINKED"
    asked = len(there.asked)
    again = reconcile(cast.system, given(there))
    assert (again.seen, again.new, again.files) == (3, 0, 0)
    assert len(there.asked) == asked + 2, "only the pages are asked for again"
    assert all(path.startswith(f"/api/v2/assets/{ASSET}/") for path in there.asked)


def test_a_file_that_does_not_come_waits_for_the_next_round(cast: Cast, hook: Client, there: Kobo) -> None:
    there.rows = [SAID]
    assert reconcile(cast.system, given(there)).missing == 1
    assert Submission.objects.get().missing == 1
    there.files = {"attA": b"\xff\xd8\xff later"}
    assert reconcile(cast.system, given(there)).files == 1
    assert Submission.objects.get().missing == 0
    assert Report.objects.count() == 1


def test_the_command_says_what_it_did_and_what_is_wrong(
    hook: Client, there: Kobo, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    there.rows = [SAID]
    there.files = {"attA": b"x"}
    settings.KIKAO_KOBO = given(there)
    assert cli.run("kobo", ["reconcile"]) == cli.DONE
    assert "1 were not here; 1 files fetched" in capsys.readouterr().out
    settings.KIKAO_KOBO = {**given(there), "token": "another-token"}
    assert cli.run("kobo", ["reconcile"]) == cli.REFUSED
    assert "status 401" in capsys.readouterr().err
    settings.KIKAO_KOBO = None
    assert cli.run("kobo", ["reconcile"]) == cli.REFUSED


def test_the_clock_fetches_every_day_for_the_group_of_this_installation(
    cast: Cast, hook: Client, there: Kobo, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert JOBS["kobo.reconcile"].every == timedelta(days=1)
    settings.KIKAO_KOBO = None
    JOBS["kobo.reconcile"].work(cast.system)
    asked: list[UUID] = []
    monkeypatch.setattr(reconciling, "reconcile", lambda by, _given: asked.append(by.working_group_id))
    settings.KIKAO_KOBO = given(there)
    first = reconciling.groups()[0].id
    for group_id in (cast.group_id, cast.other_group_id):
        JOBS["kobo.reconcile"].work(type(cast.system).system(group_id))
    assert asked == [first]


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"address": "http://kf.example.org"}, "https"),
        ({"token": ""}, "token"),
        ({"assets": {}}, "assets"),
        ({"assets": {"../x": "f"}}, "assets"),
        ({"days": 0}, "days"),
        ({"more": 1}, "more"),
    ],
)
def test_settings_that_cannot_be_are_refused_in_words(
    tmp_path: Path, change: dict[str, Any], why: str
) -> None:
    good = {"address": "https://kf.example.org", "token": "0123456789", "assets": {ASSET: "f"}}
    file = tmp_path / "kobo.json"
    file.write_text(json.dumps(good))
    file.chmod(0o644)
    with pytest.raises(ImproperlyConfigured, match="chmod 600"):
        kobo(file.as_uri())
    file.chmod(0o600)
    assert kobo(file.as_uri())["KIKAO_KOBO"]["days"] == 30
    file.write_text(json.dumps(good | change))
    with pytest.raises(ImproperlyConfigured, match=why):
        kobo(file.as_uri())
    assert kobo("") == {"KIKAO_KOBO": None}
