"""Planning, calling, moving and cancelling a sitting, and who is expected there."""

from datetime import timedelta
from uuid import uuid4

import pytest

from kikao.casework.cases.actions import add_party
from kikao.casework.meetings.actions import (
    call_sitting,
    cancel_sitting,
    invite_seats,
    plan_sitting,
    reschedule_sitting,
)
from kikao.casework.meetings.actions.agenda import WalledItem
from kikao.casework.meetings.enums import SittingKind
from kikao.casework.meetings.models import Sitting
from kikao.casework.meetings.queries import sitting, sittings
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Clash, Invalid, NotAllowed, Stop, Unknown
from kikao.foundation.notices.queries import notices
from tests.casework.meetings.table import MARKER, Table

pytestmark = pytest.mark.django_db


def test_plan_sitting_expects_every_seat_at_a_plenary(table: Table) -> None:
    plenary = sitting(table.by("chantal"), table.plenary())
    assert {line.seat_id for line in plenary.attendances} == {
        seat for name, seat in table.cast.seats.items() if name != "frank"
    }
    assert plenary.quorum.needed == 7


def test_plan_sitting_expects_only_who_is_invited_to_a_closed_one_with_its_own_quorum(table: Table) -> None:
    shut = table.closed(names=["anne", "chantal"])
    page = sitting(table.by("chantal"), shut)
    assert [line.who for line in page.attendances] == ["SOFEDI", "Secretariat"]
    assert (page.line.closed, page.quorum.needed) == (True, 3)
    own = plan_sitting(
        table.by(),
        kind=SittingKind.CLOSED,
        planned_on=today(),
        invited=table.seats(["anne"]),
        quorum=1,
    )
    assert sitting(table.by(), own).quorum.needed == 1


def test_a_smaller_kind_may_be_for_some_seats_and_is_no_secret(table: Table) -> None:
    some = table.seats(["anne", "gilbert"])
    sub = plan_sitting(table.by(), kind=SittingKind.SUBCOMMITTEE, planned_on=today(), invited=some)
    assert len(sitting(table.by("didier"), sub).attendances) == 2
    full = plan_sitting(table.by(), kind=SittingKind.MONTHLY, planned_on=today(), invited=some)
    assert len(sitting(table.by("didier"), full).attendances) > 10


def test_plan_sitting_refuses_what_makes_no_sense(table: Table) -> None:
    tomorrow, yesterday = today() + timedelta(days=1), today() - timedelta(days=1)
    for wrong in (
        {"kind": "TEA", "planned_on": today()},
        {"kind": SittingKind.CLOSED, "planned_on": today()},
        {"kind": SittingKind.MONTHLY, "planned_on": yesterday},
        {"kind": SittingKind.MONTHLY, "planned_on": tomorrow, "from_paper": True},
        {"kind": SittingKind.CLOSED, "planned_on": today(), "invited": table.seats(["anne"]), "quorum": 0},
    ):
        with pytest.raises(Invalid):
            plan_sitting(table.by(), **wrong)
    for unknown in (
        {"kind": SittingKind.MONTHLY, "host_id": uuid4()},
        {"kind": SittingKind.CLOSED, "invited": [uuid4()]},
        {"kind": SittingKind.CLOSED, "invited": table.seats(["frank"])},
    ):
        with pytest.raises(Unknown):
            plan_sitting(table.by(), planned_on=today(), **unknown)
    with pytest.raises(NotAllowed):
        plan_sitting(table.by("chantal"), kind=SittingKind.MONTHLY, planned_on=today())
    assert not Sitting.objects.exists()


def test_call_sitting_tells_who_is_expected_and_nobody_else(table: Table) -> None:
    shut = table.closed(table.secret())
    call_sitting(table.by(), sitting_id=shut)
    assert [line.about_id for line in notices(table.by("chantal")).items] == [shut]
    assert notices(table.by("didier")).items == ()
    with pytest.raises(Stop, match=r"lifecycle\.sitting"):
        call_sitting(table.by(), sitting_id=shut)


def test_cancel_sitting_tells_who_was_called(table: Table) -> None:
    never, called = table.plenary(), table.plenary(2)
    cancel_sitting(table.by(), sitting_id=never)
    assert notices(table.by("chantal")).items == ()
    call_sitting(table.by(), sitting_id=called)
    cancel_sitting(table.by(), sitting_id=called)
    assert notices(table.by("chantal")).items[0].words == "A sitting was cancelled."
    with pytest.raises(Stop, match=r"lifecycle\.sitting"):
        table.hold(called)


