"""Whom a report accuses, and who loses sight of it."""

from uuid import uuid4

import pytest

from kikao.casework.reports.actions import clear_accused, name_accused, take_report
from kikao.casework.reports.enums import AccusedKind
from kikao.casework.reports.queries import QueueFilter, queue, report, words_of
from kikao.casework.reports.schemas import Accusation
from kikao.foundation.access.models import WallMark
from kikao.foundation.base.stops import NotAllowed, Stop, Unknown
from kikao.foundation.sealing.vault import readers_of
from kikao.registry.people.actions import declare_interest
from tests.casework.reports.conftest import Desk

POLICE = (Accusation(AccusedKind.POLICE),)


def test_name_accused_takes_sight_and_key_in_the_same_act(desk: Desk) -> None:
    declare_interest(desk.by("alice"), organisation_id=desk.cast.bodies["banro"])
    report_id = desk.send()
    assert words_of(desk.by("alice"), report_id).narrative
    name_accused(
        desk.by("anne"),
        report_id=report_id,
        kind=AccusedKind.ORGANISATION,
        organisation_id=desk.cast.bodies["banro"],
    )
    assert readers_of(report_id) == {desk.cast.accounts["anne"]}
    assert queue(desk.by("alice"), QueueFilter()).items == ()
    for ask in (report, words_of):
        with pytest.raises(Unknown):
            ask(desk.by("alice"), report_id)
    with pytest.raises(Unknown):
        take_report(desk.by("alice"), report_id=report_id)
    names = [line.words for line in report(desk.by("anne"), report_id).accused]
    assert "Banro" in names


def test_naming_the_same_twice_changes_nothing(desk: Desk) -> None:
    report_id = desk.send(accused=POLICE)
    name_accused(desk.by(), report_id=report_id, kind=AccusedKind.POLICE)
    assert len(report(desk.by(), report_id).accused) == 1


def test_clear_accused_once_somebody_else_is_named(desk: Desk) -> None:
    report_id = desk.send(accused=POLICE)
    first = report(desk.by(), report_id).accused[0]
    with pytest.raises(Stop) as stop:
        clear_accused(desk.by(), accused_id=first.id)
    assert stop.value.code == "report.accused_needed"
    name_accused(desk.by(), report_id=report_id, kind=AccusedKind.ARMED_GROUP)
    clear_accused(desk.by(), accused_id=first.id)
    assert [line.kind for line in report(desk.by(), report_id).accused] == [AccusedKind.ARMED_GROUP]
    assert not WallMark.objects.filter(subject_id=report_id).exists()


def test_nobody_else_names_or_clears(desk: Desk) -> None:
    report_id = desk.send(accused=POLICE)
    line = report(desk.by(), report_id).accused[0]
    for person in ("chantal", "esperance", "didier"):
        with pytest.raises(NotAllowed):
            name_accused(desk.by(person), report_id=report_id, kind=AccusedKind.OTHER)
        with pytest.raises(NotAllowed):
            clear_accused(desk.by(person), accused_id=line.id)
    with pytest.raises(Unknown):
        clear_accused(desk.by("frank"), accused_id=line.id)
    with pytest.raises(Unknown):
        clear_accused(desk.by(), accused_id=uuid4())
