"""What a person decides: verification, standards, norms, merging and separating."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kikao.casework.incidents.actions import (
    add_mapping,
    cite_norm,
    decide_mapping,
    drop_norm,
    merge_incidents,
    share_incident,
    unmerge_incident,
    verify_incident,
)
from kikao.casework.incidents.queries import incident
from kikao.interfaces.office.asking import Question, ask, do
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.incidents import offers
from kikao.interfaces.office.incidents.asking import back_to, trail_of
from kikao.interfaces.office.incidents.forms import MappingForm, MergeForm, NormForm, VerifyForm
from kikao.interfaces.office.offering import VersionForm


@page
def verified(request: OfficeRequest, incident_id: UUID) -> HttpResponse:
    """Say how far the incident is established."""
    by, seen = request.actor, incident(request.actor, incident_id)
    initial = {"verification": seen.line.verification.code, "version": seen.line.version}
    return ask(
        request,
        Question(
            title=_("Verification"),
            lead=_("Now: %(state)s") % {"state": seen.line.verification.words},
            submit=_("Keep"),
            form=VerifyForm(request.POST or None, initial=initial),
            act=lambda answers: verify_incident(by, incident_id=incident_id, **answers),
            after=lambda _made: back_to(by, incident_id, "#history"),
            done=_("It is kept; what was said before stays in the history."),
            trail=trail_of(seen.line),
        ),
    )


@page
def standards(request: OfficeRequest, incident_id: UUID) -> HttpResponse:
    """Put the incident under a risk or theme that no category proposed."""
    by, seen = request.actor, incident(request.actor, incident_id)

    def act(answers: dict[str, Any]) -> None:
        scheme, _colon, code = answers["mapping"].partition(":")
        add_mapping(by, incident_id=incident_id, scheme=scheme, code=code)

    return ask(
        request,
        Question(
            title=_("Add a risk or theme"),
            lead=_("What the categories propose is confirmed or rejected on the page of the incident."),
            submit=_("Confirm it"),
            form=MappingForm(request.POST or None, offered=offers.standards(by)),
            act=act,
            after=lambda _made: back_to(by, incident_id, "#standards"),
            done=_("It is confirmed."),
            trail=trail_of(seen.line),
        ),
    )


@require_POST
@page
def mapping_decided(request: OfficeRequest, incident_id: UUID, mapping_id: UUID) -> HttpResponse:
    """Confirm or reject what a category proposes."""
    by, state = request.actor, request.POST.get("state", "")
    return do(
        request,
        lambda: decide_mapping(by, mapping_id=mapping_id, state=state),
        after=back_to(by, incident_id, "#standards"),
        done=_("Your judgement is kept."),
    )


@page
def norm_cited(request: OfficeRequest, incident_id: UUID) -> HttpResponse:
    """Cite a norm."""
    by, seen = request.actor, incident(request.actor, incident_id)
    return ask(
        request,
        Question(
            title=_("Cite a norm"),
            submit=_("Cite it"),
            form=NormForm(request.POST or None, offered=offers.norms_offered(by)),
            act=lambda answers: cite_norm(by, incident_id=incident_id, **answers),
            after=lambda _made: back_to(by, incident_id, "#norms"),
            done=_("The norm is cited."),
            trail=trail_of(seen.line),
        ),
    )


@require_POST
@page
def norm_dropped(request: OfficeRequest, incident_id: UUID, norm_id: UUID) -> HttpResponse:
    """Take a norm back."""
    by = request.actor
    return do(
        request,
        lambda: drop_norm(by, incident_id=incident_id, norm_id=norm_id),
        after=back_to(by, incident_id, "#norms"),
        done=_("The norm is no longer cited."),
    )


@page
def merged(request: OfficeRequest, incident_id: UUID) -> HttpResponse:
    """Merge the incident into another."""
    by, seen = request.actor, incident(request.actor, incident_id)
    offered = offers.others(by, seen, request.GET.get("q", ""))
    return ask(
        request,
        Question(
            title=_("Merge %(reference)s into another incident") % {"reference": seen.line.reference},
            lead=_("Do both tell of the same event?"),
            submit=_("Merge"),
            form=MergeForm(request.POST or None, offered=offered, initial={"version": seen.line.version}),
            act=lambda answers: merge_incidents(by, incident_id=incident_id, **answers),
            after=lambda into: back_to(by, UUID(str(into))),
            done=_("The two are read as one. You can separate them again at any time."),
            trail=trail_of(seen.line),
            consequences=(
                _("Claims, reports and persons involved are shown together; nothing is moved or lost."),
                _("Whoever is walled from one of them is walled from both."),
                _("The merge can be taken back."),
            ),
        ),
    )


@page
def separated(request: OfficeRequest, incident_id: UUID) -> HttpResponse:
    """Separate the incident from the one it was merged into."""
    by, seen = request.actor, incident(request.actor, incident_id)
    return ask(
        request,
        Question(
            title=_("Separate %(reference)s again") % {"reference": seen.line.reference},
            submit=_("Separate"),
            form=VersionForm(request.POST or None, initial={"version": seen.line.version}),
            act=lambda answers: unmerge_incident(by, incident_id=incident_id, **answers),
            after=lambda _made: back_to(by, incident_id),
            done=_("Both stand by themselves again."),
            trail=trail_of(seen.line),
            consequences=(
                _("Each shows its own claims, reports and persons involved again."),
                _("Each has its own walls again."),
            ),
        ),
    )


@require_POST
@page
def shared(request: OfficeRequest, incident_id: UUID) -> HttpResponse:
    """Give the key to those of the secretariat who lack it."""
    by = request.actor
    return do(
        request,
        lambda: share_incident(by, incident_id=incident_id),
        after=reverse("office:incidents-words", args=[incident_id]),
        done=_("Everybody of the secretariat who may read the claims can open them."),
    )
