"""What phones send: kept once, complete and sealed before the answer, or refused in words with nothing kept."""

import logging
from collections.abc import Callable
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.serializers import serialize
from django.db import OperationalError
from django.http import HttpResponse

from kikao.casework.forms.actions import close_form
from kikao.casework.forms.models import Form
from kikao.casework.intake.models import Attachment, Submission
from kikao.casework.reports.models import Report
from kikao.foundation.access.models import WorkingGroup
from kikao.foundation.files import store
from kikao.foundation.files.models import EvidenceFile
from kikao.interfaces.openrosa import body, views, words
from kikao.interfaces.openrosa.quota import SENDINGS, Quota, quota
from tests.interfaces.openrosa.conftest import KEY, Phone, pictures, publish, told
from tests.kit.cast import Cast
from tests.kit.sender import multipart
from tests.kit.thief import shapes

pytestmark = pytest.mark.django_db


def kept() -> tuple[int, int, int]:
    return Submission.objects.count(), Report.objects.count(), EvidenceFile.objects.count()


def lying_about() -> set[str]:
    """Name what came in and was not kept; a test never commits, so that what was kept stays where it came in."""
    held = {one.hex for one in EvidenceFile.objects.values_list("blob_id", flat=True)}
    return {one.name for one in (store.root() / store.INCOMING).iterdir()} - held


def message(given: HttpResponse) -> str:
    assert given.headers["Content-Type"] == "text/xml; charset=utf-8"
    assert given.headers["X-OpenRosa-Version"] == "1.0"
    text = given.content.decode()
    assert text.startswith('<OpenRosaResponse xmlns="http://openrosa.org/http/response"><message>')
    return text


def test_a_report_is_kept_once_however_often_it_is_sent(phone: Phone) -> None:
    for _turn in range(3):
        given = phone.send(told())
        assert given.status_code == 201
        assert words.RECEIVED in message(given)
    assert kept() == (1, 1, 0)


def test_files_over_several_sendings_in_any_order_make_one_whole_report(phone: Phone) -> None:
    form = told(photo="1.jpg", other="2.jpg")
    one, two = pictures("1.jpg", "2.jpg")
    for files in ((two,), (one,), (one, two)):
        assert phone.send(form, *files).status_code == 201
    assert kept() == (1, 1, 2)
    assert Submission.objects.get().missing == 0
    assert sorted(Attachment.objects.values_list("state", flat=True)) == ["LINKED", "LINKED"]
    assert lying_about() == set()


def test_tella_names_its_file_in_the_part_and_kobo_in_the_filename(phone: Phone) -> None:
    (one,) = pictures("1.jpg")
    assert phone.send(told("uuid:tella", photo="1.jpg"), one, style="tella").status_code == 201
    parts = [
        ('name="xml_submission_file"; filename="x.xml"', "text/xml", told("uuid:kobo", photo="1.jpg")),
        ('name="file"; filename="C:\\\\phone\\\\1.jpg"', "image/jpeg", one.content),
    ]
    assert phone.raw(b"".join(multipart("b", parts)), "multipart/form-data; boundary=b").status_code == 201
    assert sorted(Attachment.objects.values_list("state", flat=True)) == ["LINKED", "LINKED"]
    assert [one.missing for one in Submission.objects.all()] == [0, 0]


def test_enketo_sends_all_at_once_with_a_field_of_its_own(phone: Phone) -> None:
    given = phone.send(told(photo="1.jpg", other="2.jpg"), *pictures("1.jpg", "2.jpg"), style="enketo")
    assert given.status_code == 201
    assert kept() == (1, 1, 2)


def test_a_name_in_utf_8_is_read_as_it_was_meant_and_never_as_a_path(phone: Phone) -> None:
    parts = [
        ('name="xml_submission_file"; filename="x.xml"', "text/xml", told(photo="carrière à Kalehe.jpg")),
        ('name="../../carrière à Kalehe.jpg"; filename="../../../etc/passwd"', "image/jpeg", b"picture"),
    ]
    assert phone.raw(b"".join(multipart("b", parts)), "multipart/form-data; boundary=b").status_code == 201
    assert Attachment.objects.get().state == "LINKED"


