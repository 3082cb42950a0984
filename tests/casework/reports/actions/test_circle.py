"""Restricted reports: read by a small circle of trained people, and never further than a referral."""

from uuid import UUID

import pytest
from django.db import IntegrityError, transaction

from kikao.casework.cases.queries import cases, count_by_status
from kikao.casework.incidents.actions import open_incident
from kikao.casework.incidents.queries import incidents, search_sealed, similar_to
from kikao.casework.meetings.actions import plan_sitting, propose_agenda
from kikao.casework.meetings.queries import sitting
from kikao.casework.reports.actions import (
    ask_source,
    confirm_in_circle,
    end_in_circle,
    name_for_circle,
    record_consent,
    refer_report,
    restrict_report,
    screen_report,
    share_report,
    take_report,
)
from kikao.casework.reports.enums import ConsentScope
from kikao.casework.reports.models import CircleMember, Referral, Report
from kikao.casework.reports.queries import (
    QueueFilter,
    circle_members,
    lacking,
    queue,
    referrals_of,
    report,
    waiting,
    who_can_join,
    words_of,
)
from kikao.casework.reports.schemas import Known, Taking
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Invalid, NotAllowed, Stop, Unknown
from kikao.foundation.notices.models import Alert, Notice
from kikao.foundation.notices.queries import open_alerts
from kikao.foundation.sealing.vault import readers_of
from tests.casework.reports.conftest import Desk, row, told_

MARKER = "SECRET-HELP-5501"
APART = Taking(
    channel="WALKIN", consents=("STORE", "SECUSE"), manner="ORAL", restricted="SGBV", ask_no_more=True
)


def apart(desk: Desk, name: str = "anne", **told: object) -> UUID:
    """Take a restricted report."""
    return desk.record(name, taking=APART, words=MARKER, severity="SEV1", **told)


def let_in(desk: Desk, name: str, *, first: str = "anne", second: str = "esperance") -> UUID:
    """Name somebody for the circle and have it confirmed."""
    member = name_for_circle(desk.by(first), account_id=desk.cast.accounts[name])
    return confirm_in_circle(desk.by(second), member_id=member)


def test_until_a_circle_is_named_the_secretariat_is_it_and_custodians_are_not(desk: Desk) -> None:
    report_id = apart(desk)
    assert words_of(desk.by("alice"), report_id).narrative == MARKER
    with pytest.raises(Unknown):
        report(desk.by("esperance"), report_id)


def test_only_the_circle_finds_a_restricted_report_anywhere(desk: Desk) -> None:
    before = apart(desk)
    let_in(desk, "alice", second="emile")
    after = apart(desk)
    assert readers_of(before) == readers_of(after) == {desk.cast.accounts["alice"]}
    assert {line.id for line in queue(desk.by("alice"), QueueFilter()).items} == {before, after}
    assert not Alert.objects.exists()
    told = set(Notice.objects.filter(about_id=after).values_list("account_id", flat=True))
    assert told == {desk.cast.accounts["alice"]}
    for name in ("anne", "esperance", "emile", "eve"):
        by = desk.by(name)
        assert queue(by, QueueFilter()).items == ()
        assert queue(by, QueueFilter(withdrawn=True)).items == ()
        assert waiting(by) == 0
        for act in (
            lambda by=by: report(by, before),
            lambda by=by: words_of(by, after),
            lambda by=by: referrals_of(by, after),
        ):
            with pytest.raises(Unknown):
                act()
    with pytest.raises(Unknown):
        share_report(desk.by("anne"), report_id=before)


def test_no_list_search_count_or_agenda_of_anybody_else_knows_of_it(desk: Desk) -> None:
    let_in(desk, "alice")
    report_id = apart(desk)
    sitting_id = plan_sitting(
        desk.by(), kind="CLOSED", planned_on=today(), closed=True, invited=[desk.cast.seats["chantal"]]
    )
    propose_agenda(desk.by(), sitting_id=sitting_id)
    assert sitting(desk.by(), sitting_id).items == ()
    assert search_sealed(desk.by(), "secret help").searched == 0
    assert search_sealed(desk.by("alice"), "secret help").fitting == 1
    assert [one.about_id for one in similar_to(desk.by(), desk.send(category="HR-LIFE"))] == []
    for name in ("anne", "chantal", "gilbert", "judith", "esperance", "didier"):
        by = desk.by(name)
        assert cases(by).items == ()
        assert count_by_status(by) == {}
        assert incidents(by).items == ()
        assert not any(one.subject_id == report_id for one in open_alerts(by))
        assert not Notice.objects.filter(account_id=by.account_id, about_id=report_id).exists()


def test_no_incident_case_or_sitting_comes_of_it(desk: Desk) -> None:
    report_id = apart(desk)
    with pytest.raises(Stop) as stop:
        take_report(desk.by(), report_id=report_id)
    assert stop.value.code == "report.restricted"
    with pytest.raises(Stop):
        open_incident(desk.by(), title="A night", nature="FACT", report_ids=[report_id])
    with pytest.raises(IntegrityError), transaction.atomic():
        Report.objects.filter(id=report_id).update(state="TAKEN")
    assert set(lacking(desk.by(), [report_id], ConsentScope.FACTS)) == {report_id}
    with pytest.raises(Stop) as category:
        open_incident(
            desk.by(), title="A night", nature="FACT", categories=["HR-SGBV"], report_ids=[desk.record()]
        )
    assert category.value.code == "incident.restricted_category"


