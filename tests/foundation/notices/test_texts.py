"""Text messages through a real little gateway: taken, down, slow, refusing, doubled; never more than one too many."""

import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import UUID

import pytest
from django.core import mail
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import override
from pytest_django import Settings

from config.sms import sms
from kikao.foundation.access.wall import organisation_key, raise_wall
from kikao.foundation.accounts.models import Account
from kikao.foundation.audit.models import TrailEntry
from kikao.foundation.base.clock import now, today
from kikao.foundation.base.ids import random_id
from kikao.foundation.base.stops import Invalid, NotAllowed, Unknown
from kikao.foundation.notices.actions import drop_phone, prove_phone, set_duty, set_phone, set_reach
from kikao.foundation.notices.enums import NoticeKind, ReachKind
from kikao.foundation.notices.inbox import leave_notice, raise_alert
from kikao.foundation.notices.models import Alert, Notice, Reach
from kikao.foundation.notices.outward import NotSentError, gateway, rounds, send_texts, send_words
from kikao.foundation.notices.outward.gateway import Gateway, filled
from kikao.foundation.notices.outward.owing import Word, code_of
from kikao.foundation.notices.outward.texts import plain
from kikao.foundation.notices.proving import type_code
from kikao.foundation.notices.queries import phone
from kikao.foundation.sealing.stops import Broken
from kikao.foundation.sealing.unattended import lock_for_house, unlock_for_house
from tests.kit.cast import Cast

pytestmark = pytest.mark.django_db
NUMBER = "+243812345678"


@dataclass
class Office:
    """A gateway in a thread: what it received, and how it answers."""

    taken: list[dict[str, str]] = field(default_factory=list)
    asked: list[tuple[str, str, dict[str, str], bytes]] = field(default_factory=list)
    status: int = 200
    words: str = "Accepted for delivery"
    slow: float = 0.0
    silent: bool = False
    port: int = 0

    def takes(self, method: str, path: str, headers: dict[str, str], body: bytes) -> None:
        """Note a request, and the message in it when it is taken."""
        self.asked.append((method, path, headers, body))
        said = json.loads(body) if body[:1] == b"{" else _flat(body.decode() or urlsplit(path).query)
        if self.status < 300:
            self.taken.append(said)


def _flat(query: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(query, keep_blank_values=True).items()}


