"""The contract with gateways: who may call, what is taken, what comes back, doubled and late as gateways are."""

import json
from contextlib import nullcontext
from pathlib import Path
from urllib.parse import urlencode

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from config.logs import SafeFormatter
from config.sms import sms
from kikao.casework.forms.actions import give_token, revoke_field_token
from kikao.casework.forms.enums import TokenKind
from kikao.casework.reports.models import Report, ThreadMessage
from kikao.casework.texts.enums import Say
from kikao.casework.texts.reckoning.words import WORDS
from kikao.foundation.access.models import WorkingGroup
from kikao.foundation.audit.models import TrailEntry
from kikao.foundation.notices.outward.texts import plain
from kikao.interfaces.sms import taking
from tests.foundation.notices.conftest import Office
from tests.interfaces.sms.conftest import NUMBER, SECRET, Gateway
from tests.kit.cast import Cast

pytestmark = pytest.mark.django_db

STORY = "REPORT they took our bags"
AT = "2026-01-02T10:00:00+02:00"


def entries() -> int:
    return ThreadMessage.objects.count()


def test_a_wrong_secret_keeps_nothing_and_stands_in_no_log(
    gateway: Gateway, cast: Cast, caplog: pytest.LogCaptureFixture
) -> None:
    before = TrailEntry.objects.count()
    gateway.secret = "wrong-secret-of-nobody"
    answer = gateway.hand(STORY)
    assert (answer.status_code, answer.content) == (401, b"")
    phone = "a-phone-of-the-field-0123456789"
    give_token(cast.actor("anne"), label="Phone", kind=TokenKind.FOCAL_POINT, token=phone)
    gateway.secret = phone
    assert gateway.hand(STORY).status_code == 401
    assert gateway.client.get(f"/sms/{phone}/sent?id=1").status_code == 401
    assert Report.objects.count() == 0
    assert TrailEntry.objects.count() == before + 1
    said = "\n".join(SafeFormatter().format(record) for record in caplog.records)
    assert "/sms/<str:secret>/receive" in said
    assert "wrong-secret" not in said
    assert phone not in said


def test_a_secret_that_was_taken_back_opens_nothing(gateway: Gateway, cast: Cast) -> None:
    gateway.says(STORY)
    token_id = give_token(cast.actor("anne"), label="Old", kind=TokenKind.GATEWAY, token="x" * 30)
    gateway.secret = "x" * 30
    gateway.says("More", NUMBER)
    revoke_field_token(cast.actor("anne"), token_id=token_id)
    assert gateway.hand("Still more").status_code == 401


@pytest.mark.parametrize("how", ["query", "form", "multipart"])
@pytest.mark.parametrize("sender", ["from", "sender"])
def test_messages_come_as_the_contract_says(gateway: Gateway, how: str, sender: str) -> None:
    there, fields = f"/sms/{SECRET}/receive", {sender: NUMBER, "text": STORY, "time": AT}
    client = Client(enforce_csrf_checks=True)
    if how == "query":
        answer = client.get(f"{there}?{urlencode(fields)}")
    elif how == "form":
        answer = client.post(there, urlencode(fields), content_type="application/x-www-form-urlencoded")
    else:
        answer = client.post(there, fields)
    assert (answer.status_code, answer.content.decode()) == (200, plain(WORDS["en"][Say.WHERE]))
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert Report.objects.count() == 1


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"from": NUMBER},
        {"text": STORY},
        {"from": "1" * 33, "text": STORY},
        {"from": NUMBER, "text": "x" * 20_001},
    ],
)
def test_what_is_no_message_is_rejected(gateway: Gateway, fields: dict[str, str]) -> None:
    answer = gateway.client.post(f"/sms/{SECRET}/receive", fields)
    assert answer.status_code == 400
    assert gateway.client.put(f"/sms/{SECRET}/receive").status_code == 405


def test_signs_that_no_keyboard_writes_lose_no_message(gateway: Gateway) -> None:
    assert (
        gateway.hand("REPORT they\x00 took \ud83d our bags".encode("utf-8", "replace").decode()).status_code
        == 200
    )
    gateway.says("at\x07 the pit")
    assert (Report.objects.count(), entries()) == (1, 1)


def test_sent_fourteen_times_is_kept_once(gateway: Gateway) -> None:
    said = {gateway.says(STORY, date=AT) for _time in range(14)}
    assert said == {plain(WORDS["en"][Say.WHERE])}
    for _time in range(14):
        gateway.says("there", date=AT.replace("10:00", "10:05"))
    assert (Report.objects.count(), entries()) == (1, 1)
    assert gateway.says("there", date=AT.replace("10:00", "10:06")) == plain(WORDS["en"][Say.WHO])


