"""Dates as people remember them are read, said and kept without becoming finer than they were."""

from datetime import date

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from kikao.foundation.base.moments import Moment, Precision
from kikao.foundation.base.stops import Invalid


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("17/12/2024", date(2024, 12, 17), date(2024, 12, 17), Precision.EXACT),
        ("7.2.2024", date(2024, 2, 7), date(2024, 2, 7), Precision.EXACT),
        ("2024-12-17", date(2024, 12, 17), date(2024, 12, 17), Precision.EXACT),
        ("~17/12/2024", date(2024, 12, 17), date(2024, 12, 17), Precision.EST),
        ("02/2020", date(2020, 2, 1), date(2020, 2, 29), Precision.MONTH),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29), Precision.MONTH),
        ("2020", date(2020, 1, 1), date(2020, 12, 31), Precision.YEAR),
        ("11/2020-12/2020", date(2020, 11, 1), date(2020, 12, 31), Precision.EST),
        ("  ", None, None, Precision.UNKNOWN),
    ],
)
def test_parse_reads_what_people_write(
    text: str, start: date | None, end: date | None, precision: Precision
) -> None:
    assert Moment.parse(text) == Moment(start, end, precision)


@pytest.mark.parametrize(
    "text",
    [
        "31/02/2024",
        "2024-13",
        "0000",
        "yesterday",
        "12/2020-11/2020",
        "~",
        "-",
        "1/1/24",
        "²024",
        "17/12/2024/1",
    ],
)
def test_parse_refuses_what_no_calendar_has(text: str) -> None:
    with pytest.raises(Invalid) as refused:
        Moment.parse(text)
    assert list(refused.value.fields) == ["date"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("17/12/2024", "17/12/2024"),
        ("~17/12/2024", "about 17/12/2024"),
        ("12/2024", "December 2024"),
        ("2024", "2024"),
        ("11/2020-12/2020", "about 01/11/2020 – 31/12/2020"),
        ("", "date unknown"),
    ],
)
def test_a_moment_is_never_said_finer_than_it_is_known(text: str, said: str) -> None:
    with override("en"):
        assert str(Moment.parse(text)) == said


days = st.dates(date(1000, 1, 1), date(9999, 12, 31))


@given(days, st.sampled_from(["%d/%m/%Y", "~%d/%m/%Y", "%m/%Y", "%Y", "%Y-%m-%d"]))
def test_what_a_form_shows_is_read_back_the_same(day: date, form: str) -> None:
    moment = Moment.parse(day.strftime(form))
    assert Moment.parse(moment.as_text()) == moment


@given(days, days)
def test_a_stretch_is_read_back_the_same(one: date, other: date) -> None:
    moment = Moment.parse(f"{min(one, other):%d/%m/%Y}-{max(one, other):%d/%m/%Y}")
    assert Moment.parse(moment.as_text()) == moment


@given(st.text(max_size=30))
def test_any_words_are_a_date_or_refused(text: str) -> None:
    try:
        moment = Moment.parse(text)
    except Invalid:
        return
    assert moment.start is None or (moment.end is not None and moment.start <= moment.end)
