"""What can happen in a group, one deed at a time: each chosen and filled in by numbers, each done by the acts that members use."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

from kikao.casework.cases.actions import (
    add_party,
    attach_incident,
    check_summary,
    detach_incident,
    remove_party,
    table_case,
)
from kikao.casework.cases.enums import PartyRole
from kikao.casework.cases.models import Case, CaseIncident, Party
from kikao.casework.incidents.models import Incident
from kikao.casework.meetings.actions import (
    approve_release,
    decide_urgently,
    plan_sitting,
    propose_release,
    put_on_agenda,
    withdraw_release,
)
from kikao.casework.meetings.models import Decision, Release, Sitting
from kikao.casework.tasks.actions import assign_task, join_force
from kikao.foundation.base.clock import today
from kikao.registry.people.models import Holding
from tests.journeys.histories.establishing import (
    accuse,
    accuse_in_report,
    apart,
    clear,
    identify,
    join_report,
    merge,
    open_one,
    part_report,
    send,
    several,
    take_back,
    unmerge,
)
from tests.journeys.histories.oracle import ACCUSING_PARTIES, Group, walled
from tests.journeys.histories.world import MARK, Numbers, World

DECIDERS = ("esperance", "emile", "irene", "chantal", "gilbert", "baraka", "didier", "damas", "honore")
"""Whoever of them is not walled from a case is consulted on it."""
Deed = Callable[[World, Numbers], object]


def table(world: World, numbers: Numbers) -> object:
    incident = numbers.one(world.ids(Incident)) if numbers.next() % 3 else None
    made = table_case(
        world.anne,
        title=f"{MARK} case",
        summary=f"{MARK} summary",
        incident_ids=[incident] if incident else [],
        request_nature="" if incident else "FORCES",
        requester_type="COMM",
        place_id=numbers.one([None, *world.places]),
    )
    return check_summary(world.actor("alice"), case_id=made, version=1)


def attach(world: World, numbers: Numbers) -> object:
    pair = apart(world, numbers, CaseIncident, ("case_id", Case), ("incident_id", Incident))
    if pair is None:
        pair = numbers.one(world.ids(Case)), open_one(world, Numbers((1,)))
    return attach_incident(world.anne, case_id=pair[0], incident_id=pair[1])


def detach(world: World, numbers: Numbers) -> object:
    if not several(CaseIncident, "case_id"):
        attach(world, numbers)
    link = CaseIncident.objects.get(id=numbers.one(several(CaseIncident, "case_id")))
    return detach_incident(world.anne, case_id=link.case_id, incident_id=link.incident_id)


def enter_party(world: World, numbers: Numbers) -> object:
    return add_party(
        world.anne,
        case_id=numbers.one(world.ids(Case)),
        organisation_id=numbers.one(world.bodies),
        role=numbers.one([*ACCUSING_PARTIES, *PartyRole.values]),
    )


def drop_party(world: World, numbers: Numbers) -> object:
    if not world.ids(Party):
        enter_party(world, numbers)
    return remove_party(world.anne, party_id=numbers.one(world.ids(Party)))


def call_sitting(world: World, numbers: Numbers) -> object:
    closed = bool(numbers.next() % 2)
    sitting = plan_sitting(
        world.anne,
        kind="CLOSED" if closed else "MONTHLY",
        planned_on=today() + timedelta(days=7),
        closed=closed,
        invited=world.seats[: 2 + numbers.next() % 4] if closed else (),
    )
    return put_on_agenda(
        world.anne, sitting_id=sitting, kind="NEW_CASE", case_id=numbers.one(world.ids(Case))
    )


def put(world: World, numbers: Numbers) -> object:
    if not world.ids(Sitting):
        return call_sitting(world, numbers)
    return put_on_agenda(
        world.anne,
        sitting_id=numbers.one(world.ids(Sitting)),
        kind="NEW_CASE",
        case_id=numbers.one(world.ids(Case)),
    )


def decide(world: World, numbers: Numbers) -> UUID:
    chosen = numbers.one(world.ids(Case))
    kept_out = walled(Group.now())[chosen]
    seats = Holding.objects.filter(until_on=None).exclude(account_id__in=kept_out)
    free = set(seats.values_list("seat_id", flat=True))
    consulted = [seat for name, seat in world.cast.seats.items() if seat in free and name in DECIDERS]
    return decide_urgently(
        world.anne, case_id=chosen, code="D1", reason=f"{MARK} reason", consulted=consulted
    )


def release(world: World, numbers: Numbers) -> object:
    decisions = world.ids(Decision, case__isnull=False) or [decide(world, numbers)]
    made = propose_release(
        world.anne,
        decision_id=numbers.one(decisions),
        seat_id=numbers.one(_seats_behind_the_wall(world) or world.seats),
        what="Something was heard.",
        until_on=today() + timedelta(days=numbers.next() % 3),
    )
    return approve_release(world.actor("alice"), release_id=made) if numbers.next() % 4 else made


def _seats_behind_the_wall(world: World) -> list[UUID]:
    """Return the seats from which something is hidden: a text is released to them."""
    hidden = {account for accounts in walled(Group.now()).values() for account in accounts}
    return [world.cast.seats[name] for name in world.people if world.cast.accounts[name] in hidden]


def expire(world: World, numbers: Numbers) -> object:
    if not world.ids(Release, state="APPROVED"):
        release(world, numbers)
    chosen = numbers.one(world.ids(Release, state="APPROVED"))
    if numbers.next() % 3 == 1:
        return withdraw_release(world.anne, release_id=chosen, reason="It is over.")
    return Release.objects.filter(id=chosen).update(until_on=today() - timedelta(days=1))


def give_task(world: World, numbers: Numbers) -> object:
    return assign_task(
        world.anne,
        case_id=numbers.one(world.ids(Case)),
        title=f"{MARK} task",
        action_type="FF",
        owner_id=world.cast.accounts[numbers.one(world.people)],
        due_next_meeting=True,
    )


def join(world: World, numbers: Numbers) -> object:
    return join_force(
        world.anne,
        case_id=numbers.one(world.ids(Case)),
        account_id=world.cast.accounts[numbers.one(world.people)],
    )


CASEWORK: tuple[Deed, ...] = (
    send,
    send,
    accuse_in_report,
    clear,
    open_one,
    open_one,
    join_report,
    part_report,
    accuse,
    accuse,
    accuse,
    identify,
    take_back,
    merge,
    unmerge,
    table,
    table,
    attach,
    detach,
    detach,
    enter_party,
    enter_party,
    enter_party,
    drop_party,
    call_sitting,
    put,
    decide,
    release,
    expire,
    expire,
    give_task,
    join,
)
