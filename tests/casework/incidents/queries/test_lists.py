"""The list of incidents: who sees it, filters, search, pages, a fixed number of queries."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kikao.casework.incidents.actions import confirm_severity, record_involvement, verify_incident
from kikao.casework.incidents.models import Incident
from kikao.casework.incidents.queries import (
    Filters,
    incident,
    incident_behind_case,
    incidents,
    incidents_behind_case,
    involvements_in,
    still_seen,
)
from kikao.foundation.base.stops import Unknown
from kikao.registry.places.queries import place, territories
from tests.casework.incidents.conftest import Desk

pytestmark = pytest.mark.django_db

Counting = Callable[[int], AbstractContextManager[None]]


def references(desk: Desk, **filters: object) -> list[str]:
    return [line.title for line in incidents(desk.by(), Filters(**filters)).items]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "sees"), [("anne", 1), ("alice", 1), ("frank", 0), ("didier", 0), ("eve", 0)]
)
def test_incidents_shows_the_secretariat_its_own_group(
    desk: Desk, incident_id: UUID, name: str, sees: int
) -> None:
    assert len(incidents(desk.by(name)).items) == sees
    assert still_seen(desk.by(name), incident_id) is bool(sees)


def test_incidents_filters_by_everything_it_offers(desk: Desk) -> None:
    first = desk.open(title="Barrière à Nyabibwe", place_id=desk.place_id)
    second = desk.open(title="Torture au marché", categories=["HR-TORT", "GV-CORR"])
    confirm_severity(desk.by(), incident_id=second, version=1, severity="SEV3")
    verify_incident(desk.by(), incident_id=first, version=1, verification="V1")
    above = next(line.id for line in territories(desk.by()) if line.kind == "PROVINCE")
    here = place(desk.by(), desk.place_id).line.territory_id

    assert references(desk, category="GV-CORR") == ["Torture au marché"]
    assert references(desk, severity="SEV3") == ["Torture au marché"]
    assert references(desk, verification="V1") == ["Barrière à Nyabibwe"]
    assert (
        references(desk, territory_id=above) == references(desk, territory_id=here) == ["Barrière à Nyabibwe"]
    )
    assert references(desk, merged=True) == []
    assert len(references(desk)) == 2


@pytest.mark.parametrize("words", ["barriere", "BARRIÈRES nyabibwe", "Nyabibwe"])
def test_incidents_finds_a_title_without_accents_and_endings(desk: Desk, words: str) -> None:
    desk.open(title="Barrière à Nyabibwe")
    desk.open(title="Another matter")

    assert references(desk, words=words) == ["Barrière à Nyabibwe"]


def test_incidents_finds_a_reference(desk: Desk, incident_id: UUID) -> None:
    reference = Incident.objects.get(id=incident_id).reference
    desk.open(title="Another matter")

    assert references(desk, words=reference.lower()) == ["Shots at the barrier"]


def test_incidents_pages_by_key(desk: Desk) -> None:
    made = {desk.open(title=f"Matter {n}") for n in range(5)}
    seen: list[UUID] = []
    after = None
    for _turn in range(3):
        page = incidents(desk.by(), after=after, size=2)
        seen += [line.id for line in page.items]
        after = page.next_cursor

    assert after is None
    assert len(seen) == 5
    assert set(seen) == made
    with pytest.raises(Unknown):
        incidents(desk.by(), after="nonsense")


def test_incidents_reads_one_row_and_three_at_the_same_cost(
    desk: Desk, django_assert_num_queries: Counting
) -> None:
    desk.open(place_id=desk.place_id)
    by = desk.by()
    with CaptureQueriesContext(
        connection,
    ) as one:
        incidents(by)
    desk.open(categories=["HR-TORT", "SF-POL", "CF-PIT"])
    desk.open()

    with django_assert_num_queries(len(one)):
        assert len(incidents(by).items) == 3
    assert len(one) == 3


def test_one_incident_is_read_at_a_fixed_cost(desk: Desk, django_assert_num_queries: Counting) -> None:
    opened = desk.open()
    by = desk.by()
    with CaptureQueriesContext(connection) as one:
        incident(by, opened)
    for _turn in range(3):
        record_involvement(by, incident_id=opened, part="VICTIM_GROUP", stranger="UNKNOWN", actor_type="COMM")

    with django_assert_num_queries(len(one)):
        assert len(incident(by, opened).involvements) == 3


def test_a_reader_behind_a_case_sees_the_plain_layer_and_no_report(desk: Desk, incident_id: UUID) -> None:
    record_involvement(
        desk.by(), incident_id=incident_id, part="ALLEGED_AUTHOR", organisation_id=desk.cast.bodies["pmh"]
    )

    page = incident_behind_case(desk.by("chantal"), incident_id)
    assert page.involvements[0].alleged
    assert not page.reports
    assert not page.merges
    assert [line.id for line in incidents_behind_case(desk.by("chantal"), [incident_id])] == [incident_id]


@pytest.mark.parametrize("name", ["didier", "klaas", "eve", "luc", "frank"])
def test_the_wall_and_the_role_stand_behind_a_case_too(desk: Desk, incident_id: UUID, name: str) -> None:
    record_involvement(
        desk.by(), incident_id=incident_id, part="ALLEGED_AUTHOR", organisation_id=desk.cast.bodies["pmh"]
    )

    assert incidents_behind_case(desk.by(name), [incident_id]) == ()
    with pytest.raises(Unknown):
        incident_behind_case(desk.by(name), incident_id)


def test_involvements_in_proposes_the_parties_of_a_case(desk: Desk, incident_id: UUID) -> None:
    record_involvement(
        desk.by(), incident_id=incident_id, part="SPONSOR", organisation_id=desk.cast.bodies["twangiza"]
    )

    (line,) = involvements_in(desk.by(), [incident_id])
    assert (line.part.code, line.organisation_id) == ("SPONSOR", desk.cast.bodies["twangiza"])
    assert involvements_in(desk.by("frank"), [incident_id]) == ()
