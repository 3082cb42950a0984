"""The triage queue, and who sees what of it."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from pytest_django import DjangoAssertNumQueries

from kikao.casework.reports.actions import ask_source, set_aside_report
from kikao.casework.reports.enums import AccusedKind, Pile
from kikao.casework.reports.models import Report
from kikao.casework.reports.queries import QueueFilter, queue, report, waiting, words_of
from kikao.casework.reports.schemas import Accusation
from kikao.foundation.access.actor import Actor
from kikao.foundation.audit.models import TrailEntry
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Unknown
from kikao.registry.people.actions import declare_interest
from tests.casework.reports.conftest import Desk

ALL = QueueFilter()


def _waits(report_id: UUID, days: int) -> None:
    Report.objects.filter(id=report_id).update(arrived_on=today() - timedelta(days=days))


def test_the_longest_waiting_comes_first_page_by_page(desk: Desk) -> None:
    made = [desk.send() for _turn in range(5)]
    for days, report_id in zip((1, 9, 4, 4, 0), made, strict=True):
        _waits(report_id, days)
    first = queue(desk.by(), ALL, size=2)
    second = queue(desk.by(), ALL, size=2, after=first.next_cursor)
    third = queue(desk.by(), ALL, size=2, after=second.next_cursor)
    shown = [line for page in (first, second, third) for line in page.items]
    assert [line.arrived_on for line in shown] == sorted(line.arrived_on for line in shown)
    assert {line.id for line in shown} == set(made)
    assert (shown[0].id, third.next_cursor) == (made[1], None)


def test_the_queue_is_narrowed(desk: Desk) -> None:
    web, call, held, gone = desk.send(), desk.record(category="HR-LIFE"), desk.send(flood=True), desk.send()
    set_aside_report(desk.by(), report_id=gone, reason="SPAM")
    asked = desk.send()
    ask_source(desk.by(), report_id=asked, words="Where?")

    def found(**wanted: str) -> set[UUID]:
        return {line.id for line in queue(desk.by(), QueueFilter(**wanted)).items}

    assert found() == {web, call, asked}
    assert found(pile=Pile.HELD) == {held}
    assert found(state="SET_ASIDE") == {gone}
    assert found(state="ASKED") == {asked}
    assert found(channel="CALL") == {call}
    assert found(severity="SEV1") == {call}
    assert waiting(desk.by()) == 2


@pytest.mark.parametrize("rows", [1, 3])
def test_the_queue_and_a_report_take_a_fixed_number_of_queries(
    desk: Desk, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    ids = [desk.send() for _turn in range(rows)]
    by = desk.by()
    for _turn in range(rows):
        ask_source(by, report_id=ids[0], words="And then?")
    with django_assert_num_queries(2):
        assert len(queue(by, ALL).items) == rows
    with django_assert_num_queries(5):
        report(by, ids[0])
    with django_assert_num_queries(2 + 8):
        assert len(words_of(by, ids[0]).messages) == rows


def test_a_walled_secretary_finds_no_trace(desk: Desk) -> None:
    declare_interest(desk.by("alice"), organisation_id=desk.cast.bodies["banro"])
    hidden = desk.send(accused=(Accusation(AccusedKind.COMPANY_GUARDS),))
    seen = desk.send()
    assert [line.id for line in queue(desk.by("alice"), ALL).items] == [seen]
    assert waiting(desk.by("alice")) == 1
    for ask in (report, words_of):
        for report_id in (hidden, uuid4()):
            with pytest.raises(Unknown) as stop:
                ask(desk.by("alice"), report_id)
            assert stop.value.code == "access.unknown"


@pytest.mark.parametrize("name", ["chantal", "didier", "baraka", "judith", "klaas", "luc", "frank"])
def test_members_and_others_see_nothing_of_reports(desk: Desk, name: str) -> None:
    report_id = desk.send()
    by = desk.by(name)
    assert queue(by, ALL).items == ()
    assert waiting(by) == 0
    for ask in (report, words_of):
        with pytest.raises(Unknown):
            ask(by, report_id)


def test_a_source_sees_no_queue(desk: Desk) -> None:
    desk.send()
    assert queue(Actor.source(desk.cast.group_id), ALL).items == ()


def test_custodians_see_the_plain_layer_and_not_the_words(desk: Desk) -> None:
    report_id = desk.send()
    by = desk.by("esperance")
    assert [line.id for line in queue(by, ALL).items] == [report_id]
    assert report(by, report_id).line.id == report_id
    with pytest.raises(Unknown):
        words_of(by, report_id)


def test_words_stay_sealed_without_the_key_and_each_reading_is_in_the_trail_first(desk: Desk) -> None:
    report_id = desk.send(place_words="behind the depot")
    without = Actor(desk.cast.group_id, desk.cast.accounts["anne"], roles=desk.by().roles)
    closed = words_of(without, report_id)
    assert (closed.narrative, closed.place_words, closed.has_place_words) == (None, None, True)
    assert not TrailEntry.objects.filter(outcome="READ").exists()
    opened = words_of(desk.by(), report_id)
    assert (opened.narrative, opened.place_words) == (
        "Two men stopped us at the barrier.",
        "behind the depot",
    )
    assert TrailEntry.objects.filter(outcome="READ").count() == 2
    assert "barrier" not in repr(opened)


def test_a_cursor_this_list_never_gave_is_refused(desk: Desk) -> None:
    with pytest.raises(Unknown):
        queue(desk.by(), ALL, after="bm8")
