"""A walled seat travels with a released text and nothing else; without one it does not travel."""

from datetime import timedelta

import pytest
import time_machine

from kikao.casework.missions.actions import end_traveller
from kikao.casework.missions.models import Traveller
from kikao.casework.missions.queries import missions, my_order, my_orders, order_printed
from kikao.foundation.audit.models import TrailEntry
from kikao.foundation.base.clock import now
from kikao.foundation.base.stops import Stop, Unknown
from tests.casework.missions.travel import MARKER, Travel

pytestmark = pytest.mark.django_db


def test_an_interlocutor_reads_the_released_text_and_the_days_decided(travel: Travel) -> None:
    case_id = travel.secret()
    made = travel.mission(case_id, travel.case(f"Another {MARKER}"), title=f"Secret way {MARKER}")
    order_id = travel.ordered(made, travel.released(case_id))
    order = my_order(travel.by("didier"), order_id)
    assert (order.what, str(order.when), order.stands) == (
        "Shots were heard near a mine.",
        "March 2027",
        True,
    )
    said = repr((order, my_orders(travel.by("didier"))))
    row = travel.stands(made)
    hidden = (MARKER, row.reference, str(made), str(case_id), "SOFEDI", str(row.starts_on), "Secret way")
    assert not any(word in said for word in hidden)
    assert not missions(travel.by("didier")).items
    for name in ("dora", "gilbert", "anne", "chantal"):
        with pytest.raises(Unknown):
            my_order(travel.by(name), order_id)
    assert order_printed(travel.by("anne"), order_id).what == order.what
    assert TrailEntry.objects.filter(verb="traveller.print", object_ref=str(order_id)).count() == 1


@pytest.mark.parametrize("ending", ["withdrawn", "over", "ended"])
def test_an_order_says_so_when_its_text_stands_no_longer(travel: Travel, ending: str) -> None:
    case_id = travel.secret()
    made = travel.mission(case_id)
    release = travel.released(case_id, days=3)
    order_id = travel.ordered(made, release)
    if ending == "withdrawn":
        travel.withdraw(release)
    elif ending == "ended":
        end_traveller(travel.by(), order_id=order_id)
    later = timedelta(days=5 if ending == "over" else 0)
    with time_machine.travel(now() + later):
        order = my_order(travel.by("didier"), order_id)
    assert (order.stands, order.what, order.asked, order.release_id) == (False, "", "", None)


def test_nobody_travels_without_a_text_that_stands(travel: Travel) -> None:
    case_id, other = travel.secret(), travel.case("Of another mission", accused="pnc")
    made = travel.mission(case_id)
    elsewhere = travel.released(other)
    gone = travel.released(case_id)
    travel.withdraw(gone)
    for release in (elsewhere, gone):
        with pytest.raises(Stop) as stop:
            travel.ordered(made, release)
        assert stop.value.code == "traveller.no_release"
    assert not Traveller.objects.exists()
