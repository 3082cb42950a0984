"""The contract with a gateway, to the letter, and how it is set up."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import override
from pytest_django import Settings

from config.sms import sms
from kikao.foundation.notices.outward.gateway import Gateway, filled
from kikao.foundation.notices.outward.texts import plain
from tests.foundation.notices.conftest import NUMBER, Office, tell


def test_the_other_shapes_of_the_contract(office: Office, settings: Settings) -> None:
    def sent(**more: object) -> tuple[str, str, dict[str, str], bytes]:
        tell(settings, office, **more)
        assert Gateway.of(settings.KIKAO_SMS).send(7, NUMBER, 'Say "hé" & <go>')[1] == "status 200"
        return office.asked[-1]

    url = f"http://127.0.0.1:{office.port}/x?to={{{{to_no_plus}}}}&t={{{{text}}}}&q={{{{other}}}}"
    method, path, _headers, body = sent(send_url=url, send_method="GET")
    assert (method, body) == ("GET", b"")
    assert path == f"/x?to={NUMBER[1:]}&t=Say+%22h%C3%A9%22+%26+%3Cgo%3E&q={{{{other}}}}"
    template = '{"id":{{id}},"to":"{{to}}","t":{{text}},"from":"{{from}}","q":{{quick_replies}}}'
    method, _path, headers, body = sent(
        send_method="PUT",
        content_type="json",
        send_body=template,
        send_authorization="Token x",
        **{"from": "+1234"},
    )
    assert (method, headers["Content-Type"], headers["Authorization"]) == (
        "PUT",
        "application/json",
        "Token x",
    )
    assert json.loads(body) == {"id": "7", "to": NUMBER, "t": 'Say "hé" & <go>', "from": "+1234", "q": []}
    _m, _p, headers, body = sent(content_type="text/plain", send_body="to={{to}}", send_headers={"X-Key": 5})
    assert (headers["Content-Type"], headers["X-Key"]) == ("text/plain", "5")
    assert filled("<t>'{{text}}'</t>", {"text": "a<b&'c'"}, "xml") == "<t>a&lt;b&amp;&#39;c&#39;</t>"


def test_words_stay_in_letters_that_cost_one() -> None:
    assert plain("Kikao : quelque chose d’urgent vous attend… déjà reçu, être ← ñ") == (
        "Kikao : quelque chose d'urgent vous attend... déjà recu, etre ? ñ"
    )
    with override("fr"):
        assert len(plain("é" * 300)) == 160


def test_the_settings_of_text_messages(tmp_path: Path) -> None:
    assert sms("") == {"KIKAO_SMS": None}
    for right in ("https://sms.example.org/send?to={{to}}", "http://192.168.1.20:8080/", "http://localhost/"):
        assert sms(right)["KIKAO_SMS"]["send_url"] == right
    for wrong in ("http://sms.example.org/", "http://8.8.8.8/", "smpp://x", "sms.example.org"):
        with pytest.raises(ImproperlyConfigured) as refused:
            sms(wrong)
        assert wrong not in str(refused.value)
    file = tmp_path / "sms.json"

    def written(said: Any, mode: int = 0o600) -> str:
        file.write_text(json.dumps(said), "utf-8")
        file.chmod(mode)
        return f"file://{file}"

    good = {"send_url": "https://sms.example.org/", "content_type": "json", "send_headers": {"X": "1"}}
    assert sms(written(good))["KIKAO_SMS"]["content_type"] == "json"
    more: list[Any] = [[], {"send_ulr": "x"}, {**good, "send_method": "PATCH"}, {**good, "from": 5}, {}]
    for said in more:
        with pytest.raises(ImproperlyConfigured):
            sms(written(said))
    with pytest.raises(ImproperlyConfigured):
        sms(written(good, 0o644))
    with pytest.raises(ImproperlyConfigured):
        sms(f"file://{tmp_path}/none.json")
