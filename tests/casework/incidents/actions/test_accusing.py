"""Who did what to whom, and the walls that follow in the same act."""

from uuid import UUID

import pytest

from kikao.casework.incidents.actions import (
    identify_author,
    record_count,
    record_involvement,
    remove_count,
    withdraw_involvement,
)
from kikao.casework.incidents.models import Count, Incident, Involvement
from kikao.casework.incidents.queries import incident, incidents
from kikao.casework.reports.models import ReportAccused
from kikao.foundation.access.models import WallMark
from kikao.foundation.access.wall import is_walled, organisation_key
from kikao.foundation.base.stops import Clash, Invalid, NotAllowed, Stop, Unknown
from kikao.foundation.sealing.vault import readers_of
from kikao.registry.people.actions import declare_interest
from tests.casework.incidents.conftest import Desk
from tests.casework.incidents.told import tell

pytestmark = pytest.mark.django_db

SECURITY = ("didier", "damas", "dora")
OTHERS = ("gilbert", "honore", "irene", "chantal", "baraka")


def accuse(desk: Desk, incident_id: UUID, **who: object) -> UUID:
    said = {"part": "ALLEGED_AUTHOR", **who}
    return record_involvement(desk.by(), incident_id=incident_id, **said)  # type: ignore[arg-type]


def walled(desk: Desk, incident_id: UUID) -> set[str]:
    names = (*SECURITY, *OTHERS, "anne")
    return {name for name in names if is_walled(desk.by(name), incident_id)}


def test_an_unidentified_uniform_walls_army_and_police_and_not_mines_ministry_cps_or_court(
    desk: Desk, incident_id: UUID
) -> None:
    assert walled(desk, incident_id) == set()

    accuse(desk, incident_id, stranger="UNIFORM")

    assert walled(desk, incident_id) == set(SECURITY)


def test_an_unknown_company_guard_walls_companies_only(desk: Desk, incident_id: UUID) -> None:
    accuse(desk, incident_id, stranger="COMPANY_GUARD")

    assert walled(desk, incident_id) == {"baraka"}


@pytest.mark.parametrize("part", ["ALLEGED_AUTHOR", "SPONSOR"])
def test_an_accused_unit_walls_what_stands_above_and_below_it_and_no_sibling(
    desk: Desk, incident_id: UUID, part: str
) -> None:
    record_involvement(desk.by(), incident_id=incident_id, part=part, organisation_id=desk.cast.bodies["pmh"])

    assert walled(desk, incident_id) == {"didier"}


def test_a_victim_group_walls_nobody(desk: Desk, incident_id: UUID) -> None:
    accuse(desk, incident_id, part="VICTIM_GROUP", stranger="UNKNOWN", actor_type="COMM")
    accuse(desk, incident_id, part="VICTIM_GROUP", organisation_id=desk.cast.bodies["banro"])

    assert not WallMark.objects.filter(subject_id=incident_id).exists()


def test_identify_author_lowers_the_class_and_raises_the_organisation(desk: Desk, incident_id: UUID) -> None:
    who = accuse(desk, incident_id, stranger="UNIFORM")

    identify_author(desk.by(), involvement_id=who, version=1, organisation_id=desk.cast.bodies["pmh"])

    assert walled(desk, incident_id) == {"didier"}
    line = incident(desk.by(), incident_id).involvements[0]
    assert (line.name, line.was, line.stranger) == (
        "Police des Mines et des Hydrocarbures",
        "Unidentified uniform",
        "",
    )


def test_identify_author_settles_what_the_reports_did_not_know(desk: Desk) -> None:
    told = tell(desk, "UNKNOWN")
    opened = desk.open(report_ids=[told])
    who = accuse(desk, opened, stranger="UNIFORM")
    assert walled(desk, opened) == {*SECURITY, "baraka"}

    identify_author(desk.by(), involvement_id=who, version=1, organisation_id=desk.cast.bodies["pmh"])

    assert walled(desk, opened) == {"didier"}
    assert walled(desk, told) == {"didier"}
    assert set(ReportAccused.objects.values_list("organisation_id", "unknown")) == {
        (desk.cast.bodies["pmh"], "")
    }


def test_identify_author_keeps_the_class_walled_while_another_stranger_stands(
    desk: Desk, incident_id: UUID
) -> None:
    first = accuse(desk, incident_id, stranger="UNIFORM")
    accuse(desk, incident_id, stranger="UNIFORM", degree="ORDERED")

    identify_author(desk.by(), involvement_id=first, version=1, organisation_id=desk.cast.bodies["pmh"])

    assert walled(desk, incident_id) == set(SECURITY)


