"""The thread: asking back, answering by receipt, and what the database keeps of it."""

import pytest
from django.db import connection

from kikao.casework.reports.actions import answer_by_receipt, ask_source, read_thread, set_aside_report
from kikao.casework.reports.enums import MessageKind, ReportState
from kikao.casework.reports.models import ThreadMessage
from kikao.casework.reports.queries import QueueFilter, queue, thread_of, words_of
from kikao.foundation.base.stops import Invalid, NotAllowed, Stop, Unknown
from kikao.foundation.notices.models import Notice
from kikao.foundation.sealing import box
from kikao.foundation.sealing.erasing import shred_items
from kikao.foundation.sealing.models import ItemKey, ReceiptKey
from kikao.foundation.sealing.vault import receipt_keys_of
from tests.casework.reports.conftest import Desk, row


def test_ask_and_answer_by_receipt(desk: Desk) -> None:
    report_id = desk.send()
    ask_source(desk.by(), report_id=report_id, words="When was it?")
    assert row(report_id).state == ReportState.ASKED
    keys = desk.receipt(report_id)
    answer_by_receipt(desk.cast.source, receipt=keys, words="On a Tuesday.")
    assert row(report_id).state == ReportState.WAITING
    mine = thread_of(desk.cast.source, keys)
    assert [(one.from_source, one.text) for one in mine.messages] == [
        (False, "When was it?"),
        (True, "On a Tuesday."),
    ]
    theirs = words_of(desk.by("alice"), report_id).messages
    assert [one.text for one in theirs] == ["When was it?", "On a Tuesday."]
    assert Notice.objects.filter(kind="ANSWER").count() == 2


def test_an_answer_is_marked_until_it_was_read(desk: Desk) -> None:
    report_id = desk.send()
    answer_by_receipt(desk.cast.source, receipt=desk.receipt(report_id), words="One thing more.")
    assert queue(desk.by(), QueueFilter()).items[0].has_answer
    read_thread(desk.by(), report_id=report_id)
    assert not queue(desk.by(), QueueFilter()).items[0].has_answer


def test_notes_are_for_the_secretariat_alone(desk: Desk) -> None:
    report_id = desk.send()
    ask_source(desk.by(), report_id=report_id, words="Called: no answer.", kind=MessageKind.CALL)
    assert row(report_id).state == ReportState.ASKED
    ask_source(desk.by(), report_id=report_id, words="He rang back.", kind=MessageKind.CALL, awaited=False)
    assert row(report_id).state == ReportState.WAITING
    ask_source(desk.by(), report_id=report_id, words="Looks like March.", kind=MessageKind.NOTE)
    assert row(report_id).state == ReportState.WAITING
    assert thread_of(desk.cast.source, desk.receipt(report_id)).messages == ()
    assert len(words_of(desk.by(), report_id).messages) == 3


def test_six_words_open_nothing_of_what_was_erased(desk: Desk) -> None:
    """An older content backup with the key store of today: every row but its keys is there, and the words open none."""
    report_id = desk.send()
    for words in ("When was it?", "Where was it?"):
        ask_source(desk.by(), report_id=report_id, words=words)
    erased, left = ThreadMessage.objects.order_by("position")
    keys = desk.receipt(report_id)
    shred_items([erased.item_id])
    assert [one.text for one in thread_of(desk.cast.source, keys).messages] == ["Where was it?"]
    blob = bytes(erased.blob or b"")
    known = [
        bytes(key) for model in (ReceiptKey, ItemKey) for key in model.objects.values_list("blob", flat=True)
    ]
    assert bytes(left.blob or b"")
    for head in (b"", *known):
        with pytest.raises(box.SealBroken):
            box.open_item(keys.private, head + blob, erased.place)


def test_a_message_needs_a_receipt_and_a_known_kind(desk: Desk) -> None:
    report_id = desk.record()
    with pytest.raises(Stop) as stop:
        ask_source(desk.by(), report_id=report_id, words="When?")
    assert stop.value.code == "report.no_thread"
    with pytest.raises(Invalid):
        ask_source(desk.by(), report_id=report_id, words="When?", kind="SHOUT")
    with pytest.raises(Invalid):
        ask_source(desk.by(), report_id=report_id, words="  ", kind=MessageKind.CALL)


def test_a_report_that_was_set_aside_can_still_be_written_to(desk: Desk) -> None:
    report_id = desk.send()
    set_aside_report(desk.by(), report_id=report_id, reason="OUTSIDE")
    ask_source(desk.by(), report_id=report_id, words="We passed it on.")
    assert row(report_id).state == ReportState.SET_ASIDE


def test_wrong_words_find_nothing(desk: Desk) -> None:
    desk.send()
    wrong = receipt_keys_of(desk.cast.group_id, "baba baba baba baba baba baba")
    with pytest.raises(Unknown):
        thread_of(desk.cast.source, wrong)
    with pytest.raises(Unknown):
        answer_by_receipt(desk.cast.source, receipt=wrong, words="Hello")
    with pytest.raises(NotAllowed):
        answer_by_receipt(desk.by(), receipt=wrong, words="Hello")


def test_the_thread_is_sealed(desk: Desk) -> None:
    report_id = desk.send()
    ask_source(desk.by(), report_id=report_id, words="ZQX4471 question")
    answer_by_receipt(desk.cast.source, receipt=desk.receipt(report_id), words="ZQX4471 answer")
    assert ThreadMessage.objects.count() == 2
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - names of our own tables
            assert "ZQX4471" not in repr(cursor.fetchall()), table
