"""Later messages to sources, and the address that a gateway is given."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kikao.casework.forms.actions import give_token
from kikao.casework.forms.enums import TokenKind
from kikao.casework.forms.reckoning.tokens import new_token
from kikao.casework.texts.actions import hand_over_text, write_text
from kikao.casework.texts.enums import TextState
from kikao.casework.texts.queries import can_be_written_to, text, texts
from kikao.foundation.base.stops import Stop, Unknown
from kikao.foundation.sealing.vault import read_many
from kikao.interfaces.office.asking import HIDDEN, Question, ask, may, open_for
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.texts.forms import GatewayForm, WriteForm
from kikao.interfaces.office.texts.sending import send

LIST = "office:texts-list"


@require_safe
@page
def texts_list(request: OfficeRequest) -> HttpResponse:
    """Show the messages to sources and what became of each."""
    by = open_for(request, hand_over_text)
    context = {
        "page": texts(by, after=request.GET.get("after")),
        "writes": may(by, write_text),
        "has_gateway": bool(settings.KIKAO_SMS),
    }
    return render(request, "office/texts/list.html", context)


@require_safe
@page
def texts_text(request: OfficeRequest, text_id: UUID) -> HttpResponse:
    """Show one message: its words to who may open them, and what became of it."""
    by = open_for(request, hand_over_text)
    line = text(by, text_id)
    context = {
        "line": line,
        "words": read_many(by, [line.words_item_id])[line.words_item_id],
        "asks": line.state in {TextState.QUEUED, TextState.FAILED, TextState.HANDED} and may(by, write_text),
        "why": "reader" if by.key else "passphrase",
        "trail": [(_("Text messages"), reverse(LIST))],
    }
    return render(request, "office/texts/text.html", context)


@page
def texts_write(request: OfficeRequest, report_id: UUID) -> HttpResponse:
    """Write to a source who came by text message."""
    by = open_for(request, write_text)
    if not can_be_written_to(by, report_id):
        raise Unknown
    question = Question(
        title=_("Write to the source by text message"),
        submit=_("Keep it, sealed"),
        form=WriteForm(request.POST or None),
        act=lambda given: write_text(by, report_id=report_id, words=given["words"]),
        after=lambda made: reverse("office:texts-text", args=[made]),
        done=_("It waits, sealed. Ask the custodians for the number now."),
        trail=[(_("Text messages"), reverse(LIST))],
        lead=_(
            "Nobody here knows the number. The message leaves once two custodians have opened it to you: then a button"
            " stands beside the number."
        ),
    )
    return ask(request, question)


@require_POST
@page(fresh=True)
def texts_send(request: OfficeRequest, text_id: UUID, opening_id: UUID) -> HttpResponse:
    """Hand a message to the gateway, together with the number that two custodians opened."""
    by = open_for(request, hand_over_text)
    try:
        state = send(by, text_id, opening_id)
    except Stop as stop:
        if stop.status in HIDDEN:
            raise
        messages.error(request, f"{stop.message} {stop.cure}".strip())
    else:
        _say(request, state)
    return redirect(LIST)


@page(fresh=True)
def texts_gateway(request: OfficeRequest) -> HttpResponse:
    """Give a gateway its addresses, and show them this once."""
    by, token = open_for(request, give_token), new_token()
    question = Question(
        title=_("Let a gateway hand messages over"),
        submit=_("Make its address"),
        form=GatewayForm(request.POST or None),
        act=lambda given: give_token(by, label=given["label"], kind=TokenKind.GATEWAY, token=token),
        after=lambda _made: reverse(LIST),
        done="",
        trail=[(_("Text messages"), reverse(LIST))],
        lead=_(
            "A phone with a gateway program, or a company that carries messages: it can hand over, and read nothing."
        ),
        note=_("It is taken back among the addresses of phones."),
        shown=lambda _given: _addresses(request, token),
    )
    return ask(request, question)


def _addresses(request: OfficeRequest, token: str) -> HttpResponse:
    """Show where a gateway calls with its token."""
    base = f"{settings.KIKAO_BASE_URL}/sms/{token}"
    context = {
        "receive": f"{base}/receive",
        "states": [f"{base}/{state}" for state in ("sent", "delivered", "failed")],
        "in_body": not settings.KIKAO_SMS or settings.KIKAO_SMS["reply"] == "body",
        "trail": [(_("Text messages"), reverse(LIST))],
    }
    return render(request, "office/texts/given.html", context)


def _say(request: OfficeRequest, state: TextState) -> None:
    if state == TextState.SENT:
        messages.success(request, _("The gateway took it. The number was not kept."))
    elif state == TextState.FAILED:
        messages.error(
            request,
            _("The gateway did not take it. Nothing was sent; try again while the number stands open."),
        )
    else:
        messages.warning(
            request,
            _("The gateway gave no clear answer: it may have been sent. Sending again may double it."),
        )
