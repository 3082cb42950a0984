"""Who is at a site now, and which colour it has, by the events that stand on its timeline."""

from datetime import date
from uuid import UUID

from django.db.models import Case, Q, QuerySet, Value, When

from kikao.casework.monitoring.enums import SiteEventKind
from kikao.casework.monitoring.models import SiteEvent
from kikao.casework.monitoring.policy import events_seen_by
from kikao.foundation.access.actor import Actor

COMES = (SiteEventKind.ARMED_PRESENCE, SiteEventKind.DEPLOYMENT)
"""Events by which somebody is there from then on."""


def in_order(rows: "QuerySet[SiteEvent]") -> "QuerySet[SiteEvent]":
    """Put events in the order of their days; of one day or one stretch, who came or what was shut stands first."""
    ends = (SiteEventKind.WITHDRAWAL, SiteEventKind.LIFTING)
    last = Case(When(kind__in=ends, then=Value(1)), default=Value(0))
    return rows.order_by("happened_from", last, "entered_on", "id")


def standing_events(by: Actor) -> "QuerySet[SiteEvent]":
    """Return the events that stand for this reader, each with its place, body and case."""
    rows = SiteEvent.objects.filter(events_seen_by(by), struck_on=None)
    return rows.select_related("place", "organisation")


def present_at(by: Actor, place_id: UUID) -> list[SiteEvent]:
    """Return by which events somebody is at a site now: who came and, as far as is known, has not left."""
    kinds = (*COMES, SiteEventKind.WITHDRAWAL)
    rows = standing_events(by).filter(place_id=place_id, kind__in=kinds)
    there: dict[object, SiteEvent] = {}
    for row in in_order(rows):
        who = row.organisation_id or row.unnamed or None
        if row.kind == SiteEventKind.WITHDRAWAL:
            there.pop(who, None)
        else:
            there[who] = row
    return list(there.values())


def colour_of(by: Actor, place_id: UUID) -> SiteEvent | None:
    """Return the qualification that counts now: the latest one, run out or not."""
    rows = standing_events(by).filter(place_id=place_id, kind=SiteEventKind.QUALIFICATION)
    return rows.order_by("-happened_from", "-entered_on", "-id").first()


def suspended_by(by: Actor, place_id: UUID, day: date) -> SiteEvent | None:
    """Return the suspension that holds on a day: not lifted since, not run out."""
    kinds = (SiteEventKind.SUSPENSION, SiteEventKind.LIFTING)
    rows = standing_events(by).filter(place_id=place_id, kind__in=kinds)
    last = in_order(rows).last()
    if last is None or last.kind == SiteEventKind.LIFTING:
        return None
    return None if last.expires_on and last.expires_on < day else last


def expiring(working_group_id: UUID, until: date) -> "QuerySet[SiteEvent]":
    """Return, for the clock, the colours and suspensions that run out by a day and that no later one has replaced."""
    kinds = (SiteEventKind.QUALIFICATION, SiteEventKind.SUSPENSION)
    rows = SiteEvent.objects.filter(
        working_group_id=working_group_id, struck_on=None, kind__in=kinds, expires_on__lte=until
    )
    return rows.filter(~Q(id__in=replaced(working_group_id)))


def replaced(working_group_id: UUID) -> list[UUID]:
    """Return the colours and suspensions after which the same site had a later one, or a lifting."""
    ends = {SiteEventKind.LIFTING.value: SiteEventKind.SUSPENSION.value}
    kinds = (SiteEventKind.QUALIFICATION, SiteEventKind.SUSPENSION, SiteEventKind.LIFTING)
    rows = SiteEvent.objects.filter(working_group_id=working_group_id, struck_on=None, kind__in=kinds)
    last: dict[tuple[UUID, str], UUID] = {}
    gone: list[UUID] = []
    ordered = in_order(rows).values_list("id", "place_id", "kind")
    for event_id, place_id, kind in ordered:
        before = last.pop((place_id, ends.get(kind, kind)), None)
        if before:
            gone.append(before)
        if kind not in ends:
            last[(place_id, kind)] = event_id
    return gone
