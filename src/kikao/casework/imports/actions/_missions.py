"""What the line of a mission says, put into the acts by which a secretary records one that was made long ago."""

import re
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.cases.enums import Level
from kikao.casework.imports.actions._columns import told_by
from kikao.casework.imports.queries import Names, Reading, case_called, holder_of
from kikao.casework.imports.reckoning.units import Unit
from kikao.casework.missions.actions import join_mission, record_past_mission
from kikao.casework.missions.enums import TeamRole
from kikao.casework.missions.schemas.given import PlanGiven, StopGiven
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.moments import Moment, Precision
from kikao.foundation.base.stops import Invalid

_WITH_DAYS = re.compile(r"^(.*\S)\s*\(([\d/. -]+)\)$")
"""A place with its days in brackets; the brackets of a place's own name hold letters."""


def mission_of(by: Actor, names: Names, unit: Unit) -> UUID:
    """Record a past mission, as left without clearance, and who led it."""
    read = Reading(names, unit.first)
    starts_on, ends_on = read.needed_day("starts_on"), read.needed_day("ends_on")
    plan = PlanGiven(
        purpose=read.needed_code("purpose"),
        title=read.words("title"),
        starts_on=starts_on,
        ends_on=ends_on,
        level=read.code("level", otherwise=Level.LOCAL),
        stops=tuple(_stops(read, starts_on, ends_on)),
    )
    case_ids, leader_id = _cases(by, read), _leader(by, read, starts_on)
    read.check()
    made = record_past_mission(by, plan=plan, case_ids=case_ids, reason=read.words("reason"))
    if leader_id:
        with told_by({"account_id": "leader"}):
            join_mission(by, mission_id=made, account_id=leader_id, role=TeamRole.LEADER)
    return made


def _stops(read: Reading, starts_on: date, ends_on: date) -> list[StopGiven]:
    """Read the places in their order, each with its own days or with all those of the mission."""
    found = []
    for said in read.line.many("stops"):
        dated = _WITH_DAYS.match(said)
        try:
            place_id = UUID(read.names.find("place", dated[1] if dated else said))
            first, last = _days(dated[2]) if dated else (starts_on, ends_on)
        except Invalid as stop:
            read.faults["stops"] = " ".join(str(words) for words in stop.fields.values())
        else:
            found.append(StopGiven(place_id, first, last))
    return found


def _days(said: str) -> tuple[date, date]:
    """Read one day, or a stretch from day to day."""
    moment = Moment.parse(said)
    if moment.start is None or moment.end is None or moment.precision in (Precision.MONTH, Precision.YEAR):
        raise Invalid({"stops": _("Write the days of a place as 27/03/2020 or 27/03/2020-29/03/2020.")})
    return moment.start, moment.end


def _cases(by: Actor, read: Reading) -> list[UUID]:
    found = []
    for said in read.line.many("cases"):
        try:
            case_id = case_called(by, said, "cases")
        except Invalid as stop:
            read.faults["cases"] = " ".join(str(words) for words in stop.fields.values())
        else:
            found += [case_id] if case_id else []
    return found


def _leader(by: Actor, read: Reading, day: date) -> UUID | None:
    """Return the account of who led it, by the seat that the line names."""
    seat_id = read.one("leader", "seat")
    if seat_id is None:
        return None
    holder_id = holder_of(by, seat_id, day)
    if holder_id is None:
        read.faults["leader"] = _(
            "Nobody held this seat then. Leave it empty, and enter afterwards who went."
        )
    return holder_id
