"""Minutes: drafted, corrected, adopted, frozen; later only an addendum."""

from uuid import UUID, uuid4

import pytest

from kikao.casework.cases.actions import add_party
from kikao.casework.meetings.actions import (
    add_addendum,
    add_guest,
    adopt_minutes,
    count_heads,
    draft_minutes,
    hold_sitting,
    note_item,
    write_minutes,
)
from kikao.casework.meetings.actions.minutes import content_of, hash_of
from kikao.casework.meetings.models import Addendum, Minutes
from kikao.casework.meetings.queries import sitting
from kikao.casework.meetings.schemas import DissentGiven, MinutesLine, RecusalGiven
from kikao.foundation.audit import chain, pins
from kikao.foundation.audit.models import TrailEntry
from kikao.foundation.audit.notes import anchors_in
from kikao.foundation.audit.queries import checkpoint_about
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Clash, Invalid, NotAllowed, Stop, Unknown
from tests.casework.meetings.table import MARKER, UNWALLED, Table

pytestmark = pytest.mark.django_db


def minutes_of(table: Table, sitting_id: UUID, name: str = "chantal") -> MinutesLine:
    found = sitting(table.by(name), sitting_id).minutes
    assert found
    return found


def held(table: Table) -> UUID:
    plenary = table.plenary()
    item = table.put(plenary, table.case())
    guest = add_guest(table.by(), sitting_id=plenary, words="Head of the agriculture service")
    count_heads(table.by(), sitting_id=plenary, group="Women diggers", number=12)
    note_item(table.by(), item_id=item, note="The chief was heard.")
    hold_sitting(
        table.by(),
        sitting_id=plenary,
        held_on=today(),
        present=table.seats([*UNWALLED, "didier"]),
        alternates=table.seats(["irene"]),
        guests=[guest],
    )
    table.decide(item, dissents=[DissentGiven("PRIV", "Too early")])
    return plenary


def test_draft_minutes_says_who_came_what_was_said_and_decided(table: Table) -> None:
    plenary = held(table)
    draft_minutes(table.by(), sitting_id=plenary)
    body = minutes_of(table, plenary).body
    for words in (
        "Working group of South Kivu",
        f"{today():%d/%m/%Y}",
        "Bukavu",
        "SOFEDI",
        "Women diggers (12)",
        "The chief was heard.",
        "Within the mandate.",
        "Secteur privé – Too early",
        "A dispute over a pit",
    ):
        assert words in body
    assert body == minutes_of(table, plenary, "didier").body == minutes_of(table, plenary, "anne").body


def test_a_draft_is_drafted_anew_only_when_asked(table: Table) -> None:
    plenary = held(table)
    draft_minutes(table.by(), sitting_id=plenary)
    version = sitting(table.by(), plenary).version
    write_minutes(table.by(), sitting_id=plenary, body="Corrected\r\nwords", version=version)
    assert minutes_of(table, plenary).body == "Corrected\nwords"
    with pytest.raises(Stop, match=r"minutes\.drafted_already"):
        draft_minutes(table.by(), sitting_id=plenary)
    with pytest.raises(Clash):
        write_minutes(table.by("alice"), sitting_id=plenary, body="Mine", version=version)
    with pytest.raises(Invalid):
        write_minutes(table.by(), sitting_id=plenary, body=" ", version=version + 1)
    draft_minutes(table.by(), sitting_id=plenary, anew=True)
    assert "The chief was heard." in minutes_of(table, plenary).body


def test_adopt_minutes_freezes_them_with_a_hash(table: Table) -> None:
    plenary, later = held(table), table.plenary()
    table.hold(later)
    with pytest.raises(Unknown):
        adopt_minutes(table.by(), sitting_id=plenary)
    draft_minutes(table.by(), sitting_id=plenary)
    version = sitting(table.by(), plenary).version
    with pytest.raises(Clash):
        adopt_minutes(table.by(), sitting_id=plenary, version=version - 1)
    adopt_minutes(table.by(), sitting_id=plenary, adopted_at=later, version=version)
    adopted = minutes_of(table, plenary)
    assert (adopted.state, adopted.hash) == ("ADOPTED", hash_of(adopted.body))
    for act in (
        lambda: write_minutes(table.by(), sitting_id=plenary, body="Other", version=version + 1),
        lambda: adopt_minutes(table.by(), sitting_id=plenary),
    ):
        with pytest.raises(Stop, match=r"sitting\.minutes_frozen"):
            act()
    with pytest.raises(Stop, match=r"lifecycle\.sitting"):
        draft_minutes(table.by(), sitting_id=plenary, anew=True)


