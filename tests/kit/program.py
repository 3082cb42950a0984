"""A program that works for somebody of the cast, with the token of a session or with a long-lived pass."""

from datetime import timedelta
from typing import Any

import pyotp
from django.test import Client

from kikao.foundation.accounts.actions import issue_token
from kikao.foundation.accounts.reckoning import new_pass
from kikao.foundation.base.clock import now, today
from kikao.foundation.sealing.signin import PASS_MARK
from tests.kit.cast import PASSPHRASE, PEOPLE, SEED, STRONG, Cast

API = "/api/v1"
JSON = "application/json"


class Program:
    """A caller of the API; an answer that was not expected fails the test with its words."""

    def __init__(self, token: str) -> None:
        """Take the token to show."""
        self.client, self.token = Client(), token

    def get(self, path: str, *, status: int = 200) -> Any:
        """Ask."""
        return self._ask("get", path, None, status)

    def post(self, path: str, *, status: int = 201, **said: object) -> Any:
        """Make something, or do something with it."""
        return self._ask("post", path, said, status)

    def put(self, path: str, *, status: int = 200, **said: object) -> Any:
        """Change something."""
        return self._ask("put", path, said, status)

    def _ask(self, way: str, path: str, said: object, status: int) -> Any:
        headers = {"Accept-Language": "en"} | (
            {"Authorization": f"Bearer {self.token}"} if self.token else {}
        )
        more = {} if said is None else {"data": said, "content_type": JSON}
        answer = getattr(self.client, way)(API + path, headers=headers, **more)
        assert answer.status_code == status, f"{way} {path}: {answer.status_code} {answer.content.decode()}"
        return answer.json()


def signed_in(name: str) -> Program:
    """Sign in with the passphrase, and with a code where the role needs one."""
    code = "" if STRONG.isdisjoint(PEOPLE[name].roles) else pyotp.TOTP(SEED).at(now())
    said = {"username": name, "passphrase": PASSPHRASE, "code": code}
    return Program(Program("").post("/sessions", **said)["token"])


def with_pass(cast: Cast, name: str) -> Program:
    """Return a program that has a long-lived pass of somebody with all their roles."""
    token = new_pass(PASS_MARK)
    issue_token(
        cast.actor(name),
        token=token,
        label="A program",
        roles=list(PEOPLE[name].roles),
        ends_on=today() + timedelta(days=30),
    )
    return Program(token)
