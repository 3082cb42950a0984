"""What the group settles for itself."""

from datetime import timedelta
from uuid import uuid4

import pytest

from kikao.casework.meetings.actions import cancel_sitting, plan_sitting, set_group_rules, set_host_turns
from kikao.casework.meetings.enums import SittingKind
from kikao.casework.meetings.queries import next_host, rules
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Invalid, NotAllowed, Unknown
from kikao.registry.people.actions import retire_organisation
from tests.casework.meetings.table import Table

pytestmark = pytest.mark.django_db


def test_rules_have_first_run_defaults_and_are_set_by_the_secretariat(table: Table) -> None:
    assert rules(table.by("chantal")).quorum == 7
    set_group_rules(
        table.by(), quorum=9, pillar_minimum=2, urgent_members=4, urgent_hours=24, closed_quorum=5
    )
    line = rules(table.by("chantal"))
    assert (line.quorum, line.pillar_minimum, line.urgent_members) == (9, 2, 4)
    assert (line.urgent_hours, line.closed_quorum) == (24, 5)
    for wrong in ({"quorum": 0}, {"pillar_minimum": -1}, {"urgent_hours": 0}, {"closed_quorum": 1001}):
        with pytest.raises(Invalid):
            set_group_rules(table.by(), **{"quorum": 7, "pillar_minimum": 1, "urgent_members": 3, **wrong})
    with pytest.raises(NotAllowed):
        set_group_rules(table.by("chantal"), quorum=1, pillar_minimum=0, urgent_members=1)
    for name in ("klaas", "luc"):
        with pytest.raises(Unknown):
            rules(table.by(name))


def test_the_rotation_proposes_who_hosted_longest_ago(table: Table) -> None:
    assert next_host(table.by()) is None
    hosts = [table.cast.bodies[name] for name in ("division", "pmh", "banro")]
    set_host_turns(table.by(), organisation_ids=[*hosts, hosts[0]])
    assert next_host(table.by()) == hosts[0]
    for number, host in enumerate(hosts):
        plan_sitting(
            table.by(),
            kind=SittingKind.MONTHLY,
            planned_on=today() - timedelta(days=90 - number),
            host_id=host,
            from_paper=True,
        )
        assert next_host(table.by()) == hosts[(number + 1) % 3]
    line = rules(table.by("chantal"))
    assert [(one.position, one.hosted_on is not None) for one in line.hosts] == [
        (1, True),
        (2, True),
        (3, True),
    ]
    assert line.next_host_id == hosts[0]


def test_a_closed_or_cancelled_sitting_moves_nobody_in_the_rotation(table: Table) -> None:
    host = table.cast.bodies["banro"]
    set_host_turns(table.by(), organisation_ids=[host, table.cast.bodies["cps"]])
    plan_sitting(
        table.by(), kind=SittingKind.CLOSED, planned_on=today(), host_id=host, invited=table.seats(["anne"])
    )
    cancelled = plan_sitting(table.by(), kind=SittingKind.MONTHLY, planned_on=today(), host_id=host)
    cancel_sitting(table.by(), sitting_id=cancelled)
    assert next_host(table.by()) == host
    assert rules(table.by()).hosts[0].hosted_on is None


def test_hosts_are_organisations_of_the_group_still_in_use(table: Table) -> None:
    with pytest.raises(Unknown):
        set_host_turns(table.by(), organisation_ids=[uuid4()])
    with pytest.raises(Unknown):
        set_host_turns(table.by(), organisation_ids=[table.cast.bodies["justicia"]])
    with pytest.raises(NotAllowed):
        set_host_turns(table.by("chantal"), organisation_ids=[])
    set_host_turns(table.by(), organisation_ids=[table.cast.bodies["fec"], table.cast.bodies["cps"]])
    retire_organisation(table.by(), organisation_id=table.cast.bodies["fec"])
    assert next_host(table.by()) == table.cast.bodies["cps"]
