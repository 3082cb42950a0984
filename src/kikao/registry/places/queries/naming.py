"""Which places of the register a text may name: proposed with the reasons, chosen by a person."""

from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Count, Sum
from django.utils.translation import gettext as _

from kikao.foundation.access.actor import Actor
from kikao.registry.places.models import Place, Spelling
from kikao.registry.places.policy import seen_by
from kikao.registry.places.queries.asking import places_named, tree_of
from kikao.registry.places.reckoning.gazetteer import SAME, Gazetteer, Mention, Name
from kikao.registry.places.reckoning.names import place_key
from kikao.registry.places.schemas import PlaceLine, Tree

LOOKED_AT = 20
_VILLAGE, _IN_WORDS, _IN_TERRITORY, _TERRITORY_NAMED = -30, 10, 15, 10
_BUILT: dict[UUID, tuple[tuple[object, ...], Gazetteer]] = {}
"""For each group the names of its places, as the register stood; built anew when a place or a spelling changed."""


@dataclass(frozen=True, slots=True)
class PlaceGuess:
    """A place that a text may name, and why."""

    line: PlaceLine
    reasons: tuple[str, ...] = field(repr=False)


def places_in_text(
    by: Actor, words: str, *, place_words: str = "", territory_id: UUID | None = None, most: int = 3
) -> tuple[PlaceGuess, ...]:
    """Return the places that what was told may name, the likeliest first; `place_words` are those about where."""
    found = gazetteer(by)
    scored: dict[UUID, tuple[int, Mention]] = {}
    for text, more in ((place_words, _IN_WORDS), (words, 0)):
        for one in found.mentions(text)[:LOOKED_AT]:
            points = one.alike + more + (_VILLAGE if one.name.is_village else 0)
            if points > scored.get(one.name.place_id, (0, one))[0]:
                scored[one.name.place_id] = (points, one)
    if not scored:
        return ()
    tree, lines = tree_of(by), places_named(by, scored)
    under = tree.under(territory_id) if territory_id else frozenset()
    said = place_key(f"{place_words} {words}")
    ranked = []
    for place_id, (points, one) in scored.items():
        line = lines[place_id]
        inside, named = line.territory_id in under, _is_named(line, tree, said)
        whole = points + inside * _IN_TERRITORY + named * _TERRITORY_NAMED
        ranked.append((whole, len(one.written), PlaceGuess(line, _reasons(one, line, inside, named))))
    ranked.sort(key=lambda row: (-row[0], -row[1], row[2].line.name))
    return tuple(guess for _points, _length, guess in ranked[:most])


def gazetteer(by: Actor) -> Gazetteer:
    """Return the names of the group's places in use; kept in this process as long as the register stays as it is."""
    rows = Place.objects.filter(seen_by(by)).order_by()
    spelt = Spelling.objects.filter(working_group_id=by.working_group_id, place__isnull=False)
    last = spelt.order_by("-id").values_list("id", flat=True).first()
    counted = rows.aggregate(places=Count("id"), versions=Sum("version"))
    state = (counted["places"], counted["versions"], spelt.count(), last)
    there = _BUILT.get(by.working_group_id)
    if there and there[0] == state:
        return there[1]
    names = []
    for place_id, name, village in rows.filter(active=True).values_list("id", "name", "village"):
        names += [Name(place_id, name), *([Name(place_id, village, is_village=True)] if village else [])]
    mine = {name.place_id for name in names}
    also = spelt.values_list("place_id", "text")
    names += [Name(place_id, text) for place_id, text in also if place_id in mine]
    _BUILT[by.working_group_id] = (state, Gazetteer(names))
    return _BUILT[by.working_group_id][1]


def _is_named(line: PlaceLine, tree: Tree, said: str) -> bool:
    """Tell whether the text names the territory of a place, or one above it below the province."""
    here = tree.lines.get(line.territory_id)
    while here is not None and here.parent_id is not None:
        key = place_key(here.name)
        if len(key) >= 4 and key in said and key != place_key(line.name):
            return True
        here = tree.lines.get(here.parent_id)
    return False


def _reasons(one: Mention, line: PlaceLine, inside: bool, named: bool) -> tuple[str, ...]:  # noqa: FBT001
    said = {"written": one.written, "name": one.name.text}
    if one.name.is_village:
        first = _("“%(written)s” is its village %(name)s") % said
    elif one.alike < SAME:
        first = _("“%(written)s” is nearly %(name)s") % said
    elif place_key(one.name.text) == place_key(line.name):
        first = _("“%(written)s” is its name") % said
    else:
        first = _("“%(written)s” is another name of it") % said
    more = ((inside, _("in the territory of the report")), (named, _("its territory is named too")))
    return (first, *(words for holds, words in more if holds))
