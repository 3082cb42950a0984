from dataclasses import dataclass

import pytest
from django.utils.translation import override

from kikao.foundation.base.moments import Moment
from tests.interfaces.ui.render import render


@dataclass(frozen=True)
class Event:
    when: Moment
    level: str
    title: str
    alleged: str = ""


@pytest.fixture(autouse=True)
def _english():
    with override("en"):
        yield


def test_the_timeline_keeps_its_order_and_names_the_level():
    events = [
        Event(Moment.parse("2019"), "LOC", "first", alleged="FARDC"),
        {"when": None, "level": "INT", "title": "second", "code": "D1", "code_label": "Accepted as a case"},
        {"when": Moment.parse("03/2020"), "title": "third", "source": "a letter"},
    ]
    shown = render("{% timeline events %}", events=events)
    assert shown.index("first") < shown.index("second") < shown.index("third")
    assert "level-loc" in shown
    assert '<span class="level">International</span>' in shown
    assert "alleged <b>FARDC</b>" in shown
    assert "date unknown" in shown
    assert "Source: a letter" in shown


def test_a_story_without_levels_has_no_lanes():
    assert "lanes" not in render("{% timeline events %}", events=[{"when": None, "title": "x"}])


def test_the_stepper_says_where_the_thing_stands():
    steps = [
        {"label": "Report", "state": "done"},
        {"label": "Case", "state": "current", "url": "/case"},
        {"label": "Outcome", "state": "todo"},
    ]
    shown = render("{% stepper steps label='Path' %}", steps=steps)
    assert "Step 2 of 3" in shown
    assert shown.count('aria-current="step"') == 1
    assert "done" in shown
