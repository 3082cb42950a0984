"""A closed sitting hears, without a name, that identities were asked for because a life was in danger."""

import pytest

from kikao.casework.meetings.actions import propose_agenda
from kikao.casework.meetings.models import AgendaItem
from kikao.foundation.sealing.actions import break_glass
from tests.casework.meetings.table import Table

pytestmark = pytest.mark.django_db


def items(sitting_id: object) -> list[str]:
    return list(
        AgendaItem.objects.filter(sitting_id=sitting_id, kind="OTHER").values_list("words", flat=True)
    )


def test_danger_to_life_is_proposed_once_to_a_closed_sitting_and_never_to_a_plenary(table: Table) -> None:
    case_id = table.secret()
    closed, plenary = table.closed(names=("esperance", "emile")), table.plenary()
    propose_agenda(table.by(), sitting_id=closed)
    assert items(closed) == []
    break_glass(table.by("eve"), subject_id=case_id, reason="She must be warned tonight")
    for sitting_id in (closed, closed, plenary):
        propose_agenda(table.by(), sitting_id=sitting_id)
    (words,) = items(closed)
    assert "a life was in danger" in words
    assert items(plenary) == []


def test_nothing_is_proposed_where_somebody_expected_is_walled_from_it(table: Table) -> None:
    case_id = table.case(accused="pmh")
    break_glass(table.by("eve"), subject_id=case_id, reason="She must be warned tonight")
    closed = table.closed(names=("esperance", "didier"))
    propose_agenda(table.by(), sitting_id=closed)
    assert items(closed) == []
