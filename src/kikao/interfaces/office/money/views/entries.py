"""One entry of money with its photographs, and striking it out."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from kikao.casework.missions.actions.money import attach_money_files, strike_entry
from kikao.casework.missions.queries.money import money_entry
from kikao.foundation.files.uploads import ready
from kikao.interfaces.office.asking import Question, ask
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.files.forms import AddForm
from kikao.interfaces.office.money.forms import StrikeForm
from kikao.interfaces.office.money.trails import money_address, money_trail


@page
def one(request: OfficeRequest, entry_id: UUID) -> HttpResponse:
    """Show an entry and its photographs, and keep those that come late."""
    by = request.actor
    held = money_entry(by, entry_id)
    question = Question(
        title=held.line.kind_words,
        submit=_("Keep the files"),
        form=AddForm(request.POST or None, request.FILES or None),
        act=lambda answers: attach_money_files(by, entry_id=entry_id, files=ready(answers["attached"])),
        after=lambda _kept: reverse("office:money-entry", args=[entry_id]),
        done=_("The files are kept."),
        trail=money_trail(held.mission),
        note=_("They are sealed while they arrive. The original is never altered."),
        template="office/money/entry.html",
        more={"held": held, "why": "reader" if by.key else "passphrase"},
    )
    return ask(request, question)


@page
def struck(request: OfficeRequest, entry_id: UUID) -> HttpResponse:
    """Strike an entry out."""
    by = request.actor
    held = money_entry(by, entry_id)
    question = Question(
        title=_("Strike this entry out"),
        lead=f"{held.line.kind_words}: {held.line.amount}",
        submit=_("Strike it out"),
        form=StrikeForm(request.POST or None),
        act=lambda answers: strike_entry(by, entry_id=entry_id, **answers),
        after=lambda _made: money_address(held.mission.id),
        done=_("The entry is struck out: it stays to be read and counts no more."),
        trail=money_trail(held.mission),
        note=_("This cannot be taken back. Enter it anew as it was."),
    )
    return ask(request, question)
