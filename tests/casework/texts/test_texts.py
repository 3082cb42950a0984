"""What hangs on a report hangs on it to the end: walls, circle and erasure are those of the report."""

import pytest

from kikao.casework.reports.actions import add_to_report, receive_report
from kikao.casework.reports.models import Report, ThreadMessage
from kikao.casework.reports.schemas import Told
from kikao.casework.texts.actions import hand_over_text, write_text
from kikao.casework.texts.models import OutgoingText
from kikao.casework.texts.queries import texts, texts_to_send
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.wall import organisation_key, raise_wall
from kikao.foundation.base.ids import random_id
from kikao.foundation.base.stops import NotAllowed, Stop, Unknown
from kikao.insight.retention.actions._shredding import shred
from kikao.insight.retention.enums import Scope
from tests.casework.reports.conftest import OTHER, Desk, desk

__all__ = ["desk"]
pytestmark = pytest.mark.django_db

TOLD = Told(words="They took our bags", identity="SMS: +243812345678", accused=OTHER)


def test_a_message_is_seen_as_its_report_is_and_goes_with_it(desk: Desk) -> None:
    report_id = receive_report(desk.cast.source, told=TOLD, channel="SMS")
    text_id = write_text(desk.by(), report_id=report_id, words="Ring the bell")
    assert [line.id for line in texts(desk.by("eve")).items] == [text_id]
    assert texts(desk.by("honore")).items == texts(desk.by("frank")).items == ()
    raise_wall(desk.cast.group_id, report_id, organisation_key(desk.cast.bodies["dcaf"]), random_id())
    assert texts(desk.by("eve")).items == texts_to_send(desk.by("eve"), report_id) == ()
    with pytest.raises(Unknown):
        hand_over_text(desk.by("eve"), text_id=text_id)
    shred(desk.cast.system, Scope.REPORT, report_id, "KEYLESS")
    assert not Report.objects.filter(id=report_id).exists()
    assert OutgoingText.objects.count() == 0


def test_only_who_came_by_text_message_is_written_to(desk: Desk) -> None:
    for told, channel in ((TOLD, "CALL"), (Told(words="They took our bags", accused=OTHER), "SMS")):
        report_id = receive_report(desk.cast.source, told=told, channel=channel)
        with pytest.raises(Stop) as refused:
            write_text(desk.by(), report_id=report_id, words="Ring the bell")
        assert refused.value.code == "text.no_number"
    with pytest.raises(Unknown):
        write_text(desk.by("frank"), report_id=report_id, words="Ring the bell")


def test_only_the_door_that_took_a_report_adds_to_it(desk: Desk) -> None:
    report_id = receive_report(desk.cast.source, told=TOLD, channel="SMS")
    add_to_report(
        desk.cast.source, report_id=report_id, words="More", accused=("POLICE", "OTHER"), grave=True
    )
    assert ThreadMessage.objects.get(report_id=report_id).from_source
    assert set(Report.objects.get().accused.values_list("kind", "unknown")) == {
        ("OTHER", ""),
        ("POLICE", "UNIFORM"),
    }
    for by in (Actor.source(desk.cast.other_group_id), desk.by(), desk.cast.system):
        with pytest.raises((Unknown, NotAllowed)):
            add_to_report(by, report_id=report_id, words="More")
