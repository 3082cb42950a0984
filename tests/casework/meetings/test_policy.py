"""Who sees a sitting, an item, a decision, a release: one condition for a row and for a list."""

import pytest

from kikao.casework.cases.actions import add_party
from kikao.casework.meetings.actions import put_on_agenda
from kikao.casework.meetings.models import AgendaItem, Attendance, Decision, Release, Sitting
from kikao.casework.meetings.policy import (
    at_desk,
    decisions_seen_by,
    items_seen_by,
    releases_seen_by,
    seen_by,
)
from kikao.foundation.access.actor import Actor
from tests.casework.meetings.table import UNWALLED, Table

pytestmark = pytest.mark.django_db

EVERYBODY = [
    *["anne", "alice", "esperance", "emile", "eve", "baraka", "chantal", "didier", "damas", "dora"],
    *["gilbert", "honore", "irene", "judith", "klaas", "luc", "frank"],
]
NO_READERS = {"eve", "klaas", "luc", "frank"}


def readers(table: Table, sees: object) -> set[str]:
    return {name for name in EVERYBODY if sees(table.by(name))}  # type: ignore[operator]


def test_a_plenary_is_for_all_at_the_table(table: Table) -> None:
    table.plenary()
    assert (
        readers(table, lambda by: Sitting.objects.filter(seen_by(by)).exists()) == set(EVERYBODY) - NO_READERS
    )


def test_a_closed_sitting_is_for_the_secretariat_and_who_is_invited(table: Table) -> None:
    table.closed(table.secret(), names=["chantal", "gilbert", "baraka"])
    expected = {"anne", "alice", "chantal", "gilbert", "baraka"}
    assert readers(table, lambda by: Sitting.objects.filter(seen_by(by)).exists()) == expected
    assert readers(table, lambda by: AgendaItem.objects.filter(items_seen_by(by)).exists()) == expected
    on_it = Attendance.objects.all()
    assert readers(table, lambda by: on_it.filter(seen_by(by, "sitting_id")).exists()) == expected


def test_a_secretary_who_is_walled_finds_no_closed_sitting_either(table: Table) -> None:
    case_id = table.case()
    table.closed(case_id, names=["chantal", "gilbert"])
    add_party(table.by(), case_id=case_id, organisation_id=table.cast.bodies["ogp"], role="ADVERSE_PARTY")
    seen = readers(table, lambda by: Sitting.objects.filter(seen_by(by)).exists())
    assert seen == {"chantal", "gilbert"}


def test_a_decision_is_for_the_readers_of_its_case(table: Table) -> None:
    table.decided(table.secret())
    seen = readers(table, lambda by: Decision.objects.filter(decisions_seen_by(by)).exists())
    assert seen == set(EVERYBODY) - NO_READERS - {"didier", "dora"}


def test_a_decision_on_no_case_is_for_who_may_read_the_item(table: Table) -> None:
    shut = table.closed(names=UNWALLED)
    item = put_on_agenda(table.by(), sitting_id=shut, kind="OTHER", words="How we work")
    table.hold(shut, UNWALLED)
    table.decide(item, "")
    assert readers(table, lambda by: Decision.objects.filter(decisions_seen_by(by)).exists()) == set(UNWALLED)


def test_the_clock_sees_all_of_its_group_and_a_source_nothing(table: Table) -> None:
    table.decided(table.secret())
    conditions = {Sitting: seen_by, AgendaItem: items_seen_by, Decision: decisions_seen_by}
    for model, condition in conditions.items():
        assert model.objects.filter(condition(table.cast.system)).exists()
        assert not model.objects.filter(condition(Actor.system(table.cast.other_group_id))).exists()
        assert not model.objects.filter(condition(table.cast.source)).exists()
    assert not Release.objects.filter(releases_seen_by(table.cast.source)).exists()
    assert (at_desk(table.cast.system), at_desk(table.by()), at_desk(table.by("chantal"))) == (
        True,
        True,
        False,
    )