def test_a_gateway_that_names_no_moment_doubles_nothing_either(gateway: Gateway) -> None:
    for text in ("REPORT", STORY, "there", "then", "7", "no"):
        for _time in range(2):
            gateway.says(text, date=None)
    assert (Report.objects.count(), entries()) == (1, 4)
    for text in ("REPORT", "They came back", "there", "then", "7", "no"):
        gateway.says(text, date=None)
    assert (Report.objects.count(), entries()) == (2, 8)


def test_a_message_overtaken_by_a_later_one_answers_no_question(gateway: Gateway) -> None:
    gateway.says(STORY, date=AT)
    gateway.says("there", date=AT.replace("10:00", "10:09"))
    assert gateway.says("it was at night", date=AT.replace("10:00", "10:01")) == ""
    assert gateway.says("then", date=AT.replace("10:00", "10:10")) == plain(WORDS["en"][Say.WHO])
    assert entries() == 3


def test_a_clock_that_runs_ahead_overtakes_nothing(gateway: Gateway) -> None:
    gateway.says(STORY, date="2199-01-01T00:00:00Z")
    assert gateway.says("there") == plain(WORDS["en"][Say.WHEN])


def test_the_id_of_a_gateway_holds_across_a_restart(
    gateway: Gateway, settings: Settings, office: Office
) -> None:
    settings.KIKAO_SMS = {**settings.KIKAO_SMS, "receive_id": "id", "reply": "body"}
    assert gateway.says(STORY, date=AT, id="41") == plain(WORDS["en"][Say.WHERE])
    gateway.restart()
    gateway.says(STORY, date=AT, id="41")
    assert Report.objects.count() == 1
    gateway.says(STORY, date=AT.replace("10:00", "10:01"), id="42")
    assert Report.objects.count() == 2


def test_trouble_asks_the_gateway_to_come_again_and_nothing_is_doubled(
    gateway: Gateway, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    WorkingGroup.objects.filter(id=cast.group_id).update(intake_open=False)
    assert gateway.hand(STORY, date=AT).status_code == 503
    WorkingGroup.objects.filter(id=cast.group_id).update(intake_open=True)

    def locked(*_args: object, **_more: object) -> None:
        raise OperationalError

    with monkeypatch.context() as patched:
        patched.setattr(taking, "receive_report", locked)
        assert gateway.hand(STORY, date=AT).status_code == 503
    with monkeypatch.context() as patched:
        patched.setattr(taking, "_noted", locked)
        assert gateway.hand(STORY, date=AT).status_code == 503
    assert Report.objects.count() == 1
    gateway.hand(STORY, date=AT)
    assert (Report.objects.count(), entries()) == (1, 0)


def test_an_answer_is_handed_over_while_the_number_is_there(gateway: Gateway, office: Office) -> None:
    assert gateway.says(STORY, date=AT) == ""
    assert gateway.says(STORY, date=AT) == ""
    (message,) = office.taken
    assert (message["to"], message["text"]) == (NUMBER, plain(WORDS["en"][Say.WHERE]))
    assert set(message["text"]) & {"ç"} == set()


def test_a_gateway_that_is_down_loses_an_answer_and_no_message(
    gateway: Gateway, office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    office.status = 503
    gateway.says(STORY)
    office.status = 200
    gateway.says("there")
    assert (Report.objects.count(), entries(), len(office.asked)) == (1, 1, 1)
    assert NUMBER not in caplog.text
    assert NUMBER[1:] not in caplog.text


def test_a_message_costs_the_same_however_many_came(gateway: Gateway) -> None:
    def costs(text: str) -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            gateway.says(text)
        return len(asked)

    gateway.says(STORY)
    first = costs("there")
    for one in range(3):
        gateway.says(f"REPORT {one}", f"+24382000000{one}")
    assert costs("then") == first


def test_what_is_said_of_the_gateway_is_looked_at(tmp_path: Path) -> None:
    file = tmp_path / "gateway.json"
    file.touch(mode=0o600)
    for reply, fits in (("body", True), ("send", True), ("both", False)):
        file.write_text(json.dumps({"send_url": "https://gateway.invalid/", "reply": reply}))
        with nullcontext() if fits else pytest.raises(ImproperlyConfigured):
            assert sms(f"file://{file}")["KIKAO_SMS"]["reply"] == reply
