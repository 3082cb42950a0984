"""What lets a finished report wait in a browser until there is network: the worker, and taking in what was sealed."""

import base64
import binascii
import re

from django.core.signing import Signer
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kikao.casework.intake.actions.drop import Unreadable, drop_draft
from kikao.casework.reports.reckoning import receipt_words, sending_token
from kikao.foundation.audit.door import sent_once
from kikao.foundation.base.stops import Stop
from kikao.foundation.sealing.browser import readable
from kikao.foundation.sealing.vault import receipt_keys_of
from kikao.interfaces.public.door import group_at_the_door, show, spoken
from kikao.interfaces.public.flood import address_of, flood

LONGEST = 512 * 1024
"""Signs of a sealed report as it is sent: the longest form there is takes a quarter of it."""
_SEED = re.compile(r"[\w-]{43}")
_SALT = "kikao.public.offline"


def worker(request: HttpRequest, language: str) -> HttpResponse:
    """Serve the worker of one language's public pages; its address keeps it away from the office."""
    del request, language
    words = render_to_string("public/worker.js")
    return HttpResponse(
        words, content_type="text/javascript; charset=utf-8", headers={"Cache-Control": "no-store, private"}
    )


@spoken
@require_POST
def sealed(request: HttpRequest) -> HttpResponse:
    """Take a report that a browser sealed while it had no network, and show its receipt once."""
    door, by = group_at_the_door(request)
    blob, seed = _blob(request.POST.get("sealed", "")), request.POST.get("seed", "")
    draft = readable(blob)
    if draft is None or not _SEED.fullmatch(seed):
        raise Unreadable
    if flood.is_above(address_of(request)):
        raise _busy()
    words = receipt_words(Signer(salt=_SALT).signature(seed), blob.hex())
    receipt = receipt_keys_of(by.working_group_id, words)
    with sent_once(sending_token(seed, blob.hex())):
        drop_draft(by, sealed=blob, receipt=receipt)
    flood.count(address_of(request))
    return show(request, "receipt", {"door": door, "words": words.split(), "draft": draft.draft_id})


def _blob(typed: str) -> bytes:
    try:
        return base64.b64decode(typed, validate=True) if len(typed) <= LONGEST else b""
    except binascii.Error:
        return b""


def _busy() -> Stop:
    return Stop(
        "report.busy",
        _("Many reports are arriving now."),
        cure=_("Yours still waits on this telephone, locked. Send it again in an hour."),
        status=429,
    )
