"""Lists of recommendations, each cut to its reader, at a fixed cost."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kikao.casework.tasks.actions import move_recommendation
from kikao.casework.tasks.models import Recommendation
from kikao.casework.tasks.queries import (
    count_unanswered,
    recommendation,
    recommendations,
    recommendations_of_case,
)
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Unknown
from tests.casework.tasks.follow import MARKER, Follow

pytestmark = pytest.mark.django_db


def test_recommendations_come_newest_first_by_status_and_unanswered(follow: Follow) -> None:
    case_id = follow.case()
    first, second, third = (
        follow.recommend(case_id, due_on=today() + timedelta(days=days)) for days in (-3, -2, 5)
    )
    move_recommendation(follow.by(), recommendation_id=second, new="R6")
    gilbert = follow.by("gilbert")
    page = recommendations(gilbert, size=2)
    rest = recommendations(gilbert, size=2, after=page.next_cursor)
    assert [line.id for line in (*page.items, *rest.items)] == [third, second, first]
    assert [line.id for line in recommendations(gilbert, status="R6").items] == [second]
    assert [line.id for line in recommendations(gilbert, unanswered=True).items] == [first]
    assert [line.overdue for line in recommendations_of_case(gilbert, case_id)] == [True, False, False]
    assert (count_unanswered(gilbert), count_unanswered(follow.by("frank"))) == (1, 0)


def test_a_walled_reader_finds_no_trace_and_after_a_release_what_is_asked_of_the_seat(
    follow: Follow,
) -> None:
    secret = follow.secret()
    hidden = follow.recommend(secret, words=MARKER, due_on=today() - timedelta(days=1))
    release = follow.released(secret)
    shown = follow.recommend(
        secret, words="Publish the orders.", release_id=release, due_on=today() - timedelta(days=1)
    )
    move_recommendation(follow.by(), recommendation_id=shown, new="R1", words=f"Heard from {MARKER}")
    didier = follow.by("didier")
    (line,) = recommendations(didier).items
    assert (line.id, line.case_id, line.case, line.words) == (shown, None, "", "Publish the orders.")
    assert [(one.new, one.words) for one in line.moves] == [("R0", ""), ("R1", "")]
    assert line.next_states == ()
    assert MARKER not in str((line, recommendation(didier, shown), recommendations_of_case(didier, secret)))
    assert (count_unanswered(didier), count_unanswered(follow.by("chantal"))) == (1, 2)
    for name in ("didier", "dora", "frank"):
        with pytest.raises(Unknown):
            recommendation(follow.by(name), hidden)
    assert recommendations(follow.by("dora")).items == ()
    assert MARKER in str(recommendations(follow.by("chantal")))
    follow.withdraw(release)
    assert recommendations(follow.by("didier")).items == ()


@pytest.mark.parametrize("unanswered", [True, False])
def test_the_list_costs_the_same_with_one_and_three_rows(follow: Follow, unanswered: bool) -> None:
    case_id, costs = follow.case(), []
    for rows in (1, 3):
        while Recommendation.objects.count() < rows:
            asked = follow.recommend(case_id, due_on=today() - timedelta(days=1))
            move_recommendation(follow.by(), recommendation_id=asked, new="R1")
        gilbert = follow.by("gilbert")
        with CaptureQueriesContext(connection) as seen:
            assert len(recommendations(gilbert, unanswered=unanswered).items) == rows
        costs.append(len(seen))
    assert costs[0] == costs[1] <= 4
