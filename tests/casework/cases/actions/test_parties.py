"""Who is who: an accusation walls at once and its withdrawal opens again."""

from uuid import UUID, uuid4

import pytest

from kikao.casework.cases.actions import add_party, remove_party
from kikao.casework.cases.enums import WALLING_ROLES, PartyRole
from kikao.casework.cases.models import Party
from kikao.casework.cases.queries import Filters, cases
from kikao.foundation.base.stops import Invalid, NotAllowed, Stop, Unknown
from kikao.foundation.sealing.vault import readers_of
from kikao.registry.people.actions import hold_seat, merge_organisations
from tests.casework.cases.conftest import EVERYBODY, Desk

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", PartyRole.values)
def test_add_party_walls_for_the_accusing_roles_and_no_other(desk: Desk, case_id: UUID, role: str) -> None:
    add_party(desk.by(), case_id=case_id, organisation_id=desk.cast.bodies["pmh"], role=role)
    assert desk.seers(case_id) == (EVERYBODY - {"didier"} if role in WALLING_ROLES else EVERYBODY)
    (party,) = desk.page(case_id).parties
    assert (party.role, party.alleged) == (role, role in WALLING_ROLES)


def test_a_second_secretary_whose_organisation_is_accused_loses_sight_and_key_at_once(
    desk: Desk, case_id: UUID
) -> None:
    accounts = desk.cast.accounts
    hold_seat(
        desk.cast.system, seat_id=desk.cast.seats["baraka"], account_id=accounts["alice"], alternate=True
    )
    assert accounts["alice"] in readers_of(case_id)
    add_party(
        desk.by(), case_id=case_id, organisation_id=desk.cast.bodies["twangiza"], role=PartyRole.SPONSOR
    )
    assert desk.seers(case_id) == EVERYBODY - {"alice", "baraka"}
    assert readers_of(case_id) == {accounts["anne"]}
    with pytest.raises(Unknown):
        add_party(
            desk.by("alice"), case_id=case_id, organisation_id=desk.cast.bodies["pmh"], role=PartyRole.PARTY
        )


def test_remove_party_lowers_the_wall_that_it_raised_and_no_other(desk: Desk) -> None:
    case_id = desk.table("pmh", "fardc")
    first, second = desk.page(case_id).parties
    remove_party(desk.by(), party_id=first.id)
    assert desk.seers(case_id) == EVERYBODY - {"damas"}
    remove_party(desk.by(), party_id=second.id)
    assert desk.seers(case_id) == EVERYBODY


def test_two_accusations_of_one_organisation_are_taken_back_one_by_one(desk: Desk) -> None:
    case_id = desk.table("pmh")
    second = add_party(
        desk.by(), case_id=case_id, organisation_id=desk.cast.bodies["pmh"], role=PartyRole.SPONSOR
    )
    remove_party(desk.by(), party_id=second)
    assert desk.seers(case_id) == EVERYBODY - {"didier"}


def test_a_party_is_found_by_its_name_and_no_longer_once_it_is_taken_back(desk: Desk, case_id: UUID) -> None:
    party = add_party(
        desk.by(), case_id=case_id, organisation_id=desk.cast.bodies["saemape"], role=PartyRole.ADDRESSEE
    )
    found = Filters(words="saemape")
    assert [line.id for line in cases(desk.by("chantal"), found).items] == [case_id]
    remove_party(desk.by(), party_id=party)
    assert cases(desk.by("chantal"), found).items == ()


def test_add_party_refuses_doubles_unknown_roles_and_strange_organisations(desk: Desk, case_id: UUID) -> None:
    pmh = desk.cast.bodies["pmh"]
    add_party(desk.by(), case_id=case_id, organisation_id=pmh, role=PartyRole.PARTY)
    with pytest.raises(Stop, match=r"case\.party_twice"):
        add_party(desk.by(), case_id=case_id, organisation_id=pmh, role=PartyRole.PARTY)
    with pytest.raises(Invalid):
        add_party(desk.by(), case_id=case_id, organisation_id=pmh, role="BOSS")
    for body in (uuid4(), desk.cast.bodies["justicia"]):
        with pytest.raises(Unknown):
            add_party(desk.by(), case_id=case_id, organisation_id=body, role=PartyRole.PARTY)
    assert Party.objects.count() == 1


def test_add_party_refuses_an_organisation_that_was_merged_into_another(desk: Desk, case_id: UUID) -> None:
    one, other = desk.cast.bodies["cdjp"], desk.cast.bodies["ige"]
    merge_organisations(desk.by(), organisation_id=one, into_id=other)
    with pytest.raises(Invalid) as refusal:
        add_party(desk.by(), case_id=case_id, organisation_id=one, role=PartyRole.PARTY)
    assert "organisation_id" in refusal.value.fields
    add_party(desk.by(), case_id=case_id, organisation_id=other, role=PartyRole.PARTY)


def test_parties_are_for_the_secretariat_that_sees_the_case(desk: Desk) -> None:
    case_id = desk.hidden()
    party = Party.objects.get(case_id=case_id)
    with pytest.raises(Unknown):
        remove_party(desk.by(), party_id=party.id)
    with pytest.raises(Unknown):
        remove_party(desk.by(), party_id=uuid4())
    with pytest.raises(NotAllowed):
        add_party(
            desk.by("chantal"), case_id=case_id, organisation_id=desk.cast.bodies["pmh"], role=PartyRole.PARTY
        )
    with pytest.raises(NotAllowed):
        remove_party(desk.by("chantal"), party_id=party.id)
    assert Party.objects.count() == 1
