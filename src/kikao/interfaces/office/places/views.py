"""The list of places, one place, and what the secretariat does with it."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kikao.foundation.access.enums import CASE_READERS
from kikao.interfaces.office.asking import Question, ask, do, may, open_for
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.places.forms import ChangedPlaceForm, NewPlaceForm, PlaceFilterForm, SpellingForm
from kikao.registry.places.actions import (
    add_place,
    add_spelling,
    edit_place,
    remove_spelling,
    restore_place,
    retire_place,
)
from kikao.registry.places.queries import place, places, territory_choices
from kikao.registry.places.schemas import PlacePage

_KEPT = (
    "village",
    "latitude",
    "longitude",
    "origin",
    "certainty",
    "workers",
    "workers_year",
    "version",
)


@require_safe
@page
def places_list(request: OfficeRequest) -> HttpResponse:
    """Show the register of places."""
    by = request.actor
    form = PlaceFilterForm(request.GET, territories=territory_choices(by))
    asked = form.cleaned_data if form.is_valid() else {}
    found = places(
        by,
        search=asked.get("q", ""),
        kind=asked.get("kind", ""),
        territory_id=asked.get("territory_id"),
        retired=asked.get("retired", False),
        after=request.GET.get("after"),
    )
    context = {"page": found, "filter": form, "narrowed": any(asked.values()), "may_add": may(by, add_place)}
    return render(request, "office/places/list.html", context)


@require_safe
@page
def places_place(request: OfficeRequest, place_id: UUID) -> HttpResponse:
    """Show one place."""
    by = request.actor
    context = {
        "place": place(by, place_id),
        "trail": _trail(),
        "may_edit": may(by, edit_place),
        "spelling": SpellingForm(),
        "over_time": by.is_(*CASE_READERS),
    }
    return render(request, "office/places/place.html", context)


@page
def places_add(request: OfficeRequest) -> HttpResponse:
    """Enter a place."""
    by = open_for(request, add_place)
    offered = territory_choices(by)
    form = NewPlaceForm(
        request.POST or None, territories=offered, initial={"name": request.GET.get("name", "")[:150]}
    )
    question = Question(
        title=_("Enter a place"),
        submit=_("Enter this place"),
        form=form,
        act=lambda answers: add_place(by, **answers),
        after=lambda made: reverse("office:places-place", args=[made]),
        done=_("The place is entered."),
        trail=_trail(),
    )
    return ask(request, question)


@page
def places_edit(request: OfficeRequest, place_id: UUID) -> HttpResponse:
    """Correct a place."""
    by = open_for(request, edit_place)
    held = place(by, place_id)
    form = ChangedPlaceForm(request.POST or None, territories=territory_choices(by), initial=_facts(held))
    question = Question(
        title=_("Correct this place"),
        submit=_("Keep these facts"),
        form=form,
        act=lambda answers: edit_place(by, place_id=place_id, **answers),
        after=lambda _made: _address(place_id),
        done=_("The place is corrected."),
        trail=_trail(held),
    )
    return ask(request, question)


@require_POST
@page
def places_retire(request: OfficeRequest, place_id: UUID) -> HttpResponse:
    """Stop offering a place."""
    return do(
        request,
        lambda: retire_place(request.actor, place_id=place_id),
        after=_address(place_id),
        done=_("This place is no longer offered. What refers to it keeps it."),
    )


@require_POST
@page
def places_restore(request: OfficeRequest, place_id: UUID) -> HttpResponse:
    """Offer a place again."""
    return do(
        request,
        lambda: restore_place(request.actor, place_id=place_id),
        after=_address(place_id),
        done=_("This place is offered again."),
    )


@page
def places_spell(request: OfficeRequest, place_id: UUID) -> HttpResponse:
    """Add another spelling."""
    by = open_for(request, add_spelling)
    question = Question(
        title=_("Another spelling"),
        submit=_("Add this spelling"),
        form=SpellingForm(request.POST or None),
        act=lambda answers: add_spelling(by, place_id=place_id, **answers),
        after=lambda _made: _address(place_id),
        done=_("The spelling is added."),
        trail=_trail(place(by, place_id)),
    )
    return ask(request, question)


@require_POST
@page
def places_unspell(request: OfficeRequest, place_id: UUID, spelling_id: UUID) -> HttpResponse:
    """Take a spelling back."""
    return do(
        request,
        lambda: remove_spelling(request.actor, spelling_id=spelling_id),
        after=_address(place_id),
        done=_("The spelling is taken back."),
    )


def _address(place_id: UUID) -> str:
    return reverse("office:places-place", args=[place_id])


def _trail(held: PlacePage | None = None) -> list[tuple[str, str]]:
    trail = [(_("Places"), reverse("office:places-list"))]
    if held:
        trail.append((held.line.name, _address(held.line.id)))
    return trail


def _facts(held: PlacePage) -> dict[str, Any]:
    facts = {name: getattr(held, name) for name in _KEPT}
    line = held.line
    return facts | {
        "name": line.name,
        "kind": line.kind,
        "territory_id": line.territory_id,
        "precision": line.precision,
        "pcode": line.pcode,
        "commodities": list(held.commodity_codes),
    }
