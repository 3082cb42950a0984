"""What can happen in a group, one deed at a time: each chosen and filled in by numbers, each done by the acts that members use."""

from collections.abc import Callable
from datetime import timedelta
from itertools import product
from typing import Any
from uuid import UUID

from django.db.models import Count

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
from kikao.casework.incidents.actions import (
    add_report,
    identify_author,
    merge_incidents,
    open_incident,
    record_involvement,
    remove_report,
    unmerge_incident,
    withdraw_involvement,
)
from kikao.casework.incidents.models import Incident, IncidentReport, Involvement
from kikao.casework.meetings.actions import (
    approve_release,
    decide_urgently,
    plan_sitting,
    propose_release,
    put_on_agenda,
    withdraw_release,
)
from kikao.casework.meetings.models import Decision, Release, Sitting
from kikao.casework.reports.actions import clear_accused, name_accused, send_report
from kikao.casework.reports.enums import AccusedKind, ConsentScope
from kikao.casework.reports.models import Report, ReportAccused
from kikao.casework.reports.queries import words_of
from kikao.casework.reports.schemas import Accusation, Known, Told
from kikao.casework.tasks.actions import assign_task, join_force
from kikao.foundation.base.clock import today
from kikao.foundation.sealing.vault import receipt_keys_of
from kikao.foundation.sealing.words import new_receipt
from kikao.registry.people.models import Holding
from tests.journeys.histories.oracle import ACCUSING_PARTIES, Group, walled
from tests.journeys.histories.world import MARK, Numbers, World

DECIDERS = ("esperance", "emile", "irene", "chantal", "gilbert", "baraka", "didier", "damas", "honore")
"""Whoever of them is not walled from a case is consulted on it."""
Deed = Callable[[World, Numbers], object]


def send(world: World, numbers: Numbers) -> UUID:
    kind = numbers.one(AccusedKind.values)
    body = numbers.one(world.bodies) if kind == AccusedKind.ORGANISATION else None
    told = Told(
        words=f"{MARK} told",
        accused=(Accusation(kind, body),),
        known=Known(
            place_id=numbers.one([None, None, *world.places]), severity=numbers.one(["", "", "SEV1"])
        ),
    )
    receipt = receipt_keys_of(world.cast.group_id, new_receipt())
    made = send_report(world.cast.source, told=told, receipt=receipt, also=tuple(ConsentScope.values))
    words_of(world.anne, made)
    return made


def accuse_in_report(world: World, numbers: Numbers) -> UUID:
    report, kind = numbers.one(world.ids(Report)), numbers.one(AccusedKind.values)
    body = numbers.one(world.bodies) if kind == AccusedKind.ORGANISATION else None
    return name_accused(world.anne, report_id=report, kind=kind, organisation_id=body)


def clear(world: World, numbers: Numbers) -> object:
    several = world.ids(ReportAccused, report_id=accuse_in_report(world, numbers))
    return clear_accused(world.anne, accused_id=numbers.one(several))


def open_one(world: World, numbers: Numbers) -> UUID:
    reports = [numbers.one(world.ids(Report))] if numbers.next() % 3 else []
    return open_incident(
        world.anne,
        title=f"{MARK} incident",
        nature="FACT",
        place_id=numbers.one([None, *world.places]),
        report_ids=[one for one in reports if one],
    )


def join_report(world: World, numbers: Numbers) -> object:
    pair = _apart(world, numbers, IncidentReport, ("incident_id", Incident), ("report_id", Report))
    if pair is None:
        pair = numbers.one(world.ids(Incident)), send(world, numbers)
    return add_report(world.anne, incident_id=pair[0], report_id=pair[1])


def _apart(world: World, numbers: Numbers, link: Any, *ends: tuple[str, Any]) -> Any:
    """Choose two things that could be joined and are not."""
    (first, one), (second, other) = ends
    there = set(link.objects.values_list(first, second))
    return numbers.one(sorted(set(product(world.ids(one), world.ids(other))) - there))


def _several(link: Any, field: str) -> list[UUID]:
    """Return the links of whatever has several of them: one can be taken away."""
    many = link.objects.values(field).annotate(links=Count("id")).filter(links__gt=1).values(field)
    return sorted(link.objects.filter(**{f"{field}__in": many}).values_list("id", flat=True))


def part_report(world: World, numbers: Numbers) -> object:
    if not _several(IncidentReport, "incident_id"):
        join_report(world, numbers)
    return remove_report(world.anne, link_id=numbers.one(_several(IncidentReport, "incident_id")))


def accuse(world: World, numbers: Numbers) -> object:
    stranger = numbers.one(["", "", "", "", "UNIFORM", "COMPANY_GUARD"])
    return record_involvement(
        world.anne,
        incident_id=numbers.one(world.ids(Incident)),
        part=numbers.one(["ALLEGED_AUTHOR", "ALLEGED_AUTHOR", "SPONSOR", "VICTIM_GROUP"]),
        organisation_id=None if stranger else numbers.one(world.bodies),
        stranger=stranger,
    )


def identify(world: World, numbers: Numbers) -> object:
    if not world.ids(Involvement, organisation=None, withdrawn_on=None):
        stranger = numbers.one(["UNIFORM", "COMPANY_GUARD"])
        incident = numbers.one(world.ids(Incident))
        record_involvement(world.anne, incident_id=incident, part="ALLEGED_AUTHOR", stranger=stranger)
    line = Involvement.objects.get(
        id=numbers.one(world.ids(Involvement, organisation=None, withdrawn_on=None))
    )
    return identify_author(
        world.anne, involvement_id=line.id, version=line.version, organisation_id=numbers.one(world.bodies)
    )


def take_back(world: World, numbers: Numbers) -> object:
    if not world.ids(Involvement, withdrawn_on=None):
        accuse(world, numbers)
    line = Involvement.objects.get(id=numbers.one(world.ids(Involvement, withdrawn_on=None)))
    return withdraw_involvement(world.anne, involvement_id=line.id, version=line.version)


def merge(world: World, numbers: Numbers) -> object:
    if len(world.ids(Incident)) < 2:
        open_one(world, Numbers((1,)))
    row = Incident.objects.get(id=numbers.one(world.ids(Incident)))
    into = numbers.one(one for one in world.ids(Incident) if one != row.id)
    return merge_incidents(world.anne, incident_id=row.id, into_id=into, version=row.version)


def unmerge(world: World, numbers: Numbers) -> object:
    if not world.ids(Incident, state="MERGED"):
        merge(world, numbers)
    row = Incident.objects.get(id=numbers.one(world.ids(Incident, state="MERGED")))
    return unmerge_incident(world.anne, incident_id=row.id, version=row.version)


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
    pair = _apart(world, numbers, CaseIncident, ("case_id", Case), ("incident_id", Incident))
    if pair is None:
        pair = numbers.one(world.ids(Case)), open_one(world, Numbers((1,)))
    return attach_incident(world.anne, case_id=pair[0], incident_id=pair[1])


def detach(world: World, numbers: Numbers) -> object:
    if not _several(CaseIncident, "case_id"):
        attach(world, numbers)
    link = CaseIncident.objects.get(id=numbers.one(_several(CaseIncident, "case_id")))
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
