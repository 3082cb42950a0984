"""Planning, moving, inviting, calling and cancelling through the pages."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.test import Client

from kikao.casework.meetings.actions import set_host_turns
from kikao.casework.meetings.models import Sitting
from kikao.casework.meetings.queries import rules, sitting
from kikao.foundation.base.clock import today
from tests.casework.meetings.table import MARKER, Table
from tests.kit.door import let_in

pytestmark = pytest.mark.django_db

LIST = "/office/meetings/"


@pytest.fixture
def anne(client: Client, table: Table) -> Client:
    """Return the secretary's browser."""
    return let_in(client, table.cast, "anne")


def day(days: int = 0) -> str:
    return f"{today() + timedelta(days=days):%d/%m/%Y}"


def test_plan_a_sitting_whose_host_the_rotation_proposes(anne: Client, table: Table) -> None:
    hosts = [table.cast.bodies[name] for name in ("cps", "banro")]
    set_host_turns(table.by(), organisation_ids=hosts)
    form = anne.get(f"{LIST}plan/")
    assert form.context["form"].initial["host_id"] == hosts[0]
    assert "Comité Provincial de Suivi" in form.content.decode()
    sent = {"kind": "MONTHLY", "planned_on": day(7), "venue": "Panzi", "host_id": str(hosts[0]), "once": "1"}
    for _again in range(2):
        assert anne.post(f"{LIST}plan/", sent).status_code == 302
    made = Sitting.objects.get()
    assert sitting(table.by("chantal"), made.id).line.venue == "Panzi"


def test_a_wrong_day_keeps_what_was_typed(anne: Client) -> None:
    answer = anne.post(f"{LIST}plan/", {"kind": "MONTHLY", "planned_on": "31/02/2026", "venue": "Panzi"})
    assert answer.status_code == 422
    assert "Panzi" in answer.content.decode()
    past = anne.post(f"{LIST}plan/", {"kind": "MONTHLY", "planned_on": day(-1), "venue": "Panzi"})
    assert "planned_on" in past.context["form"].errors
    assert not Sitting.objects.exists()


def test_plan_a_closed_sitting_for_a_case_from_which_some_are_walled(anne: Client, table: Table) -> None:
    case_id = table.secret()
    page = anne.get(f"{LIST}closed/?case={case_id}")
    shown = page.content.decode()
    assert MARKER in shown
    assert "PMH focal point" in shown
    offered = [value for value, _label in page.context["form"].fields["invited"].choices]
    assert str(table.cast.seats["didier"]) not in offered
    sent = {
        "planned_on": day(2),
        "venue": "Kadutu",
        "quorum": "2",
        "invited": [str(seat) for seat in table.seats(["anne", "chantal"])],
    }
    made = anne.post(f"{LIST}closed/?case={case_id}", sent)
    assert made.status_code == 302
    row = Sitting.objects.get()
    seen = sitting(table.by("chantal"), row.id)
    assert (seen.line.closed, seen.quorum.needed, [item.case_id for item in seen.items]) == (
        True,
        2,
        [case_id],
    )
    walled = anne.post(f"{LIST}closed/?case={case_id}", sent | {"invited": [str(table.cast.seats["didier"])]})
    assert walled.status_code == 422
    assert Sitting.objects.count() == 1


def test_move_invite_call_and_cancel(anne: Client, table: Table) -> None:
    shut = table.closed(table.secret(), names=["anne", "chantal"])
    here = f"{LIST}{shut}/"
    form = anne.get(f"{here}move/").context["form"]
    sent = {"planned_on": day(3), "venue": "Ibanda", "quorum": "1", "version": form.initial["version"]}
    assert anne.post(f"{here}move/", sent).status_code == 302
    late = anne.post(f"{here}move/", sent)
    assert late.status_code == 422
    assert late.context["form"].non_field_errors()
    assert anne.get(f"{here}invite/").status_code == 200
    asked = {"seat_ids": [str(seat) for seat in table.seats(["anne", "gilbert"])]}
    assert anne.post(f"{here}invite/", asked).status_code == 302
    assert anne.post(f"{here}call/").status_code == 302
    assert sitting(table.by("gilbert"), shut).line.state == "CALLED"
    assert "Cancel the sitting" in anne.get(f"{here}cancel/").content.decode()
    assert anne.post(f"{here}cancel/", {"sure": "1"}).status_code == 302
    assert sitting(table.by("gilbert"), shut).line.state == "CANCELLED"
    assert anne.get(f"{here}call/").status_code == 405
    again = anne.post(f"{here}call/", follow=True)
    assert "cannot go from" in again.content.decode()


def test_the_rules_and_the_rotation_are_set(anne: Client, table: Table) -> None:
    sent = {"quorum": 9, "pillar_minimum": 2, "closed_quorum": 4, "urgent_members": 5, "urgent_hours": 24}
    assert anne.get(f"{LIST}rules/set/").context["form"].initial["quorum"] == 7
    assert anne.post(f"{LIST}rules/set/", sent).status_code == 302
    assert anne.post(f"{LIST}rules/set/", sent | {"quorum": 0}).status_code == 422
    hosts = [str(table.cast.bodies[name]) for name in ("banro", "cps")]
    assert anne.post(f"{LIST}rules/hosts/", {"turn1": hosts[0], "turn4": hosts[1]}).status_code == 302
    shown = anne.get(f"{LIST}rules/").content.decode()
    assert "Banro" in shown
    assert "never" in shown
    assert [str(host.organisation_id) for host in rules(table.by()).hosts] == hosts
    assert anne.get(f"{LIST}rules/hosts/").context["form"].initial == {"turn1": hosts[0], "turn2": hosts[1]}


def test_who_prepares_moves_what_is_at_risk_to_a_closed_sitting(anne: Client, table: Table) -> None:
    from kikao.casework.cases.actions import table_case

    plenary = table.plenary(host_id=table.cast.bodies["banro"])
    grave = table_case(table.by(), title="Killed at a pit", request_nature="FORCES", severity="SEV1")
    item: UUID = table.put(plenary, grave)
    here = f"{LIST}{plenary}/"
    assert "A source would be at risk" in anne.get(here).content.decode()
    assert "No closed sitting can take it" in anne.get(f"{here}items/{item}/close/").content.decode()
    shut = table.closed()
    assert anne.post(f"{here}items/{item}/close/", {"sitting_id": str(shut)}).status_code == 302
    assert sitting(table.by("chantal"), plenary).items == ()
    assert [one.case_id for one in sitting(table.by("chantal"), shut).items] == [grave]
    assert "A source would be at risk" not in anne.get(here).content.decode()
