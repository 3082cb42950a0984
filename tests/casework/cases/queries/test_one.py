"""One case: everything plain on it, at a fixed cost."""

from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from kikao.casework.cases.actions import (
    add_forum,
    add_party,
    attach_incident,
    link_cases,
    note_risk,
    record_refusal,
)
from kikao.casework.cases.models import CaseWords
from kikao.casework.cases.queries import case
from kikao.foundation.base.stops import Unknown
from kikao.registry.people.actions import edit_organisation
from kikao.registry.people.models import Organisation
from tests.casework.cases.conftest import Desk

pytestmark = pytest.mark.django_db

ROLES = ("PARTY", "ADDRESSEE", "CREDITOR")


def _more(desk: Desk, case_id: UUID, number: int) -> None:
    """Add one of everything to a case."""
    add_party(desk.by(), case_id=case_id, organisation_id=desk.cast.bodies["mines"], role=ROLES[number])
    add_forum(desk.by(), case_id=case_id, kind="COURT", organisation_id=desk.cast.bodies["court"])
    record_refusal(desk.by(), case_id=case_id, words="No", organisation_id=desk.cast.bodies["banro"])
    note_risk(desk.by(), case_id=case_id, words="It may start again")
    link_cases(desk.by(), case_id=case_id, other_id=desk.table(), kind="RELATED")
    attach_incident(desk.by(), case_id=case_id, incident_id=desk.incident())


def test_a_case_costs_the_same_with_one_and_with_three_of_everything(desk: Desk, case_id: UUID) -> None:
    by, costs = desk.by("chantal"), []
    for numbers in ((0,), (1, 2)):
        for number in numbers:
            _more(desk, case_id, number)
        with CaptureQueriesContext(connection) as heard:
            page = case(by, case_id)
        costs.append(len(heard))
    parts = (page.parties, page.forums, page.refusals, page.risks, page.links, page.incident_ids)
    assert [len(part) for part in parts] == [3] * 6
    assert costs[0] == costs[1] <= 11


def test_a_case_that_is_hidden_is_a_case_that_is_not_there(desk: Desk) -> None:
    walled = desk.table("pmh")
    refusals = []
    for one in (walled, uuid4()):
        with pytest.raises(Unknown) as refusal:
            case(desk.by("didier"), one)
        refusals.append((refusal.value.code, str(refusal.value.message), str(refusal.value.cure)))
    assert refusals[0] == refusals[1]


def test_an_organisation_is_called_in_the_readers_language(desk: Desk, case_id: UUID) -> None:
    mines = Organisation.objects.get(id=desk.cast.bodies["mines"])
    edit_organisation(
        desk.by(),
        organisation_id=mines.id,
        version=mines.version,
        name=mines.name,
        name_fr="Ministère des Mines",
        actor_type=mines.actor_type,
        pillar=mines.pillar,
    )
    add_party(desk.by(), case_id=case_id, organisation_id=mines.id, role="PARTY")
    with override("fr"):
        assert desk.page(case_id).parties[0].organisation == "Ministère des Mines"
    with override("en"):
        assert desk.page(case_id).parties[0].organisation == "Ministry of Mines"
    assert "minister" in CaseWords.objects.get(case_id=case_id).words
