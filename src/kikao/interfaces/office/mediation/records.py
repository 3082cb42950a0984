"""What the sides say: by side, written down, settled, passed on; said from one's own chair; a mediator's notes."""

from collections.abc import Iterable
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kikao.casework.mediation.actions import (
    answer_in_room,
    note_side_refusal,
    record_statement,
    settle_statement,
    share_statement,
    write_note,
)
from kikao.casework.mediation.enums import RecordKind
from kikao.casework.mediation.lifecycle import STANDING
from kikao.casework.mediation.queries import (
    notes,
    own_room,
    record,
    records_by_side,
    room,
    room_of_record,
)
from kikao.casework.mediation.schemas import RecordLine, RoomPage, SideRecords
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.stops import NotAllowed, Unknown
from kikao.interfaces.office.asking import Question, ask, hidden_from_others, open_for
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.mediation.forms import NoteForm
from kikao.interfaces.office.mediation.saying import (
    AnswerForm,
    RecordForm,
    RefusalForm,
    SettleForm,
    ShareForm,
)
from kikao.interfaces.office.mediation.trails import led, records_trail, room_address, room_trail
from kikao.interfaces.office.offering import Choices

SHORT = 60


@require_safe
@page
def listed(request: OfficeRequest, room_id: UUID) -> HttpResponse:
    """Show what each side said, side by side."""
    by = request.actor
    held = room(by, room_id, words=False)
    context = {
        "room": held,
        "sides": records_by_side(by, room_id),
        "locked": by.key is None,
        "trail": room_trail(room_id, held.line.title),
    }
    return render(request, "office/mediation/records.html", context)


def _records(sides: Iterable[SideRecords]) -> Choices:
    return [(str(line.id), _short(line)) for side in sides for line in side.lines]


def _short(line: RecordLine) -> str:
    said = (line.words or "").replace("\n", " ")
    words = f"{said[:SHORT]}…" if len(said) > SHORT else said
    return " – ".join(filter(None, (f"{line.said_on:%d/%m/%Y}", line.side, line.kind_words, words)))


@page
def written(request: OfficeRequest, room_id: UUID) -> HttpResponse:
    """Write down what a side said."""
    by = request.actor
    held = led(by, room_id)
    form = RecordForm(
        request.POST or None,
        sides=[(str(side.id), side.name) for side in held.sides],
        sessions=[(str(one.id), f"{one.planned_on:%d/%m/%Y} {one.state_words}") for one in held.sessions],
        records=_records(records_by_side(by, room_id)),
        desk=held.desk,
    )
    question = Question(
        title=_("What a side says"),
        submit=_("Write it down"),
        form=form,
        act=lambda answers: record_statement(by, room_id=room_id, **answers),
        after=lambda _made: reverse("office:mediation-records", args=[room_id]),
        done=_("Written down, sealed for this side, the secretariat and the mediators."),
        trail=records_trail(held),
    )
    return ask(request, question)


def _one(by: Actor, record_id: UUID) -> tuple[RoomPage, RecordLine]:
    with hidden_from_others():
        held = led(by, room_of_record(by, record_id))
    return held, record(by, record_id)


def _after(held: RoomPage) -> str:
    return reverse("office:mediation-records", args=[held.line.id])


@page
def settled(request: OfficeRequest, record_id: UUID) -> HttpResponse:
    """Say what became of something that a side said."""
    by = request.actor
    held, line = _one(by, record_id)
    states = sorted((state.value, str(state.label)) for state in STANDING.allowed(line.standing))
    question = Question(
        title=_("What became of it"),
        submit=_("Write it down"),
        form=SettleForm(request.POST or None, states=states, initial={"version": line.version}),
        act=lambda answers: settle_statement(by, record_id=record_id, **answers),
        after=lambda _made: _after(held),
        done=_("Written down, with the reason."),
        trail=records_trail(held),
        lead=_short(line),
    )
    return ask(request, question)


@page
def shared(request: OfficeRequest, record_id: UUID) -> HttpResponse:
    """Pass on to another side what a side said."""
    by = request.actor
    held, line = _one(by, record_id)
    if not held.mediates and request.method != "POST":
        raise NotAllowed
    reading = {line.side_id, *(one.side_id for one in line.shares)}
    others = [(str(side.id), side.name) for side in held.sides if side.id not in reading]
    question = Question(
        title=_("Pass it on to another side"),
        submit=_("Pass it on"),
        form=ShareForm(request.POST or None, sides=others),
        act=lambda answers: share_statement(by, record_id=record_id, **answers),
        after=lambda _made: _after(held),
        done=_("That side reads these words from now on."),
        trail=records_trail(held),
        lead=_short(line),
        note=_("What was read cannot be taken back."),
    )
    return ask(request, question)


@page
def refused(request: OfficeRequest, record_id: UUID) -> HttpResponse:
    """Write into the case that a whole side refuses."""
    by = open_for(request, note_side_refusal)
    held, line = _one(by, record_id)
    question = Question(
        title=_("The whole side refuses"),
        submit=_("Write it into the case"),
        form=RefusalForm(request.POST or None),
        act=lambda answers: note_side_refusal(by, record_id=record_id, **answers),
        after=lambda _made: _after(held),
        done=_("It stands in the case that this side refuses."),
        trail=records_trail(held),
        lead=_short(line),
    )
    return ask(request, question)


@page
def answered(request: OfficeRequest, room_id: UUID) -> HttpResponse:
    """Say something from one's own chair."""
    by = request.actor
    held = own_room(by, room_id)
    shared_words = [(str(one.id), f"{one.side} – {one.kind_words}") for one in held.shared]
    question = Question(
        title=_("What your side says"),
        submit=_("Hand it over"),
        form=AnswerForm(request.POST or None, shared=shared_words, initial={"kind": RecordKind.POSITION}),
        act=lambda answers: answer_in_room(by, room_id=room_id, **answers),
        after=lambda _made: room_address(room_id),
        done=_("Handed over, sealed for your side, the mediators and the secretariat."),
        trail=room_trail(room_id, held.title),
    )
    return ask(request, question)


@page
def noted(request: OfficeRequest, room_id: UUID) -> HttpResponse:
    """Show a mediator's own notes, and take another; for everybody else there is nothing here."""
    by = request.actor
    held = room(by, room_id, words=False)
    lines = notes(by, room_id)
    if not held.mediates and request.method == "POST":
        raise Unknown
    here = reverse("office:mediation-notes", args=[room_id])
    question = Question(
        title=_("Your own notes"),
        submit=_("Seal the note"),
        form=NoteForm(request.POST or None),
        act=lambda answers: write_note(by, room_id=room_id, **answers),
        after=lambda _made: here,
        done=_("Sealed for you alone."),
        trail=room_trail(room_id, held.line.title),
        lead=_("Nobody else reads these notes: not the secretariat, not another mediator, not a side."),
        template="office/mediation/notes.html",
        more={"lines": lines, "writes": held.mediates},
    )
    return ask(request, question)
