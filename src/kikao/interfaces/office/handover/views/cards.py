"""Cards: ours to show and print, those of others to enter, compare by voice, end."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kikao.casework.handover.actions import confirm_card, end_card, enter_card, make_handover_keys
from kikao.casework.handover.queries import card, cards, own_card
from kikao.foundation.accounts.reckoning import seed_picture
from kikao.foundation.base.stops import Unknown
from kikao.interfaces.office.asking import Question, SureForm, ask, may, open_for
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.handover.forms import CardForm, CompareForm
from kikao.interfaces.office.handover.trails import cards_trail, going_trail, tabs


@require_safe
@page
def listed(request: OfficeRequest) -> HttpResponse:
    """Show the cards of other groups, and the way to ours."""
    by = open_for(request, confirm_card)
    context = {
        "page": cards(by, after=request.GET.get("after")),
        "ours": own_card(by),
        "desk": may(by, enter_card),
        "tabs": tabs(by, "cards"),
    }
    return render(request, "office/handover/cards.html", context)


@require_safe
@page
def ours(request: OfficeRequest) -> HttpResponse:
    """Show our own card, to print: the words to read out, and the picture to take along."""
    found = own_card(request.actor)
    if found is None:
        raise Unknown
    context = {"ours": found, "picture": seed_picture(found.card), "trail": cards_trail()}
    return render(request, "office/handover/ours.html", context)


@require_safe
@page
def saved(request: OfficeRequest) -> HttpResponse:
    """Give our own card out as a file."""
    found = own_card(request.actor)
    if found is None:
        raise Unknown
    answer = HttpResponse(found.card.encode(), content_type="application/json")
    answer.headers["Content-Disposition"] = 'attachment; filename="card.kikao-card"'
    return answer


@page(fresh=True)
def keys(request: OfficeRequest) -> HttpResponse:
    """Make the keys by which other groups know us, or new ones in their place."""
    by = open_for(request, make_handover_keys)
    question = Question(
        title=_("Keys for hand-overs"),
        submit=_("Make the keys"),
        form=SureForm(request.POST or None),
        act=lambda _answers: make_handover_keys(by),
        after=lambda _done: reverse("office:handover-ours"),
        done=_("The keys are made. Give the card to the other groups, and read them its words."),
        trail=going_trail(),
        lead=_("Are keys for hand-overs to be made now?"),
        consequences=(
            _("Every group that has an earlier card of ours needs the new one."),
            _("What was sealed to earlier keys still opens here."),
        ),
    )
    return ask(request, question)


@page
def new(request: OfficeRequest) -> HttpResponse:
    """Enter another group's card."""
    by = open_for(request, enter_card)

    def act(answers: dict[str, Any]) -> UUID:
        """Take the card from the file, or from the text."""
        sent = b"".join(answers["attached"][0].pieces()) if answers["attached"] else b""
        return enter_card(by, text=sent.decode(errors="replace") or answers["text"])

    question = Question(
        title=_("Enter a card"),
        submit=_("Enter it"),
        form=CardForm(request.POST or None, request.FILES or None),
        act=act,
        after=lambda _done: reverse("office:handover-cards"),
        done=_("The card is entered. A second person calls that group now and compares its words."),
        trail=cards_trail(),
        lead=_(
            "A card proves nothing by itself. Nothing is sent to it before a second person has compared it by voice."
        ),
    )
    return ask(request, question)


@page
def compared(request: OfficeRequest, card_id: UUID) -> HttpResponse:
    """Trust a card, as a second person, by the words that were read out."""
    by = open_for(request, confirm_card)
    shown = card(by, card_id)
    question = Question(
        title=_("Compare the card of %(group)s") % {"group": shown.name},
        submit=_("They are the same"),
        form=CompareForm(request.POST or None),
        act=lambda answers: confirm_card(by, card_id=card_id, words=answers["words"]),
        after=lambda _done: reverse("office:handover-cards"),
        done=_("The card is trusted from now on."),
        trail=cards_trail(),
    )
    return ask(request, question)


@page
def ended(request: OfficeRequest, card_id: UUID) -> HttpResponse:
    """End a card."""
    by = open_for(request, end_card)
    shown = card(by, card_id)
    question = Question(
        title=_("End the card of %(group)s") % {"group": shown.name},
        submit=_("End it"),
        form=SureForm(request.POST or None),
        act=lambda _answers: end_card(by, card_id=card_id),
        after=lambda _done: reverse("office:handover-cards"),
        done=_("The card is ended."),
        trail=cards_trail(),
        lead=_("Is this card ended?"),
        danger=True,
        consequences=(
            _("Nothing more goes to it, and no new file of it is taken in."),
            _("What went and came stays. Receipts of what went are still taken."),
        ),
    )
    return ask(request, question)
