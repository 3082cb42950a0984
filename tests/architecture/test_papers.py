"""The documents made from the code say what the code says."""

from tests.architecture.order import ROOT
from tests.architecture.papers import stale


def test_who_can_do_what_and_the_other_papers_are_as_agreed_on() -> None:
    assert [str(path.relative_to(ROOT)) for path in stale()] == [], "run script/docs and read what changed"
