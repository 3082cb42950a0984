"""Merging two incidents and separating them again, walls included."""

from uuid import UUID

import pytest

from kikao.casework.incidents.actions import (
    identify_author,
    merge_incidents,
    record_claim,
    record_involvement,
    share_incident,
    unmerge_incident,
)
from kikao.casework.incidents.models import Incident, IncidentMerge
from kikao.casework.incidents.queries import Filters, claims_of, incident, incidents
from kikao.foundation.access.models import WallMark
from kikao.foundation.access.wall import is_walled
from kikao.foundation.base.stops import Clash, Invalid, Stop, Unknown
from kikao.foundation.sealing.vault import readers_of, revoke
from kikao.registry.people.actions import declare_interest
from tests.casework.incidents.conftest import Desk, press
from tests.casework.incidents.told import tell

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair(desk: Desk) -> tuple[UUID, UUID]:
    first = desk.open(claims=[press("First words")])
    second = desk.open(title="Gunfire at Twangiza", claims=[press("Second words")])
    return first, second


def marks() -> set[tuple[UUID, str, UUID]]:
    return set(WallMark.objects.values_list("subject_id", "key", "origin_id"))


def test_merge_incidents_reads_and_walls_both_as_one(desk: Desk, pair: tuple[UUID, UUID]) -> None:
    first, second = pair
    record_involvement(
        desk.by(), incident_id=first, part="ALLEGED_AUTHOR", organisation_id=desk.cast.bodies["pmh"]
    )
    assert not is_walled(desk.by("didier"), second)

    merge_incidents(desk.by(), incident_id=first, into_id=second, version=1)

    assert is_walled(desk.by("didier"), second)
    page = incident(desk.by(), second)
    assert [one.id for one in page.merged] == [first]
    assert len(page.involvements) == 1
    assert {line.wording for line in claims_of(desk.by(), second, words=True)} == {
        "First words",
        "Second words",
    }
    assert [line.id for line in incidents(desk.by()).items] == [second]
    assert [line.id for line in incidents(desk.by(), Filters(merged=True)).items] == [first]


def test_unmerge_incident_restores_everything_walls_included(desk: Desk, pair: tuple[UUID, UUID]) -> None:
    first, second = pair
    record_involvement(desk.by(), incident_id=first, part="ALLEGED_AUTHOR", stranger="UNIFORM")
    record_involvement(
        desk.by(), incident_id=second, part="SPONSOR", organisation_id=desk.cast.bodies["twangiza"]
    )
    before = marks(), incident(desk.by(), first), incident(desk.by(), second)

    merge_incidents(desk.by(), incident_id=first, into_id=second, version=1)
    assert marks() != before[0]
    unmerge_incident(desk.by(), incident_id=first, version=2)

    assert marks() == before[0]
    after = incident(desk.by(), first), incident(desk.by(), second)
    for old, new in zip(before[1:], after, strict=True):
        assert new.involvements == old.involvements
        assert new.claims == old.claims == 1
        assert not new.merged
    assert IncidentMerge.objects.get().undone_by == desk.cast.accounts["anne"]
    assert [line.undone_on is not None for line in after[1].merges] == [True]


def test_unmerge_incident_keeps_the_walls_of_shared_reports_apart(desk: Desk) -> None:
    told = tell(desk)
    first = desk.open(report_ids=[told], claims=[])
    second = desk.open()
    merge_incidents(desk.by(), incident_id=first, into_id=second, version=1)
    assert is_walled(desk.by("damas"), second)

    unmerge_incident(desk.by(), incident_id=first, version=2)

    assert is_walled(desk.by("damas"), first)
    assert is_walled(desk.by("damas"), told)
    assert not is_walled(desk.by("damas"), second)


def test_unmerge_incident_gives_back_the_key_that_the_wall_took(desk: Desk, pair: tuple[UUID, UUID]) -> None:
    first, second = pair
    declare_interest(desk.by("alice"), organisation_id=desk.cast.bodies["pmh"])
    record_involvement(
        desk.by(), incident_id=first, part="ALLEGED_AUTHOR", organisation_id=desk.cast.bodies["pmh"]
    )
    merge_incidents(desk.by(), incident_id=first, into_id=second, version=1)
    assert desk.cast.accounts["alice"] not in readers_of(second)

    unmerge_incident(desk.by(), incident_id=first, version=2)

    assert desk.cast.accounts["alice"] in readers_of(second)
    assert desk.cast.accounts["alice"] not in readers_of(first)


def test_what_was_merged_can_be_merged_again_and_separated_again(desk: Desk, pair: tuple[UUID, UUID]) -> None:
    first, second = pair
    for version in (1, 3):
        merge_incidents(desk.by(), incident_id=first, into_id=second, version=version)
        unmerge_incident(desk.by(), incident_id=first, version=version + 1)

    assert IncidentMerge.objects.filter(undone_on__isnull=False).count() == 2
    assert Incident.objects.get(id=first).state == "OPEN"


def test_merge_incidents_is_refused_where_it_would_lose_the_thread(
    desk: Desk, pair: tuple[UUID, UUID]
) -> None:
    first, second = pair
    third = desk.open(title="A third")
    with pytest.raises(Invalid):
        merge_incidents(desk.by(), incident_id=first, into_id=first, version=1)
    with pytest.raises(Clash):
        merge_incidents(desk.by(), incident_id=first, into_id=second, version=9)
    with pytest.raises(Unknown):
        merge_incidents(desk.by("frank"), incident_id=first, into_id=second, version=1)
    merge_incidents(desk.by(), incident_id=first, into_id=second, version=1)

    wrong = {
        "lifecycle.incident": (first, third, 2),
        "incident.merged": (third, first, 1),
        "incident.holds_others": (second, third, 1),
    }
    for code, (one, into, version) in wrong.items():
        with pytest.raises(Stop) as refusal:
            merge_incidents(desk.by(), incident_id=one, into_id=into, version=version)
        assert refusal.value.code == code
    with pytest.raises(Stop) as refusal:
        unmerge_incident(desk.by(), incident_id=third, version=1)
    assert refusal.value.code == "lifecycle.incident"


def test_a_merged_incident_is_worked_on_where_it_was_merged_into(desk: Desk, pair: tuple[UUID, UUID]) -> None:
    first, second = pair
    who = record_involvement(desk.by(), incident_id=first, part="ALLEGED_AUTHOR", stranger="UNIFORM")
    merge_incidents(desk.by(), incident_id=first, into_id=second, version=1)

    with pytest.raises(Stop) as refusal:
        record_claim(
            desk.by(), incident_id=first, wording="More.", source_kind="PRESS", source_title="Radio Okapi"
        )
    assert refusal.value.code == "incident.merged"
    identify_author(desk.by(), involvement_id=who, version=1, organisation_id=desk.cast.bodies["pmh"])
    assert is_walled(desk.by("didier"), second)
    assert not is_walled(desk.by("damas"), second)


def test_share_incident_gives_the_key_to_the_secretariat_alone(desk: Desk, incident_id: UUID) -> None:
    revoke(incident_id, [desk.cast.accounts["alice"]])

    share_incident(desk.by(), incident_id=incident_id)

    assert readers_of(incident_id) == {desk.cast.accounts["anne"], desk.cast.accounts["alice"]}