def test_a_file_that_no_answer_names_and_another_of_the_same_name_are_kept(phone: Phone) -> None:
    form = told(photo="1.jpg")
    parts = [('name="xml_submission_file"; filename="x.xml"', "text/xml", form)]
    parts += [('name="1.jpg"; filename="1.jpg"', "image/jpeg", content) for content in (b"one", b"other")]
    parts += [('name="audit.csv"; filename="audit.csv"', "text/csv", b"event,node,start,latitude")]
    assert phone.raw(b"".join(multipart("b", parts)), "multipart/form-data; boundary=b").status_code == 201
    assert kept() == (1, 1, 3)
    assert sorted(Attachment.objects.values_list("state", flat=True)) == ["ANOTHER", "LINKED", "UNLINKED"]


def test_another_content_of_the_same_sending_is_kept_for_review(phone: Phone) -> None:
    assert phone.send(told()).status_code == 201
    given = phone.send(told(**{"told/what_happened": "They took our gold."}))
    assert given.status_code == 202
    assert words.DIFFERS in message(given)
    assert sorted(Submission.objects.values_list("state", flat=True)) == ["CONFLICT", "WHOLE"]
    assert phone.send(told("uuid:2", earlier="uuid:1")).status_code == 201
    assert "EDIT" in set(Submission.objects.values_list("state", flat=True))


@pytest.mark.parametrize("case", ["form", "version", "closed", "no id", "encrypted"])
def test_what_the_group_does_not_expect_waits_in_quarantine(phone: Phone, cast: Cast, case: str) -> None:
    if case == "closed":
        close_form(cast.actor("anne"), form_id=Form.objects.get().id)
    content = {
        "form": told().replace(b"kikao_small", b"another_form"),
        "version": told(version="99"),
        "no id": told(""),
        "encrypted": told().replace(b"<data ", b'<data encrypted="yes" '),
    }.get(case, told())
    assert phone.send(content).status_code == 201
    assert phone.send(content).status_code == 201
    assert Submission.objects.count() == 1
    assert Report.objects.count() == (case == "no id")


def test_an_older_version_that_was_retired_waits_and_the_new_one_is_taken(phone: Phone, cast: Cast) -> None:
    publish(cast, "2")
    assert phone.send(told("uuid:a")).status_code == 201
    assert phone.send(told("uuid:b", version="2")).status_code == 201
    assert Report.objects.count() == 1


