"""Who stands at the door with a phone, and how every answer to it looks."""

import base64
import binascii
import gzip
import hashlib
import logging
from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils import translation

from kikao.casework.forms.queries import bearer_of, bearer_signed_in
from kikao.casework.forms.schemas import Bearer
from kikao.foundation.base.stops import Stop
from kikao.interfaces.openrosa import stops, words
from kikao.interfaces.openrosa.stops import PhoneStop

log = logging.getLogger(__name__)

XML = "text/xml; charset=utf-8"
"""Collect looks for these very letters; it takes `application/xml` for no OpenRosa server."""
CHALLENGE = 'Basic realm="Kikao", charset="UTF-8"'
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1", "testserver"})
WORTH_PACKING = 400
WAIT = "120"
"""Seconds that a phone is asked to wait before it sends again."""
HEADERS = {
    "X-OpenRosa-Version": "1.0",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex, nofollow",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
STORED = "private, no-cache"
"""A phone keeps a form and asks each time whether it is still the same."""
UNSTORED = "no-store, private"

CLOSED = frozenset({"report.intake_closed", "intake.closed"})
"""Refusals of a group that receives nothing now."""

View = Callable[..., HttpResponse]


def answered(view: View, request: HttpRequest, **parts: str) -> HttpResponse:
    """Let a phone in, or tell its holder in words why not; nothing that goes wrong is a mere error to it."""
    translation.activate(settings.LANGUAGE_CODE)
    try:
        answer = _https_alone(request) or view(request, **parts)
    except Stop as stop:
        answer = refused(stop)
    except (DatabaseError, OSError) as error:
        log.warning("a phone was asked to come again: %s", type(error).__name__)
        answer = refused(stops.later())
    except Exception as error:
        log.exception("a sending met a mistake of the program: %s", type(error).__name__)
        answer = refused(stops.later())
    return dressed(answer)


def dressed(answer: HttpResponse) -> HttpResponse:
    """Put the headers of this door on an answer."""
    for name, value in HEADERS.items():
        answer.headers.setdefault(name, value)
    answer.headers.setdefault("Cache-Control", UNSTORED)
    answer._has_been_logged = True  # type: ignore[attr-defined] # noqa: SLF001 - Django would log the address, with its key
    if settings.SECURE_HSTS_SECONDS:
        more = "; includeSubDomains" * settings.SECURE_HSTS_INCLUDE_SUBDOMAINS
        more += "; preload" * settings.SECURE_HSTS_PRELOAD
        answer.headers["Strict-Transport-Security"] = f"max-age={settings.SECURE_HSTS_SECONDS}{more}"
    return answer


def said(status: int, sentence: str) -> HttpResponse:
    """Return an answer whose words the phone shows."""
    return HttpResponse(words.answer(sentence), status=status, content_type=XML)


def refused(stop: Stop) -> HttpResponse:
    """Return a refusal with the words for its holder."""
    answer = said(stop.status, _sentence(stop))
    if stop.status == 401:
        answer.headers["WWW-Authenticate"] = CHALLENGE
    if stop.status in {429, 503}:
        answer.headers["Retry-After"] = WAIT
    return answer


def _sentence(stop: Stop) -> str:
    if isinstance(stop, PhoneStop):
        return stop.said
    if stop.code in CLOSED:
        return words.CLOSED
    by_status = {404: words.NOTHING, 413: words.LARGE, 503: words.LATER, 429: words.MUCH}
    return by_status.get(stop.status, words.UNREADABLE)


def bearer(request: HttpRequest, key: str) -> Bearer:
    """Return whose phone this is: by the key in its address, else by name and password over a line nobody hears."""
    if key:
        known = bearer_of(key)
        if known is None:
            raise PhoneStop(403, words.TOKEN)
        return known
    if not _is_private(request):
        raise PhoneStop(403, words.HTTPS)
    name, password = _credentials(request)
    known = bearer_signed_in(name, password) if name else None
    if known is None:
        raise PhoneStop(401, words.CREDENTIALS)
    return known


def _credentials(request: HttpRequest) -> tuple[str, str]:
    kind, _space, given = request.headers.get("Authorization", "").partition(" ")
    if kind.lower() != "basic":
        return "", ""
    try:
        name, _colon, password = base64.b64decode(given.strip(), validate=True).decode("utf-8").partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return "", ""
    return name, password


def _is_private(request: HttpRequest) -> bool:
    """Tell whether nobody hears the line: https, or a line within this machine."""
    if request.is_secure():
        return True
    host = urlsplit(f"//{request.get_host()}").hostname or ""
    return not settings.HTTPS and host in LOOPBACK and request.META.get("REMOTE_ADDR", "") in LOOPBACK


def _https_alone(request: HttpRequest) -> HttpResponse | None:
    """Refuse a host that is not ours; lead a question to https, and refuse what would be sent in plain."""
    try:
        host = request.get_host()
    except DisallowedHost as error:
        raise PhoneStop(400, words.NOTHING) from error
    if not settings.SECURE_SSL_REDIRECT or request.is_secure():
        return None
    if request.method in {"GET", "HEAD"}:
        return HttpResponsePermanentRedirect(f"https://{host}{request.get_full_path()}")
    raise PhoneStop(403, words.HTTPS)


def base_of(request: HttpRequest, key: str) -> str:
    """Return the address that everything here begins with, on the scheme and host that the phone used."""
    root = settings.KIKAO_BASE_URL if settings.HTTPS else f"http://{request.get_host()}"
    return f"{root}/key/{key}" if key else str(root)


def given(request: HttpRequest, content: bytes, kind: str = XML, digest: str = "") -> HttpResponse:
    """Give something out: packed for a slow line, and not again to a phone that has it."""
    tag = f'W/"{digest or hashlib.sha256(content).hexdigest()[:32]}"'
    held = {one.strip().removeprefix("W/") for one in request.headers.get("If-None-Match", "").split(",")}
    headers = {"ETag": tag, "Cache-Control": STORED, "Vary": "Accept-Encoding, Authorization"}
    if tag.removeprefix("W/") in held or "*" in held:
        return HttpResponse(status=304, headers=headers, content_type=kind)
    if "gzip" in request.headers.get("Accept-Encoding", "") and len(content) > WORTH_PACKING:
        content = gzip.compress(content, 6, mtime=0)
        headers["Content-Encoding"] = "gzip"
    return HttpResponse(content, content_type=kind, headers={**headers, "Content-Length": str(len(content))})
