"""Text messages through a real little gateway: taken, down, slow, refusing, doubled; never more than one too many."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
from django.core import mail
from pytest_django import Settings

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
from kikao.foundation.notices.outward.owing import Word, code_of
from kikao.foundation.notices.proving import type_code
from kikao.foundation.notices.queries import phone
from kikao.foundation.sealing.stops import Broken
from kikao.foundation.sealing.unattended import lock_for_house, unlock_for_house
from tests.foundation.notices.conftest import NUMBER, Office, flat, tell
from tests.kit.cast import Cast

pytestmark = pytest.mark.django_db


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
    said = flat(body.decode())
    assert set(said) == {"id", "text", "to", "to_no_plus", "from", "from_no_plus", "channel"}
    assert (said["text"], said["to"], said["to_no_plus"]) == (
        "Kikao: something new waits for you.",
        NUMBER,
        NUMBER[1:],
    )
    assert 0 < int(said["id"]) < 2**63


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
    assert len({flat(body.decode())["id"] for *_more, body in office.asked}) == 1
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


def test_a_locked_address_opens_only_as_what_it_is() -> None:
    blob = lock_for_house(NUMBER, "one")
    assert unlock_for_house(blob, "one") == NUMBER
    with pytest.raises(Broken):
        unlock_for_house(blob, "another")
