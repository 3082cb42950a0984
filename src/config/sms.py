"""How a text message leaves an installation: a gateway that speaks RapidPro's External channel contract."""

import re
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from config.given import check_known, is_safe_to_call, settings_in

NAME = "KIKAO_SMS_URL"
BODY = (
    "id={{id}}&text={{text}}&to={{to}}&to_no_plus={{to_no_plus}}"
    "&from={{from}}&from_no_plus={{from_no_plus}}&channel={{channel}}"
)
KNOWN = {
    "send_url": "",
    "send_method": "POST",
    "send_body": BODY,
    "content_type": "urlencoded",
    "send_authorization": "",
    "send_headers": {},
    "mt_response_check": "",
    "from": "",
    "channel": "",
    "reply": "send",
    "receive_id": "",
}
"""The channel's settings by their RapidPro names, with what holds when they are not given, and two of our own.

`reply`: an answer to a source is handed to `send_url` ("send"), or stands in the answer to the gateway's own request
("body"), as it does where nothing is sent at all. `receive_id`: in which field the gateway names each message by an id
that it counted or drew; never one made from number and words.
"""


def sms(address: str) -> dict[str, Any]:
    """Return the setting KIKAO_SMS for KIKAO_SMS_URL: the address to send to, or `file:///…` of a file with all settings.

    Nothing is sent in the clear but to this machine or to a number of the office's own network. What is wrong is told
    without the address, which may hold a password.
    """
    if not address:
        return {"KIKAO_SMS": None}
    given = settings_in(NAME, address) if address.startswith("file:") else {"send_url": address}
    check_known(NAME, given, KNOWN)
    found = {**KNOWN, **given}
    _check(found)
    return {"KIKAO_SMS": found}


def _check(found: dict[str, Any]) -> None:
    parts = urlsplit(re.sub(r"\{\{\w+\}\}", "0", str(found["send_url"])))
    if not is_safe_to_call(parts):
        message = "KIKAO_SMS_URL must be https://…, or http:// on this machine or a number of the office's own network"
        raise ImproperlyConfigured(message)
    if found["send_method"] not in {"GET", "POST", "PUT"}:
        raise ImproperlyConfigured("KIKAO_SMS_URL: send_method is GET, POST or PUT")
    if found["reply"] not in {"send", "body"}:
        raise ImproperlyConfigured("KIKAO_SMS_URL: reply is send or body")
    texts = [value for name, value in found.items() if name != "send_headers"]
    if not all(isinstance(value, str) for value in texts) or not isinstance(found["send_headers"], dict):
        raise ImproperlyConfigured("KIKAO_SMS_URL: every setting is a text, send_headers an object")
