"""Following up by receipt: reading the thread, answering, taking consent back."""

import secrets
import time

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from kikao.casework.intake.queries.drop import waits_since
from kikao.casework.reports.actions import answer_by_receipt, withdraw_consent
from kikao.casework.reports.queries import thread_of
from kikao.casework.reports.reckoning import sending_token
from kikao.casework.reports.schemas import SourceThread
from kikao.foundation.access.actor import Actor
from kikao.foundation.audit.door import sent_once
from kikao.foundation.base.stops import Invalid, Unknown
from kikao.foundation.files.stops import NoRoom
from kikao.foundation.files.uploads import fingerprint, ready
from kikao.foundation.sealing.box import ReceiptKeys
from kikao.foundation.sealing.vault import receipt_keys_of
from kikao.interfaces.public.door import door_of, show, spoken
from kikao.interfaces.public.forms import AnswerForm, ReceiptForm

ANSWER_AFTER = 0.0 if settings.KIKAO_KDF == "light" else 0.8
"""Seconds that every answer takes: right words and wrong words cannot be told apart by a clock."""


@spoken
def receipt(request: HttpRequest) -> HttpResponse:
    """Open the thread of a report with the six words of its receipt."""
    door = door_of(request, receiving=False)
    if door is None:
        raise Unknown
    if request.method != "POST":
        return _asked(request, ReceiptForm())
    form = ReceiptForm(request.POST)
    if not form.is_valid():
        return _asked(request, form)
    started = time.monotonic()
    by = Actor.source(door.working_group_id)
    try:
        return _opened(request, by, form.cleaned_data["words"])
    except Unknown:
        form.add_error("words", _("No report is found by these words. Look at each word again."))
        return _asked(request, form)
    except Invalid as stop:
        form.add_error("words", [str(sentence) for sentence in stop.fields.values()])
        return _asked(request, form)
    finally:
        time.sleep(max(0.0, ANSWER_AFTER - (time.monotonic() - started)))


def _asked(request: HttpRequest, form: ReceiptForm) -> HttpResponse:
    return show(request, "follow", {"form": form}, status=422 if form.errors else 200)


def _opened(request: HttpRequest, by: Actor, words: str) -> HttpResponse:
    shown = receipt_keys_of(by.working_group_id, words)
    try:
        thread = thread_of(by, shown)
    except Unknown:
        return show(request, "waits", {"arrived_on": waits_since(by, shown)})
    answer, sent = AnswerForm(), ""
    if request.POST.get("do") == "withdraw" and not thread.is_withdrawn:
        withdraw_consent(by, receipt=shown)
        sent = _("Your consent was taken back. The secretariat is told.")
    elif request.POST.get("do") == "answer":
        answer = AnswerForm(request.POST, request.FILES)
        sent = _answered(by, shown, answer)
        answer = answer if answer.errors else AnswerForm()
    return _thread(request, words, thread_of(by, shown) if sent else thread, answer, sent)


def _answered(by: Actor, shown: ReceiptKeys, form: AnswerForm) -> str:
    if not form.is_valid():
        return ""
    given = form.cleaned_data
    try:
        content = given["answer"] + "".join(fingerprint(given["attached"]))
        with sent_once(sending_token(given["seed"] or secrets.token_urlsafe(32), content)):
            answer_by_receipt(by, receipt=shown, words=given["answer"], files=ready(given["attached"]))
    except Invalid as stop:
        for name, sentence in stop.fields.items():
            form.add_error(name if name in form.fields else "answer", str(sentence))
        return ""
    except NoRoom as stop:
        form.add_error("attached", f"{stop.message} {stop.cure}")
        return ""
    return _("Your message was sent.")


def _thread(
    request: HttpRequest, words: str, thread: SourceThread, form: AnswerForm, sent: str
) -> HttpResponse:
    form.initial = {"words": words, "seed": secrets.token_urlsafe(32)}
    context = {"thread": thread, "form": form, "words": words, "sent": sent}
    return show(request, "thread", context, status=422 if form.errors else 200)
