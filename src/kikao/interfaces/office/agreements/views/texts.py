"""Texts of an agreement: drafted from its facts, typed, uploaded, shown to the seat of a party; the scanned original."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from kikao.casework.agreements.actions import (
    attach_agreement_scan,
    show_text,
    take_back_text,
    write_instrument_text,
)
from kikao.casework.agreements.enums import TextOrigin, TextPurpose
from kikao.casework.agreements.queries import instrument, instrument_text
from kikao.foundation.audit.door import read_note
from kikao.foundation.base.stops import Invalid, Unknown
from kikao.foundation.files.uploads import ready
from kikao.interfaces.office.agreements.drafting import draft_docx, draft_words
from kikao.interfaces.office.agreements.forms.making import ReasonForm
from kikao.interfaces.office.agreements.forms.texts import ShowForm, TextForm, UploadForm
from kikao.interfaces.office.agreements.trails import ask_for, parties_of, written
from kikao.interfaces.office.asking import open_for
from kikao.interfaces.office.documents import DOCX, MOST, words_of_docx
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.files.forms import AddForm

DRAFTED = ("fr", "en")
"""Languages in which Kikao words a draft."""


def _one(text_id: object) -> str:
    return reverse("office:agreements-text", args=[text_id])


@page
def new(request: OfficeRequest, instrument_id: UUID) -> HttpResponse:
    """Type a version of a text; it begins with what the facts of the agreement say."""
    by, held = request.actor, written(request, instrument_id)
    asked = request.GET.get("draft", "")
    versions = sorted({one.number for one in held.texts if one.purpose == TextPurpose.TEXT})
    initial: dict[str, Any] = {"language": "fr"}
    if asked in DRAFTED:
        with override(asked):
            initial = {"language": asked, "words": draft_words(instrument(by, instrument_id))}
    form = TextForm(
        request.POST or None,
        versions=[(str(number), _("version %(number)s") % {"number": number}) for number in versions],
        initial=initial,
    )
    origin = TextOrigin.DRAFTED if asked in DRAFTED else TextOrigin.TYPED
    return ask_for(
        request,
        held,
        form,
        lambda said: write_instrument_text(by, instrument_id=instrument_id, origin=origin, **said),
        title=_("Write a version of the text"),
        submit=_("Keep this version"),
        done=_("The version is kept; the earlier ones stay."),
        after=_one,
    )


@require_safe
@page
def drafted(request: OfficeRequest, instrument_id: UUID, language: str) -> HttpResponse:
    """Give the draft from the facts as a file to be edited."""
    held = written(request, instrument_id)
    if language not in DRAFTED:
        raise Unknown
    read_note(request.actor, "agreement.export", instrument_id)
    with override(language):
        content = draft_docx(instrument(request.actor, instrument_id))
    name = f"{held.line.reference}-{language}.docx"
    return HttpResponse(
        content, content_type=DOCX, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


@page
def uploaded(request: OfficeRequest, instrument_id: UUID) -> HttpResponse:
    """Keep an edited document as a new version, beside the words read from it."""
    by, held = request.actor, written(request, instrument_id)

    def act(said: dict[str, Any]) -> UUID:
        (document, *others) = said["attached"]
        if others or document.size > MOST:
            raise Invalid({"attached": _("Send one document of at most 5 MB.")})
        return write_instrument_text(
            by,
            instrument_id=instrument_id,
            language=said["language"],
            words=words_of_docx(b"".join(document.pieces())),
            origin=TextOrigin.UPLOADED,
            document=document,
        )

    return ask_for(
        request,
        held,
        UploadForm(request.POST or None, request.FILES or None),
        act,
        title=_("Upload the edited document"),
        submit=_("Keep it as a new version"),
        done=_("The version is kept; the document itself is sealed."),
        after=_one,
    )


@page
def scanned(request: OfficeRequest, instrument_id: UUID) -> HttpResponse:
    """Keep the signed paper as it was scanned."""
    by, held = request.actor, written(request, instrument_id)
    return ask_for(
        request,
        held,
        AddForm(request.POST or None, request.FILES or None),
        lambda said: attach_agreement_scan(by, instrument_id=instrument_id, files=ready(said["attached"])),
        title=_("The scanned original"),
        submit=_("Keep the files"),
        done=_("The files are kept."),
        note=_("They are sealed while they arrive. The original is never altered."),
    )


@page
def shown(request: OfficeRequest, instrument_text_id: UUID) -> HttpResponse:
    """Show a version of a text to the seat of a party, once one is sure."""
    by = open_for(request, show_text)
    text = instrument_text(by, instrument_text_id)
    held = written(request, text.instrument_id)
    return ask_for(
        request,
        held,
        ShowForm(request.POST or None, parties=parties_of(held, seated=True)),
        lambda said: show_text(by, text_id=instrument_text_id, **said),
        title=_("Show this text to a party"),
        submit=_("Show it"),
        done=_("The seat finds a notice and the text."),
        lead=_("Show version %(number)s to the seat of a party?") % {"number": text.line.number},
        consequences=(
            _("This seat reads exactly these words and the title of the paper, and nothing of the case."),
            _("What was read cannot be taken back, only the text can."),
        ),
        after=lambda _made: _one(instrument_text_id),
    )


@page
def taken_back(request: OfficeRequest, instrument_text_id: UUID, shown_id: UUID) -> HttpResponse:
    """Take a text back from a seat, with the reason."""
    by = open_for(request, take_back_text)
    text = instrument_text(by, instrument_text_id)
    if shown_id not in {one.id for one in text.shown}:
        raise Unknown
    return ask_for(
        request,
        written(request, text.instrument_id),
        ReasonForm(request.POST or None),
        lambda said: take_back_text(by, shown_id=shown_id, **said),
        title=_("Take the text back"),
        submit=_("Take it back"),
        done=_("From now on the seat finds nothing; what was read is not forgotten."),
        after=lambda _made: _one(instrument_text_id),
    )