def test_reschedule_sitting_moves_day_and_place_and_the_second_of_two_is_told(table: Table) -> None:
    plenary = table.plenary()
    call_sitting(table.by(), sitting_id=plenary)
    version = sitting(table.by(), plenary).version
    later = today() + timedelta(days=5)
    host = table.cast.bodies["cps"]
    reschedule_sitting(
        table.by(), sitting_id=plenary, version=version, planned_on=later, venue="Panzi", host_id=host
    )
    line = sitting(table.by("chantal"), plenary).line
    assert (line.day, line.venue, line.host) == (later, "Panzi", "Comité Provincial de Suivi")
    assert len(notices(table.by("chantal")).items) == 2
    with pytest.raises(Clash):
        reschedule_sitting(table.by(), sitting_id=plenary, version=version, planned_on=later)
    with pytest.raises(Invalid):
        reschedule_sitting(
            table.by(), sitting_id=plenary, version=version + 1, planned_on=today() - timedelta(days=1)
        )
    cancel_sitting(table.by(), sitting_id=plenary)
    with pytest.raises(Stop, match=r"sitting\.no_longer_coming"):
        reschedule_sitting(table.by(), sitting_id=plenary, version=version + 2, planned_on=later)


def test_a_closed_sitting_may_get_another_quorum(table: Table) -> None:
    shut = table.closed()
    version = sitting(table.by(), shut).version
    reschedule_sitting(table.by(), sitting_id=shut, version=version, planned_on=today(), quorum=5)
    assert sitting(table.by(), shut).quorum.needed == 5


def test_invite_seats_adds_and_strikes_and_keeps_out_who_is_walled(table: Table) -> None:
    shut = table.closed(table.secret(), names=["anne", "chantal"])
    call_sitting(table.by(), sitting_id=shut)
    invite_seats(table.by(), sitting_id=shut, seat_ids=table.seats(["anne", "gilbert"]))
    assert [line.about_id for line in notices(table.by("gilbert")).items] == [shut]
    assert notices(table.by("chantal")).items == sittings(table.by("chantal")).items == ()
    with pytest.raises(WalledItem):
        invite_seats(table.by(), sitting_id=shut, seat_ids=table.seats(["anne", "didier"]))
    with pytest.raises(Invalid):
        invite_seats(table.by(), sitting_id=shut, seat_ids=[])
    with pytest.raises(Invalid):
        invite_seats(table.by(), sitting_id=table.plenary(), seat_ids=table.seats(["anne"]))


def test_a_notice_of_a_closed_sitting_names_nothing(table: Table) -> None:
    case_id = table.secret()
    shut = table.closed(case_id)
    call_sitting(table.by(), sitting_id=shut)
    assert MARKER not in str(notices(table.by("chantal")))
    add_party(table.by(), case_id=case_id, organisation_id=table.cast.bodies["sofedi"], role="SPONSOR")
    assert notices(table.by("chantal")).items == ()


def test_a_closed_sitting_is_planned_about_cases_from_which_nobody_invited_is_walled(table: Table) -> None:
    case_id = table.secret()
    given = {"kind": SittingKind.CLOSED, "planned_on": today(), "about": [case_id]}
    made = plan_sitting(table.by(), invited=table.seats(["anne", "chantal"]), **given)
    assert [item.case_id for item in sitting(table.by("chantal"), made).items] == [case_id]
    with pytest.raises(WalledItem):
        plan_sitting(table.by(), invited=table.seats(["anne", "didier"]), **given)
    with pytest.raises(Unknown):
        plan_sitting(table.by(), kind=SittingKind.MONTHLY, planned_on=today(), about=[uuid4()])
    assert Sitting.objects.count() == 1


def test_a_plenary_is_planned_about_a_case_too_and_a_smaller_one_loses_a_seat(table: Table) -> None:
    plenary = plan_sitting(table.by(), kind=SittingKind.MONTHLY, planned_on=today(), about=[table.case()])
    assert len(sitting(table.by("didier"), plenary).items) == 1
    some = table.seats(["anne", "gilbert"])
    sub = plan_sitting(table.by(), kind=SittingKind.SUBCOMMITTEE, planned_on=today(), invited=some)
    invite_seats(table.by(), sitting_id=sub, seat_ids=some[:1])
    assert len(sitting(table.by("didier"), sub).attendances) == 1
