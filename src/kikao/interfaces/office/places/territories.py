"""The tree of territories, and what the secretariat does with it."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kikao.interfaces.office.asking import Question, ask, do, may, open_for
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.places.forms import NameForm, SpellingForm, TerritoryForm, kinds_inside
from kikao.registry.places.actions import add_spelling, add_territory, remove_spelling, rename_territory
from kikao.registry.places.lifecycle import PARENTS
from kikao.registry.places.queries import (
    places_counted,
    spellings_of_territories,
    territories,
    territories_under,
    territory,
)
from kikao.registry.places.schemas import TerritoryLine


@require_safe
@page
def territories_list(request: OfficeRequest) -> HttpResponse:
    """Show the province and its territoires; what lies in one of them has a page of its own."""
    by = request.actor
    lines = territories(by)
    context = {
        "rows": _rows(lines, places_counted(by), depth=1),
        "trail": _trail(),
    }
    return render(request, "office/places/territories.html", context)


@require_safe
@page
def territory_page(request: OfficeRequest, territory_id: UUID) -> HttpResponse:
    """Show a territory, what lies in it and how it is spelt."""
    by = request.actor
    here = territory(by, territory_id)
    under = territories_under(by, territory_id) - {territory_id}
    inside = tuple(line for line in territories(by) if line.id in under)
    context = {
        "territory": here,
        "rows": _rows(inside, places_counted(by)),
        "spellings": spellings_of_territories(by).get(territory_id, ()),
        "may_edit": may(by, rename_territory),
        "may_hold": bool(kinds_inside(here.kind, PARENTS)),
        "trail": _trail(_("Territories")),
    }
    return render(request, "office/places/territory.html", context)


@page
def territory_add(request: OfficeRequest, territory_id: UUID) -> HttpResponse:
    """Add a territory inside another."""
    by = open_for(request, add_territory)
    here = territory(by, territory_id)
    question = Question(
        title=_("Add a territory in %(name)s") % {"name": here.name},
        submit=_("Add this territory"),
        form=TerritoryForm(request.POST or None, kinds=kinds_inside(here.kind, PARENTS)),
        act=lambda answers: add_territory(by, parent_id=territory_id, **answers),
        after=lambda _made: _address(territory_id),
        done=_("The territory is added."),
        trail=_trail(_("Territories"), here),
    )
    return ask(request, question)


@page
def territory_rename(request: OfficeRequest, territory_id: UUID) -> HttpResponse:
    """Correct the name of a territory."""
    by = open_for(request, rename_territory)
    here = territory(by, territory_id)
    question = Question(
        title=_("Correct the name of %(name)s") % {"name": here.name},
        submit=_("Keep this name"),
        form=NameForm(request.POST or None, initial={"name": here.name}),
        act=lambda answers: rename_territory(by, territory_id=territory_id, **answers),
        after=lambda _made: _address(territory_id),
        done=_("The name is corrected."),
        trail=_trail(_("Territories"), here),
        note=_("The present name stays known as another spelling."),
    )
    return ask(request, question)


@page
def territory_spell(request: OfficeRequest, territory_id: UUID) -> HttpResponse:
    """Add another spelling of a territory."""
    by = open_for(request, add_spelling)
    question = Question(
        title=_("Another spelling"),
        submit=_("Add this spelling"),
        form=SpellingForm(request.POST or None),
        act=lambda answers: add_spelling(by, territory_id=territory_id, **answers),
        after=lambda _made: _address(territory_id),
        done=_("The spelling is added."),
        trail=_trail(_("Territories"), territory(by, territory_id)),
    )
    return ask(request, question)


@require_POST
@page
def territory_unspell(request: OfficeRequest, territory_id: UUID, spelling_id: UUID) -> HttpResponse:
    """Take a spelling of a territory back."""
    return do(
        request,
        lambda: remove_spelling(request.actor, spelling_id=spelling_id),
        after=_address(territory_id),
        done=_("The spelling is taken back."),
    )


def _rows(
    lines: tuple[TerritoryLine, ...], counts: dict[UUID, int], depth: int = 99
) -> list[dict[str, object]]:
    """Return the lines no deeper than `depth`, each with the places in it and in all below it."""
    totals: dict[UUID, int] = {}
    for line in reversed(lines):
        totals[line.id] = totals.get(line.id, 0) + counts.get(line.id, 0)
        if line.parent_id:
            totals[line.parent_id] = totals.get(line.parent_id, 0) + totals[line.id]
    return [{"line": line, "places": totals[line.id]} for line in lines if line.depth <= depth]


def _address(territory_id: UUID) -> str:
    return reverse("office:places-territory", args=[territory_id])


def _trail(tree: str = "", here: TerritoryLine | None = None) -> list[tuple[str, str]]:
    trail = [(_("Places"), reverse("office:places-list"))]
    if tree:
        trail.append((tree, reverse("office:places-territories")))
    if here:
        trail.append((here.name, _address(here.id)))
    return trail
