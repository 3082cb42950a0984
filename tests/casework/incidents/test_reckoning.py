"""Words are kept as French is written, and refused where no keyboard writes them."""

import pytest

from kikao.casework.incidents.reckoning import line, prose
from kikao.foundation.base.stops import Invalid


@pytest.mark.parametrize(
    "said", ["Il dit\u00a0: «\u202fassez\u202f»", "Clause 1\u00a0: elle n'est pas tenue"]
)
def test_the_spaces_that_french_sets_by_itself_are_plain_text(said: str) -> None:
    assert line(said, "title") == prose(said, "words") == said


@pytest.mark.parametrize("sign", ["\u202e", "\u200b", "\x00", "\u2028"])
def test_signs_that_no_keyboard_writes_are_refused(sign: str) -> None:
    for read in (line, prose):
        with pytest.raises(Invalid):
            read(f"Calm{sign} again", "words")
