"""Every page and answer, asked for by every role, walled and not: what is not yours answers like what does not exist.

Nothing here is listed by hand: addresses come from the resolver, roles from the enumeration, so whatever is added later is
asked for too; an address whose parts name nothing that tests/kit/addresses.py knows fails. The walk itself is
tests/kit/record.py.
"""

import pytest

from kikao.foundation.access.enums import Role
from tests.kit.addresses import ROWS, WALLED, addresses, may_be_walled, untold
from tests.kit.record import FREE, Record, is_hidden
from tests.kit.record import WALLED as BEHIND
from tests.kit.timing import SAMPLES, written

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.sqlite,
    pytest.mark.slow,
    pytest.mark.xdist_group("record"),
    pytest.mark.sized,
]


def test_every_address_has_its_rule(record: Record) -> None:
    assert untold() == []
    assert record.lacking == []
    parts = {part for one in addresses() for part in one.parts if may_be_walled(part)}
    assert {ROWS[part].partition(".")[0] for part in parts} >= WALLED


@pytest.mark.parametrize("side", [FREE, BEHIND])
@pytest.mark.parametrize("role", Role, ids=str)
def test_everybody_asked_for_everything_that_may_be_hidden(record: Record, role: Role, side: str) -> None:
    asked = record.statuses[record.readers[side, role]]
    assert [way.path for way in addresses() if is_hidden(way) and way not in asked] == []
    assert len(asked) > 200


@pytest.mark.parametrize("role", Role, ids=str)
def test_behind_the_wall_every_address_answers_as_for_nothing(record: Record, role: Role) -> None:
    assert record.differing[record.readers[BEHIND, role]] == []


@pytest.mark.parametrize("role", Role, ids=str)
def test_what_a_role_may_not_see_answers_as_for_nothing(record: Record, role: Role) -> None:
    assert record.differing[record.readers[FREE, role]] == []


@pytest.mark.parametrize("role", Role, ids=str)
def test_no_planted_mark_reaches_a_walled_reader(record: Record, role: Role) -> None:
    assert record.leaked[record.readers[BEHIND, role]] == []


def test_how_long_the_two_answers_take_is_written_down(record: Record) -> None:
    assert {len(one.samples) for one in record.timings} == {SAMPLES}
    assert written(record.timings)
