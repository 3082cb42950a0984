"""Files in the office: sent with a form, listed by neutral names, given out so that nothing runs and nothing is kept."""

import json
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse, StreamingHttpResponse
from django.test import Client
from django.urls import reverse

from kikao.casework.cases.actions import release_file
from kikao.casework.reports.models import Report
from kikao.foundation.access.models import WorkingGroup
from kikao.foundation.files import verifier
from kikao.foundation.files.models import CustodyEvent, EvidenceFile
from tests.casework.cases.conftest import Desk
from tests.foundation.files.conftest import photograph
from tests.interfaces.office.cases.conftest import Browser
from tests.kit.pages import expect

HTML = b"<html><script>alert(1)</script></html>"
NAMES = {"save": "octet-stream", "picture": "image/jpeg"}


def at(name: str, *args: UUID) -> str:
    return reverse(f"office:{name}", args=args)


def sent(
    content: bytes = HTML, name: str = "Témoin <b>1.jpg", kind: str = "image/jpeg"
) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, kind)


def given(client: Client, case_id: UUID, *files: SimpleUploadedFile) -> list[EvidenceFile]:
    answer = client.post(at("cases-files", case_id), {"attached": list(files), "once": uuid4().hex})
    assert answer.status_code == 302, answer.content
    return list(EvidenceFile.objects.filter(subject_id=case_id, role="ORIGINAL").order_by("number"))


def body(answer: HttpResponse | StreamingHttpResponse) -> bytes:
    assert isinstance(answer, StreamingHttpResponse)
    return b"".join(answer.streaming_content)  # type: ignore[arg-type]


