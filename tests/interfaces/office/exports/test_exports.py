"""Taking the words of a case along: few alone, many as two; marked, counted, once."""

import io
from collections.abc import Callable
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from docx import Document

from kikao.casework.cases.actions import note_risk
from kikao.foundation.audit.models import TrailEntry
from kikao.foundation.base.clock import now
from kikao.foundation.base.lifecycle import LifecycleStop
from kikao.foundation.base.stops import Invalid, Unknown
from kikao.foundation.notices.models import Notice
from kikao.foundation.sealing.actions import approve_export, ask_export, refuse_export, take_export
from kikao.foundation.sealing.actions.exporting import MoreThanAgreed, OwnExport
from kikao.foundation.sealing.exports import export
from kikao.foundation.sealing.models import SealedExport
from tests.casework.cases.conftest import Desk
from tests.kit.pages import expect, visit

pytestmark = pytest.mark.django_db

LIST = "/office/exports/"
WHY = "SECRET-REASON: for the lawyer"


def case_with(desk: Desk, risks: int) -> UUID:
    case_id = desk.table("pmh")
    for number in range(risks):
        note_risk(desk.by(), case_id=case_id, words=f"SECRET-RISK {number}")
    return case_id


def test_a_few_records_are_taken_by_one_marked_and_once(desk: Desk) -> None:
    case_id = case_with(desk, 3)
    anne = visit(desk.cast, "anne")
    assert f"{LIST}case/{case_id}/" in anne.get(f"/office/cases/{case_id}/told/").content.decode()
    asked = anne.post(f"{LIST}case/{case_id}/", {"reason": WHY})
    assert asked.status_code == 302
    there = asked.headers["Location"]
    assert WHY in anne.get(there).content.decode()
    taken = anne.post(f"{there}take/")
    file = Document(io.BytesIO(taken.content))
    assert "Secretariat" in file.sections[0].header.paragraphs[0].text
    assert [f"SECRET-RISK {n}" in {part.text for part in file.paragraphs} for n in range(3)] == [True] * 3
    said = TrailEntry.objects.get(verb="export.records")
    assert said.object_ref == f"3 of {case_id}"
    reads = TrailEntry.objects.filter(verb="sealed.read", n__gt=said.n)
    assert reads.count() == 3
    assert anne.post(f"{there}take/").status_code == 409
    assert "SECRET" not in repr(SealedExport.objects.values_list())


def test_many_records_wait_for_a_second_person(desk: Desk) -> None:
    case_id = case_with(desk, 11)
    anne, alice = visit(desk.cast, "anne"), visit(desk.cast, "alice")
    there = anne.post(f"{LIST}case/{case_id}/", {"reason": WHY}).headers["Location"]
    notice = Notice.objects.get(account_id=desk.cast.accounts["alice"], about="export")
    assert alice.post(f"/office/notices/{notice.id}/open/").headers["Location"] == there
    assert anne.post(f"{there}take/").status_code == 409
    assert anne.post(f"{there}approve/", {"sure": "1"}).status_code == 403
    export_id = UUID(there.rstrip("/").rpartition("/")[2])
    with pytest.raises(IntegrityError), transaction.atomic():
        SealedExport.objects.update(state="TAKEN")
    assert alice.post(f"{there}approve/", {"sure": "1"}).status_code == 302
    with pytest.raises(Unknown):
        take_export(desk.by("alice"), export_id=export_id, records=11)
    assert anne.post(f"{there}take/").status_code == 200
    assert export(desk.by("alice"), export_id).state == "TAKEN"


def test_refused_lapsed_and_more_than_agreed(desk: Desk) -> None:
    case_id = case_with(desk, 11)
    ask: Callable[[], UUID] = lambda: ask_export(desk.by(), subject_id=case_id, records=11, reason=WHY)  # noqa: E731
    refused, agreed = ask(), ask()
    with pytest.raises(OwnExport):
        refuse_export(desk.by(), export_id=refused)
    assert visit(desk.cast, "alice").post(f"{LIST}{refused}/refuse/").status_code == 302
    with pytest.raises(LifecycleStop):
        take_export(desk.by(), export_id=refused, records=11)
    approve_export(desk.by("alice"), export_id=agreed)
    with pytest.raises(MoreThanAgreed):
        take_export(desk.by(), export_id=agreed, records=12)
    with time_machine.travel(now() + timedelta(days=1, minutes=1), tick=False):
        assert export(desk.by(), agreed).state == "LAPSED"
        with pytest.raises(LifecycleStop):
            take_export(desk.by(), export_id=agreed, records=11)
    for bad in ({"reason": " "}, {"records": 0}):
        with pytest.raises(Invalid):
            ask_export(desk.by(), **{"subject_id": case_id, "records": 3, "reason": WHY, **bad})  # type: ignore[arg-type]
    for name in ("esperance", "chantal"):
        actor = desk.task_force_alone() if name == "chantal" else desk.by(name)
        with pytest.raises(Exception, match="access"):
            ask_export(actor, subject_id=case_id, records=3, reason=WHY)


def test_it_is_for_who_can_read_the_case(desk: Desk) -> None:
    case_id = case_with(desk, 1)
    export_id = ask_export(desk.by(), subject_id=case_id, records=1, reason=WHY)
    expect(desk.cast, LIST, open_to="anne alice chantal", closed_to="esperance baraka didier klaas")
    expect(desk.cast, f"{LIST}{export_id}/", open_to="anne alice", hidden_from="chantal baraka didier nobody")
    expect(desk.cast, f"{LIST}{export_id}/approve/", open_to="alice", closed_to="baraka didier")
    expect(desk.cast, f"{LIST}{uuid4()}/approve/", hidden_from="alice")
    expect(desk.cast, f"{LIST}case/{case_id}/", open_to="anne", closed_to="baraka didier esperance")


def test_the_list_costs_the_same_for_one_and_three(desk: Desk) -> None:
    case_id = case_with(desk, 1)
    cost = []
    for more in (1, 2):
        for _time in range(more):
            ask_export(desk.by(), subject_id=case_id, records=1, reason=WHY)
        browser = visit(desk.cast, "anne")
        with CaptureQueriesContext(connection) as queries:
            assert browser.get(LIST).status_code == 200
        cost.append(len(queries))
    assert cost[0] == cost[1]
