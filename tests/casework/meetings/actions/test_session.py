"""What was raised aloud: those who heard it keep it, everybody else finds no trace."""

from uuid import uuid4

import pytest

from kikao.casework.meetings.actions import (
    adopt_minutes,
    draft_minutes,
    link_said_item,
    raise_in_session,
)
from kikao.casework.meetings.enums import DecisionCode, ItemKind
from kikao.casework.meetings.queries import sitting, sittings
from kikao.foundation.base.stops import Invalid, NotAllowed, Stop, Unknown
from tests.casework.meetings.table import MARKER, Table

pytestmark = pytest.mark.django_db

THERE = "anne chantal gilbert baraka didier irene alice".split()  # noqa: SIM905
SAID = f"Somebody accused the mining police {MARKER}"


def test_who_heard_it_keeps_it_and_nobody_else_finds_a_trace(table: Table) -> None:
    plenary = table.plenary()
    table.hold(plenary, THERE)
    item = raise_in_session(table.by(), sitting_id=plenary, words=SAID, note="To be looked into.")
    for name in ("anne", "chantal", "didier", "esperance"):
        heard = name != "esperance"
        assert (MARKER in str(sitting(table.by(name), plenary))) is heard, name
    assert sitting(table.by("didier"), plenary).items[0].kind == ItemKind.SAID
    case_id = table.secret()
    link_said_item(table.by(), item_id=item, case_id=case_id)
    assert MARKER in str(sitting(table.by("esperance"), plenary))
    assert MARKER not in str(sitting(table.by("dora"), plenary))
    (kept,) = sitting(table.by("didier"), plenary).items
    assert (kept.words, kept.case_id) == (SAID, None)
    (theirs,) = sitting(table.by("chantal"), plenary).items
    assert (theirs.words, theirs.case_id) == (SAID, case_id)


def test_who_had_left_the_room_did_not_hear_it(table: Table) -> None:
    plenary = table.plenary()
    table.hold(plenary, THERE)
    heard = table.seats(["anne", "chantal"])
    raise_in_session(table.by(), sitting_id=plenary, words=SAID, heard_by=heard)
    assert sitting(table.by("didier"), plenary).items == ()
    with pytest.raises(Unknown):
        raise_in_session(table.by(), sitting_id=plenary, words=SAID, heard_by=table.seats(["dora"]))


def test_what_accuses_nobody_may_be_read_by_all(table: Table) -> None:
    plenary = table.plenary()
    table.hold(plenary, THERE)
    raise_in_session(table.by(), sitting_id=plenary, words="A new bank account", reserved=False)
    assert sitting(table.by("dora"), plenary).items[0].words == "A new bank account"


def test_minutes_that_hold_it_read_as_not_yet_written_to_who_was_not_there(table: Table) -> None:
    plenary = table.plenary()
    table.hold(plenary, THERE)
    raise_in_session(table.by(), sitting_id=plenary, words=SAID, case_id=table.secret())
    before = sitting(table.by("dora"), plenary)
    draft_minutes(table.by(), sitting_id=plenary)
    adopt_minutes(table.by(), sitting_id=plenary)
    assert sitting(table.by("dora"), plenary) == before
    assert [line.state for line in sittings(table.by("dora")).items] == ["HELD"]
    minutes = sitting(table.by("didier"), plenary).minutes
    assert minutes
    assert MARKER in minutes.body
    assert [line.state for line in sittings(table.by("didier")).items] == ["ADOPTED"]


def test_raise_in_session_is_refused_before_and_long_after(table: Table) -> None:
    plenary = table.plenary()
    with pytest.raises(Stop, match=r"sitting\.not_held"):
        raise_in_session(table.by(), sitting_id=plenary, words=SAID)
    item = table.put(plenary, table.case())
    table.hold(plenary)
    with pytest.raises(Invalid):
        raise_in_session(table.by(), sitting_id=plenary, words=" ")
    with pytest.raises(Invalid):
        raise_in_session(table.by(), sitting_id=plenary, words=SAID, case_id=table.cases[0])
    with pytest.raises(Unknown):
        raise_in_session(table.by(), sitting_id=plenary, words=SAID, case_id=uuid4())
    with pytest.raises(NotAllowed):
        raise_in_session(table.by("chantal"), sitting_id=plenary, words=SAID)
    with pytest.raises(Unknown):
        link_said_item(table.by(), item_id=item, case_id=table.cases[0])
    said = raise_in_session(table.by(), sitting_id=plenary, words=SAID)
    with pytest.raises(Invalid):
        link_said_item(table.by(), item_id=said, case_id=table.cases[0])


def test_a_decision_on_what_was_said_is_kept_by_who_was_there(table: Table) -> None:
    plenary = table.plenary()
    table.hold(plenary, THERE)
    item = raise_in_session(table.by(), sitting_id=plenary, words=SAID, case_id=table.secret())
    table.decide(item, DecisionCode.MORE_FACTS)
    assert [one.code for one in sitting(table.by("didier"), plenary).items[0].decisions] == ["D4"]
    assert sitting(table.by("dora"), plenary).items == ()