def test_identify_author_tells_the_second_of_two_editors(desk: Desk, incident_id: UUID) -> None:
    who = accuse(desk, incident_id, stranger="UNIFORM")
    withdraw_involvement(desk.by("alice"), involvement_id=who, version=1)

    with pytest.raises(Stop):
        identify_author(desk.by(), involvement_id=who, version=1, organisation_id=desk.cast.bodies["pmh"])
    with pytest.raises(Clash):
        withdraw_involvement(
            desk.by(), involvement_id=accuse(desk, incident_id, stranger="UNKNOWN"), version=7
        )


def test_identify_author_names_a_victim_group_without_touching_the_reports(desk: Desk) -> None:
    opened = desk.open(report_ids=[tell(desk)])
    who = accuse(desk, opened, part="VICTIM_GROUP", stranger="UNKNOWN", actor_type="COOP")

    identify_author(desk.by(), involvement_id=who, version=1, organisation_id=desk.cast.bodies["ogp"])

    assert walled(desk, opened) == set(SECURITY)
    with pytest.raises(Unknown):
        identify_author(
            desk.by("frank"), involvement_id=who, version=2, organisation_id=desk.cast.bodies["pmh"]
        )


def test_identify_author_is_refused_for_somebody_known(desk: Desk, incident_id: UUID) -> None:
    who = accuse(desk, incident_id, organisation_id=desk.cast.bodies["pmh"])

    with pytest.raises(Stop) as refusal:
        identify_author(desk.by(), involvement_id=who, version=1, organisation_id=desk.cast.bodies["pnc"])

    assert refusal.value.code == "involvement.identified_already"
    assert Involvement.objects.get(id=who).version == 1


def test_identify_author_is_not_for_somebody_of_that_organisation(desk: Desk, incident_id: UUID) -> None:
    who = accuse(desk, incident_id, stranger="UNIFORM")

    with pytest.raises(Stop) as refusal:
        identify_author(desk.by(), involvement_id=who, version=1, organisation_id=desk.cast.bodies["ogp"])

    assert refusal.value.code == "incident.own_matter"
    assert walled(desk, incident_id) == set(SECURITY)


def test_withdraw_involvement_lowers_its_wall_and_keeps_the_entry(desk: Desk, incident_id: UUID) -> None:
    who = accuse(desk, incident_id, organisation_id=desk.cast.bodies["pmh"])

    withdraw_involvement(desk.by(), involvement_id=who, version=1)

    assert walled(desk, incident_id) == set()
    assert incident(desk.by(), incident_id).involvements[0].withdrawn_on is not None
    with pytest.raises(Stop) as refusal:
        withdraw_involvement(desk.by(), involvement_id=who, version=2)
    assert refusal.value.code == "involvement.withdrawn"


def test_without_a_key_in_hand_nobody_is_given_one(desk: Desk, incident_id: UUID) -> None:
    declare_interest(desk.by("alice"), organisation_id=desk.cast.bodies["pmh"])
    who = accuse(desk, incident_id, organisation_id=desk.cast.bodies["pmh"])
    del desk.cast.keys["anne"]

    withdraw_involvement(desk.by(), involvement_id=who, version=1)

    assert readers_of(incident_id) == {desk.cast.accounts["anne"]}


def test_a_secretary_of_the_accused_body_is_walled_and_loses_the_key(desk: Desk, incident_id: UUID) -> None:
    declare_interest(desk.by("alice"), organisation_id=desk.cast.bodies["pmh"])

    accuse(desk, incident_id, organisation_id=desk.cast.bodies["pmh"])

    assert readers_of(incident_id) == {desk.cast.accounts["anne"]}
    assert not incidents(desk.by("alice")).items
    with pytest.raises(Unknown):
        incident(desk.by("alice"), incident_id)


def test_who_is_cleared_again_gets_the_key_back_from_who_can_open(desk: Desk, incident_id: UUID) -> None:
    declare_interest(desk.by("alice"), organisation_id=desk.cast.bodies["pmh"])
    who = accuse(desk, incident_id, organisation_id=desk.cast.bodies["pmh"])

    withdraw_involvement(desk.by(), involvement_id=who, version=1)

    assert readers_of(incident_id) == {desk.cast.accounts["anne"], desk.cast.accounts["alice"]}


