"""A desk whose keys are unlocked, the words of the field, and an incident to work on."""

from dataclasses import dataclass
from uuid import UUID

import pytest

from kikao.casework.incidents.actions import open_incident
from kikao.casework.incidents.schemas import NewClaim
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.models import WorkingGroup
from kikao.registry.places.queries import places
from tests.kit.cast import Cast

MARKER = "SECRET-WORDING-7261"


@dataclass
class Desk:
    """The secretariat with all it needs to work."""

    cast: Cast
    place_id: UUID

    def by(self, name: str = "anne") -> Actor:
        """Return somebody acting now."""
        return self.cast.actor(name)

    def open(self, title: str = "Shots at the barrier", **facts: object) -> UUID:
        """Open an incident on a claim of the press."""
        said = {"nature": "FACT", "categories": ["HR-LIFE"], "claims": [press()], **facts}
        return open_incident(self.by(), title=title, **said)  # type: ignore[arg-type]


def press(wording: str = MARKER, title: str = "Radio Maendeleo") -> NewClaim:
    """Return a claim of a newspaper."""
    return NewClaim(wording=wording, source_kind="PRESS", source_title=title, locator="18 December 2024")


@pytest.fixture
def desk(cast: Cast) -> Desk:
    """Return the secretariat, keys in hand, in a group that knows its words and places."""
    WorkingGroup.objects.filter(id=cast.group_id).update(intake_open=True)
    return Desk(cast, places(cast.system, size=1).items[0].id)


@pytest.fixture
def incident_id(desk: Desk) -> UUID:
    """Return an incident just opened."""
    return desk.open()
