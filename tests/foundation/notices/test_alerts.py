"""A level-1 alert stands on every on-duty screen until somebody takes it, and never before anybody walled."""

from datetime import timedelta
from uuid import UUID

import pytest

from kikao.foundation.access.wall import organisation_key, raise_wall
from kikao.foundation.accounts.models import Account
from kikao.foundation.base.clock import day_of, today
from kikao.foundation.base.ids import random_id
from kikao.foundation.base.stops import Invalid, NotAllowed, Unknown
from kikao.foundation.notices import desk
from kikao.foundation.notices.actions import acknowledge_alert, end_duty, set_duty
from kikao.foundation.notices.inbox import raise_alert
from kikao.foundation.notices.models import Alert, DutyTurn
from kikao.foundation.notices.queries import duty_turns, open_alerts
from kikao.registry.people.actions import declare_interest
from tests.kit.cast import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def subject(cast: Cast) -> UUID:
    """Return a grave matter, alert raised."""
    subject = random_id()
    raise_alert(cast.source, subject, "report")
    return subject


def screens(cast: Cast) -> tuple[int, int]:
    """Return how many alerts stand before Anne and before Alice."""
    return len(open_alerts(cast.actor("anne"))), len(open_alerts(cast.actor("alice")))


def duty(cast: Cast, name: str, start: int = 0, end: int = 0) -> UUID:
    first, last = today() + timedelta(days=start), today() + timedelta(days=end)
    return set_duty(cast.actor("anne"), account_id=cast.accounts[name], from_on=first, until_on=last)


def wall_secretary(cast: Cast, name: str, subject: UUID) -> None:
    body = cast.bodies["banro"]
    declare_interest(cast.actor(name), organisation_id=body)
    raise_wall(cast.group_id, subject, organisation_key(body), random_id())


def test_an_alert_stays_on_every_screen_until_acknowledged(cast: Cast, subject: UUID) -> None:
    raise_alert(cast.source, subject, "report")
    assert screens(cast) == (1, 1)
    (line,) = open_alerts(cast.actor("alice"))
    assert (line.about, line.subject_id) == ("report", subject)

    acknowledge_alert(cast.actor("alice"), alert_id=line.id)
    assert screens(cast) == (0, 0)
    assert Alert.objects.get().acknowledged_by == cast.accounts["alice"]

    acknowledge_alert(cast.actor("anne"), alert_id=line.id)
    assert Alert.objects.get().acknowledged_by == cast.accounts["alice"]
    raise_alert(cast.source, subject, "report")
    assert screens(cast) == (1, 1)


@pytest.mark.parametrize("name", ["chantal", "esperance", "judith", "klaas", "luc", "frank"])
def test_an_alert_is_for_the_secretariat_of_its_group(cast: Cast, subject: UUID, name: str) -> None:
    by = cast.actor(name)
    assert open_alerts(by) == ()
    with pytest.raises((NotAllowed, Unknown)):
        acknowledge_alert(by, alert_id=Alert.objects.get().id)


def test_an_alert_never_stands_before_anybody_walled(cast: Cast, subject: UUID) -> None:
    wall_secretary(cast, "alice", subject)
    assert screens(cast) == (1, 0)
    with pytest.raises(Unknown):
        acknowledge_alert(cast.actor("alice"), alert_id=Alert.objects.get().id)


def test_an_alert_stands_only_before_those_on_duty(cast: Cast, subject: UUID) -> None:
    duty(cast, "anne", start=1, end=3)
    assert screens(cast) == (1, 1)
    turn = duty(cast, "alice")
    assert screens(cast) == (0, 1)
    end_duty(cast.actor("alice"), turn_id=turn)
    assert screens(cast) == (1, 1)


def test_an_alert_stands_before_the_others_when_who_is_on_duty_is_walled_or_gone(
    cast: Cast, subject: UUID
) -> None:
    duty(cast, "alice")
    wall_secretary(cast, "alice", subject)
    assert screens(cast) == (1, 0)

    other = random_id()
    raise_alert(cast.source, other, "report")
    assert screens(cast) == (1, 1)
    Account.objects.filter(id=cast.accounts["alice"]).update(active=False)
    assert len(open_alerts(cast.actor("anne"))) == 2


def test_set_duty_refuses_what_cannot_be(cast: Cast) -> None:
    with pytest.raises(Invalid) as refusal:
        duty(cast, "alice", start=0, end=-1)
    assert list(refusal.value.fields) == ["until_on"]
    with pytest.raises(Invalid):
        duty(cast, "alice", start=-3, end=-1)
    for name in ("chantal", "frank"):
        with pytest.raises(Invalid) as refusal:
            duty(cast, name)
        assert list(refusal.value.fields) == ["account_id"]
    assert not DutyTurn.objects.exists()


def test_the_roster_is_the_secretariats_own(cast: Cast) -> None:
    turn = duty(cast, "alice", end=2)
    assert [line.account_id for line in duty_turns(cast.actor("anne"))] == [cast.accounts["alice"]]
    assert duty_turns(cast.actor("frank")) == ()
    with pytest.raises(Unknown):
        end_duty(cast.actor("frank"), turn_id=turn)
    for refused in (duty_turns, lambda by: end_duty(by, turn_id=turn)):
        with pytest.raises(NotAllowed):
            refused(cast.actor("chantal"))


def test_without_an_answer_about_the_desk_nothing_is_guessed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk, "_ANSWERS", {})
    with pytest.raises(RuntimeError):
        desk.secretaries_of(random_id())


def test_the_minute_of_an_alert_is_forgotten_when_somebody_takes_it(cast: Cast, subject: UUID) -> None:
    alert = Alert.objects.get(subject_id=subject)
    acknowledge_alert(cast.actor("anne"), alert_id=alert.id)
    assert Alert.objects.get(id=alert.id).raised_at == day_of(alert.raised_at)