@pytest.mark.parametrize(
    ("who", "field"),
    [
        ({}, "organisation_id"),
        ({"stranger": "MARTIAN"}, "stranger"),
        ({"part": "HERO", "stranger": "UNKNOWN"}, "part"),
        ({"stranger": "UNKNOWN", "degree": "X"}, "degree"),
        ({"stranger": "UNKNOWN", "act": "X"}, "act"),
        ({"stranger": "UNKNOWN", "method": "X"}, "method"),
        ({"stranger": "UNKNOWN", "actor_type": "FARDC"}, "actor_type"),
        ({"part": "VICTIM_GROUP", "stranger": "UNIFORM"}, "stranger"),
        ({"part": "VICTIM_GROUP", "stranger": "UNKNOWN", "actor_type": "NONSENSE"}, "actor_type"),
        ({"stranger": "UNKNOWN", "toward_id": UUID(int=7)}, "toward_id"),
        ({"organisation_id": UUID(int=7)}, "organisation_id"),
    ],
)
def test_record_involvement_refuses_what_makes_no_sense(
    desk: Desk, incident_id: UUID, who: dict[str, object], field: str
) -> None:
    with pytest.raises(Invalid) as refusal:
        accuse(desk, incident_id, **who)

    assert field in refusal.value.fields
    assert not Involvement.objects.exists()


def test_record_involvement_refuses_an_organisation_and_a_stranger_at_once(
    desk: Desk, incident_id: UUID
) -> None:
    with pytest.raises(Invalid):
        accuse(desk, incident_id, organisation_id=desk.cast.bodies["pmh"], stranger="UNIFORM")


def test_record_involvement_says_who_did_what_to_whom(desk: Desk, incident_id: UUID) -> None:
    victims = accuse(desk, incident_id, part="VICTIM_GROUP", stranger="UNKNOWN", actor_type="COMM")
    accuse(
        desk,
        incident_id,
        stranger="UNIFORM",
        act="CROWD_KILLING",
        method="SHOOTING",
        degree="DIRECT",
        toward_id=victims,
    )

    author, victim = incident(desk.by(), incident_id).involvements
    assert (author.act, author.method, author.degree) == (
        "Killing in demonstrations or crowd control",
        "Shooting",
        "Directly carried out the act",
    )
    assert author.toward == victim.name
    assert author.alleged
    assert not victim.alleged
    assert "alleged" not in author.name.lower()


@pytest.mark.parametrize("name", ["didier", "chantal", "esperance", "judith"])
def test_record_involvement_is_for_the_secretariat(desk: Desk, incident_id: UUID, name: str) -> None:
    with pytest.raises(NotAllowed):
        record_involvement(desk.by(name), incident_id=incident_id, part="ALLEGED_AUTHOR", stranger="UNIFORM")


def test_record_involvement_of_another_group_finds_nothing(desk: Desk, incident_id: UUID) -> None:
    with pytest.raises(Unknown):
        record_involvement(
            desk.by("frank"), incident_id=incident_id, part="ALLEGED_AUTHOR", stranger="UNIFORM"
        )


def test_record_count_takes_the_place_of_the_first_number(desk: Desk, incident_id: UUID) -> None:
    record_count(desk.by(), incident_id=incident_id, harm="KILLED", number=1, sex="M", age_band="ADULT")
    record_count(
        desk.by(), incident_id=incident_id, harm="KILLED", number=2, sex="M", age_band="ADULT", about=True
    )

    assert list(Count.objects.values_list("number", "about")) == [(2, True)]


@pytest.mark.parametrize(
    ("count", "field"),
    [
        ({"number": 0}, "number"),
        ({"number": 100_001}, "number"),
        ({"harm": "X"}, "harm"),
        ({"sex": ""}, "sex"),
        ({"age_band": "X"}, "age_band"),
        ({"involvement_id": UUID(int=7)}, "involvement_id"),
    ],
)
def test_record_count_refuses_what_is_no_count(
    desk: Desk, incident_id: UUID, count: dict[str, object], field: str
) -> None:
    said = {"harm": "KILLED", "number": 1, **count}
    with pytest.raises(Invalid) as refusal:
        record_count(desk.by(), incident_id=incident_id, **said)  # type: ignore[arg-type]

    assert field in refusal.value.fields


def test_remove_count_takes_a_number_back(desk: Desk, incident_id: UUID) -> None:
    made = record_count(desk.by(), incident_id=incident_id, harm="KILLED", number=1)

    with pytest.raises(Unknown):
        remove_count(desk.by("frank"), count_id=made)
    assert remove_count(desk.by(), count_id=made) == incident_id
    assert not Count.objects.exists()


def test_the_wall_and_the_accusation_stand_or_fall_together(
    desk: Desk, incident_id: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_args: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("kikao.casework.incidents.actions.accusing.raise_wall", broken)
    with pytest.raises(RuntimeError):
        accuse(desk, incident_id, organisation_id=desk.cast.bodies["pmh"])

    assert not Involvement.objects.exists()
    assert Incident.objects.count() == 1
    assert organisation_key(desk.cast.bodies["pmh"]) not in set(
        WallMark.objects.values_list("key", flat=True)
    )
