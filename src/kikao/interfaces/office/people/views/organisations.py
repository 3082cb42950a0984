"""The directory of organisations, and how they belong together."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kikao.foundation.access.actor import Actor
from kikao.interfaces.office.asking import Question, ask, do, may, open_for
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.offering import Choices
from kikao.interfaces.office.people.forms import (
    ChangedOrganisationForm,
    MergeForm,
    OrganisationFilterForm,
    OrganisationForm,
    TieForm,
)
from kikao.interfaces.office.people.ways import organisation_url, organisations_trail, tabs_of
from kikao.registry.people.actions import (
    add_organisation,
    edit_organisation,
    merge_organisations,
    restore_organisation,
    retire_organisation,
    tie_organisations,
    undo_merge,
    untie_organisations,
)
from kikao.registry.people.queries import organisation, organisation_choices, organisations
from kikao.registry.people.schemas import OrganisationWhole
from kikao.registry.terms.enums import TermList
from kikao.registry.terms.queries import labels_of


@require_safe
@page
def organisations_list(request: OfficeRequest) -> HttpResponse:
    """Show the organisations by name."""
    by = request.actor
    form = OrganisationFilterForm(request.GET, offered={"actor_type": _actor_types(by)})
    asked = form.cleaned_data if form.is_valid() else {}
    context = {
        "page": organisations(
            by,
            q=asked.get("q", ""),
            pillar=asked.get("pillar", ""),
            actor_type=asked.get("actor_type", ""),
            retired=asked.get("retired", False),
            after=request.GET.get("after"),
        ),
        "filter": form,
        "narrowed": any(asked.values()),
        "tabs": tabs_of(by, "people-organisations"),
        "may_add": may(by, add_organisation),
    }
    return render(request, "office/people/organisations.html", context)


@require_safe
@page
def organisation_page(request: OfficeRequest, organisation_id: UUID) -> HttpResponse:
    """Show one organisation."""
    by = request.actor
    context = {
        "organisation": organisation(by, organisation_id),
        "trail": organisations_trail(),
        "may_edit": may(by, edit_organisation),
    }
    return render(request, "office/people/organisation.html", context)


@page
def organisation_add(request: OfficeRequest) -> HttpResponse:
    """Enter an organisation."""
    by = open_for(request, add_organisation)
    form = OrganisationForm(
        request.POST or None,
        offered={"actor_type": _actor_types(by)},
        initial={"name": request.GET.get("name", "")[:200]},
    )
    question = Question(
        title=_("Enter an organisation"),
        submit=_("Enter this organisation"),
        form=form,
        act=lambda answers: add_organisation(by, **answers),
        after=lambda made: reverse("office:people-organisation", args=[made]),
        done=_("The organisation is entered."),
        trail=organisations_trail(),
    )
    return ask(request, question)


@page
def organisation_edit(request: OfficeRequest, organisation_id: UUID) -> HttpResponse:
    """Correct an organisation."""
    by = open_for(request, edit_organisation)
    held = organisation(by, organisation_id)
    form = ChangedOrganisationForm(
        request.POST or None, offered={"actor_type": _actor_types(by)}, initial=_facts(held)
    )
    question = Question(
        title=_("Correct this organisation"),
        submit=_("Keep these facts"),
        form=form,
        act=lambda answers: edit_organisation(by, organisation_id=organisation_id, **answers),
        after=lambda _made: organisation_url(organisation_id),
        done=_("The organisation is corrected."),
        trail=organisations_trail(held.line.name, organisation_id),
        note=_("The walls follow at once."),
    )
    return ask(request, question)


@require_POST
@page
def organisation_retire(request: OfficeRequest, organisation_id: UUID) -> HttpResponse:
    """Stop offering an organisation."""
    return do(
        request,
        lambda: retire_organisation(request.actor, organisation_id=organisation_id),
        after=organisation_url(organisation_id),
        done=_("This organisation is no longer offered. What names it keeps it."),
    )


@require_POST
@page
def organisation_restore(request: OfficeRequest, organisation_id: UUID) -> HttpResponse:
    """Offer an organisation again."""
    return do(
        request,
        lambda: restore_organisation(request.actor, organisation_id=organisation_id),
        after=organisation_url(organisation_id),
        done=_("This organisation is offered again."),
    )


@page
def organisation_tie(request: OfficeRequest, organisation_id: UUID) -> HttpResponse:
    """Say what an organisation belongs to, or what belongs to it."""
    by = open_for(request, tie_organisations)
    held = organisation(by, organisation_id)

    def tie(answers: dict[str, Any]) -> UUID:
        ends = (answers["other_id"], organisation_id)
        parent_id, child_id = ends if answers["way"] == "above" else reversed(ends)
        return tie_organisations(by, parent_id=parent_id, child_id=child_id, walls=answers["walls"])

    question = Question(
        title=_("How organisations belong together"),
        submit=_("Keep this tie"),
        form=TieForm(request.POST or None, offered={"other_id": organisation_choices(by)}),
        act=tie,
        after=lambda _made: organisation_url(organisation_id),
        done=_("The tie is kept, and the walls follow it."),
        trail=organisations_trail(held.line.name, organisation_id),
    )
    return ask(request, question)


@require_POST
@page
def organisation_untie(request: OfficeRequest, organisation_id: UUID, edge_id: UUID) -> HttpResponse:
    """Take a tie back."""
    return do(
        request,
        lambda: untie_organisations(request.actor, edge_id=edge_id),
        after=organisation_url(organisation_id),
        done=_("The tie is taken back, and the walls with it."),
    )


@page
def organisation_merge(request: OfficeRequest, organisation_id: UUID) -> HttpResponse:
    """Say that two entries are one organisation."""
    by = open_for(request, merge_organisations)
    held = organisation(by, organisation_id)
    question = Question(
        title=_("The same organisation twice"),
        submit=_("Join the two"),
        form=MergeForm(request.POST or None, offered={"into_id": organisation_choices(by)}),
        act=lambda answers: merge_organisations(by, organisation_id=organisation_id, **answers),
        after=lambda _made: organisation_url(organisation_id),
        done=_("The two are one now. This can be undone."),
        trail=organisations_trail(held.line.name, organisation_id),
        lead=_("The entry chosen here stays; what names this one is shown under that name from now on."),
    )
    return ask(request, question)


@require_POST
@page
def organisation_unmerge(request: OfficeRequest, organisation_id: UUID) -> HttpResponse:
    """Let two entries stand for themselves again."""
    return do(
        request,
        lambda: undo_merge(request.actor, organisation_id=organisation_id),
        after=organisation_url(organisation_id),
        done=_("The two stand for themselves again."),
    )


def _actor_types(by: Actor) -> Choices:
    return list(labels_of(by, TermList.ACTOR_TYPE, retired=False).choices(TermList.ACTOR_TYPE))


def _facts(held: OrganisationWhole) -> dict[str, Any]:
    line = held.line
    return {
        "name": held.name,
        "name_fr": held.name_fr,
        "short": line.short,
        "actor_type": line.actor_type,
        "pillar": line.pillar,
        "security_body": line.security_body,
        "is_company": line.is_company,
        "is_host": line.is_host,
        "is_federation": line.is_federation,
        "is_state": line.is_state,
        "version": held.version,
    }
