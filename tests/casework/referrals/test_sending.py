"""Passing a case on: with the consent of its sources, and never to whom it accuses."""

from datetime import timedelta
from uuid import UUID

import pytest

from kikao.casework.incidents.actions import record_involvement
from kikao.casework.referrals.actions import send_referral
from kikao.casework.referrals.models import Referral
from kikao.casework.referrals.queries import offered_for, referral, referrals, referrals_of_case
from kikao.casework.reports.actions import refer_report
from kikao.casework.reports.models import Report
from kikao.foundation.base.clock import today
from kikao.foundation.base.ids import random_id
from kikao.foundation.base.stops import Invalid, NotAllowed, Stop, Unknown
from tests.casework.tasks.follow import Follow

pytestmark = pytest.mark.django_db


def send(follow: Follow, case_id: UUID, target: str = "AUD", **facts: object) -> UUID:
    said = {"words": "A shot was fired at the pit.", **facts}
    return send_referral(follow.by(), case_id=case_id, target=target, **said)  # type: ignore[arg-type]


def test_a_case_goes_with_its_words_sealed_and_an_answer_due_by_the_kind_of_body(follow: Follow) -> None:
    case_id = follow.case()
    prosecutor = referral(follow.by("alice"), send(follow, case_id))
    assert (prosecutor.words, prosecutor.line.state) == ("A shot was fired at the pit.", "SENT")
    assert prosecutor.line.answer_due_on == today() + timedelta(days=30)
    doctor = referral(follow.by(), send(follow, case_id, "MED", sent_on=today() - timedelta(days=3)))
    assert doctor.line.answer_due_on == today() + timedelta(days=4)
    member = referral(follow.by("chantal"), prosecutor.line.id)
    assert (member.has_words, member.words, member.line.target) == (True, None, "AUD")
    assert [line.target for line in referrals_of_case(follow.by("chantal"), case_id).referrals] == [
        "MED",
        "AUD",
    ]


def test_a_referral_without_consent_is_refused_and_the_report_is_named(follow: Follow) -> None:
    report_id, _incident, case_id = follow.told_case()
    send(follow, case_id, "AUD")
    with pytest.raises(Stop, match=r"consent\.missing") as refused:
        send(follow, case_id, "ICOCA")  # the source agreed to an authority, not to a partner's register
    assert Report.objects.get(id=report_id).reference in str(refused.value.message)
    assert Referral.objects.count() == 1


def test_what_the_rules_forbid_for_one_report_is_forbidden_for_its_case(
    follow: Follow, monkeypatch: pytest.MonkeyPatch
) -> None:
    report_id, _incident, case_id = follow.told_case()
    asked: list[tuple[UUID, str]] = []

    def forbid(one: UUID, target: str) -> None:
        asked.append((one, target))
        raise Stop("alert.no_agreement", "The miner did not agree.")

    monkeypatch.setattr("kikao.casework.reports.policy._CHECKS", [forbid])
    with pytest.raises(Stop, match=r"alert\.no_agreement"):
        send(follow, case_id, "PMH")
    assert asked == [(report_id, "PMH")]


@pytest.mark.parametrize(
    ("target", "body"), [("PMH", None), ("PNC", None), ("PMH", "pmh"), ("ADM", "school")]
)
def test_a_case_never_goes_to_whom_it_accuses_nor_above_nor_below(
    follow: Follow, target: str, body: str | None
) -> None:
    case_id = follow.secret()
    organisation_id = follow.cast.bodies[body] if body else None
    with pytest.raises(Stop, match=r"referral\.to_the_accused") as refused:
        send(follow, case_id, target, organisation_id=organisation_id)
    assert "released" in str(refused.value.cure)
    send(follow, case_id, "AUD")  # the prosecutor is neither


def test_while_nobody_knows_whose_uniform_it_was_no_uniform_is_asked(follow: Follow) -> None:
    _report, incident_id, case_id = follow.told_case()
    record_involvement(follow.by(), incident_id=incident_id, part="ALLEGED_AUTHOR", stranger="UNIFORM")
    for target, body in (("PMH", None), ("PNC", "pnc"), ("ADM", "division")):
        with pytest.raises(Stop, match=r"referral\.to_the_accused"):
            send(follow, case_id, target, organisation_id=follow.cast.bodies[body] if body else None)
    send(follow, case_id, "MINES")


def test_to_the_accused_goes_the_text_released_to_its_seat_and_nothing_else(follow: Follow) -> None:
    case_id = follow.secret()
    release_id = follow.released(case_id)  # to Didier, the mining police
    pmh, school = follow.cast.bodies["pmh"], follow.cast.bodies["school"]
    assert [one[0] for one in offered_for(follow.by(), case_id).texts] == [str(release_id)]
    for facts in (
        {"organisation_id": pmh, "words": "And more."},
        {"organisation_id": school, "words": ""},
        {"organisation_id": None, "words": ""},
    ):
        with pytest.raises(Stop, match=r"referral\.to_the_accused"):
            send(follow, case_id, "PMH", release_id=release_id, **facts)
    shown = referral(
        follow.by(), send(follow, case_id, "PMH", release_id=release_id, organisation_id=pmh, words="")
    )
    assert shown.text is not None
    assert (shown.text.what, shown.accused) == ("Shots were heard near a mine.", ())
    follow.withdraw(release_id)
    with pytest.raises(Unknown):
        send(follow, case_id, "PMH", release_id=release_id, organisation_id=pmh, words="")


def test_sending_refuses_what_cannot_be(follow: Follow) -> None:
    case_id = follow.case()
    for facts in (
        {"target": "NOBODY"},
        {"target": "CGM"},
        {"words": " "},
        {"level": "MOON"},
        {"manner": "PIGEON"},
        {"organisation_id": random_id()},
        {"sent_on": today() + timedelta(days=1)},
        {"answer_due_on": today() - timedelta(days=1)},
    ):
        with pytest.raises(Invalid):
            send(follow, case_id, **facts)  # type: ignore[arg-type]
    for facts in ({"release_id": random_id()}, {"file_release_ids": [random_id()]}):
        with pytest.raises(Unknown):
            send(follow, case_id, **facts)
    with pytest.raises(NotAllowed):
        send_referral(follow.by("chantal"), case_id=case_id, target="AUD", words="Please act.")
    assert Referral.objects.count() == 0


@pytest.mark.parametrize("name", ["didier", "frank"])
def test_whoever_is_walled_finds_no_trace(follow: Follow, name: str) -> None:
    case_id = follow.secret()
    referral_id = send(follow, case_id)
    assert referrals(follow.by(name)).items == ()
    for ask in (
        lambda: referral(follow.by(name), referral_id),
        lambda: referrals_of_case(follow.by(name), case_id),
    ):
        with pytest.raises(Unknown):
            ask()
    assert [line.id for line in referrals(follow.by("gilbert"), target="AUD").items] == [referral_id]


def test_where_people_were_sent_for_help_stands_beside_for_the_secretariat_alone(follow: Follow) -> None:
    report_id, _incident, case_id = follow.told_case()
    refer_report(follow.by(), report_id=report_id, target="MED", passed_on=True)
    (line,) = referrals_of_case(follow.by(), case_id).care
    assert (line.report_id, line.passed_on) == (report_id, True)
    assert referrals_of_case(follow.by("chantal"), case_id).care == ()