def test_a_file_goes_out_as_bytes_that_nothing_opens_under_a_name_that_tells_nothing(
    browser: Browser, case_id: UUID
) -> None:
    client = browser("anne")
    (file,) = given(client, case_id, sent())
    answer = client.get(at("files-save", file.id))
    assert body(answer) == HTML
    said = answer.headers
    assert said["Content-Type"] == "application/octet-stream"
    assert said["Content-Disposition"] == f'attachment; filename="{file.reference}-{file.number}.jpg"'
    assert said["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert said["X-Content-Type-Options"] == "nosniff"
    assert said["Cache-Control"] == "no-store, private"
    assert said["Content-Length"] == str(len(HTML))
    assert client.get(at("files-picture", file.id)).status_code == 404
    shown = client.get(at("files-file", file.id)).content.decode()
    assert "Témoin &lt;b&gt;1.jpg" in shown


@pytest.mark.parametrize(
    ("name", "saved"),
    [("a.pdf", "pdf"), ("a.html", "bin"), ("a.docm", "bin"), ("a", "bin"), ("a.jpg.exe", "bin")],
)
def test_only_harmless_endings_go_along(browser: Browser, case_id: UUID, name: str, saved: str) -> None:
    client = browser("anne")
    (file,) = given(client, case_id, sent(name=name))
    disposition = client.get(at("files-save", file.id)).headers["Content-Disposition"]
    assert disposition.endswith(f'-{file.number}.{saved}"')


def test_a_photograph_is_shown_drawn_anew(browser: Browser, case_id: UUID) -> None:
    client = browser("anne")
    (file,) = given(client, case_id, sent(photograph()))
    copy = EvidenceFile.objects.get(original=file)
    answer = client.get(at("files-picture", copy.id))
    assert answer.headers["Content-Type"] == "image/jpeg"
    assert answer.headers["Content-Disposition"].startswith("inline")
    assert b"SECRET" not in body(answer)
    assert at("files-picture", copy.id) in client.get(at("cases-files", case_id)).content.decode()


def test_who_may_see_what(desk: Desk, browser: Browser) -> None:
    case_id = desk.table("pmh")
    (file,) = given(browser("anne"), case_id, sent(photograph()))
    copy = EvidenceFile.objects.get(original=file)
    for name in ("files-file", "files-save", "files-picture", "files-custody"):
        page = at(name, copy.id if name == "files-picture" else file.id)
        closed = "honore" if name == "files-custody" else ""
        hidden = "" if closed else "honore klaas luc"
        expect(desk.cast, page, open_to="anne", hidden_from=f"frank nobody {hidden}", closed_to=closed)
        if not closed:
            expect(desk.cast, page, hidden_from="didier")
    release_id = release_file(desk.by(), case_id=case_id, file_id=copy.id, reason="No face.")
    shared = EvidenceFile.objects.get(role="RELEASED")
    for name in ("files-file", "files-save", "files-picture"):
        expect(desk.cast, at(name, shared.id), open_to="anne honore", hidden_from="didier frank nobody klaas")
    expect(desk.cast, at("cases-files", case_id), open_to="anne honore judith", hidden_from="didier frank")
    shown = browser("honore").get(at("cases-files", case_id)).content.decode()
    assert "No face." in shown
    assert str(file.id) not in shown
    assert str(copy.id) not in shown
    assert "Témoin" not in shown
    assert "What happened to it" not in browser("honore").get(at("files-file", shared.id)).content.decode()
    answer = browser("anne").post(at("cases-file-withdraw", case_id, release_id))
    assert answer.status_code == 302
    expect(desk.cast, at("files-save", shared.id), closed_to="", hidden_from="didier")
    assert browser("honore").get(at("files-save", shared.id)).status_code in {404, 409}


def test_the_page_marks_a_file_safe_with_a_reason(browser: Browser, case_id: UUID) -> None:
    client = browser("anne")
    (file,) = given(client, case_id, sent(photograph()))
    copy = EvidenceFile.objects.get(original=file)
    page = at("cases-file-release", case_id, copy.id)
    assert page in client.get(at("cases-files", case_id)).content.decode()
    assert client.get(page).status_code == 200
    assert client.post(page, {"reason": "", "once": "1"}).status_code == 422
    assert client.post(page, {"reason": "Nobody on it.", "once": "2"}).status_code == 302
    assert browser("honore").get(page).status_code == 403


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_however_long(
    browser: Browser, case_id: UUID, count: int, django_assert_max_num_queries: Any
) -> None:
    client = browser("anne")
    given(client, case_id, *(sent(photograph()) for _ in range(count)))
    client.get(at("cases-files", case_id))
    with django_assert_max_num_queries(62):
        shown = client.get(at("cases-files", case_id))
    assert len(shown.context["page"].items) == count


def test_too_much_is_said_at_the_field_and_nothing_is_kept(browser: Browser, case_id: UUID) -> None:
    client = browser("anne")
    many = [sent(b"x", f"{number}.txt") for number in range(11)]
    answer = client.post(at("cases-files", case_id), {"attached": many, "once": "1"})
    assert answer.status_code == 422
    assert "at most 10" in answer.content.decode()
    nothing = client.post(at("cases-files", case_id), {"once": "2"})
    assert nothing.status_code == 422
    assert not EvidenceFile.objects.exists()


def test_the_same_form_sent_twice_keeps_its_files_once(browser: Browser, case_id: UUID) -> None:
    client = browser("anne")
    for _ in range(2):
        client.post(at("cases-files", case_id), {"attached": [sent()], "once": "same"})
    assert EvidenceFile.objects.filter(role="ORIGINAL").count() == 1


def test_a_custody_report_is_given_out_on_paper_and_for_a_machine(
    browser: Browser, case_id: UUID, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    client = browser("anne")
    (file,) = given(client, case_id, sent(photograph()))
    assert client.post(at("files-check", file.id)).status_code == 302
    client.post(at("files-hand-over", file.id), {"to_whom": "Auditorat", "purpose": "Enquête", "once": "1"})
    page = at("files-custody", file.id)
    assert client.get(page).status_code == 200
    said = {"to_whom": "TGI", "purpose": "Audience"}
    paper = client.post(page, {**said, "shape": "paper"})
    assert paper.status_code == 200
    assert "SHA-256" in paper.content.decode()
    report = client.post(page, {**said, "shape": "disk"})
    assert report.headers["Content-Type"] == "application/json"
    assert json.loads(report.content)["report"]["items"][0]["about"]["name"].startswith("Témoin")
    (tmp_path / "r.json").write_bytes(report.content)
    assert verifier.main(str(tmp_path / "r.json")) == 0, capsys.readouterr().out
    kinds = CustodyEvent.objects.filter(file=file).order_by("position").values_list("kind", flat=True)
    assert list(kinds) == ["received", "copied", "verified", "transferred", "exported", "exported"]
    program = client.get(at("files-verifier"))
    assert b"def check_order" in program.content
    shown = client.get(at("files-file", file.id)).content.decode()
    assert "Auditorat" in shown
    assert "SHA-256 WHOLE" in shown


def test_a_report_is_taken_with_its_photographs(desk: Desk, browser: Browser) -> None:
    WorkingGroup.objects.filter(id=desk.cast.group_id).update(intake_open=True)
    client = browser("anne")
    typed = {
        "channel": "CALL",
        "language": "fr",
        "words": "They barred the road.",
        "accused": "OTHER",
        "source_kind": "99",
        "consents": ["STORE", "SECUSE"],
        "manner": "ORAL",
        "once": "x" * 43,
    }
    answer = client.post(
        at("reports-take"), {**typed, "attached": [sent(photograph()), sent(b"voice", "a.ogg")]}
    )
    assert answer.status_code == 302, answer.content.decode()
    report = Report.objects.get()
    files = EvidenceFile.objects.filter(subject_id=report.id, role="ORIGINAL")
    assert files.count() == 2
    shown = client.get(at("reports-files", report.id)).content.decode()
    assert f"{report.reference}-1" in shown
    expect(desk.cast, at("reports-files", report.id), open_to="alice", closed_to="honore chantal eve")
    added = client.post(at("reports-files", report.id), {"attached": [sent(b"%PDF", "b.pdf")], "once": "2"})
    assert added.status_code == 302
    assert files.count() == 3
