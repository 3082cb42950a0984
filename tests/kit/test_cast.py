"""The cast stands as the tests need it."""

from collections.abc import Callable

import pytest

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.access.wall import COMPANY_GUARD, UNIFORM, organisation_key
from tests.kit.cast import PEOPLE, Cast


@pytest.mark.parametrize("name", sorted(PEOPLE))
def test_everybody_has_the_roles_of_the_list(actor: Callable[[str], Actor], name: str) -> None:
    assert actor(name).roles == frozenset(PEOPLE[name].roles)


def test_the_walls_of_the_cast(cast: Cast) -> None:
    def key(body: str) -> str:
        return organisation_key(cast.bodies[body])

    assert cast.actor("didier").wall_keys == {key("pmh"), key("pnc"), UNIFORM}
    assert cast.actor("damas").wall_keys == {key("division"), key("fardc"), UNIFORM}
    assert cast.actor("baraka").wall_keys == {key("banro"), key("twangiza"), COMPANY_GUARD}
    for name in ("gilbert", "honore", "irene", "chantal"):
        assert UNIFORM not in cast.actor(name).wall_keys
    assert cast.actor("frank").working_group_id == cast.other_group_id
    assert cast.actor("frank").is_(Role.SECRETARIAT)
