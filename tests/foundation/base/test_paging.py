"""Lists are cut by key: nothing is lost or told twice, and a strange cursor finds nothing."""

import base64
import json

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from kikao.foundation.access.models import WorkingGroup
from kikao.foundation.base.paging import Page, page_of
from kikao.foundation.base.stops import Unknown

ORDER = ("-name", "id")


@pytest.fixture
def rows(db: None) -> "QuerySet[WorkingGroup]":
    """Return seven groups, several of the same name."""
    for name in "ABBBCCD":
        WorkingGroup.objects.create(name=name, province="Sud-Kivu", prefix="SK")
    return WorkingGroup.objects.filter(prefix="SK", name__in=list("ABCD"))


@pytest.mark.parametrize("size", [1, 2, 3, 6, 7, 8])
def test_page_of_walks_the_whole_list_once(rows: "QuerySet[WorkingGroup]", size: int) -> None:
    seen: list[WorkingGroup] = []
    cursor: str | None = None
    while True:
        page = page_of(rows, order=ORDER, after=cursor, size=size)
        assert len(page.items) <= size
        seen += page.items
        cursor = page.next_cursor
        if cursor is None:
            break
    assert seen == list(rows.order_by(*ORDER))


def test_page_of_asks_once_whatever_the_page(rows: "QuerySet[WorkingGroup]") -> None:
    first = page_of(rows, order=ORDER, size=3)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        page_of(rows, order=ORDER, after=first.next_cursor, size=3)
    assert len(asked) == 1


def test_a_row_that_comes_meanwhile_moves_nothing(rows: "QuerySet[WorkingGroup]") -> None:
    first = page_of(rows, order=ORDER, size=3)
    WorkingGroup.objects.create(name="D", province="Sud-Kivu", prefix="SK")
    second = page_of(rows, order=ORDER, after=first.next_cursor, size=10)
    assert not set(first.items) & set(second.items)
    assert len(first.items) + len(second.items) == 7


def test_map_keeps_the_place_in_the_list() -> None:
    assert Page((1, 2), "here", 2).map(str) == Page(("1", "2"), "here", 2)


def cursor_of(key: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(key).encode()).decode().rstrip("=")


@pytest.mark.parametrize(
    "cursor",
    [
        "x",
        "é",
        "....",
        cursor_of(["A"]),
        cursor_of(["A", "not an id"]),
        cursor_of([1, 2]),
        cursor_of(["\x00", "\x00"]),
        cursor_of({"a": 1}),
    ],
)
def test_a_cursor_that_the_list_never_gave_out_finds_nothing(
    rows: "QuerySet[WorkingGroup]", cursor: str
) -> None:
    with pytest.raises(Unknown):
        page_of(rows, order=ORDER, after=cursor)


@pytest.mark.django_db
@given(st.text(min_size=1, max_size=40))
def test_any_words_in_place_of_a_cursor_are_refused(cursor: str) -> None:
    with pytest.raises(Unknown):
        page_of(WorkingGroup.objects.all(), order=ORDER, after=cursor)
