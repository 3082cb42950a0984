"""Looking for words in sealed items, in the session of somebody who may open them; no index is ever written.

That somebody searched, and through how many items, is in the trail before one is opened; what is then shown is in it
as a reading, before it is given out. What did not fit was opened for the machine alone and is forgotten at once.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from uuid import UUID

from kikao.foundation.access.actor import Actor
from kikao.foundation.audit.door import read_note, read_notes, refusal_note
from kikao.foundation.sealing import box
from kikao.foundation.sealing.enums import Layer
from kikao.foundation.sealing.models import SealedItem
from kikao.foundation.sealing.reading import VERB, open_one, unwrap, wraps_of
from kikao.foundation.sealing.stops import Broken, Locked

SEARCH = "sealed.search"
MOST = 2_000
"""Sealed items opened for one search or one comparison."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a search through sealed items gave: how many were looked at, what fits, and the words of what is shown."""

    searched: int
    fitting: tuple[UUID, ...]
    shown: dict[UUID, str] = field(repr=False)


def search_items(
    by: Actor,
    item_ids: Iterable[UUID],
    weigh: Callable[[UUID, str], float],
    *,
    first: int = 0,
    size: int = 20,
) -> Found:
    """Open items in the reader's session, keep those that `weigh` gives more than nothing, heaviest first.

    Only the words of `size` of them, counted from `first`, are given out. Raises Locked without a key in the session.
    """
    if by.key is None:
        raise Locked
    asked = list(dict.fromkeys(item_ids))[:MOST]
    items = {
        item.id: item
        for item in SealedItem.objects.filter(
            working_group_id=by.working_group_id, id__in=asked, compartment__layer=Layer.N
        ).select_related("compartment", "item_key")
    }
    wraps = wraps_of(by, [item.compartment for item in items.values()])
    mine = [items[one] for one in asked if one in items and items[one].compartment_id in wraps]
    read_note(by, SEARCH, f"searched {len(mine)}")
    weights = _weighed(by, mine, wraps, weigh)
    fitting = tuple(sorted(weights, key=lambda one: -weights[one][0]))
    shown = {one: weights[one][1] for one in fitting[first : first + size]}
    read_notes(by, VERB, shown)
    return Found(len(mine), fitting, shown)


def _weighed(
    by: Actor, mine: list[SealedItem], wraps: dict[UUID, bytes], weigh: Callable[[UUID, str], float]
) -> dict[UUID, tuple[float, str]]:
    privates: dict[UUID, bytes] = {}
    weights: dict[UUID, tuple[float, str]] = {}
    for item in mine:
        try:
            if item.compartment_id not in privates:
                privates[item.compartment_id] = unwrap(by, item.compartment, wraps[item.compartment_id])
            text = open_one(item, privates[item.compartment_id]).decode()
        except box.SealBroken:
            refusal_note(by, SEARCH, item.id, Broken())
            continue
        if (weight := weigh(item.id, text)) > 0:
            weights[item.id] = (weight, text)
    return weights
