"""Where a KoboToolbox server stands from which the day's reports are fetched again, because webhooks get lost."""

import re
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from config.given import check_known, is_safe_to_call, settings_in

NAME = "KIKAO_KOBO_URL"
KNOWN = {"address": "", "token": "", "assets": {}, "days": 30}
"""Address of the server, its token, our form for each of its assets, how many days are looked back."""
_UID = re.compile(r"[A-Za-z0-9]{1,40}")


def kobo(address: str) -> dict[str, Any]:
    """Return the setting KIKAO_KOBO for KIKAO_KOBO_URL, `file:///…` of a file with all settings; None without one.

    What is wrong is told without what the file says: it holds a token.
    """
    if not address:
        return {"KIKAO_KOBO": None}
    if not address.startswith("file:"):
        message = "KIKAO_KOBO_URL must be file:///… of a file with address, token and assets"
        raise ImproperlyConfigured(message)
    given = settings_in(NAME, address)
    check_known(NAME, given, KNOWN)
    found = {**KNOWN, **given}
    _check(found)
    return {"KIKAO_KOBO": found}


def _check(found: dict[str, Any]) -> None:
    parts = urlsplit(str(found["address"]))
    if not is_safe_to_call(parts) or parts.username:
        message = "KIKAO_KOBO_URL: address must be https://…, or http:// on this machine or a number of the office's own network"
        raise ImproperlyConfigured(message)
    token, assets, days = found["token"], found["assets"], found["days"]
    if not isinstance(token, str) or not re.fullmatch(r"[\x21-\x7e]{8,200}", token):
        raise ImproperlyConfigured("KIKAO_KOBO_URL: token is the key of the account on that server")
    if not isinstance(assets, dict) or not assets or not all(map(_is_asset, assets.items())):
        raise ImproperlyConfigured(
            "KIKAO_KOBO_URL: assets names for each asset of that server a form of ours"
        )
    if not isinstance(days, int) or not 1 <= days <= 3650:
        raise ImproperlyConfigured("KIKAO_KOBO_URL: days is a number of days")


def _is_asset(pair: tuple[object, object]) -> bool:
    uid, form_id = pair
    named = isinstance(form_id, str) and 0 < len(form_id) <= 100
    return isinstance(uid, str) and _UID.fullmatch(uid) is not None and named
