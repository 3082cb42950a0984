"""What a case is about, and which other cases belong to it."""

from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext as _

from kikao.casework.cases.actions import attach_incident, detach_incident, link_cases
from kikao.casework.cases.queries import case
from kikao.interfaces.office.asking import Question, ask, open_for
from kikao.interfaces.office.cases import offers
from kikao.interfaces.office.cases.asking import back_to, trail_of
from kikao.interfaces.office.cases.forms import AttachForm, LinkForm
from kikao.interfaces.office.doorway import OfficeRequest, page


@page
def attached(request: OfficeRequest, case_id: UUID) -> HttpResponse:
    """Add an incident to the case."""
    by = open_for(request, attach_incident)
    seen = case(by, case_id)
    offered = offers.more_incidents(by, seen, request.GET.get("q", "")[:200])
    return ask(
        request,
        Question(
            title=_("Add an incident"),
            submit=_("Add it"),
            form=AttachForm(request.POST or None, offered=offered),
            act=lambda answers: attach_incident(by, case_id=case_id, **answers),
            after=lambda _made: back_to(by, case_id, "#incidents"),
            done=_("The case is about this incident too."),
            note=_(
                "Whoever is walled from the incident is walled from the case from now on, and the other way round."
            ),
            trail=trail_of(seen.line),
        ),
    )


@page
def detached(request: OfficeRequest, case_id: UUID, incident_id: UUID) -> HttpResponse:
    """Take an incident out of the case."""
    by = open_for(request, detach_incident)
    seen = case(by, case_id)
    return ask(
        request,
        Question(
            title=_("Take an incident out"),
            lead=_("Does the incident not belong to this case?"),
            submit=_("Take it out"),
            form=forms.Form(request.POST if request.method == "POST" else None),
            act=lambda _answers: detach_incident(by, case_id=case_id, incident_id=incident_id),
            after=lambda _made: back_to(by, case_id, "#incidents"),
            done=_("The incident is no longer part of the case."),
            trail=trail_of(seen.line),
            consequences=(
                _("The incident itself stays as it is."),
                _(
                    "Each of the two has its own walls again: who was walled only through the other may see it."
                ),
            ),
        ),
    )


@page
def linked(request: OfficeRequest, case_id: UUID) -> HttpResponse:
    """Say which other case belongs to this one."""
    by = open_for(request, link_cases)
    seen = case(by, case_id)
    offered = offers.other_cases(by, seen, request.GET.get("q", "")[:200])
    return ask(
        request,
        Question(
            title=_("Link to another case"),
            submit=_("Link them"),
            form=LinkForm(request.POST or None, offered=offered),
            act=lambda answers: link_cases(by, case_id=case_id, **answers),
            after=lambda _made: back_to(by, case_id, "#links"),
            done=_("The two cases are linked."),
            note=_("A link shows only to who may see both cases."),
            trail=trail_of(seen.line),
        ),
    )
