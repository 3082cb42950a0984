"""Writing down how to come in: `demo.json`, readable by its owner alone."""

import json
import os
from datetime import timedelta
from pathlib import Path
from typing import Any

from kikao.casework.forms.actions import give_token
from kikao.casework.forms.enums import TokenKind
from kikao.casework.forms.reckoning.tokens import new_token
from kikao.foundation.access.enums import Role
from kikao.foundation.accounts.actions import issue_token
from kikao.foundation.accounts.reckoning import new_pass
from kikao.foundation.base.clock import today
from kikao.foundation.sealing.signin import PASS_MARK
from kikao.interfaces.cli.demo.data import fr, told
from kikao.interfaces.cli.demo.founding import Stage

PHONES = {
    TokenKind.FOCAL_POINT: "Point focal, comité local de suivi (démonstration)",
    TokenKind.GUARD: "Garde-creuseur (démonstration)",
}
GATEWAY = "Passerelle SMS (démonstration)"
API_ROLES = (Role.SECRETARIAT, Role.MEMBER, Role.TASK_FORCE, Role.ADVISER)


def describe(stage: Stage, url: str, receipts: dict[str, str]) -> dict[str, Any]:
    """Return everything that whoever tries the demonstration needs."""
    pillars = {one["key"]: one["pillar"] for one in told("members")["organisations"]}
    names = {one["key"]: fr(one["name"]) for one in told("members")["organisations"]}
    accounts = [
        {
            "name": fr(one["title"]),
            "role": one["role"],
            "organisation": names[one["organisation"]],
            "pillar": pillars[one["organisation"]],
            "username": one["username"],
            "password": stage.passphrases[one["username"]],
            "totp_secret": stage.seeds.get(one["username"]),
        }
        for one in told("members")["accounts"]
    ]
    return {
        "url": url,
        "accounts": accounts,
        "openrosa": _phones(stage, url),
        "sms": _gateway(stage, url),
        "api": {"openapi_url": f"{url}/api/v1/openapi.json", "tokens": _tokens(stage)},
        "receipts": receipts,
    }


def _tokens(stage: Stage) -> list[dict[str, str]]:
    found = []
    for role in API_ROLES:
        username = next(one["username"] for one in told("members")["accounts"] if one["role"] == role)
        token = new_pass(PASS_MARK)
        issue_token(
            stage.by(username),
            token=token,
            label="Démonstration",
            roles=[role],
            ends_on=today() + timedelta(days=90),
        )
        found.append({"role": str(role.value), "username": username, "token": token})
    return found


def _phones(stage: Stage, url: str) -> list[dict[str, str]]:
    """Give a focal point's phone and a miners' guard's an address each."""
    found = []
    for kind, holder in PHONES.items():
        token = new_token()
        give_token(stage.first, label=holder, kind=kind, token=token)
        found.append({"holder": holder, "base_url": f"{url}/key/{token}"})
    return found


def _gateway(stage: Stage, url: str) -> dict[str, str]:
    """Give a gateway for text messages its address."""
    secret = new_token()
    give_token(stage.first, label=GATEWAY, kind=TokenKind.GATEWAY, token=secret)
    return {"url": receiving(url, secret), "secret": secret}


def receiving(url: str, secret: str) -> str:
    """Return where a gateway hands messages over."""
    return f"{url}/sms/{secret}/receive"


def write(path: Path, content: dict[str, Any]) -> None:
    """Write the leaflet with mode 0600, whole or not at all."""
    draft = path.with_suffix(".new")
    draft.unlink(missing_ok=True)
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as written:
        json.dump(content, written, ensure_ascii=False, indent=1)
        written.flush()
        os.fsync(written.fileno())
    draft.replace(path)
