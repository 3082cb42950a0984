"""Bitale, by pages: from a cooperative's request to soldiers who left, and to a promise that somebody went to see kept."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from tests.journeys.telling.days import Days
from tests.journeys.telling.plays import bitale
from tests.kit.walking import plain_static

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("bitale")]


@pytest.fixture(scope="module")
def story(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[bitale.Bitale]:
    with django_db_blocker.unblock(), transaction.atomic(), plain_static():
        yield bitale.play(Days(date(2019, 3, 4)))
        transaction.set_rollback(True)


def test_it(story: bitale.Bitale) -> None:
    print(story.days.desk("anne").text(f"/office/cases/{story.case}/"))
