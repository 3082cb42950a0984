"""From `kikao init` to open doors through the pages, with nobody there but those invited on the way."""

import re
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from kikao.foundation.accounts.models import Account
from kikao.foundation.sealing import keys
from kikao.foundation.sealing.signin import use_door_code
from kikao.interfaces.cli import main as kikao
from kikao.interfaces.cli.management.commands import init
from kikao.registry.people.queries import actor_for, groups, organisations, seats, waiting_grants
from tests.kit.cast import PASSPHRASE, Cast
from tests.kit.door import let_in

CODE = re.compile(r"\b[2-9A-Z]{4}-[2-9A-Z]{4}\b")


class Founding:
    """A group that grows from its first secretary on."""

    def __init__(self, code: str) -> None:
        group = groups()[0].id
        self.cast = Cast(group, group)
        self.comes_in("ogp", code)

    def comes_in(self, username: str, code: str) -> None:
        account = use_door_code(username=username, first=code, second="", passphrase=PASSPHRASE)
        self.cast.accounts[username] = account
        self.cast.keys[username] = keys.unlock(account, PASSPHRASE)

    def post(self, who: str, page: str, /, *args: object, **answers: object) -> str:
        browser = let_in(Client(), self.cast, who)
        answer = browser.post(
            reverse(f"office:{page}", args=args), {"once": str(answers), **answers}, follow=True
        )
        assert answer.status_code == 200, (page, answer.status_code)
        return answer.content.decode()

    def invited(self, username: str, title: str, role: str) -> None:
        """Have the first secretary enter a body, its seat, the account, and give the role."""
        told = self.post("ogp", "account-invite", username=username, name=title, language="fr", ends_on="")
        self.post("ogp", "people-organisation-add", name=title, actor_type="NGO", pillar="CSO")
        body = organisations(self.actor("ogp"), q=title).items[0].id
        self.post("ogp", "people-seat-add", title=title, organisation_id=str(body), pillar="CSO")
        seat = seats(self.actor("ogp"), q=title).items[0].id
        account = str(account_of(username))
        self.post("ogp", "people-seat-hold", seat, account_id=account)
        self.post("ogp", "people-role-give", account_id=account, role=role)
        found = CODE.search(told)
        assert found
        self.comes_in(username, found.group())

    def actor(self, name: str):  # type: ignore[no-untyped-def]
        return actor_for(self.cast.accounts[name], key=self.cast.keys[name])


def account_of(username: str) -> UUID:
    return Account.objects.get(username=username).id


@pytest.mark.django_db
def test_a_group_is_founded_and_opens_its_doors(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(init, "call_command", lambda *_args, **_options: None)
    words = ["--name", "GT PV", "--province", "Sud-Kivu", "--secretariat-username", "ogp", "--invite"]
    assert kikao.main(["init", *words]) == 0
    group = Founding(CODE.search(capsys.readouterr().out).group())  # type: ignore[union-attr]
    group.invited("second", "Second secretary", "secretariat")
    assert kikao.main(["confirm", "second"]) == 0
    for username in ("cdjp", "ige", "sofedi"):
        group.invited(username, username.upper(), "custodian")
    for line in waiting_grants(group.actor("second")):
        group.post("second", "people-role-confirm", line.id)
    for username in ("cdjp", "ige", "sofedi"):
        group.post(username, "people-paper", label=f"{username}, safe")
    group.post("ogp", "people-letter-seal")
    group.post("second", "people-letter-open")
    assert not groups()[0].intake_open
    group.post("second", "people-intake-open")
    assert groups()[0].intake_open
    assert kikao.main(["audit", "verify"]) == 0
