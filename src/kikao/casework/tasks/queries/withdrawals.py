"""Where a report had gone before its source took consent back: what the secretariat must look at, place by place."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time
from uuid import UUID

from django.db.models import Q

from kikao.casework.cases.models import Case, CaseIncident
from kikao.casework.cases.policy import seen_by as cases_seen_by
from kikao.casework.incidents.models import Claim, Incident, IncidentReport
from kikao.casework.incidents.policy import seen_by as incidents_seen_by
from kikao.casework.meetings.enums import ReleaseState
from kikao.casework.meetings.models import AgendaItem, Minutes, Release
from kikao.casework.reports.enums import Redress, SharedKind
from kikao.casework.reports.models import Redaction, Referral, Report, ThreadMessage
from kikao.casework.reports.policy import words_seen_by
from kikao.casework.tasks.schemas import SharedPlace
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit.enums import Outcome
from kikao.foundation.audit.models import TrailEntry
from kikao.foundation.base.clock import LUBUMBASHI, date_of
from kikao.foundation.base.stops import Unknown
from kikao.foundation.files.models import FileRelease
from kikao.foundation.sealing.models import SealedExport
from kikao.registry.people.queries import account_names, accounts_with

_Place = tuple[SharedKind, UUID, str, date | None]
_OUT = (ReleaseState.APPROVED, ReleaseState.EXPIRED, ReleaseState.WITHDRAWN)
_MOST = 200


def places_of_report(by: Actor, report_id: UUID) -> tuple[SharedPlace, ...]:
    """Return every place to which what a source told can have gone, with what was done there since."""
    row = Report.objects.filter(words_seen_by(by), id=report_id).first()
    if row is None:
        raise Unknown
    done = {(one.about, one.about_id): one for one in Redaction.objects.filter(report=row)}
    names = account_names(by.working_group_id, [one.done_by for one in done.values()])
    return tuple(
        SharedPlace(
            about=kind.value,
            about_words=str(kind.label),
            about_id=about_id,
            words=words,
            on=on,
            redress=str(Redress(found.redress).label) if (found := done.get((kind.value, about_id))) else "",
            done_on=found.done_on if found else None,
            done_by=names.get(found.done_by, "") if found and found.done_by else "",
        )
        for kind, about_id, words, on in _places(by, row)
    )


def _places(by: Actor, row: Report) -> Iterator[_Place]:
    links = IncidentReport.objects.filter(report=row)
    told = Incident.objects.filter(incidents_seen_by(by), id__in=links.values("incident_id"))
    incidents = {one.id: one for one in told.order_by("opened_on", "id")[:_MOST]}
    above = {one.merged_into_id for one in incidents.values() if one.merged_into_id}
    shown = CaseIncident.objects.filter(incident_id__in={*incidents, *above}).values("case_id")
    cases = {
        one.id: one for one in Case.objects.filter(cases_seen_by(by), id__in=shown).order_by("id")[:_MOST]
    }
    for incident in incidents.values():
        yield SharedKind.INCIDENT, incident.id, f"{incident.reference} {incident.title}", incident.opened_on
    for case in cases.values():
        yield SharedKind.CASE, case.id, f"{case.reference} {case.title}", case.tabled_on
    yield from _releases(cases)
    yield from _minutes(cases)
    for referral in Referral.objects.filter(report=row, passed_on=True).order_by("referred_on", "id"):
        yield SharedKind.REFERRAL, referral.id, referral.target, referral.referred_on
    for file in FileRelease.objects.filter(original__subject_id=row.id, withdrawn_on=None).order_by(
        "released_on", "id"
    ):
        yield SharedKind.FILE, file.id, "", file.released_on
    yield from _readers(by, row, incidents)
    if cases:
        yield from _taken_along(by, cases)
        yield from _exports(by, min(case.entered_on for case in cases.values()))


def _releases(cases: Iterable[UUID]) -> Iterator[_Place]:
    rows = Release.objects.filter(case_id__in=list(cases), state__in=_OUT).select_related("seat")
    for row in rows.order_by("approved_on", "id"):
        yield SharedKind.RELEASE, row.id, f"{row.reference} {row.seat.title}", row.approved_on


def _minutes(cases: Iterable[UUID]) -> Iterator[_Place]:
    items = AgendaItem.objects.filter(case_id__in=list(cases), taken_off=False).values("sitting_id")
    for row in Minutes.objects.filter(sitting_id__in=items).select_related("sitting").order_by("id"):
        yield SharedKind.MINUTES, row.sitting_id, "", row.sitting.held_on


def _readers(by: Actor, row: Report, incidents: Iterable[UUID]) -> Iterator[_Place]:
    """Name everybody outside the secretariat who opened something of it, as the trail has it."""
    items = [row.narrative_item_id, row.place_words_item_id, row.said_at_item_id, row.more_item_id]
    items += ThreadMessage.objects.filter(report=row).values_list("item_id", flat=True)
    claims = Claim.objects.filter(Q(incident_id__in=list(incidents)), report=row)
    items += claims.values_list("wording_item_id", flat=True)
    read = TrailEntry.objects.filter(object_ref__in=[str(one) for one in items if one], outcome=Outcome.READ)
    actors = set(read.values_list("actor", flat=True).distinct())
    desk = {f"account:{one}" for one in accounts_with(by.working_group_id, Role.SECRETARIAT)}
    outside = sorted(UUID(one.partition(":")[2]) for one in actors - desk if one.startswith("account:"))
    names = account_names(by.working_group_id, outside)
    for account_id in outside:
        yield SharedKind.READER, account_id, names.get(account_id, ""), None


def _taken_along(by: Actor, cases: Iterable[UUID]) -> Iterator[_Place]:
    """Name every time the words of one of the cases left the server in a file."""
    rows = SealedExport.objects.filter(subject_id__in=list(cases), taken_at__isnull=False)
    found = list(rows.order_by("taken_at", "id")[:_MOST])
    names = account_names(by.working_group_id, [row.asked_by for row in found])
    for row in found:
        day = date_of(row.taken_at) if row.taken_at else None
        yield SharedKind.EXPORT, row.id, names.get(row.asked_by, ""), day


def _exports(by: Actor, since: date) -> Iterator[_Place]:
    """Name every time the register was taken out since the first case stood in it; the trail writes moments in UTC."""
    begun = datetime.combine(since, time.min, tzinfo=LUBUMBASHI).astimezone(UTC)
    rows = TrailEntry.objects.filter(
        working_group_id=by.working_group_id,
        verb="case.export",
        outcome=Outcome.DONE,
        at__gte=begun.isoformat(timespec="milliseconds"),
    )
    found = list(rows.order_by("-n")[:_MOST])
    who = {row.n: UUID(row.actor.partition(":")[2]) for row in found if row.actor.startswith("account:")}
    names = account_names(by.working_group_id, who.values())
    for row in found:
        name = names.get(who[row.n], "") if row.n in who else ""
        yield SharedKind.EXPORT, UUID(row.object_ref), name, date_of(datetime.fromisoformat(row.at))