def test_adopted_minutes_end_with_a_checkpoint_of_the_trail_that_their_hash_covers(table: Table) -> None:
    plenary = held(table)
    draft_minutes(table.by(), sitting_id=plenary)
    adopt_minutes(table.by(), sitting_id=plenary)
    minutes = minutes_of(table, plenary)
    taken = checkpoint_about(table.by(), minutes.id)
    assert taken
    assert (taken.occasion, taken.hash) == ("MINUTES", TrailEntry.objects.get(n=taken.n).hash)
    *_before, said, letters = minutes.body.splitlines()
    assert f"{today():%d/%m/%Y}" in said
    assert str(taken.n) in said
    assert letters == taken.letters
    assert minutes.hash == hash_of(minutes.body)
    assert not list(chain.faults(anchors_in(f"{taken.n} {taken.letters.lower()}")))


def test_minutes_are_adopted_at_a_sitting_that_was_held_and_no_plenary_points_to_a_closed_one(
    table: Table,
) -> None:
    plenary, coming, shut = held(table), table.plenary(9), table.closed()
    table.hold(shut, UNWALLED)
    draft_minutes(table.by(), sitting_id=plenary)
    for at in (plenary, coming, shut):
        with pytest.raises(Invalid):
            adopt_minutes(table.by(), sitting_id=plenary, adopted_at=at)


def test_an_addendum_changes_nothing_that_was_adopted(table: Table) -> None:
    plenary = held(table)
    draft_minutes(table.by(), sitting_id=plenary)
    with pytest.raises(Stop, match=r"minutes\.not_adopted"):
        add_addendum(table.by(), sitting_id=plenary, words="More")
    adopt_minutes(table.by(), sitting_id=plenary)
    before = minutes_of(table, plenary)
    with pytest.raises(Invalid):
        add_addendum(table.by(), sitting_id=plenary, words=" ")
    add_addendum(table.by(), sitting_id=plenary, words="The day was the 4th.")
    after = minutes_of(table, plenary)
    assert (after.body, after.hash) == (before.body, before.hash)
    assert [one.words for one in after.addenda] == ["The day was the 4th."]
    assert list(pins.faults()) == []


@pytest.mark.parametrize("change", [{"body": "Other"}, {"hash": "0" * 64}, {"adopted_on": "2019-01-01"}])
def test_minutes_changed_by_hand_are_found(table: Table, change: dict[str, str]) -> None:
    plenary = held(table)
    draft_minutes(table.by(), sitting_id=plenary)
    adopt_minutes(table.by(), sitting_id=plenary)
    assert list(pins.faults()) == []
    Minutes.objects.update(**change)
    assert len(list(pins.faults())) == 1


def test_an_addendum_put_in_or_changed_by_hand_is_found(table: Table) -> None:
    plenary = held(table)
    draft_minutes(table.by(), sitting_id=plenary)
    minutes = adopt_minutes(table.by(), sitting_id=plenary)
    Addendum.objects.create(
        working_group_id=table.cast.group_id,
        minutes_id=minutes,
        words="Smuggled in",
        added_on=today(),
        by_account=table.cast.accounts["anne"],
    )
    assert len(list(pins.faults())) == 1


def test_the_minutes_of_a_closed_sitting_name_who_stood_aside(table: Table) -> None:
    case_id = table.secret()
    shut = table.closed()
    item = table.put(shut, case_id)
    table.hold(shut, UNWALLED)
    table.decide(item, recusals=[RecusalGiven(table.cast.seats["baraka"], "A contract")])
    draft_minutes(table.by(), sitting_id=shut)
    body = minutes_of(table, shut).body
    assert "Banro: A contract" in body
    assert MARKER in body
    with pytest.raises(Unknown):
        sitting(table.by("irene"), shut)


def test_only_who_may_read_all_of_a_sitting_writes_its_minutes(table: Table) -> None:
    plenary = table.plenary()
    item = table.put(plenary, table.case())
    table.hold(plenary, [*UNWALLED[1:], "didier"])
    table.decide(item)
    add_party(
        table.by("alice"), case_id=table.cases[0], organisation_id=table.cast.bodies["ogp"], role="SPONSOR"
    )
    assert sitting(table.by("anne"), plenary).items == ()
    with pytest.raises(NotAllowed):
        draft_minutes(table.by("anne"), sitting_id=plenary)
    with pytest.raises(NotAllowed):
        draft_minutes(table.by("chantal"), sitting_id=plenary)
    draft_minutes(table.by("alice"), sitting_id=plenary)
    assert sitting(table.by("anne"), plenary).minutes is None
    assert sitting(table.by("didier"), plenary).minutes


def test_minutes_that_are_gone_say_nothing() -> None:
    assert content_of(uuid4()) is None
