"""What a team writes down by hand, and its report: for its cases alone, corrected beside the first, once."""

from datetime import timedelta
from uuid import UUID

import pytest

from kikao.casework.incidents.reckoning import prose
from kikao.casework.meetings.models import AgendaItem
from kikao.casework.missions.actions import (
    correct_mission_finding,
    file_mission_report,
    report_mission,
    write_mission_finding,
)
from kikao.casework.missions.actions.field import finding
from kikao.casework.missions.models import CaseFinding
from kikao.casework.missions.queries import hand_findings
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Clash, Invalid, NotAllowed, Stop, Unknown
from kikao.foundation.notices.models import Notice
from kikao.foundation.sealing.models import SealedItem
from tests.casework.missions.field.outing import Outing

pytestmark = pytest.mark.django_db


def refused(code: str, act: object) -> None:
    with pytest.raises(Stop) as refusal:
        act()  # type: ignore[operator]
    assert refusal.value.code == code


def test_words_are_sealed_with_the_case_and_not_with_the_mission(outing: Outing) -> None:
    case_id = outing.case()
    made = outing.back(case_id)
    row = CaseFinding.objects.get(id=outing.wrote(made, case_id, "The barrier stands."))
    item = SealedItem.objects.select_related("compartment").get(id=row.words_item_id)
    assert item.compartment.subject_id == case_id
    assert hand_findings(outing.by(), made)[0].words == "The barrier stands."
    assert hand_findings(outing.by("gilbert"), made)[0].words is None


def test_a_finding_says_what_was_seen_or_why_nobody_got_there(outing: Outing) -> None:
    case_id = outing.case()
    made, other = outing.back(case_id), outing.case()
    late = {"words": "Seen.", "seen_on": today() + timedelta(days=1)}
    for said in ({}, {"words": "  "}, {"no_access": "ROBBERS"}, late):
        with pytest.raises(Invalid):
            outing.wrote(made, case_id, **said)  # type: ignore[arg-type]
    with pytest.raises(Unknown):
        outing.wrote(made, other, "Seen.")
    outing.wrote(made, case_id, no_access="ROAD")
    line = hand_findings(outing.by(), made)[0]
    assert (line.no_access, line.has_words) == ("ROAD", False)
    refused("mission.wrong_state", lambda: outing.wrote(outing.mission(case_id), case_id, "Seen."))


def test_a_wrong_finding_is_corrected_once_and_both_stay(outing: Outing) -> None:
    case_id = outing.case()
    made = outing.back(case_id)
    first = outing.wrote(made, case_id, "The barrier stands.")

    def correct() -> UUID:
        said = {"reason": "Another road.", "words": "It is gone."}
        return correct_mission_finding(outing.by(), case_finding_id=first, **said)  # type: ignore[arg-type]

    correct()
    refused("mission.finding_corrected", correct)
    lines = hand_findings(outing.by(), made, case_id=case_id)
    assert [(one.words, one.corrected, one.correction) for one in lines] == [
        ("The barrier stands.", True, None),
        ("It is gone.", False, "Another road."),
    ]


def test_of_two_who_correct_a_finding_at_once_the_second_is_told(
    outing: Outing, monkeypatch: pytest.MonkeyPatch
) -> None:
    case_id = outing.case()
    first = outing.wrote(outing.back(case_id), case_id, "The barrier stands.")

    def correct() -> UUID:
        said = {"reason": "Another road.", "words": "It is gone."}
        return correct_mission_finding(outing.by(), case_finding_id=first, **said)  # type: ignore[arg-type]

    def meanwhile(*said: object, **more: object) -> object:
        monkeypatch.undo()
        correct()
        return prose(*said, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(finding, "prose", meanwhile)
    with pytest.raises(Clash):
        correct()
    assert correct()


def test_only_the_team_and_the_secretariat_write_and_report(outing: Outing) -> None:
    case_id = outing.case()
    made = outing.back(case_id)
    member = outing.by("gilbert")
    for act in (
        lambda: write_mission_finding(member, mission_id=made, case_id=case_id, words="Seen."),
        lambda: report_mission(member, mission_id=made),
        lambda: file_mission_report(member, mission_id=made, files=()),
    ):
        with pytest.raises(NotAllowed):
            act()
    assert write_mission_finding(outing.by("chantal"), mission_id=made, case_id=case_id, words="Seen.")
    with pytest.raises(Invalid):
        file_mission_report(outing.by("chantal"), mission_id=made, files=())
    assert report_mission(outing.by("chantal"), mission_id=made) == made
    refused("lifecycle.mission", lambda: report_mission(outing.by(), mission_id=made))


def test_each_case_comes_to_the_next_sitting_that_may_hold_it_and_names_no_mission(outing: Outing) -> None:
    plenary = outing.plenary(5)
    open_case, walled = outing.case(), outing.secret()
    made = outing.back(open_case, walled)
    report_mission(outing.by(), mission_id=made)
    items = AgendaItem.objects.filter(kind="FOLLOW_UP")
    assert [(one.sitting_id, one.case_id) for one in items] == [(plenary, open_case)]
    assert outing.stands(made).reference not in items[0].words
    told = Notice.objects.filter(about_id=made, account_id=outing.cast.accounts["alice"])
    assert {"REPORT", "NOSITTING"} <= set(told.values_list("kind", flat=True))
