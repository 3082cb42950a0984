"""A task force: with joining go the keys to what was told, with leaving they are taken back."""

from dataclasses import replace
from uuid import UUID

import pytest

from kikao.casework.cases.actions import attach_incident
from kikao.casework.cases.queries import case
from kikao.casework.incidents.actions import open_incident
from kikao.casework.tasks.actions import join_force, leave_force, share_with_force
from kikao.casework.tasks.enums import ForceRole
from kikao.casework.tasks.models import ForceMember
from kikao.casework.tasks.queries import force_of_case, in_force_for, task
from kikao.foundation.access.enums import Role
from kikao.foundation.access.wall import organisation_key, raise_wall
from kikao.foundation.audit.models import TrailEntry
from kikao.foundation.base.ids import random_id
from kikao.foundation.base.stops import Invalid, NotAllowed, Stop, Unknown
from kikao.foundation.sealing.vault import can_open, readers_of
from kikao.registry.people.actions import end_role
from kikao.registry.people.models import RoleGrant
from tests.casework.incidents.conftest import press
from tests.casework.tasks.follow import MARKER, Follow

pytestmark = pytest.mark.django_db


def join(follow: Follow, case_id: UUID, name: str = "chantal", role: str = ForceRole.MEMBER) -> UUID:
    return join_force(follow.by(), case_id=case_id, account_id=follow.cast.accounts[name], role=role)


def test_join_force_gives_the_keys_to_everything_told_in_the_case(follow: Follow) -> None:
    told = follow.told_case()
    chantal = follow.cast.accounts["chantal"]
    assert not any(chantal in readers_of(subject) for subject in told)
    join(follow, told[2], role=ForceRole.LEAD)
    assert all(chantal in readers_of(subject) for subject in told)
    assert all(can_open(follow.by("chantal"), subject) for subject in told)
    (member,) = force_of_case(follow.by("gilbert"), told[2])
    assert (member.name, member.role, member.reads, member.left_on) == ("SOFEDI", "LEAD", True, None)
    assert follow.notices("chantal") == ["FORCE"]


def test_who_has_nothing_but_the_role_task_force_finds_the_case_once_joined(follow: Follow) -> None:
    case_id = follow.told_case()[2]
    alone = replace(follow.by("chantal"), roles=frozenset({Role.TASK_FORCE}))
    with pytest.raises(Unknown):
        case(alone, case_id)
    member = join(follow, case_id)
    assert case(alone, case_id).line.id == case_id
    leave_force(follow.by(), member_id=member)
    with pytest.raises(Unknown):
        case(alone, case_id)


def test_leave_force_takes_the_keys_back_and_keeps_the_record(follow: Follow) -> None:
    told = follow.told_case()
    member = join(follow, told[2])
    given = follow.task(told[2])
    follow.report(given, words=MARKER)
    assert task(follow.by("chantal"), given).reports[0].words == MARKER
    leave_force(follow.by("alice"), member_id=member)
    assert not any(can_open(follow.by("chantal"), subject) for subject in told)
    assert task(follow.by("chantal"), given).reports[0].words is None
    (line,) = force_of_case(follow.by(), told[2])
    assert (line.reads, line.left_on is None) == (False, False)
    with pytest.raises(Unknown):
        leave_force(follow.by(), member_id=member)
    join(follow, told[2])
    assert can_open(follow.by("chantal"), told[0])


def test_leaving_one_task_force_keeps_what_another_needs(follow: Follow) -> None:
    report, incident, first = follow.told_case()
    second = follow.case("The same, elsewhere")
    attach_incident(follow.by(), case_id=second, incident_id=incident)
    member = join(follow, first)
    join(follow, second)
    leave_force(follow.by(), member_id=member)
    chantal = follow.by("chantal")
    assert [can_open(chantal, one) for one in (report, incident, first, second)] == [True, True, False, True]


def test_a_secretary_who_leaves_keeps_the_keys_of_the_desk(follow: Follow) -> None:
    told = follow.told_case()
    member = join(follow, told[2], "alice")
    leave_force(follow.by(), member_id=member)
    assert all(can_open(follow.by("alice"), subject) for subject in told)


def test_a_walled_person_cannot_join(follow: Follow) -> None:
    secret = follow.secret()
    with pytest.raises(Invalid, match=r"force\.walled"):
        join(follow, secret, "didier")
    assert not ForceMember.objects.exists()


