"""What came of a case, cut to its reader, at a fixed cost."""

from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kikao.casework.outcomes.actions import record_outcome, record_satisfaction
from kikao.casework.outcomes.models import Outcome
from kikao.casework.outcomes.queries import outcome_of_case
from kikao.casework.tasks.actions import join_force
from kikao.foundation.base.ids import random_id
from kikao.foundation.base.stops import Unknown
from tests.casework.tasks.follow import MARKER, Follow

pytestmark = pytest.mark.django_db


def claim(follow: Follow, case_id: UUID, words: str = "The barrier is gone.") -> UUID:
    record_satisfaction(
        follow.by(), case_id=case_id, organisation_id=follow.cast.bodies["pnc"], score=2, words=MARKER
    )
    return record_outcome(follow.by(), case_id=case_id, change="IMPR", words=words, said_by="The community")


def test_a_walled_reader_finds_no_trace(follow: Follow) -> None:
    secret = follow.secret()
    claim(follow, secret, MARKER)
    assert MARKER in str(outcome_of_case(follow.by("gilbert"), secret))
    for name, case_id in (("didier", secret), ("dora", secret), ("frank", secret), ("anne", random_id())):
        with pytest.raises(Unknown):
            outcome_of_case(follow.by(name), case_id)


def test_what_may_be_added_is_told_to_whom(follow: Follow) -> None:
    secret = follow.secret()
    claim(follow, secret)
    join_force(follow.by(), case_id=secret, account_id=follow.cast.accounts["chantal"])

    def may(name: str) -> tuple[bool, bool, bool]:
        seen = outcome_of_case(follow.by(name), secret)
        return seen.may_record, seen.may_collect, seen.outcomes[0].may_verify

    assert {name: may(name) for name in ("anne", "alice", "chantal", "gilbert", "judith")} == {
        "anne": (True, True, False),
        "alice": (True, True, True),
        "chantal": (True, True, True),
        "gilbert": (False, False, False),
        "judith": (False, False, False),
    }


def test_it_costs_the_same_with_one_and_three_rows(follow: Follow) -> None:
    secret, costs = follow.secret(), []
    for rows in (1, 3):
        while Outcome.objects.count() < rows:
            claim(follow, secret)
        gilbert = follow.by("gilbert")
        with CaptureQueriesContext(connection) as asked:
            assert len(outcome_of_case(gilbert, secret).outcomes) == rows
        costs.append(len(asked))
    assert costs[0] == costs[1] <= 10
