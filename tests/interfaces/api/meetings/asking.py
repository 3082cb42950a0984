"""Asking and sending as somebody of the cast."""

from typing import Any

from django.test import Client

from tests.casework.meetings.table import Table
from tests.kit.door import bearer


def ask(table: Table, name: str, path: str, /, **asked: object) -> Any:
    """Ask for something as somebody."""
    return Client().get(f"/api/v1/{path}", asked, headers=bearer(table.cast, name))


def send(table: Table, name: str, path: str, said: object = None, *, how: str = "post") -> Any:
    """Send something as somebody."""
    call = getattr(Client(), how)
    headers = bearer(table.cast, name)
    return call(
        f"/api/v1/{path}", said if said is not None else {}, content_type="application/json", headers=headers
    )