def test_nothing_says_which_phone_it_was(
    phone: Phone, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    assert phone.send(told(), headers={"User-Agent": "PhoneOfSomebody"}).status_code == 201
    assert phone.send(b"<no", headers={"User-Agent": "PhoneOfSomebody"}).status_code == 400
    said = capsys.readouterr()
    for needle in ("AbCdEfGh01234567", "PhoneOfSomebody", KEY):
        assert needle not in said.out + said.err + caplog.text


KIND = "multipart/form-data; boundary=b"
FORM = 'name="xml_submission_file"; filename="x.xml"'
PHOTO = ('name="1.jpg"; filename="1.jpg"', "image/jpeg", b"picture" * 200_000)
BODIES: dict[str, tuple[int, Callable[[], tuple[bytes, str]]]] = {
    "no multipart": (415, lambda: (told(), "text/xml")),
    "no boundary": (415, lambda: (b"", "multipart/form-data")),
    "no form": (400, lambda: (_body(('name="1.jpg"; filename="1.jpg"', "image/jpeg", b"x")), KIND)),
    "no XML": (400, lambda: (_body((FORM, "text/xml", b"They took our sacks.")), KIND)),
    "half": (400, lambda: (_body((FORM, "text/xml", told()), PHOTO)[:-30], KIND)),
    "without its end": (400, lambda: (_body((FORM, "text/xml", told()), PHOTO)[:-8], KIND)),
    "another boundary": (400, lambda: (_body((FORM, "text/xml", told())), KIND.replace("=b", "=c"))),
    "form too long": (413, lambda: (_body((FORM, "text/xml", b" " * 2_200_000)), KIND)),
    "too many parts": (413, lambda: (_body((FORM, "text/xml", told()), *[PHOTO] * 450), KIND)),
    "long head": (413, lambda: (b"--b\r\nX: " + b"x" * 9000 + b"\r\n\r\n", KIND)),
}


def _body(*parts: tuple[str, str, bytes]) -> bytes:
    return b"".join(multipart("b", parts))


@pytest.mark.parametrize("case", BODIES)
def test_what_cannot_be_taken_is_refused_in_words_and_leaves_nothing(phone: Phone, case: str) -> None:
    status, made = BODIES[case]
    given = phone.raw(*made())
    assert given.status_code == status, message(given)
    assert message(given)
    assert kept() == (0, 0, 0)
    assert lying_about() == set()


def test_a_packed_body_is_not_taken_for_a_form(phone: Phone) -> None:
    body_of = _body((FORM, "text/xml", told()))
    assert phone.raw(body_of, KIND, headers={"Content-Encoding": "gzip"}).status_code == 415


def test_more_than_the_machine_takes_is_refused_before_it_comes(
    phone: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(body, "FILES_MOST", 1_000_000)
    assert phone.send(told(photo="1.jpg"), *pictures("1.jpg")).status_code == 201
    given = phone.raw(_body((FORM, "text/xml", told("uuid:2")), PHOTO), KIND)
    assert given.status_code == 413
    assert words.LARGE in message(given)
    assert phone.raw(_body((FORM, "text/xml", told("uuid:2")), *[PHOTO] * 4), KIND).status_code == 413
    assert kept() == (1, 1, 1)
    assert lying_about() == set()


@pytest.mark.parametrize("trouble", ["locked", "full", "files full", "closed", "broken program"])
def test_no_answer_says_kept_when_it_is_not_and_the_next_sending_is(
    phone: Phone, cast: Cast, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, trouble: str
) -> None:
    form, files = told(photo="1.jpg"), pictures("1.jpg")
    with monkeypatch.context() as patch:
        if trouble == "closed":
            WorkingGroup.objects.filter(id=cast.group_id).update(intake_open=False)
        elif trouble == "files full":
            patch.setattr(store, "RESERVE", 2**60)
        else:
            patch.setattr(views, "take_submission", lambda *_a, **_k: _fail(trouble))
        given = phone.send(form, *files)
    assert given.status_code == 503
    assert int(given.headers["Retry-After"]) > 0
    assert (words.CLOSED if trouble == "closed" else words.LATER) in message(given)
    assert kept() == (0, 0, 0)
    assert lying_about() == set()
    WorkingGroup.objects.filter(id=cast.group_id).update(intake_open=True)
    assert phone.send(form, *files).status_code == 201
    assert kept() == (1, 1, 1)
    errors = [one for one in caplog.records if one.levelno >= logging.ERROR and "kikao" in one.name]
    assert len(errors) == (trouble == "broken program")


def _fail(trouble: str) -> None:
    if trouble == "broken program":
        raise ZeroDivisionError
    raise OperationalError("database is locked" if trouble == "locked" else "database or disk is full")


def test_one_phone_cannot_fill_the_disk(phone: Phone, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quota, "takes", lambda _token: False)
    given = phone.send(told())
    assert given.status_code == 429
    assert words.MUCH in message(given)
    assert kept() == (0, 0, 0)


def test_what_a_phone_may_send_grows_again_with_time(cast: Cast) -> None:
    at = [0.0]
    counted, token = Quota(lambda: at[0]), cast.group_id
    assert all(counted.takes(token) for _one in range(int(SENDINGS)))
    assert not counted.takes(token)
    at[0] += 10
    assert counted.takes(token)
    counted.count(token, 9 * 2**30)
    assert not counted.takes(token)
    at[0] += 3600
    assert counted.takes(token)


def test_every_sentence_is_told_in_three_languages(phone: Phone) -> None:
    for name, sentence in vars(words).items():
        if name.isupper() and isinstance(sentence, str):
            shown = words.answer(sentence).decode()
            assert sentence in shown
            assert shown.count("\n") <= 2


def test_what_was_told_stands_in_no_plain_column_and_no_file(phone: Phone) -> None:
    marks = {"words": "Zanzibarite-9931", "contact": "Kivuvu-4471", "name": "Mwenye-5512.jpg"}
    form = told(
        photo=marks["name"],
        contact=marks["contact"],
        **{"told/what_happened": marks["words"], "unknown": "Siri-1"},
    )
    assert phone.send(form, *pictures(marks["name"])).status_code == 201
    everything = b"".join(
        path.read_bytes() for path in Path(settings.KIKAO_HOME, "files").rglob("*") if path.is_file()
    )

    rows = "".join(serialize("json", model._base_manager.all()) for model in apps.get_models())
    for mark in (*marks.values(), "Siri-1", "AbCdEfGh01234567", "uuid:1"):
        for raw in shapes(mark).values():
            assert raw not in everything, mark
            assert raw not in rows.encode(), mark
