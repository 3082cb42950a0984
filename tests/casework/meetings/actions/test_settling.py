"""Coming sittings stay right when a wall rises, however it rises."""

import pytest

from kikao.casework.cases.actions import add_party
from kikao.casework.cases.enums import PartyRole
from kikao.casework.meetings.actions import call_sitting, settle_agendas
from kikao.casework.meetings.models import AgendaItem, Attendance
from kikao.casework.meetings.queries import next_sitting, sitting, sittings
from kikao.foundation.audit.models import TrailEntry
from kikao.foundation.base.stops import NotAllowed, Unknown
from kikao.foundation.notices.clock import JOBS
from kikao.foundation.notices.models import Notice
from kikao.foundation.notices.queries import notices
from kikao.registry.people.actions import declare_interest
from tests.casework.meetings.table import Table

pytestmark = pytest.mark.django_db


def accuse(table: Table, body: str) -> None:
    add_party(
        table.by(),
        case_id=table.cases[-1],
        organisation_id=table.cast.bodies[body],
        role=PartyRole.ADVERSE_PARTY,
    )


def test_the_secretariat_finds_a_notice_that_hides_from_who_is_walled(table: Table) -> None:
    plenary = table.plenary()
    table.put(plenary, table.case())
    accuse(table, "pmh")
    told = [line for line in notices(table.by("alice")).items if line.about_id == plenary]
    assert [line.words for line in told] == ["An agenda must be looked at again."]
    assert not Notice.objects.filter(account_id=table.cast.accounts["didier"], about="sitting").exists()
    assert TrailEntry.objects.filter(verb="agenda.settle").count() == 1


def test_an_interest_declared_later_empties_the_agenda_at_once_and_for_good_by_night(table: Table) -> None:
    plenary = table.plenary()
    table.case()
    add_party(
        table.by(),
        case_id=table.cases[0],
        organisation_id=table.cast.bodies["fec"],
        role=PartyRole.ADVERSE_PARTY,
    )
    item = table.put(plenary, table.cases[0])
    declare_interest(table.by("gilbert"), organisation_id=table.cast.bodies["fec"])
    assert sitting(table.by("chantal"), plenary).items == ()
    assert not AgendaItem.objects.get(id=item).taken_off
    JOBS["meetings.settle_agendas"].work(table.cast.system)
    assert AgendaItem.objects.get(id=item).taken_off
    assert settle_agendas(table.cast.system) == 0


def test_a_seat_that_is_walled_now_is_struck_from_a_closed_sitting_with_its_notices(table: Table) -> None:
    case_id = table.case()
    shut = table.closed(case_id, names=["anne", "alice", "chantal", "baraka"])
    call_sitting(table.by(), sitting_id=shut)
    baraka = table.by("baraka")
    assert shut in [line.id for line in sittings(baraka).items]
    assert [line.about_id for line in notices(baraka).items] == [shut]
    accuse(table, "twangiza")
    baraka = table.by("baraka")
    assert sittings(baraka).items == notices(baraka).items == ()
    assert next_sitting(baraka, closed=True) is None
    with pytest.raises(Unknown):
        sitting(baraka, shut)
    assert not Attendance.objects.filter(sitting_id=shut, seat_id=table.cast.seats["baraka"]).exists()
    assert [line.who for line in sitting(table.by("chantal"), shut).attendances].count("Banro") == 0


def test_nobody_settles_agendas_by_hand(table: Table) -> None:
    with pytest.raises(NotAllowed):
        settle_agendas(table.by())
