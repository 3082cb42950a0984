"""What can be told and established, one deed at a time: reports, incidents, who is accused in them."""

from itertools import product
from typing import Any
from uuid import UUID

from django.db.models import Count

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
from kikao.casework.reports.actions import clear_accused, name_accused, send_report
from kikao.casework.reports.enums import AccusedKind, ConsentScope
from kikao.casework.reports.models import Report, ReportAccused
from kikao.casework.reports.queries import words_of
from kikao.casework.reports.schemas import Accusation, Known, Told
from kikao.foundation.sealing.vault import receipt_keys_of
from kikao.foundation.sealing.words import new_receipt
from tests.journeys.histories.world import MARK, Numbers, World


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
    pair = apart(world, numbers, IncidentReport, ("incident_id", Incident), ("report_id", Report))
    if pair is None:
        pair = numbers.one(world.ids(Incident)), send(world, numbers)
    return add_report(world.anne, incident_id=pair[0], report_id=pair[1])


def apart(world: World, numbers: Numbers, link: Any, *ends: tuple[str, Any]) -> Any:
    """Choose two things that could be joined and are not."""
    (first, one), (second, other) = ends
    there = set(link.objects.values_list(first, second))
    return numbers.one(sorted(set(product(world.ids(one), world.ids(other))) - there))


def several(link: Any, field: str) -> list[UUID]:
    """Return the links of whatever has several of them: one can be taken away."""
    many = link.objects.values(field).annotate(links=Count("id")).filter(links__gt=1).values(field)
    return sorted(link.objects.filter(**{f"{field}__in": many}).values_list("id", flat=True))


def part_report(world: World, numbers: Numbers) -> object:
    if not several(IncidentReport, "incident_id"):
        join_report(world, numbers)
    return remove_report(world.anne, link_id=numbers.one(several(IncidentReport, "incident_id")))


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
