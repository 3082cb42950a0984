"""What happens near a closed case or a signed agreement is flagged with its reasons, as they are today."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kikao.casework.agreements.models import Instrument
from kikao.casework.cases.actions import attach_incident, table_case
from kikao.casework.cases.models import CaseIncident
from kikao.casework.incidents.actions import (
    categorise_incident,
    record_involvement,
    withdraw_involvement,
)
from kikao.casework.incidents.models import Incident
from kikao.casework.outcomes.actions import (
    judge_relapse,
    look_again,
    look_for_relapses,
)
from kikao.casework.outcomes.actions.looking import NEAREST
from kikao.casework.outcomes.models import Closing, LookedAt, RelapseFlag
from kikao.casework.outcomes.queries import (
    flag,
    flags,
    flags_of_case,
)
from kikao.foundation.base.clock import today
from kikao.foundation.base.moments import Moment
from kikao.foundation.base.stops import Clash
from kikao.foundation.notices.enums import NoticeKind
from kikao.foundation.notices.models import Notice
from tests.casework.outcomes.again import Again

pytestmark = pytest.mark.django_db


def test_what_happens_at_the_site_of_a_closed_case_is_flagged_with_its_reasons(again: Again) -> None:
    case_id = again.ended()
    (line,) = again.look(again.happening(accused="pnc"))
    assert (line.case_id, line.score, line.state) == (case_id, 100, "OPEN")
    row = RelapseFlag.objects.get()
    assert row.reasons.split() == ["PLACE", "SOON", "ACTOR", "KIND"]
    assert [one.id for one in flags(again.by()).items] == [line.id]
    assert [one.id for one in flags_of_case(again.by(), case_id)] == [line.id]
    told = Notice.objects.filter(kind=NoticeKind.RELAPSE_NEAR, about="relapse", about_id=line.id)
    assert set(told.values_list("account_id", flat=True)) == {again.cast.accounts["alice"]}
    assert len(again.look(line.incident_id)) == 1  # flagged once


def test_what_is_elsewhere_came_before_or_belongs_to_the_case_is_not(again: Again) -> None:
    case_id = again.ended()
    before = Moment.on(today() - timedelta(days=25))
    assert again.look(again.happening(accused="pnc", place=None)) == ()
    assert again.look(again.happening(accused="pnc", happened=before)) == ()
    assert again.look(again.happening(happened=Moment(), categories=["EN-POLL"])) == ()
    within = again.happening(accused="pnc")
    attach_incident(again.by(), case_id=case_id, incident_id=within)
    assert again.look(within) == ()


def test_a_signed_agreement_is_watched_like_a_closed_case(again: Again) -> None:
    paper = again.registered(place_id=again.site(), happened_on=today() - timedelta(days=40))
    again.party(paper, "banro")
    (line,) = again.look(again.happening(accused="banro", categories=["EN-POLL"]))
    assert (line.case_id, line.instrument_id) == (None, paper)
    assert RelapseFlag.objects.get().reasons.split() == ["PLACE", "SOON", "ACTOR"]


def test_a_conflict_at_the_very_site_of_an_agreement_is_flagged_years_later(again: Again) -> None:
    years_ago = {"signed_on": today() - timedelta(days=1200), "entered_on": today() - timedelta(days=1200)}
    about = again.happening(categories=["CF-COOP"], happened=Moment.on(today() - timedelta(days=1300)))
    case_id = table_case(again.by(), title="The hill", incident_ids=[about])
    paper, _parties = again.signed(case_id, "banro", "sofedi")
    there = again.happening(categories=["CF-ASLS"], place=1)
    other, _others = again.signed(
        table_case(again.by(), title="Elsewhere", incident_ids=[there]), "banro", "sofedi"
    )
    Instrument.objects.filter(id__in=(paper, other)).update(**years_ago)
    for unlike in ("EN-POLL", "SA-PIT", "SC-SUSP", "HR-CHILD", "LD-COMP"):
        assert again.look(again.happening(categories=[unlike])) == (), unlike
    assert again.look(again.happening(categories=["CF-ASLS"], place=None)) == ()
    (line,) = again.look(again.happening(categories=["CF-ASLS"]))
    assert (line.instrument_id, line.score) == (paper, 50)
    assert RelapseFlag.objects.get().reasons.split() == ["PLACE", "AGREED"]


@pytest.mark.parametrize("settled", [True, False])
def test_a_closed_case_is_watched_for_as_long_where_an_agreement_closed_it(
    again: Again, settled: bool
) -> None:
    case_id = again.ended(accused="", days=1200, categories=["CF-COOP"])
    if settled:
        Closing.objects.update(reason="IMPL")
    found = again.look(again.happening(categories=["CF-ASLS"]))
    assert [line.case_id for line in found] == ([case_id] if settled else [])
    assert again.look(again.happening(categories=["EN-POLL"])) == ()


def test_what_waits_to_be_judged_says_what_is_near_today_and_what_was_judged_what_was_read_then(
    again: Again,
) -> None:
    def said() -> list[str]:
        return RelapseFlag.objects.get(id=line.id).reasons.split()

    case_id = again.ended(accused="pnc")
    (line,) = again.look(new := again.happening())
    assert said() == ["PLACE", "SOON", "KIND"]
    body = again.cast.bodies["pnc"]
    author = record_involvement(again.by(), incident_id=new, part="ALLEGED_AUTHOR", organisation_id=body)
    assert look_again(again.cast.system) == 0
    assert said() == ["PLACE", "SOON", "ACTOR", "KIND"]
    assert flag(again.by(), line.id).line.score == 100
    with pytest.raises(Clash):
        judge_relapse(again.by(), flag_id=line.id, verdict="RETURN", reason="Seen.", version=line.version)
    (told,) = CaseIncident.objects.filter(case_id=case_id).values_list("incident_id", flat=True)
    version = Incident.objects.get(id=told).version
    categorise_incident(again.by(), incident_id=told, version=version, categories=["CF-DEBT"])
    LookedAt.objects.filter(subject_id=new).update(looked_on=today() - timedelta(days=1))
    look_again(again.cast.system)
    assert said() == ["PLACE", "SOON", "ACTOR"]
    judge_relapse(again.by(), flag_id=line.id, verdict="RETURN", reason="The same men.")
    withdraw_involvement(again.by(), involvement_id=author, version=1)
    look_again(again.cast.system)
    assert said() == ["PLACE", "SOON", "ACTOR"]


def test_a_flag_that_nothing_speaks_for_any_more_stays_and_says_so(again: Again) -> None:
    case_id = again.ended()
    (line,) = again.look(new := again.happening(accused="pnc"))
    attach_incident(again.by(), case_id=case_id, incident_id=new)
    LookedAt.objects.update(looked_on=today() - timedelta(days=1))
    look_again(again.cast.system)
    shown = flag(again.by(), line.id).line
    assert (shown.state, shown.score, shown.reasons) == ("OPEN", 0, ("nothing any more, as both stand now",))


def test_the_clock_finds_what_was_closed_or_accused_since_it_last_looked(again: Again) -> None:
    new = again.happening(happened=Moment.on(today()), categories=["EN-POLL"])
    assert look_again(again.cast.system) == 0
    case_id = again.ended(days=10)
    assert look_again(again.cast.system) == 1
    assert look_again(again.cast.system) == 0
    (line,) = again.flags_of(new)
    assert line.case_id == case_id
    away = again.happening(happened=Moment(), categories=["EN-POLL"])
    assert look_again(again.cast.system) == 0
    body = again.cast.bodies["pnc"]
    record_involvement(again.by(), incident_id=away, part="ALLEGED_AUTHOR", organisation_id=body)
    assert look_again(again.cast.system) == 1


def test_an_incident_raises_no_more_flags_than_people_can_judge(again: Again) -> None:
    for days in range(10, 17):
        again.ended(days=days)
    lines = again.look(again.happening(accused="pnc"))
    assert len(lines) == NEAREST
    nearest = {flag(again.by(), line.id).ended_on for line in lines}
    assert min(day for day in nearest if day) == today() - timedelta(days=9 + NEAREST)


def test_what_is_hidden_takes_no_flag_away_from_who_may_not_know_of_it(again: Again) -> None:
    seen = again.ended(accused="", days=30)
    for days in range(10, 10 + NEAREST):
        again.ended(days=days)
    incident_id = again.happening(accused="")
    table_case(again.by(), title="Again", incident_ids=[incident_id])
    assert len(again.look(incident_id)) == 1 + NEAREST
    assert [line.case_id for line in flags(again.by("didier")).items] == [seen]


def test_looking_asks_as_often_for_three_cases_as_for_one(again: Again) -> None:
    def asked() -> int:
        incident_id = again.happening(place=None, territory_id=None)
        with CaptureQueriesContext(
            connection,
        ) as heard:
            look_for_relapses(again.by(), incident_id=incident_id)
        return len(heard)

    again.ended()
    one = asked()
    again.ended()
    again.ended(accused="division")
    assert asked() == one
