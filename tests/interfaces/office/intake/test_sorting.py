"""Settling on the page what is nothing."""

import pytest
from django.test import Client

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
