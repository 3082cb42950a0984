"""Other forums, refusals and what may flare up again."""

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest

from kikao.casework.cases.actions import add_forum, lapse_risk, note_risk, record_refusal
from kikao.casework.cases.enums import ForumKind
from kikao.casework.cases.models import OpenRisk, PriorForum, Refusal
from kikao.casework.cases.queries import case
from kikao.foundation.audit.models import TrailEntry
from kikao.foundation.base.clock import today
from kikao.foundation.base.moments import Moment
from kikao.foundation.base.stops import Invalid, NotAllowed, Unknown
from tests.casework.cases.conftest import EVERYBODY, Desk

pytestmark = pytest.mark.django_db

TOMORROW = Moment.on(today() + timedelta(days=1))


def test_add_forum_keeps_where_when_and_what_came_of_it_and_walls_nobody(desk: Desk, case_id: UUID) -> None:
    add_forum(
        desk.by(),
        case_id=case_id,
        kind=ForumKind.COURT,
        organisation_id=desk.cast.bodies["court"],
        parallel=True,
        result="Not settled",
        heard=Moment.parse("2019"),
    )
    (forum,) = desk.page(case_id, "irene").forums
    assert (forum.organisation, forum.parallel, forum.result) == (
        "Tribunal de Grande Instance Bukavu",
        True,
        "Not settled",
    )
    assert forum.heard == Moment.parse("2019")
    assert desk.seers(case_id) == EVERYBODY


def test_record_refusal_keeps_who_what_and_when(desk: Desk, case_id: UUID) -> None:
    record_refusal(
        desk.by(),
        case_id=case_id,
        organisation_id=desk.cast.bodies["banro"],
        words="No talks while the permit is disputed",
        refused=Moment.parse("03/2020"),
    )
    record_refusal(desk.by(), case_id=case_id, words="One side did not come")
    named, other = desk.page(case_id, "chantal").refusals
    assert (named.organisation, str(named.refused.start)) == ("Banro", "2020-03-01")
    assert (other.organisation, other.refused) == ("", Moment())


def test_the_words_of_refusals_and_risks_open_for_who_holds_the_key_and_the_reading_is_noted(
    desk: Desk, case_id: UUID
) -> None:
    record_refusal(desk.by(), case_id=case_id, words="No talks")
    note_risk(desk.by(), case_id=case_id, words="The pits are crossing")
    page = case(desk.by("alice"), case_id, words=True)
    assert (page.refusals[0].words, page.risks[0].words) == ("No talks", "The pits are crossing")
    assert TrailEntry.objects.filter(verb="sealed.read").count() == 2
    for sealed in (case(desk.by("chantal"), case_id, words=True), desk.page(case_id)):
        assert (sealed.refusals[0].words, sealed.risks[0].words) == (None, None)
    assert TrailEntry.objects.filter(verb="sealed.read").count() == 2


def test_a_risk_lapses_and_stays_in_the_record(desk: Desk, case_id: UUID) -> None:
    risk = note_risk(desk.by(), case_id=case_id, words="No police post near the site")
    assert desk.page(case_id).risks[0].lapsed_on is None
    lapse_risk(desk.by(), risk_id=risk)
    assert desk.page(case_id).risks[0].lapsed_on == today()
    for one in (risk, uuid4()):
        with pytest.raises(Unknown):
            lapse_risk(desk.by(), risk_id=one)


def test_words_that_cannot_be_kept_are_refused_and_leave_nothing(desk: Desk, case_id: UUID) -> None:
    for words in (" ", "x" * 20_001, "a\x00b"):
        with pytest.raises(Invalid):
            record_refusal(desk.by(), case_id=case_id, words=words)
        with pytest.raises(Invalid):
            note_risk(desk.by(), case_id=case_id, words=words)
    with pytest.raises(Invalid):
        record_refusal(desk.by(), case_id=case_id, words="No", refused=TOMORROW)
    for wrong in (
        {"kind": "TAVERN"},
        {"kind": "COURT", "result": "x" * 301},
        {"kind": "COURT", "heard": TOMORROW},
    ):
        with pytest.raises(Invalid):
            add_forum(desk.by(), case_id=case_id, **wrong)  # type: ignore[arg-type]
    strange = desk.cast.bodies["justicia"]
    with pytest.raises(Unknown):
        add_forum(desk.by(), case_id=case_id, kind="COURT", organisation_id=strange)
    with pytest.raises(Unknown):
        record_refusal(desk.by(), case_id=case_id, words="No", organisation_id=strange)
    assert not any(table.objects.exists() for table in (Refusal, PriorForum, OpenRisk))


def test_they_are_for_the_secretariat_that_sees_the_case(desk: Desk) -> None:
    hidden = desk.hidden()
    risk = OpenRisk.objects.create(
        working_group_id=desk.cast.group_id, case_id=hidden, words_item_id=uuid4(), noted_on=date(2020, 1, 1)
    )
    with pytest.raises(Unknown):
        note_risk(desk.by(), case_id=hidden, words="x")
    with pytest.raises(Unknown):
        lapse_risk(desk.by(), risk_id=risk.id)
    open_ = desk.table()
    for act, given in (
        (note_risk, {"words": "x"}),
        (record_refusal, {"words": "x"}),
        (add_forum, {"kind": "COURT"}),
    ):
        with pytest.raises(NotAllowed):
            act(desk.by("chantal"), case_id=open_, **given)  # type: ignore[operator]
