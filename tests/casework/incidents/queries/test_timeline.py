"""The story of an incident, and who is told which part of it."""

from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kikao.casework.incidents.actions import (
    merge_incidents,
    record_claim,
    record_reply,
    unmerge_incident,
    verify_incident,
)
from kikao.casework.incidents.models import Claim
from kikao.casework.incidents.queries import (
    claim,
    claims_behind_case,
    claims_of,
    replies_behind_case,
    timeline_behind_case,
    timeline_of,
)
from kikao.foundation.base.moments import Moment
from kikao.foundation.base.stops import Unknown
from kikao.foundation.sealing.vault import grant
from tests.casework.incidents.conftest import MARKER, Desk
from tests.casework.incidents.told import tell

pytestmark = pytest.mark.django_db


@pytest.fixture
def lived(desk: Desk) -> UUID:
    """Return an incident with a report, two claims, a reply and a judgement."""
    opened = desk.open(report_ids=[tell(desk, "OTHER")], happened=Moment.parse("17/12/2024"))
    record_claim(
        desk.by(),
        incident_id=opened,
        wording=MARKER,
        source_kind="PERSON",
        happened=Moment.parse("12/2024"),
    )
    record_reply(
        desk.by(),
        incident_id=opened,
        organisation_id=desk.cast.bodies["pmh"],
        attribution="DENIES",
        wording=MARKER,
        replied=Moment.parse("2025"),
    )
    verify_incident(desk.by(), incident_id=opened, version=1, verification="V4", reason=MARKER)
    return opened


def test_timeline_tells_what_happened_and_what_was_learnt_in_the_order_of_days(
    desk: Desk, lived: UUID
) -> None:
    events = timeline_of(desk.by(), lived)

    days = [event.when.start if isinstance(event.when, Moment) else event.when for event in events]
    assert days == sorted(day for day in days if day)
    assert len(events) == 6
    assert {event.alleged for event in events} == {"", "Police des Mines et des Hydrocarbures"}
    assert [event.code for event in events if event.code] == ["V0", "V0", "V4"]
    assert MARKER not in repr(events)


def test_timeline_shows_a_merge_and_that_it_was_taken_back(desk: Desk, lived: UUID) -> None:
    other = desk.open(title="The same?")
    merge_incidents(desk.by(), incident_id=other, into_id=lived, version=1)
    assert len(timeline_of(desk.by(), lived)) == 8
    unmerge_incident(desk.by(), incident_id=other, version=2)

    assert len(timeline_of(desk.by(), lived)) == 8


def test_a_member_behind_a_case_learns_of_no_report_no_person_and_no_word(desk: Desk, lived: UUID) -> None:
    events = timeline_behind_case(desk.by("chantal"), lived)
    claims = claims_behind_case(desk.by("chantal"), lived, words=True)

    assert len(events) == 5
    assert "SK-R-" not in repr((events, claims))
    assert [(line.source.code, line.wording) for line in claims] == [("PRESS", None), ("", None)]
    assert [line.wording for line in replies_behind_case(desk.by("chantal"), lived, words=True)] == [None]


def test_the_task_force_reads_the_words_once_it_was_given_the_key(desk: Desk, lived: UUID) -> None:
    grant(desk.by(), lived, desk.cast.accounts["chantal"])

    claims = claims_behind_case(desk.by("chantal"), lived, words=True)
    assert [(line.source.code, line.wording) for line in claims] == [("PRESS", MARKER), ("PERSON", MARKER)]


def test_one_claim_is_read_by_the_secretariat_alone(desk: Desk, lived: UUID) -> None:
    claim_id = Claim.objects.order_by("position").last()
    assert claim_id is not None

    assert claim(desk.by(), claim_id.id, words=True).wording == MARKER
    assert claim(desk.by(), claim_id.id).wording is None
    with pytest.raises(Unknown):
        claim(desk.by("chantal"), claim_id.id)


def test_claims_cost_the_same_however_many_there_are(desk: Desk, lived: UUID) -> None:
    by = desk.by()
    with CaptureQueriesContext(connection) as two:
        claims_of(by, lived, words=True)
    for n in range(3):
        record_claim(by, incident_id=lived, wording=f"{n}", source_kind="MISSION")
    with CaptureQueriesContext(connection) as five:
        assert len(claims_of(by, lived, words=True)) == 5
    assert len(five) == len(two)