def _answering(office: Office) -> type[BaseHTTPRequestHandler]:
    class Desk(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            office.takes(self.command, self.path, dict(self.headers), body)
            if office.silent:
                self.connection.shutdown(socket.SHUT_RDWR)
                return
            time.sleep(office.slow)
            self.send_response(office.status)
            self.end_headers()
            self.wfile.write(office.words.encode())

        do_GET = do_PUT = do_POST  # noqa: N815

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Say nothing."""

    return Desk


@pytest.fixture
def office(settings: Settings) -> Iterator[Office]:
    """Open a gateway on this machine and let Kikao know of it."""
    found = Office()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _answering(found))
    found.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    tell(settings, found)
    yield found
    server.shutdown()
    server.server_close()
    thread.join()


def tell(settings: Settings, office: Office, **more: object) -> None:
    url = f"http://name:s3cret@127.0.0.1:{office.port}/send"
    settings.KIKAO_SMS = {**sms(url)["KIKAO_SMS"], **more}


@pytest.fixture
def told(cast: Cast, office: Office) -> Callable[..., None]:
    """Return the function that leaves Chantal a notice, after she proved her number."""
    Account.objects.update(language="en")
    prove(cast, "chantal")
    office.taken.clear()
    office.asked.clear()

    def leave(subject_id: UUID | None = None) -> None:
        leave_notice(cast.system, [cast.accounts["chantal"]], NoticeKind.TASK_GIVEN, subject_id=subject_id)

    return leave


def prove(cast: Cast, name: str, number: str = NUMBER) -> None:
    set_phone(cast.actor(name), phone=number)
    send_texts(cast.system)
    row = Reach.objects.get(account_id=cast.accounts[name], kind=ReachKind.TEXT)
    type_code(cast.actor(name), code=code_of(row))


def later(**more: float) -> None:
    """Let time pass."""
    back = timedelta(**(more or {"hours": 2}))
    for row in Reach.objects.all():
        Reach.objects.filter(id=row.id).update(
            next_at=row.next_at - back,
            sent_at=row.sent_at and row.sent_at - back,
            confirmed_at=row.confirmed_at and row.confirmed_at - back,
            urgent_at=row.urgent_at and row.urgent_at - back,
        )
    for left in Notice.objects.all():
        Notice.objects.filter(id=left.id).update(left_at=left.left_at - back)
    for raised in Alert.objects.all():
        Alert.objects.filter(id=raised.id).update(raised_at=raised.raised_at - back)


def fails(cast: Cast) -> None:
    with pytest.raises(NotSentError):
        send_texts(cast.system)


def test_a_number_is_taken_into_use_with_the_code_that_came_to_it(cast: Cast, office: Office) -> None:
    chantal = cast.actor("chantal")
    assert phone(chantal) is None
    set_phone(chantal, phone="0812 345-678")
    leave_notice(cast.system, [cast.accounts["chantal"]], NoticeKind.TASK_GIVEN)
    assert send_texts(cast.system) == 1
    assert send_texts(cast.system) == 0
    (message,) = office.taken
    assert message["to"] == NUMBER
    code = message["text"].split()[-1].strip(".")
    for wrong in ("", "000000x", "1" * 7):
        with pytest.raises(Invalid):
            type_code(chantal, code=wrong)
    with pytest.raises(Invalid):
        type_code(cast.actor("gilbert"), code=code)
    type_code(chantal, code=f" {code[:3]} {code[3:]} ")
    line = phone(chantal)
    assert line is not None
    assert (line.number, line.proved, line.code_open) == (NUMBER, True, False)
    assert TrailEntry.objects.filter(verb="reach.prove_phone", code="reach.wrong_code").count() == 4
    assert NUMBER.encode() not in bytes(Reach.objects.get().address)
    drop_phone(chantal)
    assert phone(chantal) is None


def test_a_code_is_guessed_five_times_and_asked_for_three_times_a_day(cast: Cast, office: Office) -> None:
    chantal = cast.actor("chantal")
    set_phone(chantal, phone=NUMBER)
    send_texts(cast.system)
    for _try in range(5):
        with pytest.raises(Invalid):
            type_code(chantal, code="no figures")
    with pytest.raises(Invalid):
        type_code(chantal, code=code_of(Reach.objects.get()))
    set_phone(chantal, phone=NUMBER)
    Reach.objects.update(code_until=now())
    assert send_texts(cast.system) == 0
    with pytest.raises(Unknown):
        prove_phone(chantal)
    set_phone(chantal, phone=NUMBER)
    with pytest.raises(Invalid):
        set_phone(chantal, phone=NUMBER)
    Reach.objects.update(codes_on=today() - timedelta(days=1))
    set_phone(chantal, phone=NUMBER)
    with pytest.raises(NotAllowed):
        set_phone(cast.system, phone=NUMBER)


@pytest.mark.parametrize(
    "wrong", ["", "12", "+0812345678", "0812 345", "+243 812 abc 678", "٠٨١٢٣٤٥٦٧٨", "+" + "1" * 16]
)
def test_what_is_no_number_is_refused(cast: Cast, wrong: str) -> None:
    with pytest.raises(Invalid):
        set_phone(cast.actor("chantal"), phone=wrong)


def test_a_message_says_that_something_waits_as_rapidpro_would_say_it(
    cast: Cast, office: Office, told: Callable[..., None]
) -> None:
    told()
    assert send_texts(cast.system) == 1
    ((method, path, headers, body),) = office.asked
    assert (method, path) == ("POST", "/send")
    assert headers["Content-Type"] == "application/x-www-form-urlencoded"
    assert headers["Authorization"] == "Basic bmFtZTpzM2NyZXQ="
    said = _flat(body.decode())
    assert set(said) == {"id", "text", "to", "to_no_plus", "from", "from_no_plus", "channel"}
    assert (said["text"], said["to"], said["to_no_plus"]) == (
        "Kikao: something new waits for you.",
        NUMBER,
        NUMBER[1:],
    )
    assert 0 < int(said["id"]) < 2**63


def test_the_other_shapes_of_the_contract(office: Office, settings: Settings) -> None:
    def sent(**more: object) -> tuple[str, str, dict[str, str], bytes]:
        tell(settings, office, **more)
        assert Gateway.of(settings.KIKAO_SMS).send(7, NUMBER, 'Say "hé" & <go>')[1] == "status 200"
        return office.asked[-1]

    url = f"http://127.0.0.1:{office.port}/x?to={{{{to_no_plus}}}}&t={{{{text}}}}&q={{{{other}}}}"
    method, path, _headers, body = sent(send_url=url, send_method="GET")
    assert (method, body) == ("GET", b"")
    assert path == f"/x?to={NUMBER[1:]}&t=Say+%22h%C3%A9%22+%26+%3Cgo%3E&q={{{{other}}}}"
    template = '{"id":{{id}},"to":"{{to}}","t":{{text}},"from":"{{from}}","q":{{quick_replies}}}'
    method, _path, headers, body = sent(
        send_method="PUT",
        content_type="json",
        send_body=template,
        send_authorization="Token x",
        **{"from": "+1234"},
    )
    assert (method, headers["Content-Type"], headers["Authorization"]) == (
        "PUT",
        "application/json",
        "Token x",
    )
    assert json.loads(body) == {"id": "7", "to": NUMBER, "t": 'Say "hé" & <go>', "from": "+1234", "q": []}
    _m, _p, headers, body = sent(content_type="text/plain", send_body="to={{to}}", send_headers={"X-Key": 5})
    assert (headers["Content-Type"], headers["X-Key"]) == ("text/plain", "5")
    assert filled("<t>'{{text}}'</t>", {"text": "a<b&'c'"}, "xml") == "<t>a&lt;b&amp;&#39;c&#39;</t>"


def test_at_most_one_in_an_hour_and_an_alert_at_once(
    cast: Cast, office: Office, told: Callable[..., None]
) -> None:
    prove(cast, "anne", "+243810000001")
    office.taken.clear()
    told()
    told()
    leave_notice(cast.system, [cast.accounts["anne"]], NoticeKind.TASK_GIVEN)
    assert send_texts(cast.system) == 2
    told()
    assert send_texts(cast.system) == 0
    raise_alert(cast.system, random_id(), "report")
    assert send_texts(cast.system) == 1
    assert office.taken[-1]["text"] == "Kikao: something urgent waits for you."
    assert office.taken[-1]["to"] == "+243810000001"
    assert send_texts(cast.system) == 0
    leave_notice(cast.system, [cast.accounts["chantal"]], NoticeKind.IDENTITY_DANGER)
    assert send_texts(cast.system) == 1
    assert office.taken[-1]["to"] == NUMBER
    later()
    assert send_texts(cast.system) == 0


def test_an_alert_reaches_who_is_on_duty_and_never_who_is_walled(
    cast: Cast, office: Office, told: Callable[..., None], settings: Settings
) -> None:
    settings.KIKAO_MAIL = True
    prove(cast, "anne", "+243810000001")
    set_reach(cast.actor("alice"), mail="alice@example.org")
    office.taken.clear()
    until = today() + timedelta(days=1)
    set_duty(cast.actor("anne"), account_id=cast.accounts["alice"], from_on=today(), until_on=until)
    raise_alert(cast.system, random_id(), "report")
    assert (send_texts(cast.system), send_words(cast.system)) == (0, 1)
    assert mail.outbox[-1].body.startswith("Something urgent waits for you")
    walled = random_id()
    raise_wall(cast.group_id, walled, organisation_key(cast.bodies["ogp"]), random_id())
    raise_alert(cast.system, walled, "report")
    leave_notice(cast.system, [cast.accounts["anne"]], NoticeKind.IDENTITY_DANGER, subject_id=walled)
    assert (send_texts(cast.system), send_words(cast.system)) == (0, 0)


def test_a_gateway_that_is_down_for_days_loses_no_word(
    cast: Cast,
    office: Office,
    told: Callable[..., None],
    settings: Settings,
    caplog: pytest.LogCaptureFixture,
) -> None:
    told()
    good = settings.KIKAO_SMS
    settings.KIKAO_SMS = {**good, "send_url": "http://name:s3cret@127.0.0.1:1/send"}
    for _day in range(3):
        fails(cast)
        later(days=1)
    settings.KIKAO_SMS = good
    office.status = 503
    fails(cast)
    later(days=1)
    office.status = 200
    assert send_texts(cast.system) == 1
    assert len(office.taken) == 1
    assert len({_flat(body.decode())["id"] for *_more, body in office.asked}) == 1
    later()
    assert send_texts(cast.system) == 0
    assert not any(secret in caplog.text for secret in (NUMBER, NUMBER[4:], "s3cret", "127.0.0.1"))


def test_one_that_answers_too_late_or_not_at_all_gets_a_word_twice_at_most(
    cast: Cast, office: Office, told: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gateway, "PATIENCE", 0.2)
    office.slow = 0.5
    told()
    for _round in range(2):
        later(minutes=10)
        fails(cast)
    later()
    assert send_texts(cast.system) == 0
    assert len(office.taken) == 2
    assert office.taken[0] == office.taken[1]
    office.slow, office.silent = 0.0, True
    later()
    told()
    fails(cast)
    later()
    office.silent = False
    assert send_texts(cast.system) == 1
    assert len(office.taken) == 4
    assert office.taken[2]["id"] == office.taken[3]["id"] != office.taken[0]["id"]


def test_one_that_refuses_is_not_asked_again_for_the_same_word(
    cast: Cast, office: Office, told: Callable[..., None]
) -> None:
    office.status = 400
    told()
    fails(cast)
    later()
    assert send_texts(cast.system) == 0
    office.status = 302
    told()
    fails(cast)
    assert len(office.asked) == 2


def test_an_answer_without_the_agreed_words_counts_as_doubtful(
    cast: Cast, office: Office, told: Callable[..., None], settings: Settings
) -> None:
    tell(settings, office, mt_response_check="Accepted")
    told()
    assert send_texts(cast.system) == 1
    office.words = "no credit"
    for round_ in range(3):
        later()
        told()
        if round_ < 2:
            fails(cast)
    assert len(office.taken) == 3
    office.status = 504
    later()
    fails(cast)


def test_a_kill_between_sending_and_noting_sends_a_word_twice_at_most(
    cast: Cast, office: Office, told: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    class KilledError(BaseException):
        pass

    def killed(*_args: object, **_more: object) -> None:
        raise KilledError

    told()
    with monkeypatch.context() as cut:
        cut.setattr("kikao.foundation.notices.outward.rounds._done", killed)
        for _kill in range(2):
            with pytest.raises(KilledError):
                send_texts(cast.system)
            assert send_texts(cast.system) == 0
            later(minutes=10)
    assert len(office.taken) == 2
    fails(cast)
    later()
    assert send_texts(cast.system) == 0
    assert len(office.taken) == 2


def test_two_workers_at_once_send_one(cast: Cast, office: Office, told: Callable[..., None]) -> None:
    told()
    carried: list[int] = []
    row = Reach.objects.get()

    def carry(letter: rounds.Letter) -> rounds.Verdict:
        carried.append(letter.number)
        assert rounds._deliver(row, Word.NEWS, now(), carry) is None
        return rounds.Verdict.SENT

    assert rounds._deliver(row, Word.NEWS, now(), carry) == rounds.Verdict.SENT
    assert len(carried) == 1


def test_an_account_that_ended_is_forgotten_and_a_wall_keeps_a_word_back(
    cast: Cast, office: Office, told: Callable[..., None]
) -> None:
    subject = random_id()
    raise_wall(cast.group_id, subject, organisation_key(cast.bodies["sofedi"]), random_id())
    told(subject)
    assert send_texts(cast.system) == 0
    told()
    Account.objects.filter(id=cast.accounts["chantal"]).update(active=False)
    assert send_texts(cast.system) == 0
    assert not Reach.objects.exists()


def test_nothing_goes_out_where_no_gateway_is_set_up(
    cast: Cast, office: Office, told: Callable[..., None], settings: Settings
) -> None:
    told()
    settings.KIKAO_SMS = None
    assert send_texts(cast.system) == 0


def test_words_stay_in_letters_that_cost_one() -> None:
    assert plain("Kikao : quelque chose d’urgent vous attend… déjà reçu, être ← ñ") == (
        "Kikao : quelque chose d'urgent vous attend... déjà recu, etre ? ñ"
    )
    with override("fr"):
        assert len(plain("é" * 300)) == 160


def test_a_locked_address_opens_only_as_what_it_is() -> None:
    blob = lock_for_house(NUMBER, "one")
    assert unlock_for_house(blob, "one") == NUMBER
    with pytest.raises(Broken):
        unlock_for_house(blob, "another")


def test_the_settings_of_text_messages(tmp_path: Path) -> None:
    assert sms("") == {"KIKAO_SMS": None}
    for right in ("https://sms.example.org/send?to={{to}}", "http://192.168.1.20:8080/", "http://localhost/"):
        assert sms(right)["KIKAO_SMS"]["send_url"] == right
    for wrong in ("http://sms.example.org/", "http://8.8.8.8/", "smpp://x", "sms.example.org"):
        with pytest.raises(ImproperlyConfigured) as refused:
            sms(wrong)
        assert wrong not in str(refused.value)
    file = tmp_path / "sms.json"

    def written(said: Any, mode: int = 0o600) -> str:
        file.write_text(json.dumps(said), "utf-8")
        file.chmod(mode)
        return f"file://{file}"

    good = {"send_url": "https://sms.example.org/", "content_type": "json", "send_headers": {"X": "1"}}
    assert sms(written(good))["KIKAO_SMS"]["content_type"] == "json"
    more: list[Any] = [[], {"send_ulr": "x"}, {**good, "send_method": "PATCH"}, {**good, "from": 5}, {}]
    for said in more:
        with pytest.raises(ImproperlyConfigured):
            sms(written(said))
    with pytest.raises(ImproperlyConfigured):
        sms(written(good, 0o644))
    with pytest.raises(ImproperlyConfigured):
        sms(f"file://{tmp_path}/none.json")
