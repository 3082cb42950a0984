"""A register drawn by lot stands only where nobody ever told anything."""

import pytest

from kikao.casework.cases.actions import draw_register
from kikao.casework.cases.models import Case
from kikao.casework.cases.queries import Filters, cases
from kikao.foundation.access.models import WorkingGroup
from kikao.foundation.base.stops import NotAllowed, Stop
from tests.casework.cases.conftest import Desk

pytestmark = pytest.mark.django_db


def test_draw_register_fills_an_empty_demonstration_group(desk: Desk) -> None:
    draw_register(desk.cast.system, count=30, total=60)
    draw_register(desk.cast.system, count=30, start=30, total=60)
    assert Case.objects.count() == 60
    assert len(cases(desk.by("chantal"), size=100).items) == 60
    assert 0 < len(cases(desk.by("chantal"), Filters(words="barrier"), size=100).items) < 30


@pytest.mark.parametrize("change", [{"is_demo": False}, {"intake_open": True}])
def test_draw_register_is_refused_in_a_group_that_works(desk: Desk, change: dict[str, bool]) -> None:
    WorkingGroup.objects.filter(id=desk.cast.group_id).update(**change)
    with pytest.raises(Stop, match=r"register\.not_empty"):
        draw_register(desk.cast.system, count=1)
    assert not Case.objects.exists()


def test_draw_register_is_refused_where_something_was_told_and_to_people(desk: Desk) -> None:
    with pytest.raises(NotAllowed):
        draw_register(desk.by("anne"), count=1)
    desk.incident()
    with pytest.raises(Stop, match=r"register\.not_empty"):
        draw_register(desk.cast.system, count=1)
