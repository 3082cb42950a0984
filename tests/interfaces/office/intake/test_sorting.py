"""Settling on the page what is nothing."""

import pytest
from django.test import Client

from kikao.foundation.sealing.vault import readers_of
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
