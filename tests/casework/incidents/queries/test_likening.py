"""What may tell of the same event: proposed with its reasons, never across a wall, decided by a person."""

from uuid import UUID

import pytest

from kikao.casework.incidents.actions import compare_report
from kikao.casework.incidents.models import Comparison
from kikao.casework.incidents.queries import similar_to
from kikao.casework.reports.actions import restrict_report
from kikao.foundation.base.moments import Moment
from kikao.foundation.base.stops import Invalid, NotAllowed, Unknown
from tests.casework.incidents.conftest import Desk, press
from tests.casework.incidents.queries.test_searching import told

pytestmark = pytest.mark.django_db

WORDS = "Soldiers at the barrier of the bridge took money from women carrying cassava"
ALSO = "Women carrying cassava paid money to soldiers near the bridge"


def facts(desk: Desk, day: str, **more: object) -> dict[str, object]:
    return {"happened": Moment.parse(day), "place_id": desk.place_id, "category": "SF-TAX", **more}


def test_the_same_day_place_and_words_are_proposed_first_with_reasons(desk: Desk) -> None:
    report_id = told(desk, WORDS, **facts(desk, "12/03/2024"))
    twin = told(desk, ALSO, **facts(desk, "12/03/2024"))
    told(desk, "A pit fell in", **facts(desk, "12/03/2020", category="SA-PIT"))
    incident_id = desk.open(
        categories=["SF-TAX"],
        happened=Moment.parse("03/2024"),
        place_id=desk.place_id,
        claims=[press("Nothing")],
    )
    found = similar_to(desk.by(), report_id)
    assert [one.about_id for one in found] == [twin, incident_id]
    assert found[0].score > found[1].score >= 30
    assert len(found[0].reasons) == 4
    assert len(found[1].reasons) == 3


def test_words_are_compared_only_with_a_key_and_never_across_a_wall_or_a_circle(desk: Desk) -> None:
    report_id = told(desk, WORDS, **facts(desk, "12/03/2024"))
    twin = told(desk, ALSO, **facts(desk, "12/03/2024"))
    with_key, without = similar_to(desk.by(), report_id), similar_to(desk.cast.system, report_id)
    assert with_key[0].score > without[0].score
    restrict_report(desk.by(), report_id=twin, why="CHILD")
    assert similar_to(desk.by(), report_id)[0].about_id == twin
    for name in ("chantal", "esperance", "didier"):
        with pytest.raises(Unknown):
            similar_to(desk.by(name), report_id)


def test_a_person_says_whether_it_is_the_same_and_the_last_word_counts(desk: Desk) -> None:
    first, second = told(desk, WORDS, **facts(desk, "2024")), told(desk, ALSO, **facts(desk, "2024"))
    incident_id = desk.open()
    for likeness in ("SAME", "OTHER"):
        compare_report(desk.by(), report_id=first, other_id=second, likeness=likeness)
        compare_report(desk.by(), report_id=second, other_id=first, likeness=likeness)
    compare_report(desk.by(), report_id=first, incident_id=incident_id, likeness="OTHER")
    assert {row.likeness for row in Comparison.objects.all()} == {"OTHER"}
    assert Comparison.objects.count() == 2
    assert [one.found for one in similar_to(desk.by(), second)] == ["Not the same event"]
    wrong: list[dict[str, UUID | str]] = [
        {"likeness": "SAME"},
        {"likeness": "SAME", "other_id": first},
        {"likeness": "MAYBE", "other_id": second},
        {"likeness": "SAME", "other_id": second, "incident_id": incident_id},
    ]
    for given in wrong:
        with pytest.raises(Invalid):
            compare_report(desk.by(), report_id=first, **given)  # type: ignore[arg-type]
    with pytest.raises(NotAllowed):
        compare_report(desk.by("chantal"), report_id=first, other_id=second, likeness="SAME")
