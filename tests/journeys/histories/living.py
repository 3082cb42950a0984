"""Letting a history happen, and looking with everybody's eyes after every step of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from random import Random
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction

from kikao.foundation.base.stops import Stop
from kikao.registry.places.queries import place_choices
from tests.journeys.histories import traces
from tests.journeys.histories.belonging import BELONGING
from tests.journeys.histories.deeds import CASEWORK, table
from tests.journeys.histories.establishing import open_one, send
from tests.journeys.histories.eyes import Eyes
from tests.journeys.histories.leaves import shown
from tests.journeys.histories.oracle import Group, walled
from tests.journeys.histories.world import Numbers, Step, World, ids_in_order
from tests.kit import cast as people
from tests.kit.doors import open_doors

DEEDS = (*CASEWORK, *BELONGING)
BODIES = [
    "state",
    "fardc",
    "division",
    "pnc",
    "pmh",
    "banro",
    "twangiza",
    "mines",
    "saemape",
    "cps",
    "fec",
    "sofedi",
]
PEOPLE = ["didier", "damas", "dora", "baraka", "gilbert", "honore", "chantal", "esperance", "judith"]
WITNESSES = 2
PAGES_EVERY = 10
"""In one history of so many somebody opens pages when all has happened."""


@contextmanager
def beginning() -> Iterator["Life"]:
    """Begin with a report that became an incident, and an incident that became a case; undo all of it in the end."""
    with transaction.atomic(), ids_in_order():
        cast = people.play()
        open_doors(cast)
        places = [UUID(place) for place, _name in place_choices(cast.actor("anne"))[:2]]
        seats = [cast.seats[name] for name in PEOPLE]
        life = Life(World(cast, [cast.bodies[name] for name in BODIES], places, seats, PEOPLE))
        for deed, numbers in ((send, (6, 0, 0)), (open_one, (1, 0, 0)), (table, (1, 0, 0))):
            deed(life.world, Numbers(numbers))
        life.world.reckon()
        for name in life.world.everybody:
            life.world.actor(name)
        yield life
        transaction.set_rollback(True)


class Life:
    """What happens in a world, and everybody who looks on."""

    def __init__(self, world: World) -> None:
        """Begin in this world; every history begins there anew."""
        self.world = world
        self.eyes = Eyes()
        self.happened = 0

    def lives(self, history: list[Step]) -> list[str]:
        """Let a history happen; return what happened and what was wrong then, or nothing when the wall held."""
        with transaction.atomic():
            wrong = self._live(self.world.again(), history)
            transaction.set_rollback(True)
        return wrong

    def shortest(self, history: list[Step]) -> list[str]:
        """Leave out of a history that went wrong whatever it goes wrong without; return what is left."""
        number = 0
        while number < len(history):
            without = history[:number] + history[number + 1 :]
            if self.lives(without):
                history = without
            else:
                number += 1
        return self.lives(history)

    def _live(self, world: World, history: list[Step]) -> list[str]:
        told: list[str] = []
        for which, *numbers in history:
            deed = DEEDS[which]
            try:
                with transaction.atomic():
                    deed(world, Numbers(tuple(numbers)))
            except (Stop, ObjectDoesNotExist):
                continue
            told.append(deed.__name__)
            if deed in BELONGING:
                world.reckon()
            if wrong := self._look(world):
                return [*told, *wrong]
        self.happened += len(told)
        wrong = self._ask(world, history)
        return [*told, *wrong] if wrong else []

    def _look(self, world: World) -> list[str]:
        """Find nobody walled who should not be, nobody free who should be walled, no key and no trace left behind."""
        group = Group.now()
        should = walled(group)
        ways = (
            traces.reckoned(world, should),
            traces.keys_held(should),
            traces.seen(world, group.cases, should, self.eyes),
        )
        return list(chain(*ways))

    def _ask(self, world: World, history: list[Step]) -> list[str]:
        """Ask the program itself, on behalf of a few, when all has happened."""
        should = walled(Group.now())
        draw = Random(str(history))  # noqa: S311 - a draw of names, no secret
        names = draw.sample(world.everybody, WITNESSES)
        ways = [traces.answered(world, should), *(traces.told(world, should, name) for name in names)]
        if draw.randrange(PAGES_EVERY) == 0:
            ways.append(shown(world, should, names[0]))
        return list(chain(*ways))
