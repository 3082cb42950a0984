"""Saying who is said to have done what to whom, and how many suffered it."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kikao.casework.incidents.actions import (
    identify_author,
    record_count,
    record_involvement,
    remove_count,
    withdraw_involvement,
)
from kikao.casework.incidents.queries import incident
from kikao.casework.incidents.schemas import IncidentPage, InvolvementLine
from kikao.foundation.base.stops import Unknown
from kikao.interfaces.office.asking import Question, ask, do
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.incidents import offers
from kikao.interfaces.office.incidents.asking import back_to, trail_of
from kikao.interfaces.office.incidents.forms import CountForm, IdentifyForm, InvolveForm
from kikao.interfaces.office.offering import VersionForm


@page
def involved(request: OfficeRequest, incident_id: UUID) -> HttpResponse:
    """Record an alleged author, an alleged sponsor or a victim group."""
    by, seen = request.actor, incident(request.actor, incident_id)
    return ask(
        request,
        Question(
            title=_("Who did what to whom"),
            lead=_("What is recorded here is alleged; the word is added wherever it is shown."),
            submit=_("Record"),
            form=InvolveForm(request.POST or None, offered=offers.involved(by, seen)),
            act=lambda answers: record_involvement(by, incident_id=incident_id, **answers),
            after=lambda _made: back_to(by, incident_id, "#involved"),
            done=_("It is recorded. Seats of whoever is accused find no trace of it."),
            note=_("An alleged author or sponsor is walled at once, with all seats of that organisation."),
            trail=trail_of(seen.line),
        ),
    )


@page
def identified(request: OfficeRequest, incident_id: UUID, involvement_id: UUID) -> HttpResponse:
    """Name the organisation of somebody unidentified."""
    by, seen = request.actor, incident(request.actor, incident_id)
    line = _line(seen, involvement_id)
    form = IdentifyForm(request.POST or None, offered=offers.bodies(by), initial={"version": line.version})
    return ask(
        request,
        Question(
            title=_("Identify: %(name)s") % {"name": line.name},
            submit=_("Name the organisation"),
            form=form,
            act=lambda answers: identify_author(by, involvement_id=involvement_id, **answers),
            after=lambda _made: back_to(by, incident_id, "#involved"),
            done=_("The organisation is named."),
            trail=trail_of(seen.line),
            consequences=(
                _("The seats of this organisation find no trace of the incident from now on."),
                _("Others who were walled because nobody knew who it was see it again."),
                _("The reports of this incident say so too."),
            ),
        ),
    )


@page
def withdrawn(request: OfficeRequest, incident_id: UUID, involvement_id: UUID) -> HttpResponse:
    """Take back that somebody played a part."""
    by, seen = request.actor, incident(request.actor, incident_id)
    line = _line(seen, involvement_id)
    return ask(
        request,
        Question(
            title=_("Take back: %(name)s") % {"name": line.name},
            submit=_("Take it back"),
            form=VersionForm(request.POST or None, initial={"version": line.version}),
            act=lambda answers: withdraw_involvement(by, involvement_id=involvement_id, **answers),
            after=lambda _made: back_to(by, incident_id, "#involved"),
            done=_("It was taken back; the entry stays with its day."),
            trail=trail_of(seen.line),
            danger=True,
            consequences=(
                _("The entry stays in the record, marked as taken back."),
                _(
                    "The wall that it raised is lowered: seats of this organisation may see the incident again."
                ),
            ),
        ),
    )


@page
def counted(request: OfficeRequest, incident_id: UUID) -> HttpResponse:
    """Record how many were harmed."""
    by, seen = request.actor, incident(request.actor, incident_id)
    return ask(
        request,
        Question(
            title=_("How many were harmed"),
            submit=_("Record"),
            form=CountForm(request.POST or None, offered={"involvement_id": offers.victims(seen)}),
            act=lambda answers: record_count(by, incident_id=incident_id, **answers),
            after=lambda _made: back_to(by, incident_id, "#involved"),
            done=_("The number is recorded."),
            note=_("A second number for the same people takes the place of the first."),
            trail=trail_of(seen.line),
        ),
    )


@require_POST
@page
def uncounted(request: OfficeRequest, incident_id: UUID, count_id: UUID) -> HttpResponse:
    """Take a number back."""
    by = request.actor
    return do(
        request,
        lambda: remove_count(by, count_id=count_id),
        after=back_to(by, incident_id, "#involved"),
        done=_("The number was taken back."),
    )


def _line(seen: IncidentPage, involvement_id: UUID) -> InvolvementLine:
    for line in seen.involvements:
        if line.id == involvement_id and line.withdrawn_on is None:
            return line
    raise Unknown
