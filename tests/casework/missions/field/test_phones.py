"""The phones of a team: they last as long as the mission, and what they send is known as the mission's."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from kikao.casework.forms.models import FieldToken
from kikao.casework.forms.queries import bearer_of, field_tokens
from kikao.casework.intake.actions import take_submission
from kikao.casework.intake.models import Finding, Submission
from kikao.casework.intake.queries.waiting import submissions
from kikao.casework.missions.actions import (
    add_mission_case,
    cancel_mission,
    give_mission_token,
    leave_mission,
    prolong_mission,
    report_mission,
    take_mission_token_back,
)
from kikao.casework.missions.models import Mission, MissionToken, TeamMember
from kikao.casework.missions.queries import arrivals_of_mission, mission_of_submission, mission_phones
from kikao.casework.monitoring.actions import take_up_sheet
from kikao.casework.monitoring.models import CheckResult
from kikao.foundation.access.wall import keys_on
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import NotAllowed, Stop, Unknown
from tests.casework.intake.conftest import Monitor
from tests.casework.missions.field.outing import Outing

pytestmark = pytest.mark.django_db


def shift(mission_id: UUID, days: int) -> None:
    """Let a mission and its phones be as many days older."""
    step = timedelta(days=days)
    row = Mission.objects.get(id=mission_id)
    Mission.objects.filter(id=mission_id).update(starts_on=row.starts_on - step, ends_on=row.ends_on - step)
    for token in FieldToken.objects.filter(label__startswith=row.reference):
        FieldToken.objects.filter(id=token.id).update(
            until_on=token.until_on - step if token.until_on else None
        )


def test_a_phone_of_the_team_sends_until_a_week_after_the_mission(outing: Outing) -> None:
    made = outing.mission(outing.case(), lasts=3)
    token = outing.phone(made)
    bearer = outing.bearer(token)
    assert (bearer.kind, bearer.label) == ("MISSION", f"{outing.stands(made).reference} / 1")
    line = mission_phones(outing.by(), made)[0]
    assert (line.until_on, line.stands) == (today() + timedelta(days=10), True)
    shift(made, 10)
    assert bearer_of(token)
    shift(made, 1)
    assert bearer_of(token) is None
    assert mission_phones(outing.by(), made)[0].stands is False


def test_no_phone_outlives_its_mission(outing: Outing) -> None:
    case_id = outing.case()
    called_off, left, reported = outing.mission(case_id), outing.underway(case_id), outing.back(case_id)
    outing.join(left, "gilbert")
    tokens = [outing.phone(one) for one in (called_off, left)]
    cancel_mission(outing.by(), mission_id=called_off, reason="Too much rain.")
    member = TeamMember.objects.get(mission_id=left, account_id=outing.cast.accounts["gilbert"])
    leave_mission(outing.by(), member_id=member.id)
    assert [bearer_of(one) for one in tokens] == [None, None]
    again = outing.phone(left)
    assert bearer_of(again)
    take_mission_token_back(
        outing.by(), mission_token_id=MissionToken.objects.get(mission=left, field_token__revoked_on=None).id
    )
    assert bearer_of(again) is None
    for over in (called_off, reported):
        with pytest.raises(Stop) as refusal:
            outing.phone(over)
        assert refusal.value.code == "mission.wrong_state"


def test_a_prolonged_mission_keeps_its_phones_and_a_report_silences_them(outing: Outing) -> None:
    made = outing.underway(outing.case(), lasts=3)
    token = outing.phone(made)
    prolong_mission(outing.by(), mission_id=made, ends_on=today() + timedelta(days=9))
    assert mission_phones(outing.by(), made)[0].until_on == today() + timedelta(days=16)
    Mission.objects.filter(id=made).update(state="RETURNED")
    assert bearer_of(token)
    report_mission(outing.by(), mission_id=made)
    assert bearer_of(token) is None


def test_somebody_walled_later_takes_the_phones_with_them_and_sees_none(outing: Outing) -> None:
    made = outing.mission(outing.case())
    outing.join(made, "didier")
    token = outing.phone(made)
    add_mission_case(outing.by(), mission_id=made, case_id=outing.secret())
    assert bearer_of(token) is None
    given = MissionToken.objects.get(mission=made)
    keys = keys_on([made, given.field_token_id])
    assert keys[given.field_token_id] == keys[made]
    assert keys[made]


def test_what_the_team_sends_shows_on_the_mission_and_was_seen_on_a_visit(outing: Outing) -> None:
    case_id = outing.case()
    paper = outing.planned(case_id)
    made = outing.underway(case_id)
    sent = outing.sends(outing.phone(made), paper, {1: "DONE", 2: "LATE"})
    line = arrivals_of_mission(outing.by("chantal"), made).items[0]
    assert (line.id, line.state, line.findings, line.waiting) == (sent, "WHOLE", 2, 2)
    assert arrivals_of_mission(outing.by("gilbert"), made).items == ()
    assert mission_of_submission(outing.by(), sent) == made
    take_up_sheet(outing.by("alice"), submission_id=sent)
    results = CheckResult.objects.filter(came_from__submission_id=sent)
    assert {(one.proof, one.mission_id) for one in results} == {("VERIFIED", made)}
    assert arrivals_of_mission(outing.by(), made).items[0].waiting == 0


def test_what_the_team_sends_stands_behind_the_walls_of_its_cases(outing: Outing) -> None:
    case_id = outing.secret()
    paper = outing.planned(outing.case())
    made = outing.underway(case_id)
    sent = outing.sends(outing.phone(made), paper, {1: "DONE"})
    assert keys_on([case_id])[case_id] <= keys_on([sent])[sent]
    later = outing.case()
    add_mission_case(outing.by(), mission_id=made, case_id=later)
    assert sent in {one.id for one in submissions(outing.by()).items}
    walled = replace(outing.by(), wall_keys=keys_on([case_id])[case_id])
    assert submissions(walled).items == ()
    assert field_tokens(walled).items == ()
    with pytest.raises(Unknown):
        arrivals_of_mission(walled, made)


def test_what_others_told_the_team_keeps_no_trace_of_the_mission(outing: Outing) -> None:
    made = outing.underway(outing.case())
    token = outing.phone(made)
    paper = outing.planned(outing.case())
    told = outing.sends(token, paper, {}, form="kikao-incident")
    row = Submission.objects.get(id=told)
    assert row.report_id
    assert row.mission_token_id is None
    other = Monitor(outing.cast)
    other.publish("visit-of-others")
    plain = take_submission(outing.cast.source, bearer=other.bearer, arrived=other.fill("visit-of-others"))
    assert Submission.objects.get(id=plain.id).mission_token_id is None
    assert arrivals_of_mission(outing.by(), made).items == ()
    assert not Finding.objects.exists()


def test_only_the_secretariat_gives_phones(outing: Outing) -> None:
    made = outing.mission(outing.case())
    outing.phone(made)
    with pytest.raises(NotAllowed):
        give_mission_token(outing.by("chantal"), mission_id=made, token="x" * 40)
    assert mission_phones(outing.by("chantal"), made) == ()
    with pytest.raises(Unknown):
        mission_phones(outing.by("frank"), made)
