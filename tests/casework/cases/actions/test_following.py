"""A case is found by the name that its parties have now."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kikao.casework.cases.actions.following import follow_names
from kikao.casework.cases.models import CaseWords
from kikao.casework.cases.queries import Filters, cases
from kikao.foundation.notices.clock import JOBS
from kikao.registry.people.actions import edit_organisation
from kikao.registry.people.models import Organisation
from tests.casework.cases.conftest import Desk

pytestmark = pytest.mark.django_db


def _found(desk: Desk, words: str) -> int:
    return len(cases(desk.by("anne"), Filters(words=words)).items)


def test_a_case_is_found_by_the_new_name_and_no_longer_by_the_old(desk: Desk) -> None:
    desk.table("banro")
    body = Organisation.objects.get(id=desk.cast.bodies["banro"])
    other = desk.table()
    untouched = CaseWords.objects.get(case_id=other).words
    assert follow_names(desk.cast.system) == 0
    edit_organisation(
        desk.by("anne"),
        organisation_id=body.id,
        version=body.version,
        name="Zwanziger Bergwerk",
        name_fr="",
        short="ZB",
        actor_type=body.actor_type,
        pillar=body.pillar,
    )
    assert _found(desk, "zwanziger") == 0
    assert follow_names(desk.cast.system) == 1
    assert (_found(desk, "zwanziger"), _found(desk, "zb")) == (1, 1)
    assert _found(desk, body.name) == 0
    assert CaseWords.objects.get(case_id=other).words == untouched
    with CaptureQueriesContext(connection) as asked:
        assert JOBS["cases.follow_names"].work(desk.cast.system) == 0
    assert not any(one["sql"].startswith(("UPDATE", "INSERT")) for one in asked)
