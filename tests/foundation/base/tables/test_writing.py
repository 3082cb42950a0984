"""Tables that people take away: no cell of theirs runs."""

import pytest

from kikao.foundation.base.tables import as_words, csv_lines


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\n", "\uff1d"])
def test_a_cell_that_begins_like_a_formula_is_shown_as_words(sign: str) -> None:
    assert as_words(f"{sign}1") == f"'{sign}1"
    assert as_words(f"1{sign}") == f"1{sign}"


def test_a_table_comes_line_by_line_behind_its_mark_and_only_numbers_stay_as_they_are() -> None:
    assert list(csv_lines([["Name", "USD"], ["=1+1", "-12.50"]])) == [
        "\ufeffName,USD\r\n",
        "'=1+1,-12.50\r\n",
    ]
