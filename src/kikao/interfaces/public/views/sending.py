"""The first page, and sending a report."""

import secrets
from dataclasses import replace
from operator import itemgetter

from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kikao.casework.intake.actions.drop import renew_drop_key
from kikao.casework.intake.queries.drop import intake_key
from kikao.casework.reports.actions import send_report
from kikao.casework.reports.reckoning import receipt_words, sending_token
from kikao.foundation.access.actor import Actor
from kikao.foundation.audit.door import sent_once
from kikao.foundation.base.stops import Invalid, Stop
from kikao.foundation.files.uploads import fingerprint
from kikao.foundation.sealing.browser import BrowserKey
from kikao.foundation.sealing.vault import receipt_keys_of
from kikao.interfaces.public import question
from kikao.interfaces.public.door import door_of, group_at_the_door, refused, show, spoken
from kikao.interfaces.public.flood import address_of, flood
from kikao.interfaces.public.forms import ApartForm, ReportForm
from kikao.interfaces.ui.unknown import more_of
from kikao.registry.places.enums import TerritoryKind
from kikao.registry.places.queries import territories
from kikao.registry.terms.enums import TermList
from kikao.registry.terms.queries import labels_of

SEED = 43
"""Letters of 32 random bytes; a form that lost its seed gets another."""
_NOT_TOLD = {"csrfmiddlewaretoken", "seed", "question", "answer"}
_PAGE_NAMES = {"identity": "contact", "consents": "also"}


@spoken
def front(request: HttpRequest) -> HttpResponse:
    """Say what this is and lead on: to report, to follow up, to sign in."""
    return show(request, "front", {"door": door_of(request), "office_url": reverse("office:home")})


@spoken
def limits(request: HttpRequest) -> HttpResponse:
    """Tell what the program cannot do, before somebody trusts it."""
    return show(request, "limits")


@spoken
def report(request: HttpRequest) -> HttpResponse:
    """Take a report from somebody without an account, and show the receipt once."""
    try:
        door, by = group_at_the_door(request)
    except Stop as stop:
        return refused(request, stop, kept=request.POST.get("words", ""))
    form = _form(request, by)
    if request.method == "POST" and form.is_valid() and (words := _send(request, by, form)):
        return show(request, "receipt", {"door": door, "words": words.split()})
    status = 422 if form.is_bound and form.errors else 200
    return show(request, "report", {"door": door, "form": form, "key": _key(by)}, status=status)


@spoken
def apart(request: HttpRequest) -> HttpResponse:
    """Take what concerns sexual violence or a child: help first, and nothing of the act."""
    try:
        door, by = group_at_the_door(request)
    except Stop as stop:
        return refused(request, stop, kept=request.POST.get("words", ""))
    form = ApartForm(_typed(request), initial=_beginning(), territories=_territories(by))
    if request.method == "POST" and form.is_valid() and (words := _send(request, by, form)):
        return show(request, "receipt", {"door": door, "words": words.split()})
    status = 422 if form.is_bound and form.errors else 200
    return show(request, "apart", {"door": door, "form": form}, status=status)


def _form(request: HttpRequest, by: Actor) -> ReportForm:
    labels = labels_of(by, TermList.INCIDENT_CATEGORY, retired=False)
    return ReportForm(
        _typed(request),
        request.FILES if request.method == "POST" else None,
        initial=_beginning(),
        territories=_territories(by),
        categories=labels.choices(TermList.INCIDENT_CATEGORY),
    )


def _key(by: Actor) -> BrowserKey | None:
    """Return the key that the browser seals to while it has no network; made anew when somebody lost the last one."""
    found = intake_key(by.working_group_id)
    if found is None:
        renew_drop_key(by)
        found = intake_key(by.working_group_id)
    return found


def _typed(request: HttpRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def _beginning() -> dict[str, str]:
    return {"seed": secrets.token_urlsafe(32), "language": (get_language() or "fr")[:2]}


def _territories(by: Actor) -> list[tuple[str, str]]:
    wanted = {TerritoryKind.TERRITOIRE, TerritoryKind.CITY}
    places = [(str(line.id), line.name) for line in territories(by) if line.kind in wanted]
    return sorted(places, key=itemgetter(1))


def _send(request: HttpRequest, by: Actor, form: ReportForm | ApartForm) -> str:
    """Send the report and return the words of its receipt; empty when the page has to be shown again."""
    given = form.cleaned_data
    is_flood = flood.is_above(address_of(request))
    if is_flood and not question.is_answered(given["question"], given.get("answer", "")):
        token = question.ask()
        form.ask(token, question.words_of(token))
        return ""
    sent_files = given.get("attached", ())
    if is_flood and sent_files:
        form.add_error(
            "attached",
            _("Many reports are arriving now. Send it without files, and add them later by your receipt."),
        )
        return ""
    seed = given["seed"] if len(given["seed"]) == SEED else secrets.token_urlsafe(32)
    content = _content(request.POST) + "".join(fingerprint(sent_files))
    words = receipt_words(seed, content)
    receipt = receipt_keys_of(by.working_group_id, words)
    try:
        with sent_once(sending_token(seed, content)):
            told = replace(form.told(), more=more_of(request.POST, form, _NOT_TOLD))
            send_report(by, told=told, receipt=receipt, flood=is_flood, **form.how())
    except Stop as stop:
        _into(form, stop)
        return ""
    flood.count(address_of(request))
    return words


def _content(posted: QueryDict) -> str:
    """Return all that was told as one text: sent again word for word, it is the same report."""
    told = sorted((name, values) for name, values in posted.lists() if name not in _NOT_TOLD)
    return repr(told)


def _into(form: ReportForm | ApartForm, stop: Stop) -> None:
    """Show a refusal on the page, with everything that was typed kept."""
    if not isinstance(stop, Invalid):
        form.add_error(None, f"{stop.message} {stop.cure}".strip())
        return
    for field, words in stop.fields.items():
        name = _PAGE_NAMES.get(field, field)
        form.add_error(name if name in form.fields else None, str(words))
