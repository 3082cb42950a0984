"""Settling on the page what is nothing."""

from collections.abc import Callable
from functools import wraps
from uuid import UUID

import pytest
from django.test import Client

from kikao.foundation.access import wall
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.ids import random_id
from kikao.foundation.sealing.vault import readers_of
from kikao.interfaces.office.intake.views import comparing, opening, sorting
from kikao.registry.people.actions import declare_interest
from tests.casework.intake.actions.test_sharing import newcomer
from tests.casework.intake.conftest import Monitor, row
from tests.kit.door import let_in

pytestmark = pytest.mark.django_db


def test_what_is_a_test_is_settled_as_one(client: Client, monitor: Monitor) -> None:
    held = monitor.send(monitor.fill("no-such-form"))
    let_in(client, monitor.cast, "anne")
    there = f"/office/intake/{held.id}/settle/"
    assert client.post(there, {"reason": "REPORT"}).status_code == 422
    client.post(there, {"reason": "TEST"})
    assert row(held).settled_as == "TEST"
    assert client.get(there).status_code == 302


def test_the_button_that_shares_stands_while_somebody_lacks_the_key(client: Client, monitor: Monitor) -> None:
    held = monitor.send(monitor.fill("no-such-form"))
    let_in(client, monitor.cast, "anne")
    there = f"/office/intake/{held.id}/"
    assert f"{there}share/" not in client.get(there).content.decode()
    account = newcomer(monitor.cast)
    assert f"{there}share/" in client.get(there).content.decode()
    assert client.post(f"{there}share/").status_code == 302
    assert account in readers_of(held.id)
    assert f"{there}share/" not in client.get(there).content.decode()


@pytest.mark.parametrize(
    ("views", "name", "button"),
    [
        (comparing, "keep_first", "beside/first/"),
        (comparing, "take_later", "beside/later/"),
        (opening, "_open_late", "late/"),
        (sorting, "share_submission", "share/"),
    ],
)
def test_whoever_is_walled_by_the_act_itself_is_led_back_to_the_list(
    client: Client, monitor: Monitor, monkeypatch: pytest.MonkeyPatch, views: object, name: str, button: str
) -> None:
    """A button that shuts something away from whoever presses it must not lead to a page that is no longer there."""
    cast, act = monitor.cast, getattr(views, name)
    declare_interest(cast.actor("alice"), organisation_id=cast.bodies["cps"])
    held = monitor.send(monitor.fill("no-such-form"))
    monkeypatch.setattr(views, name, _walling(act, cast.bodies["cps"], held.id))
    let_in(client, cast, "alice")
    given = client.post(f"/office/intake/{held.id}/{button}")
    assert given.headers["Location"] == "/office/intake/"
    assert client.get(f"/office/intake/{held.id}/").status_code == 404


def _walling(act: Callable[..., object], body: UUID, held_id: UUID) -> Callable[..., object]:
    """Return an act that does nothing but wall a body from what it is done to."""

    @wraps(act)
    def walled(by: Actor, *_where: object, **_asked: object) -> None:
        wall.raise_wall(by.working_group_id, held_id, wall.organisation_key(body), random_id())

    return walled
