"""What a KoboToolbox server posts: one filled-in form; any trouble of ours asks it to come again, and it does."""

import base64
import binascii
import json
import logging

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from kikao.casework.forms.enums import TokenKind
from kikao.casework.forms.queries import bearer_of, bearer_signed_in
from kikao.casework.forms.schemas import Bearer
from kikao.casework.intake.actions import take_submission
from kikao.casework.intake.schemas import Taken
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.stops import Stop
from kikao.foundation.base.xforms import Unreadable
from kikao.interfaces.exchange.payload import Said, read, unwrapped

log = logging.getLogger(__name__)
CHANNEL = "FORM"
LATER = 503
"""The server repeats what was answered 502, 503 or 504, and nothing else."""


@csrf_exempt
@require_POST
def kobo(request: HttpRequest, kobo_token: str) -> HttpResponse:
    """Take a filled-in form; the answer comes once it stands on the disk."""
    translation.activate(settings.LANGUAGE_CODE)
    try:
        answer = _taken(request, kobo_token)
    except Stop as stop:
        answer = _said(LATER if stop.status in {429, 503} else 400, stop.code)
    except Exception as error:
        log.exception("a webhook was asked to come again: %s", type(error).__name__)
        answer = _said(LATER, "later")
    if answer.status_code == LATER:
        answer.headers["Retry-After"] = "60"
    answer._has_been_logged = True  # type: ignore[attr-defined] # noqa: SLF001 - the address holds the token
    return answer


def _taken(request: HttpRequest, token: str) -> HttpResponse:
    bearer = bearer_of(token)
    if bearer is None or bearer.kind != TokenKind.GATEWAY:
        return _said(403, "token")
    if not _is_same(request, bearer):
        answer = _said(401, "credentials")
        answer.headers["WWW-Authenticate"] = 'Basic realm="Kikao", charset="UTF-8"'
        return answer
    by = Actor.source(bearer.working_group_id)
    try:
        said = _form(request)
        if said is None:
            return _said(400, "no form")
        found = read(by, said, (settings.KIKAO_KOBO or {}).get("assets", {}))
    except RequestDataTooBig:
        return _said(413, "too large")
    except Unreadable:
        return _said(400, "unreadable")
    receipt = take_submission(by, bearer=bearer, arrived=found.arrived, files=(), channel=CHANNEL)
    return _said(201 if receipt.taken is Taken.NEW else 200, receipt.taken.value)


def _form(request: HttpRequest) -> Said | None:
    try:
        return unwrapped(json.loads(request.body.decode("utf-8-sig")))
    except (ValueError, RecursionError):
        return None


def _is_same(request: HttpRequest, bearer: Bearer) -> bool:
    """Tell whether name and password, where the server sends them, are those of the token in the address."""
    kind, _space, given = request.headers.get("Authorization", "").partition(" ")
    if kind.lower() != "basic":
        return not kind
    try:
        name, _colon, password = base64.b64decode(given.strip(), validate=True).decode("utf-8").partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return False
    known = bearer_signed_in(name, password) if name else None
    return known is not None and known.token_id == bearer.token_id


def _said(status: int, what: str) -> HttpResponse:
    return JsonResponse({"taken" if status < 300 else "refused": what}, status=status)
