"""A full page of the register is light enough for a slow line."""

import gzip

import pytest

from kikao.casework.cases.actions import draw_register
from tests.casework.cases.conftest import Desk
from tests.interfaces.office.cases.conftest import Browser, at

pytestmark = pytest.mark.django_db


def test_a_full_page_of_the_register_is_light(desk: Desk, browser: Browser) -> None:
    draw_register(desk.cast.system, count=80)
    answer = browser("anne").get(at("list"))
    assert len(answer.context["page"].items) == 50
    assert len(gzip.compress(answer.content)) < 30_000
