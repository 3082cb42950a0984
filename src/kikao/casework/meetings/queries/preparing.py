"""What the secretariat alone knows while it prepares a sitting: what had to stay off, who can be invited, what is at risk."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from kikao.casework.cases.enums import CaseStatus
from kikao.casework.cases.models import Case, CaseIncident, Party
from kikao.casework.cases.policy import seen_by as cases_seen_by
from kikao.casework.cases.queries import titles
from kikao.casework.incidents.models import IncidentReport
from kikao.casework.meetings.enums import COMING, DecisionCode, Ratification
from kikao.casework.meetings.models import AgendaItem, Decision, Sitting
from kikao.casework.meetings.policy import at_desk, seen_by
from kikao.casework.meetings.queries.room import (
    closed_to_the_room,
    open_items,
    require_sitting,
    walled_seats,
)
from kikao.casework.meetings.queries.sittings import line_of
from kikao.casework.meetings.schemas import HeldBack, HostRisk, InviteLine, Preparation, SittingLine
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.stops import NotAllowed
from kikao.registry.people.enums import Pillar
from kikao.registry.people.models import Seat
from kikao.registry.people.schemas import in_language

GRAVE = "SEV1"


def waiting_for_decision(by: Actor) -> "QuerySet[Case]":
    """Keep the cases that wait for a decision of a sitting, those kept under watch left out."""
    own = Decision.objects.filter(case_id=OuterRef("pk"))
    watched = own.filter(code=DecisionCode.WATCH)
    return Case.objects.filter(cases_seen_by(by), ~Exists(watched), status=CaseStatus.TABLED)


def to_ratify(by: Actor) -> "QuerySet[Case]":
    """Keep the cases with an urgent decision that no sitting has judged yet."""
    urgent = Decision.objects.filter(case_id=OuterRef("pk"), ratification=Ratification.UNRATIFIED)
    return Case.objects.filter(cases_seen_by(by), Exists(urgent))


def preparation(by: Actor, sitting_id: UUID) -> Preparation:
    """Return what the secretariat alone must know before this sitting is held."""
    if not at_desk(by):
        raise NotAllowed
    row = require_sitting(by, sitting_id)
    if row.state not in COMING:
        return Preparation((), ())
    return Preparation(held_back(by, row), _risks(by, row))


def held_back(by: Actor, row: Sitting) -> tuple[HeldBack, ...]:
    """Return what waits for a decision and cannot stand on this plenary; it belongs on a closed sitting."""
    if row.closed or not at_desk(by):
        return ()
    displaced = AgendaItem.objects.filter(
        cases_seen_by(by, "case_id"), sitting=row, case__isnull=False, displaced_on__isnull=False
    )
    items = {item.case_id: item for item in displaced.order_by("displaced_on", "id") if item.case_id}
    standing = AgendaItem.objects.filter(
        cases_seen_by(by, "case_id"), sitting=row, case__isnull=False, taken_off=False
    )
    items |= {item.case_id: item for item in standing if item.case_id and item.case_id not in items}
    waiting = [*waiting_for_decision(by).order_by("tabled_on", "id").values_list("id", flat=True)[:100]]
    waiting += to_ratify(by).values_list("id", flat=True)[:100]
    asked = list(dict.fromkeys([*items, *waiting]))
    elsewhere = _on_closed_sittings(by, asked)
    walled = closed_to_the_room(row, asked)
    shut = [one for one in asked if one in walled and one not in elsewhere]
    named = titles(by, shut)
    return tuple(
        HeldBack(
            one,
            named.get(one, ""),
            items[one].id if one in items else None,
            items[one].displaced_on if one in items else None,
        )
        for one in shut
    )


def _on_closed_sittings(by: Actor, case_ids: Iterable[UUID]) -> set[UUID]:
    rows = AgendaItem.objects.filter(
        seen_by(by, "sitting_id"),
        case_id__in=list(case_ids),
        sitting__closed=True,
        sitting__state__in=COMING,
        taken_off=False,
    )
    return {case_id for case_id in rows.values_list("case_id", flat=True) if case_id}


def _risks(by: Actor, row: Sitting) -> tuple[HostRisk, ...]:
    """Return the items that would put somebody at risk on the premises of the host."""
    if row.host is None or row.host_id is None:
        return ()
    items = [item for item in open_items(by, row) if item.case_id]
    ids = [item.case_id for item in items if item.case_id]
    parties = set(
        Party.objects.filter(case_id__in=ids, organisation_id=row.host_id).values_list("case_id", flat=True)
    )
    force = row.host.security_body or row.host.is_company
    grave = (
        set(Case.objects.filter(id__in=ids, severity=GRAVE).values_list("id", flat=True)) if force else set()
    )
    told = _with_reports(ids) if force else set()
    words = titles(by, ids)
    found = []
    for item in items:
        if item.case_id in told:
            reason = _("Somebody told this in confidence; the host is a force or a company.")
        elif item.case_id in grave:
            reason = _("It is of the gravest level; the host is a force or a company.")
        elif item.case_id in parties:
            reason = _("The host is a party in it.")
        else:
            continue
        found.append(HostRisk(item.id, words.get(item.case_id, "") if item.case_id else "", reason))
    return tuple(found)


def _with_reports(case_ids: list[UUID]) -> set[UUID]:
    links = dict(CaseIncident.objects.filter(case_id__in=case_ids).values_list("incident_id", "case_id"))
    told = IncidentReport.objects.filter(incident_id__in=list(links)).values_list("incident_id", flat=True)
    return {links[incident_id] for incident_id in told}


def closed_sittings_for(by: Actor, case_id: UUID) -> tuple[SittingLine, ...]:
    """Return the coming closed sittings at which nobody invited is walled from a case; for the secretariat."""
    if not at_desk(by):
        raise NotAllowed
    rows = Sitting.objects.filter(seen_by(by), closed=True, state__in=COMING).select_related("host")
    coming = rows.order_by("planned_on", "id")[:20]
    return tuple(line_of(row) for row in coming if not closed_to_the_room(row, [case_id]))


def invitable(by: Actor, case_ids: Iterable[UUID]) -> tuple[InviteLine, ...]:
    """Return every seat, pillar by pillar, and whether it is walled from one of these cases; for the secretariat."""
    if not at_desk(by):
        raise NotAllowed
    asked = list(Case.objects.filter(cases_seen_by(by), id__in=list(case_ids)).values_list("id", flat=True))
    seats = list(
        Seat.objects.filter(working_group_id=by.working_group_id, active=True).order_by("pillar", "title")
    )
    found = walled_seats(by.working_group_id, asked, [seat.id for seat in seats]) if asked else {}
    walled = {seat_id for many in found.values() for seat_id in many}
    return tuple(
        InviteLine(
            seat.id,
            in_language(seat.title, seat.title_fr),
            seat.pillar,
            str(Pillar(seat.pillar).label),
            seat.id in walled,
        )
        for seat in seats
    )


def stands_on_a_coming_agenda(by: Actor, case_ids: Iterable[UUID]) -> bool:
    """Tell whether one of these stands on the agenda of a sitting that was not held yet."""
    rows = AgendaItem.objects.filter(
        seen_by(by, "sitting_id"), case_id__in=list(case_ids), sitting__state__in=COMING, taken_off=False
    )
    return rows.exists()
