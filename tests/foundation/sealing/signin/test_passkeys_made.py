"""Taking a passkey into use: its own challenge once, a name, and nothing that is no answer."""

import json
from typing import Any

import pytest
from pytest_django import Settings

from kikao.foundation.accounts import queries
from kikao.foundation.audit.models import TrailEntry
from kikao.foundation.base.stops import Invalid
from kikao.foundation.sealing.signin import (
    ask_new_passkey,
    ask_passkey_at_door,
    enter_with_passkey,
    keep_passkey,
)
from kikao.foundation.sealing.signin.webauthn import PasskeyRefused
from tests.foundation.sealing.signin.passkeys import keep, seated
from tests.kit.authenticator import SoftKey
from tests.kit.cast import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _house(settings: Settings) -> None:
    settings.KIKAO_BASE_URL = "http://localhost:8000"


@pytest.fixture
def key(cast: Cast) -> SoftKey:
    """Return Baraka's passkey."""
    made = SoftKey()
    keep(cast, "baraka", made)
    return made


@pytest.mark.parametrize(
    "answer",
    ["", "[]", "{}", "[" * 5000, '{"id":1,"rawId":"AA"}', "x" * 20000, '{"rawId":"AA","response":{}}'],
)
def test_what_is_no_answer_at_all_is_refused(cast: Cast, key: SoftKey, answer: str) -> None:
    by = seated(cast, "baraka")
    ask_new_passkey(by)
    mark, _asked = ask_passkey_at_door()
    with pytest.raises(PasskeyRefused):
        keep_passkey(by, name="Key", answer=answer)
    with pytest.raises(PasskeyRefused):
        enter_with_passkey(mark, answer)


def spoiled(answer: str, part: str, value: str) -> str:
    said: dict[str, Any] = json.loads(answer)
    said["response"][part] = value
    return json.dumps(said)


def test_a_new_passkey_answers_its_own_challenge_once(cast: Cast) -> None:
    by, key = seated(cast, "baraka"), SoftKey()
    answer = key.make(ask_new_passkey(by))
    with pytest.raises(PasskeyRefused):
        keep_passkey(by, name="Key", answer=spoiled(answer, "attestationObject", "AAAA"))
    with pytest.raises(PasskeyRefused):
        keep_passkey(by, name="Key", answer=answer)
    assert (
        TrailEntry.objects.filter(verb="account.register_passkey", code="account.passkey_refused").count()
        == 2
    )
    keep_passkey(by, name="Key", answer=key.make(ask_new_passkey(by)))
    with pytest.raises(PasskeyRefused):
        keep_passkey(by, name="Again", answer=key.make(ask_new_passkey(by)))
    elsewhere = seated(cast, "chantal")
    with pytest.raises(PasskeyRefused):
        keep_passkey(elsewhere, name="Stolen", answer=key.make(ask_new_passkey(elsewhere)))


def test_passkeys_are_named_and_at_most_twenty(cast: Cast) -> None:
    for wrong in ("", " ", "x" * 61):
        with pytest.raises(Invalid):
            keep(cast, "baraka", SoftKey(), wrong)
    for number in range(20):
        keep(cast, "baraka", SoftKey(), f"Key {number}")
    with pytest.raises(Invalid):
        keep(cast, "baraka", SoftKey())
    asked = ask_new_passkey(seated(cast, "baraka"))
    assert len(asked["publicKey"]["excludeCredentials"]) == 20
    assert queries.factors(cast.actor("baraka")).passkeys == 20


def test_a_device_that_signs_in_an_unknown_way_is_refused(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("fido2.cose.CoseKey.supported_algorithms", staticmethod(lambda: [-8]))
    with pytest.raises(PasskeyRefused):
        keep(cast, "baraka", SoftKey())
