"""What can happen in a group, one deed at a time: each chosen and filled in by numbers, each done by the acts that members use."""

from collections.abc import Callable
from datetime import timedelta

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
from kikao.casework.reports.enums import AccusedKind
from kikao.casework.reports.models import Report, ReportAccused
from kikao.casework.reports.queries import words_of
from kikao.casework.reports.schemas import Accusation, Known, Told
from kikao.casework.tasks.actions import assign_task, join_force
from kikao.foundation.base.clock import today
from kikao.foundation.sealing.vault import receipt_keys_of
from kikao.foundation.sealing.words import new_receipt
from tests.journeys.histories.world import MARK, Numbers, World

Deed = Callable[[World, Numbers], object]


def send(world: World, numbers: Numbers) -> object:
    kind = numbers.one(AccusedKind.values)
    body = numbers.one(world.bodies) if kind == AccusedKind.ORGANISATION else None
    told = Told(
        words=f"{MARK} told",
        accused=(Accusation(kind, body),),
        known=Known(place_id=numbers.one([None, None, *world.places])),
    )
    receipt = receipt_keys_of(world.cast.group_id, new_receipt())
    made = send_report(world.cast.source, told=told, receipt=receipt)
    return words_of(world.anne, made)


def accuse_in_report(world: World, numbers: Numbers) -> object:
    report, kind = numbers.one(world.ids(Report)), numbers.one(AccusedKind.values)
    body = numbers.one(world.bodies) if kind == AccusedKind.ORGANISATION else None
    return name_accused(world.anne, report_id=report, kind=kind, organisation_id=body)


def clear(world: World, numbers: Numbers) -> object:
    return clear_accused(world.anne, accused_id=numbers.one(world.ids(ReportAccused)))


def open_one(world: World, numbers: Numbers) -> object:
    reports = [numbers.one(world.ids(Report))] if numbers.next() % 3 else []
    return open_incident(
        world.anne,
        title=f"{MARK} incident",
        nature="FACT",
        place_id=numbers.one([None, *world.places]),
        report_ids=[one for one in reports if one],
    )


def join_report(world: World, numbers: Numbers) -> object:
    return add_report(
        world.anne, incident_id=numbers.one(world.ids(Incident)), report_id=numbers.one(world.ids(Report))
    )


def part_report(world: World, numbers: Numbers) -> object:
    return remove_report(world.anne, link_id=numbers.one(world.ids(IncidentReport)))


def accuse(world: World, numbers: Numbers) -> object:
    stranger = numbers.one(["", "", "UNIFORM", "COMPANY_GUARD"])
    return record_involvement(
        world.anne,
        incident_id=numbers.one(world.ids(Incident)),
        part=numbers.one(["ALLEGED_AUTHOR", "SPONSOR", "VICTIM_GROUP"]),
        organisation_id=None if stranger else numbers.one(world.bodies),
        stranger=stranger,
    )


def identify(world: World, numbers: Numbers) -> object:
    line = Involvement.objects.get(id=numbers.one(world.ids(Involvement)))
    return identify_author(
        world.anne, involvement_id=line.id, version=line.version, organisation_id=numbers.one(world.bodies)
    )


def take_back(world: World, numbers: Numbers) -> object:
    line = Involvement.objects.get(id=numbers.one(world.ids(Involvement, withdrawn_on=None)))
    return withdraw_involvement(world.anne, involvement_id=line.id, version=line.version)


def merge(world: World, numbers: Numbers) -> object:
    row = Incident.objects.get(id=numbers.one(world.ids(Incident)))
    return merge_incidents(
        world.anne, incident_id=row.id, into_id=numbers.one(world.ids(Incident)), version=row.version
    )


def unmerge(world: World, numbers: Numbers) -> object:
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
    return attach_incident(
        world.anne, case_id=numbers.one(world.ids(Case)), incident_id=numbers.one(world.ids(Incident))
    )


def detach(world: World, numbers: Numbers) -> object:
    link = CaseIncident.objects.get(id=numbers.one(world.ids(CaseIncident)))
    return detach_incident(world.anne, case_id=link.case_id, incident_id=link.incident_id)


def enter_party(world: World, numbers: Numbers) -> object:
    return add_party(
        world.anne,
        case_id=numbers.one(world.ids(Case)),
        organisation_id=numbers.one(world.bodies),
        role=numbers.one(PartyRole.values),
    )


def drop_party(world: World, numbers: Numbers) -> object:
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
    return put_on_agenda(
        world.anne,
        sitting_id=numbers.one(world.ids(Sitting)),
        kind="NEW_CASE",
        case_id=numbers.one(world.ids(Case)),
    )


def decide(world: World, numbers: Numbers) -> object:
    consulted = [world.cast.seats[name] for name in ("esperance", "emile", "irene", "chantal", "gilbert")]
    return decide_urgently(
        world.anne,
        case_id=numbers.one(world.ids(Case)),
        code="D1",
        reason=f"{MARK} reason",
        consulted=consulted,
    )


def release(world: World, numbers: Numbers) -> object:
    made = propose_release(
        world.anne,
        decision_id=numbers.one(world.ids(Decision)),
        seat_id=numbers.one(world.seats),
        what="Something was heard.",
        until_on=today() + timedelta(days=numbers.next() % 3),
    )
    return approve_release(world.actor("alice"), release_id=made) if numbers.next() % 3 else made


def expire(world: World, numbers: Numbers) -> object:
    chosen = numbers.one(world.ids(Release, state="APPROVED"))
    if numbers.next() % 2:
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
    identify,
    take_back,
    merge,
    unmerge,
    table,
    table,
    attach,
    detach,
    enter_party,
    enter_party,
    drop_party,
    call_sitting,
    put,
    decide,
    release,
    expire,
    give_task,
    join,
)
