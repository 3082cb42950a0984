"""What several acts on incidents stand on: the row, its version, its words for searching, its readers."""

from datetime import timedelta
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from kikao.casework.incidents.enums import IncidentState, MappingState, Scheme
from kikao.casework.incidents.models import Incident, IncidentCategory, IncidentReport, Mapping
from kikao.casework.incidents.policy import seen_by
from kikao.casework.incidents.reckoning import changed_mappings
from kikao.casework.reports.enums import RESTRICTED_CATEGORIES
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.clock import today
from kikao.foundation.base.searching import normalise
from kikao.foundation.base.stops import Clash, Stop, Unknown
from kikao.foundation.notices.inbox import raise_alert
from kikao.foundation.notices.models import Alert
from kikao.foundation.sealing.keys import public_keys
from kikao.foundation.sealing.vault import can_open, grant, readers_of
from kikao.registry.people.queries import desk_of
from kikao.registry.terms.queries import proposal_for

GRAVEST = "SEV1"
FRESH = 60
"""Days within which what happened is an alarm and not yet history."""


class RestrictedStop(Stop):
    """Somebody would make an incident of what is taken on the restricted form alone."""

    def __init__(self) -> None:
        """Point to the restricted form."""
        super().__init__(
            "incident.restricted_category",
            _("No incident is made of sexual or gender-based violence: it would be read by the whole table."),
            cure=_("Take it on the restricted form, send the person where help is, and note the referral."),
        )


class MergedStop(Stop):
    """The incident was merged into another; work goes on there."""

    def __init__(self) -> None:
        """Send the reader to the other one."""
        super().__init__(
            "incident.merged",
            _("This incident was merged into another one."),
            cure=_("Work on the other one, or separate them first."),
            status=409,
        )


def locked(by: Actor, incident_id: UUID) -> Incident:
    """Return an incident for this actor and no other, locked until the act ends, so that numbers are given once."""
    row = Incident.objects.select_for_update().filter(seen_by(by), id=incident_id).first()
    if row is None:
        raise Unknown
    return row


def open_row(by: Actor, incident_id: UUID) -> Incident:
    """Return an incident that can be worked on."""
    row = locked(by, incident_id)
    if row.state != IncidentState.OPEN:
        raise MergedStop
    return row


def turn(row: Incident, version: int) -> None:
    """Take the next version, or tell the second of two people that somebody was there first."""
    taken = Incident.objects.filter(id=row.id, version=version).update(version=version + 1)
    if not taken:
        raise Clash
    row.version = version + 1


def search_words(row: Incident) -> str:
    """Return the words by which an incident is found."""
    return normalise(f"{row.reference} {row.title}")


def file_under(by: Actor, row: Incident, codes: tuple[str, ...]) -> None:
    """Put an incident under its categories and propose what they stand for elsewhere."""
    if RESTRICTED_CATEGORIES.intersection(codes):
        raise RestrictedStop
    IncidentCategory.objects.filter(incident=row).exclude(code__in=codes).delete()
    held = dict(IncidentCategory.objects.filter(incident=row).values_list("code", "id"))
    for position, code in enumerate(codes):
        if code in held:
            IncidentCategory.objects.filter(id=held[code]).update(position=position)
        else:
            IncidentCategory.objects.create(
                working_group_id=row.working_group_id, incident=row, code=code, position=position
            )
    proposal = proposal_for(by, codes)
    propose(row, Scheme.OECD, (*proposal.oecd, *proposal.oecd_possible))
    propose(row, Scheme.VP, proposal.vp)
    if row.severity_by is None:
        earlier, row.severity = row.severity, proposal.severity
        alert_if_graver(by, row, earlier)


def alert_if_graver(by: Actor, row: Incident, earlier: str) -> None:
    """Put an incident that has become one of level 1 on the screens of those on duty, unless it is an old story.

    One of its reports may have been on those screens before; then nobody is alarmed twice.
    """
    if row.severity != GRAVEST or earlier == GRAVEST or not _is_fresh(row):
        return
    reports = IncidentReport.objects.filter(incident=row).values("report_id")
    if not Alert.objects.filter(subject_id__in=reports).exists():
        raise_alert(by, row.id, "incident")


def _is_fresh(row: Incident) -> bool:
    last = row.happened_until or row.happened_from
    return last is None or last >= today() - timedelta(days=FRESH)


def propose(row: Incident, scheme: Scheme, codes: tuple[str, ...]) -> None:
    """Write what the categories propose under one standard; what a person judged is left alone."""
    rows = Mapping.objects.filter(incident=row, scheme=scheme)
    new, stale = changed_mappings(dict(rows.values_list("code", "state")), codes)
    rows.filter(code__in=stale, state=MappingState.PROPOSED).delete()
    Mapping.objects.bulk_create(
        Mapping(working_group_id=row.working_group_id, incident=row, scheme=scheme, code=code)
        for code in sorted(new)
    )


def let_desk_read(by: Actor, row: Incident) -> None:
    """Give the key to those of the secretariat who have it not and are no longer walled, if the actor can."""
    if not can_open(by, row.id):
        return
    missing = set(desk_of(row.working_group_id, row.id)) - readers_of(row.id)
    for account_id in sorted(public_keys(missing)):
        grant(by, row.id, account_id)