def test_a_wall_that_rises_later_takes_the_keys(follow: Follow) -> None:
    told = follow.told_case()
    join(follow, told[2])
    raise_wall(follow.cast.group_id, told[2], organisation_key(follow.cast.bodies["sofedi"]), random_id())
    assert not any(can_open(follow.by("chantal"), subject) for subject in told)
    assert [line.reads for line in force_of_case(follow.by(), told[2])] == [False]
    with pytest.raises(Unknown):
        force_of_case(follow.by("chantal"), told[2])
    share_with_force(follow.by(), case_id=told[2])
    assert follow.cast.accounts["chantal"] not in readers_of(told[2])


@pytest.mark.parametrize("name", ["judith", "klaas", "eve", "luc"])
def test_only_who_works_on_cases_can_join(follow: Follow, name: str) -> None:
    with pytest.raises(Invalid, match=r"force\.no_role"):
        join(follow, follow.case(), name)


def test_join_force_refuses_what_cannot_be(follow: Follow) -> None:
    case_id = follow.case()
    for account_id in (follow.cast.accounts["frank"], random_id()):
        with pytest.raises(Invalid):
            join_force(follow.by(), case_id=case_id, account_id=account_id)
    with pytest.raises(Invalid):
        join(follow, case_id, role="KING")
    join(follow, case_id)
    with pytest.raises(Stop, match=r"force\.already_in"):
        join(follow, case_id)
    with pytest.raises(NotAllowed):
        join_force(follow.by("chantal"), case_id=case_id, account_id=follow.cast.accounts["baraka"])
    with pytest.raises(Unknown):
        join_force(follow.by("frank"), case_id=case_id, account_id=follow.cast.accounts["baraka"])
    assert ForceMember.objects.count() == 1


def test_without_a_key_in_hand_the_sharing_waits_for_somebody_who_has_it(follow: Follow) -> None:
    told = follow.told_case()
    locked = replace(follow.by(), key=None)
    join_force(locked, case_id=told[2], account_id=follow.cast.accounts["chantal"])
    assert not can_open(follow.by("chantal"), told[0])
    with pytest.raises(Stop, match=r"force\.locked"):
        share_with_force(locked, case_id=told[2])
    share_with_force(follow.by("alice"), case_id=told[2])
    assert all(can_open(follow.by("chantal"), subject) for subject in told)


def test_share_with_force_opens_what_was_added_since_to_who_is_in_it_still(follow: Follow) -> None:
    case_id = follow.told_case()[2]
    join(follow, case_id)
    gone = join(follow, case_id, "gilbert")
    leave_force(follow.by(), member_id=gone)
    added = open_incident(
        follow.by(), title="Another shot", nature="FACT", categories=["HR-LIFE"], claims=[press()]
    )
    attach_incident(follow.by(), case_id=case_id, incident_id=added)
    assert not can_open(follow.by("chantal"), added)
    share_with_force(follow.by(), case_id=case_id)
    assert can_open(follow.by("chantal"), added)
    assert not can_open(follow.by("gilbert"), added)
    with pytest.raises(NotAllowed):
        share_with_force(follow.by("chantal"), case_id=case_id)


def test_leaving_and_sharing_stay_within_the_group_and_its_walls(follow: Follow) -> None:
    case_id = follow.case()
    member = join(follow, case_id)
    with pytest.raises(Unknown):
        leave_force(follow.by("frank"), member_id=member)
    with pytest.raises(NotAllowed):
        leave_force(follow.by("chantal"), member_id=member)
    for act in (share_with_force, force_of_case, in_force_for):
        with pytest.raises(Unknown):
            act(follow.by("frank"), case_id=case_id)
    assert ForceMember.objects.filter(left_on__isnull=True).exists()


def test_who_acts_for_a_case(follow: Follow) -> None:
    case_id = follow.case()
    join(follow, case_id)
    assert [in_force_for(follow.by(name), case_id) for name in ("anne", "chantal", "baraka", "judith")] == [
        True,
        True,
        False,
        False,
    ]
    assert in_force_for(follow.cast.system, case_id)
    for grant in RoleGrant.objects.filter(account_id=follow.cast.accounts["chantal"]):
        end_role(follow.by(), grant_id=grant.id)
    assert not in_force_for(replace(follow.by("chantal"), roles=frozenset({Role.ADVISER})), case_id)


def test_joining_leaves_its_trace_and_names_nobody_in_it(follow: Follow) -> None:
    join(follow, follow.told_case()[2])
    verbs = list(TrailEntry.objects.values_list("verb", flat=True))
    assert "force.join" in verbs
    assert verbs.count("sealed.granted_to") == 3
    assert MARKER not in str(list(TrailEntry.objects.values()))
