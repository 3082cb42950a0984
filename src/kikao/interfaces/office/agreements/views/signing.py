"""From the first demand to the last word: moves, rights, hands, signing, amending, denouncing, ending, making known."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from kikao.casework.agreements.actions import (
    amend_instrument,
    answer_rights,
    confirm_rights,
    denounce_instrument,
    end_instrument,
    hand_copy,
    move_instrument,
    record_reading,
    record_signature,
    sign_instrument,
)
from kikao.casework.agreements.enums import TextPurpose
from kikao.casework.agreements.schemas import InstrumentPage
from kikao.casework.monitoring.actions import plan_checks
from kikao.interfaces.office.agreements.forms.texts import (
    AmendForm,
    CopyForm,
    DenounceForm,
    EndForm,
    MoveForm,
    ReadingForm,
    RightsForm,
    SignatureForm,
    SignForm,
)
from kikao.interfaces.office.agreements.trails import address_of, ask_for, parties_of, written
from kikao.interfaces.office.asking import SureForm, may
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.registry.people.queries import organisation_choices
from kikao.registry.places.queries import place_choices


@page
def moved(request: OfficeRequest, instrument_id: UUID) -> HttpResponse:
    """Write down that a party demanded, offered or refused."""
    by, held = request.actor, written(request, instrument_id)
    return ask_for(
        request,
        held,
        MoveForm(request.POST or None, parties=parties_of(held)),
        lambda said: move_instrument(by, instrument_id=instrument_id, **said),
        title=_("Demanded, offered or refused"),
        submit=_("Write it down"),
        done=_("It is written down."),
        note=_("What was said is sealed for the secretariat and the task force."),
    )


@page
def rights_answered(request: OfficeRequest, instrument_id: UUID) -> HttpResponse:
    """Answer the questions about rights for the text as it stands."""
    by, held = request.actor, written(request, instrument_id)
    form = RightsForm(request.POST or None, answers=held.rights.answers)
    return ask_for(
        request,
        held,
        form,
        lambda _said: answer_rights(by, instrument_id=instrument_id, **form.answered()),
        title=_("Does it respect everybody's rights?"),
        submit=_("Keep the answers"),
        done=_("The answers are kept. A second person reads the text and confirms them."),
        note=_("Every change of the text, of a party or of a clause asks for new answers."),
    )


@page
def rights_confirmed(request: OfficeRequest, instrument_id: UUID) -> HttpResponse:
    """Confirm the answers as a second person, once one has read the text."""
    by, held = request.actor, written(request, instrument_id)
    return ask_for(
        request,
        held,
        SureForm(request.POST or None),
        lambda _said: confirm_rights(by, instrument_id=instrument_id),
        title=_("Confirm the check against rights"),
        submit=_("I have read the text and confirm"),
        done=_("The check is confirmed."),
        lead=_("Is every answer right?"),
        consequences=(_("With every question answered well, the agreement can be signed as it stands."),),
    )


@page
def hand_recorded(request: OfficeRequest, instrument_id: UUID) -> HttpResponse:
    """Write down a signature, a mark before a witness, or an absence."""
    by, held = request.actor, written(request, instrument_id)
    form = SignatureForm(
        request.POST or None, parties=parties_of(held), organisations=organisation_choices(by)
    )
    return ask_for(
        request,
        held,
        form,
        lambda said: record_signature(by, instrument_id=instrument_id, **said),
        title=_("Who signed"),
        submit=_("Write it down"),
        done=_("It is written down."),
    )


@page
def signed(request: OfficeRequest, instrument_id: UUID) -> HttpResponse:
    """Write down that it was signed; checks are planned at once."""
    by, held = request.actor, written(request, instrument_id)

    def act(said: dict[str, Any]) -> UUID:
        made = sign_instrument(by, instrument_id=instrument_id, **said)
        if may(by, plan_checks):
            plan_checks(by, instrument_id=instrument_id)
        return made

    now = {"version": held.version, "ends_on": held.line.ends_on}
    form = SignForm(request.POST or None, texts=_texts(held), initial=now)
    return ask_for(
        request,
        held,
        form,
        act,
        title=_("It was signed"),
        submit=_("Write down that it was signed"),
        done=_("It is signed, and checks are planned."),
        lead=_("Was it signed as it stands here?"),
        consequences=(
            _("From now on parties, clauses and text are fixed; a change is an amendment."),
            _("The clauses fall due, and somebody goes back to check."),
        ),
    )


def _texts(held: InstrumentPage) -> list[tuple[str, str]]:
    return [
        (str(one.id), _("version %(number)s") % {"number": one.number} + f" – {one.language_words}")
        for one in reversed(held.texts)
        if one.purpose == TextPurpose.TEXT
    ]


@page
def amended(request: OfficeRequest, instrument_id: UUID) -> HttpResponse:
    """Begin an amendment."""
    by, held = request.actor, written(request, instrument_id)
    return ask_for(
        request,
        held,
        AmendForm(request.POST or None, initial={"title": held.line.title}),
        lambda said: amend_instrument(by, instrument_id=instrument_id, **said),
        title=_("Amend the agreement"),
        submit=_("Begin the amendment"),
        done=_("The amendment is begun with the parties and clauses of today."),
        note=_("This paper holds until the amendment is signed, and stays to be read after that."),
        after=address_of,
    )


@page
def denounced(request: OfficeRequest, instrument_id: UUID) -> HttpResponse:
    """Write down that a party denounced it."""
    by, held = request.actor, written(request, instrument_id)
    return ask_for(
        request,
        held,
        DenounceForm(request.POST or None, parties=parties_of(held)),
        lambda said: denounce_instrument(by, instrument_id=instrument_id, **said),
        title=_("A party denounced it"),
        submit=_("Write it down"),
        done=_("It is written down; everything stays to be read."),
        danger=True,
        lead=_("Did a party denounce this agreement?"),
        consequences=(
            _("Unless it goes on among the others, nothing in it falls due any more."),
            _("This cannot be undone; a new agreement can be drawn up."),
        ),
    )


@page
def ended(request: OfficeRequest, instrument_id: UUID) -> HttpResponse:
    """Write down that it came to its end, or that a draft was given up."""
    by, held = request.actor, written(request, instrument_id)
    return ask_for(
        request,
        held,
        EndForm(request.POST or None),
        lambda said: end_instrument(by, instrument_id=instrument_id, **said),
        title=_("It has ended"),
        submit=_("Write it down"),
        done=_("It is ended; everything stays to be read."),
        danger=True,
        lead=_("Has this agreement ended, or was it given up?"),
        consequences=(
            _("Nothing in it falls due any more."),
            _("This cannot be undone; a new agreement can be drawn up."),
        ),
    )


@page
def read_aloud(request: OfficeRequest, instrument_id: UUID) -> HttpResponse:
    """Write down a public reading."""
    by, held = request.actor, written(request, instrument_id)
    return ask_for(
        request,
        held,
        ReadingForm(request.POST or None, places=place_choices(by)),
        lambda said: record_reading(by, instrument_id=instrument_id, **said),
        title=_("A public reading"),
        submit=_("Write it down"),
        done=_("It is written down."),
    )


@page
def copied(request: OfficeRequest, instrument_id: UUID) -> HttpResponse:
    """Write down that a party got its copy."""
    by, held = request.actor, written(request, instrument_id)
    return ask_for(
        request,
        held,
        CopyForm(request.POST or None, parties=parties_of(held)),
        lambda said: hand_copy(by, **said),
        title=_("A copy was handed over"),
        submit=_("Write it down"),
        done=_("It is written down."),
    )
