"""What is made once for several tests is made by one worker alone."""

import pytest

from tests.kit.groups import MARK, group_of, piece_of


def test_every_mark_of_this_run_is_a_piece_of_work_for_one_worker(request: pytest.FixtureRequest) -> None:
    marked = [(one.nodeid, mark.args) for one in request.session.items for mark in one.iter_markers(MARK)]
    assert [test_id for test_id, said in marked if said != (piece_of(test_id),)] == []


def test_both_readers_of_the_record_are_one_piece_and_other_tests_are_alone() -> None:
    both = ("tests/journeys/test_pages.py", "tests/interfaces/matrix/test_matrix.py")
    assert {group_of(path) for path in both} == {"record"}
    assert piece_of("tests/kit/test_groups.py::test_one[a::b]") == "tests/kit/test_groups.py::test_one[a::b]"
