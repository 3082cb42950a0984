"""Beginning an agreement, and who is in it."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from kikao.casework.agreements.actions import (
    add_instrument_party,
    change_instrument,
    credit_helper,
    draft_instrument,
    register_instrument,
    remove_instrument_party,
    show_text,
    succeed_party,
)
from kikao.casework.agreements.queries import require_party
from kikao.casework.agreements.schemas import PartyInIt
from kikao.casework.cases.queries import case
from kikao.casework.mediation.queries import rooms_of_case
from kikao.casework.tasks.queries import in_force_for
from kikao.foundation.base.stops import NotAllowed
from kikao.interfaces.office.agreements.forms.making import (
    HeadForm,
    HelperForm,
    NewForm,
    PartyForm,
    ReasonForm,
    RegisterForm,
    SuccessorForm,
)
from kikao.interfaces.office.agreements.trails import Trail, address_of, ask_for, list_trail, written
from kikao.interfaces.office.asking import Question, ask, hidden_from_others, open_for
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.tasks.trails import case_trail
from kikao.registry.people.queries import organisation_choices, seat_choices
from kikao.registry.places.queries import place_choices


def _on_case(request: OfficeRequest, case_id: UUID) -> Trail:
    """Return the way back to a case that the reader works on."""
    held = case(request.actor, case_id)
    if not in_force_for(request.actor, case_id):
        raise NotAllowed
    return case_trail(held.line)


@page
def new(request: OfficeRequest, case_id: UUID) -> HttpResponse:
    """Begin an agreement with the parties of a case."""
    by, trail = request.actor, _on_case(request, case_id)
    rooms = [(str(room.id), room.title) for room in rooms_of_case(by, case_id)]
    question = Question(
        title=_("Draw up an agreement"),
        submit=_("Begin it"),
        form=NewForm(request.POST or None, places=place_choices(by), rooms=rooms),
        act=lambda answers: draft_instrument(by, case_id=case_id, **answers),
        after=address_of,
        done=_("The agreement is begun. Enter its parties and clauses."),
        trail=trail,
    )
    return ask(request, question)


@page
def registered(request: OfficeRequest, case_id: UUID | None = None) -> HttpResponse:
    """Record an agreement that others made: of a case, or for itself."""
    by = request.actor
    trail = _on_case(request, case_id) if case_id else list_trail()
    if case_id is None:
        open_for(request, show_text)
    question = Question(
        title=_("Record an agreement that others made"),
        submit=_("Record it"),
        form=RegisterForm(request.POST or None, places=place_choices(by)),
        act=lambda answers: register_instrument(by, case_id=case_id, **answers),
        after=address_of,
        done=_("The agreement is recorded. Enter its parties and clauses."),
        trail=trail,
        note=_("A clause that conflicts with somebody's rights is flagged on its own page."),
    )
    return ask(request, question)


@page
def changed(request: OfficeRequest, instrument_id: UUID) -> HttpResponse:
    """Change title, place or last day while nothing is fixed."""
    by, held = request.actor, written(request, instrument_id)
    now = {
        "title": held.line.title,
        "place_id": held.place_id,
        "ends_on": held.line.ends_on,
        "version": held.version,
    }
    form = HeadForm(request.POST or None, places=place_choices(by), initial=now)
    return ask_for(
        request,
        held,
        form,
        lambda said: change_instrument(by, instrument_id=instrument_id, **said),
        title=_("Change the head"),
        submit=_("Change it"),
        done=_("It is changed."),
    )


@page
def party_added(request: OfficeRequest, instrument_id: UUID) -> HttpResponse:
    """Add an organisation."""
    by, held = request.actor, written(request, instrument_id)
    form = PartyForm(request.POST or None, organisations=organisation_choices(by), seats=seat_choices(by))
    return ask_for(
        request,
        held,
        form,
        lambda said: add_instrument_party(by, instrument_id=instrument_id, **said),
        title=_("Add a party"),
        submit=_("Add it"),
        done=_("The party is added."),
        note=_("The seat of a party reads a text only when it is shown to it, and nothing else."),
    )


@page
def party_removed(request: OfficeRequest, instrument_party_id: UUID) -> HttpResponse:
    """Take a party out of what is not fixed yet."""
    by = request.actor
    party = require_party(by, instrument_party_id)
    with hidden_from_others():
        held = written(request, party.instrument_id)
    return ask_for(
        request,
        held,
        ReasonForm(request.POST or None),
        lambda said: remove_instrument_party(by, party_id=instrument_party_id, **said),
        title=_("Take a party out"),
        submit=_("Take it out"),
        done=_("The party is out; the record stays."),
        lead=_name(held.parties, instrument_party_id),
    )


@page
def party_succeeded(request: OfficeRequest, instrument_party_id: UUID) -> HttpResponse:
    """Write down that a party changed hands."""
    by = request.actor
    party = require_party(by, instrument_party_id)
    with hidden_from_others():
        held = written(request, party.instrument_id)
    form = SuccessorForm(request.POST or None, organisations=organisation_choices(by), seats=seat_choices(by))
    return ask_for(
        request,
        held,
        form,
        lambda said: succeed_party(by, party_id=instrument_party_id, **said),
        title=_("A party changed hands"),
        submit=_("Enter the successor"),
        done=_("The successor is entered; the earlier party stays to be read."),
        lead=_name(held.parties, instrument_party_id),
    )


def _name(parties: tuple[PartyInIt, ...], party_id: UUID) -> str:
    return next(one.organisation for one in parties if one.id == party_id)


@page
def helped(request: OfficeRequest, instrument_id: UUID) -> HttpResponse:
    """Write down who convened, helped or witnessed."""
    by, held = request.actor, written(request, instrument_id)
    return ask_for(
        request,
        held,
        HelperForm(request.POST or None, organisations=organisation_choices(by)),
        lambda said: credit_helper(by, instrument_id=instrument_id, **said),
        title=_("Who helped it to come about"),
        submit=_("Write it down"),
        done=_("It is written down."),
        lead=_("Several may claim the same paper: each stands with what it gave, and with who says so."),
    )
