"""An exercise for training: the dialogue as a telephone has it, without gateway, and without keeping anything."""

import json
from dataclasses import replace

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from kikao.casework.texts.actions import write_text
from kikao.casework.texts.enums import Keep
from kikao.casework.texts.reckoning.dialogue import Position, Turn, heard
from kikao.casework.texts.reckoning.words import words_of
from kikao.foundation.base.ids import random_id
from kikao.foundation.notices.outward.texts import plain
from kikao.interfaces.office.asking import open_for
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.texts.forms import MOST, TryForm


@page
def texts_try(request: OfficeRequest) -> HttpResponse:
    """Play the dialogue: what is typed goes through the same code as a message, and no further."""
    open_for(request, write_text)
    said: list[str] = []
    form = TryForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and "again" not in request.POST:
        said = [*form.cleaned_data["said"], form.cleaned_data["text"]][-MOST:]
    context = {
        "form": TryForm(initial={"said": json.dumps(said)}),
        "turns": played(said),
        "trail": [(_("Text messages"), reverse("office:texts-list"))],
    }
    return render(request, "office/texts/try.html", context)


def played(said: list[str]) -> list[dict[str, str]]:
    """Return each message with what is answered and what would be done with it."""
    position, shown = Position(), []
    for text in said:
        turn = heard(position, text)
        position = turn.position
        if turn.keep == Keep.REPORT:
            position = replace(position, report_id=random_id())
        answer = plain(words_of(turn.say, position.language))
        shown.append({"text": text, "answer": answer, "done": _done(turn)})
    return shown


def _done(turn: Turn) -> str:
    if turn.keep == Keep.NOTHING:
        return _("Nothing would be kept: it tells nothing.")
    if turn.keep == Keep.REPORT:
        return _("A report would be made of it, sealed.")
    if turn.grave:
        return _("It would be added to the report, sealed, and those on duty would be alerted.")
    return _("It would be added to the report, sealed.")
