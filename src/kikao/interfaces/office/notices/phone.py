"""The page of one's own number for text messages: give it, prove it, take it back."""

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kikao.foundation.base.stops import Unknown
from kikao.foundation.notices.actions import drop_phone, set_phone
from kikao.foundation.notices.proving import type_code
from kikao.foundation.notices.queries import phone
from kikao.interfaces.office.asking import Question, ask, do
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.notices.forms import CodeForm, PhoneForm


@page
def notices_phone(request: OfficeRequest) -> HttpResponse:
    """Ask for a neutral word by text message, or for none any more."""
    by, here, inbox = request.actor, reverse("office:notices-phone"), reverse("office:notices-list")
    line = phone(by)
    if not settings.KIKAO_SMS and line is None:
        raise Unknown
    question = Question(
        title=_("By text message"),
        submit=_("Send me a code"),
        form=PhoneForm(request.POST or None, initial={"phone": line.number if line else ""}),
        act=lambda answers: set_phone(by, **answers),
        after=lambda _made: here,
        done=_("A code is on its way to that number; it can take some minutes."),
        trail=[(_("Notices"), inbox)],
        lead=_(
            "One sentence, that something waits for you in Kikao; never what it is about, and at most one in an hour."
            " A grave matter that you are on duty for is told at once."
        ),
        template="office/notices/phone.html",
        more={"line": line},
    )
    return ask(request, question)


@page
def notices_phone_code(request: OfficeRequest) -> HttpResponse:
    """Prove the number with the code that came to it."""
    by, there = request.actor, reverse("office:notices-phone")
    line = phone(by)
    if line is None or line.proved:
        raise Unknown
    question = Question(
        title=_("The code that came"),
        submit=_("Use this number"),
        form=CodeForm(request.POST or None),
        act=lambda answers: type_code(by, **answers),
        after=lambda _made: there,
        done=_("From now on a word comes by text message when something new waits."),
        trail=[(_("Notices"), reverse("office:notices-list")), (_("By text message"), there)],
    )
    return ask(request, question)


@require_POST
@page
def notices_phone_drop(request: OfficeRequest) -> HttpResponse:
    """Ask for no more text messages."""
    return do(
        request,
        lambda: drop_phone(request.actor),
        after=reverse("office:notices-list"),
        done=_("No more text messages; your number is forgotten."),
    )
