"""Holding to account: a measure is claimed until another saw it, and whoever is moved is watched where they go."""

from datetime import timedelta
from uuid import UUID

import pytest
import time_machine

from kikao.casework.outcomes.actions import (
    note_posting,
    record_measure,
    record_outcome,
    remind_of_postings,
    strike_measure,
    verify_measure,
)
from kikao.casework.outcomes.queries import measure, measures_of_case
from kikao.casework.tasks.actions import join_force
from kikao.foundation.base.clock import now, today
from kikao.foundation.base.ids import random_id
from kikao.foundation.base.moments import Moment
from kikao.foundation.base.stops import Invalid, Stop, Unknown
from kikao.foundation.notices.enums import NoticeKind
from kikao.foundation.notices.models import Notice
from tests.casework.tasks.follow import MARKER, Follow

pytestmark = pytest.mark.django_db


@pytest.fixture
def case_id(follow: Follow) -> UUID:
    """Return a case in which the police stand accused; Chantal is in its task force."""
    case_id = follow.secret()
    follow.decided(case_id)
    join_force(follow.by(), case_id=case_id, account_id=follow.cast.accounts["chantal"])
    return case_id


def removed(follow: Follow, case_id: UUID, **facts: object) -> UUID:
    said = {"measure": "REMOVAL", "who": f"The major {MARKER}", **facts}
    return record_measure(follow.by(), case_id=case_id, **said)  # type: ignore[arg-type]


def reminders() -> int:
    return Notice.objects.filter(kind=NoticeKind.CHECK_DUE).count()


def test_a_measure_is_claimed_until_another_person_verified_it(follow: Follow, case_id: UUID) -> None:
    asked = follow.recommend(case_id)
    seen = record_outcome(follow.by(), case_id=case_id, change="IMPR", words="Calm.", said_by="The community")
    made = removed(
        follow,
        case_id,
        organisation_id=follow.cast.bodies["pnc"],
        authority_id=follow.cast.bodies["fardc"],
        taken=Moment.parse("03/2024"),
        recommendation_id=asked,
        outcome_id=seen,
    )
    with pytest.raises(Stop, match=r"measure\.verified_by_another"):
        verify_measure(follow.by(), measure_id=made, how="Seen.")
    verify_measure(follow.by("chantal"), measure_id=made, how="A delegate met the new commander.")
    line = measure(follow.by(), made)
    assert (line.proof, line.taken.as_text(), line.outcome) == ("VERIFIED", "03/2024", "Calm.")
    assert (line.organisation, line.verified_how) == (
        "Police Nationale Congolaise",
        "A delegate met the new commander.",
    )


def test_who_it_was_opens_for_those_alone_who_work_on_the_case(follow: Follow, case_id: UUID) -> None:
    made = removed(follow, case_id)
    note_posting(follow.by(), measure_id=made, where="Commands in Fizi.", since=Moment.parse("2024"))
    (mine,) = measures_of_case(follow.by("chantal"), case_id)
    assert (mine.who, mine.postings[0].where, mine.postings[0].since) == (
        f"The major {MARKER}",
        "Commands in Fizi.",
        "2024",
    )
    (theirs,) = measures_of_case(follow.by("gilbert"), case_id)
    assert (theirs.who, theirs.postings[0].where, theirs.postings[0].since) == (None, None, None)
    for name in ("didier", "frank"):
        with pytest.raises(Unknown):
            measure(follow.by(name), made)


def test_the_next_posting_is_watched_until_the_day_that_was_said(follow: Follow, case_id: UUID) -> None:
    made = removed(follow, case_id)
    until = today() + timedelta(days=60)
    note_posting(follow.by(), measure_id=made, where="In Fizi.", watch_until=until)
    assert (remind_of_postings(follow.cast.system), reminders()) == (0, 0)
    with time_machine.travel(now() + timedelta(days=31), tick=False):
        assert (remind_of_postings(follow.cast.system), reminders()) == (1, 2)  # both secretaries
        assert remind_of_postings(follow.cast.system) == 0
        assert measure(follow.by(), made).postings[0].overdue
        note_posting(follow.by("chantal"), measure_id=made, where="Still there.", watch_until=until)
    with time_machine.travel(now() + timedelta(days=59), tick=False):
        assert remind_of_postings(follow.cast.system) == 0
    with time_machine.travel(now() + timedelta(days=62), tick=False):
        assert remind_of_postings(follow.cast.system) == 1
        note_posting(follow.by(), measure_id=made, where="Retired.")
        assert remind_of_postings(follow.cast.system) == 0
    assert [one.where for one in measure(follow.by(), made).postings] == [
        "In Fizi.",
        "Still there.",
        "Retired.",
    ]


def test_a_measure_refuses_what_cannot_be(follow: Follow, case_id: UUID) -> None:
    other = follow.recommend(follow.case())
    for facts in (
        {"measure": "HANGING"},
        {"who": " "},
        {"organisation_id": follow.cast.bodies["banro"]},  # this case does not accuse it
        {"authority_id": random_id()},
        {"recommendation_id": other},
        {"outcome_id": random_id()},
        {"taken": Moment.on(today() + timedelta(days=1))},
    ):
        with pytest.raises(Invalid):
            removed(follow, case_id, **facts)
    made = removed(follow, case_id)
    for facts in (
        {"where": " "},
        {"look_on": today()},
        {"watch_until": today() - timedelta(days=1)},
        {"watch_until": today(), "look_on": today() + timedelta(days=1)},
    ):
        with pytest.raises(Invalid):
            note_posting(follow.by(), measure_id=made, **{"where": "There.", **facts})  # type: ignore[arg-type]
    for name, refusal in (("gilbert", Stop), ("didier", Unknown)):
        with pytest.raises(refusal):
            record_measure(follow.by(name), case_id=case_id, measure="ARREST", who="Somebody")


def test_a_struck_measure_stays_with_its_reason_and_goes_no_further(follow: Follow, case_id: UUID) -> None:
    made = removed(follow, case_id)
    note_posting(follow.by(), measure_id=made, where="In Fizi.", watch_until=today())
    strike_measure(follow.by(), measure_id=made, reason="It was another man.")
    assert (measure(follow.by(), made).struck_why, remind_of_postings(follow.cast.system)) == (
        "It was another man.",
        0,
    )
    for again in (
        lambda: verify_measure(follow.by("alice"), measure_id=made, how="Seen."),
        lambda: strike_measure(follow.by(), measure_id=made, reason="Again."),
    ):
        with pytest.raises(Stop, match=r"outcome\.struck"):
            again()