def test_what_is_told_under_the_category_is_restricted_however_it_came(desk: Desk) -> None:
    let_in(desk, "alice")
    sent = desk.send(category="HR-SGBV", words=MARKER)
    assert row(sent).restricted == "SGBV"
    assert readers_of(sent) == {desk.cast.accounts["alice"]}
    screened = desk.send()
    version = row(screened).version
    screen_report(
        desk.by(), report_id=screened, version=version, plain=Known(category="HR-SGBV"), plausible=True
    )
    assert readers_of(screened) == {desk.cast.accounts["alice"]}
    with pytest.raises(Unknown):
        report(desk.by("anne"), screened)


def test_a_report_in_an_incident_is_taken_out_before_it_is_restricted(desk: Desk) -> None:
    report_id = desk.record()
    take_report(desk.by(), report_id=report_id)
    with pytest.raises(Stop) as stop:
        restrict_report(desk.by(), report_id=report_id, why="CHILD")
    assert stop.value.code == "report.restricted_late"
    other = desk.record()
    restrict_report(desk.by(), report_id=other, why="CHILD")
    assert row(other).restricted == "CHILD"
    with pytest.raises(Invalid):
        restrict_report(desk.by(), report_id=other, why="GOSSIP")


def test_a_referral_passes_on_only_what_the_person_agreed_to(desk: Desk) -> None:
    report_id = apart(desk)
    refer_report(desk.by(), report_id=report_id, target="MED", note="Told where the clinic is")
    with pytest.raises(Stop) as stop:
        refer_report(desk.by(), report_id=report_id, target="MED", passed_on=True)
    assert stop.value.code == "consent.missing"
    given = ("STORE", "SECUSE", "AUTH")
    record_consent(desk.by(), report_id=report_id, given=given, manner="ORAL", language="sw")
    refer_report(desk.by(), report_id=report_id, target="CHILD", passed_on=True)
    found = {(one.note, one.passed_on) for one in referrals_of(desk.by(), report_id, words=True)}
    assert found == {("Told where the clinic is", False), ("", True)}
    with pytest.raises(Invalid):
        refer_report(desk.by(), report_id=report_id, target="")
    assert Referral.objects.count() == 2


def test_a_person_who_was_asked_is_not_asked_again(desk: Desk) -> None:
    report_id = apart(desk)
    with pytest.raises(Stop) as stop:
        ask_source(desk.by(), report_id=report_id, words="What happened?", kind="CALL")
    assert stop.value.code == "report.ask_no_more"
    ask_source(desk.by(), report_id=report_id, words="She came back on her own.", kind="CALL", awaited=False)


def test_nobody_reaches_the_circle_alone(desk: Desk) -> None:
    anne, alice = desk.by("anne"), desk.by("alice")
    with pytest.raises(Stop) as own:
        name_for_circle(anne, account_id=desk.cast.accounts["anne"])
    assert own.value.code == "circle.to_oneself"
    member = name_for_circle(anne, account_id=desk.cast.accounts["alice"])
    with pytest.raises(Stop) as twice:
        name_for_circle(anne, account_id=desk.cast.accounts["alice"])
    assert twice.value.code == "circle.named_already"
    with pytest.raises(Stop) as same:
        confirm_in_circle(anne, member_id=member)
    assert same.value.code == "circle.same_person"
    with pytest.raises(Stop):
        confirm_in_circle(alice, member_id=member)
    with pytest.raises(Invalid):
        name_for_circle(anne, account_id=desk.cast.accounts["didier"])
    with pytest.raises(NotAllowed):
        name_for_circle(desk.by("chantal"), account_id=desk.cast.accounts["alice"])
    with pytest.raises(IntegrityError), transaction.atomic():
        CircleMember.objects.filter(id=member).update(confirmed_by=desk.cast.accounts["anne"])


def test_the_circle_is_known_to_secretariat_and_custodians(desk: Desk) -> None:
    anne = desk.by("anne")
    member = name_for_circle(anne, account_id=desk.cast.accounts["alice"])
    confirm_in_circle(desk.by("eve"), member_id=member)
    with pytest.raises(Stop) as again:
        confirm_in_circle(desk.by("emile"), member_id=member)
    assert again.value.code == "circle.confirmed_already"
    (line,) = circle_members(desk.by("eve"))
    assert (line.name, line.is_me, line.given_by_me) == ("Second secretary", False, False)
    assert str(desk.cast.accounts["alice"]) not in dict(who_can_join(anne))
    with pytest.raises(NotAllowed):
        circle_members(desk.by("judith"))


def test_who_leaves_the_circle_keeps_no_key_and_the_last_one_stays(desk: Desk) -> None:
    report_id = apart(desk)
    alice = let_in(desk, "alice")
    with pytest.raises(Stop) as last:
        end_in_circle(desk.by("anne"), member_id=alice)
    assert last.value.code == "circle.last"
    anne = name_for_circle(desk.by("alice"), account_id=desk.cast.accounts["anne"])
    confirm_in_circle(desk.by("eve"), member_id=anne)
    assert readers_of(report_id) == {desk.cast.accounts["alice"]}
    share_report(desk.by("alice"), report_id=report_id)
    assert readers_of(report_id) == {desk.cast.accounts["alice"], desk.cast.accounts["anne"]}
    end_in_circle(desk.by("anne"), member_id=alice)
    assert readers_of(report_id) == {desk.cast.accounts["anne"]}
    with pytest.raises(Unknown):
        report(desk.by("alice"), report_id)
    with pytest.raises(Unknown):
        end_in_circle(desk.by("anne"), member_id=alice)


def test_the_words_of_a_restricted_report_are_told_as_any_other(desk: Desk) -> None:
    with pytest.raises(Invalid):
        desk.record(
            taking=Taking(channel="CALL", consents=("STORE", "SECUSE"), manner="ORAL", restricted="X")
        )
    report_id = desk.send(restricted="CHILD", words=MARKER)
    view = report(desk.by(), report_id)
    assert (view.line.restricted, view.ask_no_more, told_().words != MARKER) == ("CHILD", False, True)
