"""Photographs and voice notes with a report from the public page, without scripts, and later by the receipt."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from kikao.casework.reports.models import Report, ThreadMessage
from kikao.foundation.files.limits import PUBLIC
from kikao.foundation.files.models import EvidenceFile
from kikao.foundation.files.queries import files_of, opened
from kikao.interfaces.public.flood import flood
from tests.foundation.files.conftest import photograph
from tests.interfaces.public.conftest import Visitor, words_on
from tests.kit.cast import Cast


def sent(content: bytes, name: str = "barriere.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "image/jpeg")


def test_a_source_sends_a_photograph_and_a_voice_note(visitor: Visitor, cast: Cast) -> None:
    page = visitor.get("/en/report")
    assert 'enctype="multipart/form-data"' in page.content.decode()
    answer = visitor.send(attached=[sent(photograph()), sent(b"OggS voice", "voix.ogg")])
    assert answer.status_code == 200, answer.content.decode()
    assert len(words_on(answer).split()) == 6
    report = Report.objects.get()
    by = cast.actor("anne")
    picture, voice = files_of(by, [report.id]).items
    assert picture.about
    assert picture.about.name == "barriere.jpg"
    assert picture.copy_id
    assert b"".join(opened(by, voice.id).pieces) == b"OggS voice"


def test_what_is_too_large_is_said_and_nothing_is_kept(visitor: Visitor) -> None:
    answer = visitor.send(attached=[sent(bytes(PUBLIC.each + 1), "film.mp4")])
    assert answer.status_code == 422
    assert "at most 10 MB each" in answer.content.decode()
    assert not Report.objects.exists()
    answer = visitor.send(attached=[sent(b"x") for _ in range(6)])
    assert "at most 5" in answer.content.decode()
    assert not EvidenceFile.objects.exists()


def test_facts_alone_take_no_file(visitor: Visitor) -> None:
    answer = visitor.send(facts_only="on", attached=[sent(photograph())])
    assert answer.status_code == 422
    assert not Report.objects.exists()


def test_the_same_report_sent_twice_is_kept_once_and_with_another_file_is_another(visitor: Visitor) -> None:
    hidden = visitor.hidden("/en/report")
    for content in (b"one", b"one", b"two"):
        typed = {"words": "They came.", "language": "fr", "accused": "OTHER", "relation": "99"}
        visitor.client.post("/en/report", {**hidden, **typed, "attached": [sent(content)]})
    assert Report.objects.count() == 2
    assert EvidenceFile.objects.count() == 2


def test_a_flood_takes_no_files(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(flood, "is_above", lambda _address: True)
    monkeypatch.setattr("kikao.interfaces.public.question.is_answered", lambda *_said: True)
    answer = visitor.send(attached=[sent(photograph())])
    assert answer.status_code == 422
    assert "without files" in answer.content.decode()
    assert not EvidenceFile.objects.exists()


def test_a_file_is_added_later_by_the_receipt(visitor: Visitor, cast: Cast) -> None:
    words = words_on(visitor.send())
    thread = visitor.post("/en/receipt", words=words)
    assert 'enctype="multipart/form-data"' in thread.content.decode()
    typed = {"do": "answer", "words": words, "answer": "Here it is.", "attached": [sent(photograph())]}
    answer = visitor.post("/en/receipt", **typed)
    assert answer.status_code == 200, answer.content.decode()
    (line,) = files_of(cast.actor("anne"), [Report.objects.get().id]).items
    assert line.hangs_on == ThreadMessage.objects.get().id
