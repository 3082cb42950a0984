"""A small form as the secretariat writes it, and the people who work with it."""

from collections.abc import Callable
from uuid import UUID

import pytest

from kikao.casework.forms.actions import add_version, publish_version
from kikao.foundation.access.actor import Actor
from kikao.registry.places.actions import add_place
from kikao.registry.places.queries import territories
from tests.casework.forms.books import SMALL, book

Made = Callable[..., UUID]


@pytest.fixture
def secretary(actor: Callable[[str], Actor]) -> Actor:
    return actor("anne")


@pytest.fixture
def upload(secretary: Actor) -> Made:
    """Upload the small form in a version; `publish=True` gives it to phones."""

    def uploaded(version: str = "1", *, publish: bool = False, table: str = SMALL, **more: object) -> UUID:
        made = add_version(secretary, content=book(table, version), kind="REPORT", **more)  # type: ignore[arg-type]
        if publish:
            publish_version(secretary, version_id=made)
        return made

    return uploaded


@pytest.fixture
def site(secretary: Actor) -> UUID:
    """Enter one site of the register, with its code."""
    kalehe = next(one for one in territories(secretary) if one.name == "Kalehe" and one.kind == "TERRITOIRE")
    return add_place(
        secretary, kind="SITE", name="Nouveau site", territory_id=kalehe.id, pcode="codtest", precision="TERR"
    )
