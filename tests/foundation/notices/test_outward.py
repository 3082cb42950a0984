"""A neutral word by mail: opt-in, gathered, tried again, never before anybody walled."""

from collections.abc import Callable
from datetime import timedelta
from smtplib import SMTPException
from uuid import UUID

import pytest
from django.core import mail
from django.core.exceptions import ImproperlyConfigured
from django.core.mail import EmailMessage
from pytest_django import Settings

from config.mail import mail as settings_of
from kikao.foundation.access.wall import organisation_key, raise_wall
from kikao.foundation.accounts.models import Account
from kikao.foundation.base.clock import now
from kikao.foundation.base.ids import random_id
from kikao.foundation.base.stops import Invalid, NotAllowed
from kikao.foundation.notices.actions import drop_reach, open_all_notices, set_reach
from kikao.foundation.notices.clock import tick
from kikao.foundation.notices.enums import NoticeKind
from kikao.foundation.notices.inbox import leave_notice
from kikao.foundation.notices.models import Beat, Notice, Reach
from kikao.foundation.notices.outward import NotSentError, send_words
from kikao.foundation.notices.outward.rounds import FIRST_WAIT
from kikao.foundation.notices.queries import reach
from tests.kit.cast import Cast

pytestmark = pytest.mark.django_db
ADDRESS = "chantal@example.org"


@pytest.fixture(autouse=True)
def _mail_goes_out(settings: Settings) -> None:
    settings.KIKAO_MAIL = True
    settings.DEFAULT_FROM_EMAIL = "kikao@example.org"


@pytest.fixture
def told(cast: Cast) -> Callable[..., None]:
    """Return the function that leaves Chantal a notice, after she asked for mail."""
    set_reach(cast.actor("chantal"), mail=f" {ADDRESS} ")

    def leave(subject_id: UUID | None = None) -> None:
        to = [cast.accounts["chantal"]]
        leave_notice(cast.system, to, NoticeKind.TASK_GIVEN, subject_id=subject_id)

    return leave


def later(hours: int = 2) -> None:
    """Let time pass."""
    back = timedelta(hours=hours)
    for row in Reach.objects.all():
        Reach.objects.filter(id=row.id).update(
            next_at=row.next_at - back,
            confirmed_at=row.confirmed_at and row.confirmed_at - back,
        )
    for left in Notice.objects.all():
        Notice.objects.filter(id=left.id).update(left_at=left.left_at - back)


def test_a_word_says_that_something_waits_and_nothing_else(cast: Cast, told: Callable[..., None]) -> None:
    Account.objects.filter(id=cast.accounts["chantal"]).update(language="en")
    told()
    assert send_words(cast.system) == 1
    (sent,) = mail.outbox
    assert (sent.to, sent.from_email, sent.subject) == ([ADDRESS], "kikao@example.org", "Kikao")
    assert sent.body == "Something new waits for you: http://localhost:8000\n"


def test_what_comes_soon_after_is_gathered_and_what_was_read_is_not_told(
    cast: Cast, told: Callable[..., None]
) -> None:
    assert send_words(cast.system) == 0
    told()
    told()
    assert send_words(cast.system) == 1
    told()
    assert send_words(cast.system) == 0
    later()
    assert send_words(cast.system) == 1
    later()
    assert send_words(cast.system) == 0
    told()
    open_all_notices(cast.actor("chantal"))
    assert send_words(cast.system) == 0
    assert len(mail.outbox) == 2


def test_a_wall_that_rose_meanwhile_keeps_the_word_back(cast: Cast, told: Callable[..., None]) -> None:
    subject = random_id()
    told(subject)
    raise_wall(cast.group_id, subject, organisation_key(cast.bodies["sofedi"]), random_id())
    assert send_words(cast.system) == 0
    told(random_id())
    assert send_words(cast.system) == 1


def test_a_server_that_is_down_loses_no_word(
    cast: Cast, told: Callable[..., None], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def down(_message: EmailMessage) -> None:
        raise SMTPException(ADDRESS)

    told()
    with monkeypatch.context() as broken:
        broken.setattr(EmailMessage, "send", down)
        for tries in (1, 2, 3):
            with pytest.raises(NotSentError):
                send_words(cast.system)
            row = Reach.objects.get()
            assert row.tries == tries
            assert row.next_at > now() + FIRST_WAIT * 2 ** (tries - 1) - timedelta(minutes=1)
            Reach.objects.update(next_at=now())
        tick()
        assert Beat.objects.get(job="notices.send_words").fault == "NotSentError"
    assert ADDRESS not in caplog.text
    Reach.objects.update(next_at=now())
    assert send_words(cast.system) == 1
    assert (Reach.objects.get().tries, len(mail.outbox)) == (0, 1)


def test_nothing_goes_out_unless_it_was_asked_for_and_mail_is_set_up(
    cast: Cast, told: Callable[..., None], settings: Settings
) -> None:
    told()
    leave_notice(cast.system, [cast.accounts["gilbert"]], NoticeKind.TASK_GIVEN)
    settings.KIKAO_MAIL = False
    assert send_words(cast.system) == 0
    settings.KIKAO_MAIL = True
    drop_reach(cast.actor("chantal"))
    assert send_words(cast.system) == 0
    assert (mail.outbox, reach(cast.actor("chantal"))) == ([], "")


def test_an_account_that_ended_is_forgotten(cast: Cast, told: Callable[..., None]) -> None:
    told()
    Account.objects.filter(id=cast.accounts["chantal"]).update(active=False)
    send_words(cast.system)
    assert not Reach.objects.exists()
    assert mail.outbox == []


def test_set_reach_keeps_one_address_of_ones_own(cast: Cast) -> None:
    chantal = cast.actor("chantal")
    for wrong in ("", "no address", "a@b", "a@example.org\nBcc: b@example.org", "x" * 300 + "@example.org"):
        with pytest.raises(Invalid):
            set_reach(chantal, mail=wrong)
    set_reach(chantal, mail=ADDRESS)
    set_reach(chantal, mail="other@example.org")
    assert (reach(chantal), reach(cast.actor("gilbert"))) == ("other@example.org", "")
    with pytest.raises(NotAllowed):
        set_reach(cast.system, mail=ADDRESS)
    assert Reach.objects.count() == 1


def test_the_settings_of_mail() -> None:
    assert settings_of("", "localhost") == {"KIKAO_MAIL": False}
    early = settings_of("smtps://me%40x:a%2Fb@mail.example.org?from=desk@example.org", "localhost")
    assert (early["EMAIL_HOST_USER"], early["EMAIL_HOST_PASSWORD"], early["EMAIL_PORT"]) == (
        "me@x",
        "a/b",
        465,
    )
    assert (early["EMAIL_USE_SSL"], early["EMAIL_USE_TLS"]) == (True, False)
    assert early["DEFAULT_FROM_EMAIL"] == "desk@example.org"
    late = settings_of("smtp://mail.example.org:2525", "kikao.example.org")
    assert (late["EMAIL_PORT"], late["EMAIL_USE_TLS"], late["DEFAULT_FROM_EMAIL"]) == (
        2525,
        True,
        "kikao@kikao.example.org",
    )
    for wrong in ("mail.example.org", "http://mail.example.org", "smtp://"):
        with pytest.raises(ImproperlyConfigured):
            settings_of(wrong, "localhost")
