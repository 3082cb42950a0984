"""`kikao confirm`: the second person, while there is only one secretary."""

import pytest

from kikao.foundation.access.enums import Role
from kikao.interfaces.cli import main as kikao
from kikao.registry.people.actions import end_role, give_role
from kikao.registry.people.queries import grants
from tests.kit.cast import Cast


def test_the_machine_confirms_until_there_are_two_secretaries(
    cast: Cast, capsys: pytest.CaptureFixture[str]
) -> None:
    anne = cast.actor("anne")
    end_role(anne, grant_id=grants(anne, account_id=cast.accounts["alice"]).items[0].id)
    give_role(anne, account_id=cast.accounts["alice"], role=Role.SECRETARIAT)
    assert kikao.main(["confirm"]) == 0
    assert "alice" in capsys.readouterr().out
    assert kikao.main(["confirm", "alice"]) == 0
    assert cast.actor("alice").is_(Role.SECRETARIAT)
    give_role(anne, account_id=cast.accounts["chantal"], role=Role.ADVISER)
    assert kikao.main(["confirm", "chantal"]) == 1
    assert not cast.actor("chantal").is_(Role.ADVISER)


def test_nobody_waits(cast: Cast, capsys: pytest.CaptureFixture[str]) -> None:
    assert kikao.main(["confirm"]) == 0
    assert kikao.main(["confirm", "anne"]) == 1


@pytest.mark.django_db
def test_without_a_group_there_is_nobody_to_confirm(capsys: pytest.CaptureFixture[str]) -> None:
    assert kikao.main(["confirm"]) == 1
    assert "kikao init" in capsys.readouterr().err
