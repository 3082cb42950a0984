"""Rooms: the list, one from inside or from one's own chair, opening it, its title and chairs, its end."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kikao.casework.agreements.queries import texts_for_side
from kikao.casework.cases.queries import case
from kikao.casework.mediation.actions import (
    end_room,
    open_room,
    resume_room,
    retitle_room,
    set_chairs,
    share_room,
)
from kikao.casework.mediation.policy import sits_at
from kikao.casework.mediation.queries import own_room, room, rooms
from kikao.casework.mediation.schemas import SideGiven
from kikao.interfaces.office.asking import Question, ask, do, may, open_for
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.mediation.forms import (
    ChairsForm,
    EndForm,
    FilterForm,
    OpenForm,
    ResumeForm,
    TitleForm,
)
from kikao.interfaces.office.mediation.trails import led, room_address, room_trail, rooms_trail
from kikao.interfaces.office.tasks.trails import case_trail
from kikao.registry.people.queries import account_choices


@require_safe
@page
def listed(request: OfficeRequest) -> HttpResponse:
    """Show the rooms that the reader sees from inside, and those at whose table their seat sits."""
    form = FilterForm(request.GET)
    state = form.cleaned_data["state"] if form.is_valid() else ""
    context = {
        "page": rooms(request.actor, state=state, after=request.GET.get("after")),
        "filter": form,
        "narrowed": bool(state),
        "desk": may(request.actor, open_room),
    }
    return render(request, "office/mediation/list.html", context)


@require_safe
@page
def one(request: OfficeRequest, room_id: UUID) -> HttpResponse:
    """Show a room: to a seat that sits there its own side, to readers of the case the whole of it."""
    by = request.actor
    if sits_at(by, room_id):
        context = {
            "room": own_room(by, room_id),
            "texts": texts_for_side(by, room_id),
            "trail": rooms_trail(),
        }
        return render(request, "office/mediation/own.html", context)
    return render(request, "office/mediation/room.html", {"room": room(by, room_id), "trail": rooms_trail()})


@page
def opened(request: OfficeRequest, case_id: UUID) -> HttpResponse:
    """Open a room for a case."""
    by = open_for(request, open_room)
    held = case(by, case_id)

    def act(answers: dict[str, Any]) -> UUID:
        names = [name.strip() for name in answers["sides"].splitlines() if name.strip()]
        return open_room(
            by,
            case_id=case_id,
            title=answers["title"],
            sides=[SideGiven(name, answers["chairs"]) for name in names],
            mediator_ids=[UUID(one) for one in answers["mediator_ids"]],
        )

    question = Question(
        title=_("Open a mediation room"),
        submit=_("Open the room"),
        form=OpenForm(request.POST or None, people=account_choices(by)),
        act=act,
        after=room_address,
        done=_("The room is open. Say now who sits on each side."),
        trail=case_trail(held.line),
        lead=_(
            "A side sees its invitations, what it said itself, and the texts shown to it: never the case."
        ),
    )
    return ask(request, question)


@page
def retitled(request: OfficeRequest, room_id: UUID) -> HttpResponse:
    """Call a room otherwise."""
    by = open_for(request, retitle_room)
    held = led(by, room_id)
    question = Question(
        title=_("Another title"),
        submit=_("Change the title"),
        form=TitleForm(request.POST or None, initial={"title": held.line.title, "version": held.version}),
        act=lambda answers: retitle_room(by, room_id=room_id, **answers),
        after=room_address,
        done=_("The title is changed."),
        trail=room_trail(room_id, held.line.title),
    )
    return ask(request, question)


@page
def chairs(request: OfficeRequest, room_id: UUID) -> HttpResponse:
    """Give every side more or fewer chairs."""
    by = open_for(request, set_chairs)
    held = led(by, room_id)
    question = Question(
        title=_("Chairs"),
        submit=_("Change the chairs"),
        form=ChairsForm(request.POST or None, initial={"chairs": held.chairs, "version": held.version}),
        act=lambda answers: set_chairs(by, room_id=room_id, **answers),
        after=room_address,
        done=_("Every side has as many chairs as the others."),
        trail=room_trail(room_id, held.line.title),
    )
    return ask(request, question)


@page
def ended(request: OfficeRequest, room_id: UUID) -> HttpResponse:
    """End the talks, with the reason."""
    by = request.actor
    held = led(by, room_id)
    question = Question(
        title=_("End the talks"),
        submit=_("End them"),
        form=EndForm(request.POST or None, initial={"version": held.version}),
        act=lambda answers: end_room(by, room_id=room_id, **answers),
        after=room_address,
        done=_("The talks have ended. What was said stays in the record."),
        trail=room_trail(room_id, held.line.title),
        lead=_("Nobody can be compelled. Talks that stand still can be taken up again."),
    )
    return ask(request, question)


@page
def resumed(request: OfficeRequest, room_id: UUID) -> HttpResponse:
    """Take up talks that stood still."""
    by = open_for(request, resume_room)
    held = led(by, room_id)
    question = Question(
        title=_("Take the talks up again"),
        submit=_("Take them up"),
        form=ResumeForm(request.POST or None, initial={"version": held.version}),
        act=lambda answers: resume_room(by, room_id=room_id, **answers),
        after=room_address,
        done=_("The room is open again."),
        trail=room_trail(room_id, held.line.title),
    )
    return ask(request, question)


@require_POST
@page
def shared(request: OfficeRequest, room_id: UUID) -> HttpResponse:
    """Share the keys of a room with everybody who has a place in it."""
    by = open_for(request, share_room)
    return do(
        request,
        lambda: share_room(by, room_id=room_id),
        after=reverse("office:mediation-room", args=[room_id]),
        done=_("What you can open yourself is shared with everybody who has a place here."),
    )
