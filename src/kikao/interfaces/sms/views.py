"""What a gateway calls: a message came, a message was sent, delivered, or failed."""

import logging

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from kikao.casework.forms.enums import TokenKind
from kikao.casework.forms.queries import bearer_of
from kikao.casework.forms.schemas import Bearer
from kikao.casework.texts.actions import note_text_state
from kikao.casework.texts.enums import TextState
from kikao.casework.texts.queries import is_known
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.stops import Invalid, Stop
from kikao.foundation.notices.outward.texts import plain
from kikao.interfaces.sms import answering
from kikao.interfaces.sms.coming import fields_of, read
from kikao.interfaces.sms.taking import take

log = logging.getLogger(__name__)

REFUSED, UNREADABLE, LATER = 401, 400, 503
FIGURES = 18
"""Of the largest number that we give a message."""


@csrf_exempt
@require_http_methods(["GET", "POST"])
def receive(request: HttpRequest, secret: str) -> HttpResponse:
    """Take a message; the answer comes once it stands on the disk, and trouble asks the gateway to come again."""
    try:
        return _received(request, secret)
    except (DatabaseError, OSError) as error:
        log.warning("a gateway was asked to come again: %s", type(error).__name__)
        return _said("", LATER)


def _received(request: HttpRequest, secret: str) -> HttpResponse:
    bearer = _gateway(secret)
    if bearer is None:
        return _said("", REFUSED)
    coming = read(fields_of(request), (settings.KIKAO_SMS or {}).get("receive_id", ""))
    if coming is None:
        return _said("", UNREADABLE)
    try:
        reply = take(bearer, coming)
    except Invalid:
        return _said("", UNREADABLE)
    except Stop:
        return _said("", LATER)
    if answering.in_body():
        return _said(plain(reply.words))
    if reply.words and not reply.again:
        answering.line.send(reply.to, reply.words)
    return _said("")


@csrf_exempt
@require_http_methods(["GET", "POST"])
def told(request: HttpRequest, secret: str, state: str) -> HttpResponse:
    """Note what became of a message; of answers nothing is kept, so that their news changes nothing."""
    bearer = _gateway(secret)
    if bearer is None:
        return _said("", REFUSED)
    number = fields_of(request).get("id", "")
    if not (number.isascii() and number.isdigit() and len(number) <= FIGURES):
        return _said("", UNREADABLE)
    by = Actor.source(bearer.working_group_id)
    if is_known(by, int(number)):
        note_text_state(by, number=int(number), state=TextState[state.upper()])
    return _said("")


def _gateway(secret: str) -> Bearer | None:
    """Return whose gateway calls; the token of a phone opens nothing here."""
    bearer = bearer_of(secret)
    return bearer if bearer and bearer.kind == TokenKind.GATEWAY else None


def _said(words: str, status: int = 200) -> HttpResponse:
    return HttpResponse(words, status=status, content_type="text/plain; charset=utf-8")
