"""Taking a report by hand."""

import secrets
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from kikao.casework.reports.actions import record_report
from kikao.casework.reports.enums import AccusedKind
from kikao.casework.reports.reckoning import receipt_words, sending_token
from kikao.casework.reports.schemas import Accusation, Taking, Told
from kikao.foundation.audit.door import sent_once
from kikao.foundation.base.stops import NotAllowed, Stop
from kikao.foundation.files.uploads import SealedUpload, fingerprint, ready
from kikao.foundation.sealing.vault import receipt_keys_of
from kikao.interfaces.office.asking import HIDDEN, may
from kikao.interfaces.office.doorway import OfficeRequest, into_form, page
from kikao.interfaces.office.reports.asking import back_to, bodies, channels, plain_choices, trail_of
from kikao.interfaces.office.reports.forms import TakeForm
from kikao.interfaces.ui.unknown import more_of

_TAKING = (
    "channel",
    "arrived_on",
    "said_at",
    "manner",
    "guardian",
    "facts_only",
    "behalf",
    "behalf_manner",
    "read_back",
)


@page
def taken(request: OfficeRequest) -> HttpResponse:
    """Type in what somebody told; a receipt, when one is given, is shown once."""
    by = request.actor
    if not may(by, record_report):
        raise NotAllowed
    offered = {**plain_choices(by), "channel": [("", ""), *channels(by)], "organisations": bodies(by)}
    form = TakeForm(request.POST or None, request.FILES or None, offered=offered)
    once = request.POST.get("once") or secrets.token_urlsafe(32)
    if request.method == "POST" and form.is_valid():
        words = receipt_words(once, _content(request)) if form.cleaned_data["give_receipt"] else ""
        report_id = _record(request, form, once, words)
        if report_id and words:
            shown: dict[str, object] = {
                "words": words.split(),
                "back": back_to(by, report_id),
                "trail": trail_of(),
            }
            return render(request, "office/reports/receipt.html", shown)
        if report_id:
            messages.success(request, _("The report is taken."))
            return redirect(back_to(by, report_id))
    context = {"form": form, "once": once, "trail": trail_of()}
    return render(request, "office/reports/take.html", context, status=422 if form.errors else 200)


def _record(request: OfficeRequest, form: TakeForm, once: str, words: str) -> UUID | None:
    by, given = request.actor, form.cleaned_data
    receipt = receipt_keys_of(by.working_group_id, words) if words else None
    told = replace(_told(form, given), more=more_of(request.POST, form))
    taking = Taking(consents=tuple(given["consents"]), **{name: given[name] for name in _TAKING})
    try:
        with sent_once(sending_token(once, _content(request))):
            return record_report(by, told=told, taking=taking, receipt=receipt)
    except Stop as stop:
        if stop.status in HIDDEN:
            raise
        into_form(form, stop)
        return None


def _content(request: OfficeRequest) -> str:
    """Return all that was typed as one text: sent again word for word, it is the same report."""
    typed = sorted(pair for pair in request.POST.lists() if pair[0] != "csrfmiddlewaretoken")
    sent = fingerprint(
        [one.coming for one in request.FILES.getlist("attached") if isinstance(one, SealedUpload)]
    )
    return repr([*typed, sent])


def _told(form: TakeForm, given: dict[str, Any]) -> Told:
    named = tuple(Accusation(AccusedKind.ORGANISATION, body) for body in given["organisations"])
    return Told(
        words=given["words"],
        place_words=given["place_words"],
        identity=given["identity"],
        accused=tuple(Accusation(kind) for kind in given["accused"]) + named,
        known=form.plain(),
        files=ready(given["attached"]),
    )
