"""A gateway that calls the door as RapidPro's External contract says, and a server with a memory of its own."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

import pytest
from django.http import HttpResponse
from django.test import Client

from kikao.casework.forms.actions import give_token
from kikao.casework.forms.enums import TokenKind
from kikao.foundation.access.models import WorkingGroup
from kikao.foundation.base.clock import now
from kikao.interfaces.sms import answering, memory
from tests.foundation.notices.conftest import office
from tests.kit.cast import Cast

__all__ = ["office"]

SECRET = "a-secret-of-the-gateway-0123456789"
NUMBER = "+243812345678"
FORM = "application/x-www-form-urlencoded"


@dataclass
class Gateway:
    """Somebody's gateway: it says when each message was sent, a minute after the one before."""

    cast: Cast
    secret: str = SECRET
    client: Client = field(default_factory=lambda: Client(enforce_csrf_checks=True))
    minutes: int = 0

    def hand(self, text: str, number: str = NUMBER, **more: Any) -> HttpResponse:
        """Hand a message over."""
        self.minutes += 1
        sent = (now() - timedelta(hours=5) + timedelta(minutes=self.minutes)).isoformat(timespec="seconds")
        given = {"from": number, "text": text, "date": sent} | more
        fields = {name: value for name, value in given.items() if value is not None}
        return self.client.post(f"/sms/{self.secret}/receive", urlencode(fields), content_type=FORM)  # type: ignore[return-value]

    def says(self, text: str, number: str = NUMBER, **more: Any) -> str:
        """Hand a message over and return what is answered."""
        answer = self.hand(text, number, **more)
        assert answer.status_code == 200, answer.status_code
        return answer.content.decode()

    def restart(self) -> None:
        """Begin the server anew: its memory is gone."""
        memory.memory.room.close()
        memory.memory = memory.Memory()


@pytest.fixture
def gateway(cast: Cast) -> Iterator[Gateway]:
    """Return the gateway of the group, which receives."""
    WorkingGroup.objects.filter(id=cast.group_id).update(intake_open=True)
    give_token(cast.actor("anne"), label="Gateway", kind=TokenKind.GATEWAY, token=SECRET)
    found = Gateway(cast)
    found.restart()
    answering.line = answering.Line()
    yield found
    found.restart()
